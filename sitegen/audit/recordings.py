"""Recordings that lie elsewhere: what their hosts say of them is what the feed says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.audit.external import Known, RemoteFile
from sitegen.audit.site import BuiltSite, Finding
from sitegen.content.entries.entry import Entry
from sitegen.feeds.addresses import encode_address
from sitegen.kinds.episode import Episode
from sitegen.site.addresses import output_path

RULE = "external"

ALIKE = (
    {"audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/x-mpeg", "audio/mpeg3"},
    {"audio/mp4", "audio/m4a", "audio/x-m4a", "audio/mp4a-latm", "audio/m4b", "audio/x-m4b"},
    {"audio/ogg", "application/ogg", "audio/opus", "audio/vorbis"},
    {"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"},
    {"audio/flac", "audio/x-flac"},
)
"""Media types that are names of one thing."""


@dataclass(frozen=True, slots=True)
class Recording:
    """An episode's sound elsewhere: the episode's page, the file that names it, as it is written
    there, and what that says of its length in bytes and its type."""

    page: str
    source: str
    written: str
    length: int
    type: str


def recordings(site: BuiltSite) -> dict[str, Recording]:
    """Give the recordings of episodes that lie elsewhere, by address; of several that name one, the
    first by path."""
    found = {}
    entries = sorted(
        site.library.entries.items(), key=lambda each: by_original(each[1]), reverse=True
    )
    for key, entry in entries:
        if isinstance(entry.meta, Episode) and (sound := entry.meta.audio).url:
            page = output_path(site.library.addresses[key])
            address = encode_address(sound.url).partition("#")[0]
            found[address] = Recording(page, entry.path, sound.url, sound.length, sound.type)
    return found


def by_original(entry: Entry) -> tuple[bool, str]:
    """Give the place of an entry among those that may name one file: originals first, by path."""
    return not entry.original, entry.path


def wrong(wanted: Mapping[str, Recording], known: Mapping[str, Known]) -> Iterator[Finding]:
    """Report what a host says of a recording otherwise than the feed, or doesn't offer.

    Sources: RSS 2.0, enclosure; Apple Podcasts for Creators, "Podcast RSS feed requirements", which
    asks hosts for HEAD and for byte ranges.
    """
    for address, recording in wanted.items():
        record = known.get(address)
        if record and record.file:
            for said in differences(recording, record.file):
                message = f"audio: {address}: {said}"
                yield Finding(
                    RULE, "", message, (recording.written,), "warning", source=recording.source
                )


def differences(recording: Recording, file: RemoteFile) -> Iterator[str]:
    """Say what differs, each with what to do."""
    if file.type.startswith("text/"):
        yield f"its host sends a text ({file.type}); expected the recording's own address"
        return
    if file.type and kinds(file.type).isdisjoint(kinds(recording.type)):
        written = f"type: says {recording.type}" if recording.type else "no type: is written"
        yield (
            f"its host sends it as {file.type}, and {written}; expected both alike, as players "
            "believe them"
        )
    if file.length >= 0 and file.length != recording.length:
        written = f"length: says {recording.length}" if recording.length else "none is written"
        yield f"its host says {file.length} bytes, and {written}; expected length: {file.length}"
    if not file.parts:
        yield (
            "its host doesn't send parts of it (byte ranges), so that nobody can jump in it, and "
            "Apple Podcasts refuses it; expected a host that answers 206 to a Range"
        )


def kinds(type_: str) -> set[str]:
    """Give all names of a media type."""
    name = type_.partition(";")[0].strip().lower()
    return next((names for names in ALIKE if name in names), {name})
