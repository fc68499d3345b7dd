"""The files that a feed names: which are wanted, and what they are called beside an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from sitegen.errors import MediaError
from sitegen.importing.fetching.sorts import What
from sitegen.importing.podcast.values import Beside, ReadItem, ReadShow
from sitegen.importing.values import Placement
from sitegen.text import slugify

TRANSCRIPTS = {
    "text/vtt": ".vtt",
    "application/srt": ".srt",
    "application/x-subrip": ".srt",
    "text/srt": ".srt",
    "application/json": ".json",
    "text/plain": ".txt",
}
"""Types of transcripts that an entry can have (Podcasting 2.0, "Transcript"), the best first."""

LONGEST = 40
SMALLEST = 1400
"""Pixels of a side."""


@dataclass(frozen=True)
class Files:
    """Files that a feed names, as they were fetched: the path on this machine by the address.

    `why` says of the others what prevented it.
    """

    here: Mapping[str, str] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)

    def absence(self, address: str) -> str:
        """Say why a file isn't there."""
        return self.why.get(address, "not fetched; --download fetches it")


class Folder:
    """The files beside one entry, while it is made: each has a name of its own."""

    def __init__(self, path: str, files: Files) -> None:
        """`path` is the entry's folder, from the site folder."""
        self.path = path
        self.files = files
        self.placements: dict[str, Placement] = {}

    def take(self, address: str, name: str = "") -> str:
        """Put a fetched file beside the entry and give its name there, "" where it isn't here."""
        origin = self.files.here.get(address)
        if origin is None:
            return ""
        if address not in self.placements:
            stem = slugify(name or unquote(PurePosixPath(urlsplit(address).path).stem))
            stem = stem[:LONGEST].strip("-") or "file"
            ending = PurePosixPath(origin).suffix.lower()
            taken = {each.path for each in self.placements.values()}
            names = (f"{stem}{f'-{number}' if number > 1 else ''}{ending}" for number in count(1))
            free = next(each for each in names if f"{self.path}/{each}" not in taken)
            self.placements[address] = Placement(f"{self.path}/{free}", origin)
        return self.placements[address].path.rpartition("/")[2]

    def too_small(self, address: str) -> str:
        """Say how large a fetched picture is that podcast directories would refuse as artwork, ""
        for one that they take (Apple Podcasts for Creators, "Artwork requirements")."""
        from sitegen.media.facts import image_facts

        origin = self.files.here.get(address)
        if origin is None:
            return ""
        try:
            facts = image_facts(Path(origin).read_bytes(), name=address)
        except MediaError as error:
            return str(error)
        if facts.vector:
            return "a drawing; directories ask for a photo"
        if min(facts.width, facts.height) < SMALLEST:
            return f"{facts.width} × {facts.height} pixels; directories ask for {SMALLEST} a side"
        return ""

    @property
    def media(self) -> tuple[Placement, ...]:
        """The files that were taken."""
        return tuple(self.placements.values())


def best_transcript(found: Sequence[Beside], lang: str) -> Beside | None:
    """Give the transcript that an entry can have: of the show's language, the best of its types."""
    order = tuple(TRANSCRIPTS)
    fit = [each for each in found if each.type in TRANSCRIPTS]

    def rank(each: Beside) -> tuple[bool, int]:
        other = bool(each.lang) and each.lang.lower()[:2] != lang.lower()[:2]
        return (other, order.index(each.type))

    return min(fit, key=rank, default=None)


def wanted(show: ReadShow, items: Sequence[ReadItem]) -> Iterator[tuple[str, What]]:
    """Give the addresses of files that entries can have beside them, each with what it must be."""
    if show.artwork:
        yield show.artwork, "picture"
    for item in items:
        if item.sound:
            yield item.sound.url, "sound"
        if item.picture and item.picture != show.artwork:
            yield item.picture, "picture"
        transcript = best_transcript(item.transcripts, show.lang)
        if transcript:
            yield transcript.url, "text"
        if item.parts_file and not item.parts:
            yield item.parts_file.url, "text"
