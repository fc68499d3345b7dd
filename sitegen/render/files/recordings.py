"""Recordings as they are published: with tags and a cover of ours, and nothing of the file's."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from sitegen.engine.digest import Digest, digest_value, encode, sha256_hex
from sitegen.engine.files import write_atomically
from sitegen.engine.query import Query
from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.render.files.demands import AudioCopy
from sitegen.render.queries.files import Files
from sitegen.values import Value

COVERS = 4
"""Covers that are kept: of a show and some seasons, whose episodes are made one after another."""


class Recording(Value, tag=False):
    """What is known of a recording as it is published: its size in bytes, and its SHA-256."""

    size: int
    digest: str


class RecordingSize(Query[int]):
    """How large a published recording is, in bytes: feeds have to say it (RSS 2.0, enclosure)."""

    recording: AudioCopy

    @classmethod
    def layer(cls) -> str:
        """The layer that is asked: the files."""
        return "files"

    def answer(self, layer: Files) -> int:
        """Give the size, found out once for the same recording and tags; 0 where the recording or
        its cover isn't the one that is asked about. Raises ContentError, OSError."""
        known = known_recording(self.recording, layer)
        if known:
            return known.size
        if not is_there(self.recording, layer):
            return 0
        try:
            return made_recording(self.recording, layer).size
        except MediaError as error:
            raise ContentError([Problem(Location(self.recording.source), str(error))]) from None


def known_recording(copy: AudioCopy, files: Files) -> Recording | None:
    """Give what was found out when a recording was made; None where it is to be made."""
    stored = files.facts.get(key_of_recording(copy))
    return msgspec.msgpack.decode(stored, type=Recording) if stored else None


def is_there(copy: AudioCopy, files: Files) -> bool:
    """Whether what a recording is made from still is what it was when it was named."""
    parts = ((copy.source, copy.digest), (copy.cover, copy.cover_digest))
    return all(files.sources.digest(path) == digest for path, digest in parts if path)


def made_recording(copy: AudioCopy, files: Files) -> Recording:
    """Make a recording, once in a build, and tell what it is. Raises MediaError, OSError."""
    file = file_of_recording(copy, files)
    there = file.is_file()
    if there and (known := known_recording(copy, files)):
        return known
    data = file.read_bytes() if there else make_recording(copy, files)
    if not there:
        write_atomically(file, data, durable=False)
    found = Recording(size=len(data), digest=sha256_hex(data))
    files.facts.put(key_of_recording(copy), encode(found))
    return found


def file_of_recording(copy: AudioCopy, files: Files) -> Path:
    """Give the file that a recording is made into."""
    return files.recordings / key_of_recording(copy).hex()


def key_of_recording(copy: AudioCopy) -> Digest:
    """Name a recording by all that it is made from."""
    return digest_value(["recording", copy])


def make_recording(copy: AudioCopy, files: Files) -> bytes:
    """Give a recording's bytes with its new tags. Raises MediaError where it can't be used."""
    from sitegen.media.audio.files import AudioTags, retag

    tags = AudioTags(
        title=copy.title,
        artist=copy.artist,
        album=copy.album,
        year=copy.year,
        language=copy.language,
    )
    cover = None
    if copy.cover:
        picture = files.sources.read(copy.cover)
        cover = make_cover(picture, copy.cover, files.maximum_megapixels)
    return retag(files.sources.read(copy.source), copy.source, tags, cover)


@lru_cache(COVERS)
def make_cover(data: bytes, path: str, limit: int) -> bytes:
    """Give a small clean picture for a recording's tags from the bytes of `path`.

    All episodes of a show have the same: it is made once in each process. Raises MediaError.
    """
    from sitegen.media.facts import image_facts
    from sitegen.media.make import make_derivatives
    from sitegen.media.picture import Use, plan_picture

    facts = image_facts(data, name=path, max_megapixels=limit)
    use = Use(name="cover", widths=(600,), ratio=(1, 1), formats=("jpeg",))
    plan = plan_picture(facts, source=path, digest="", slug="cover", use=use)
    made: bytes
    ((_, made),) = make_derivatives(data, plan.derivatives[:1], max_megapixels=limit)
    return made
