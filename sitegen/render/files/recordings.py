"""Recordings as they are published: with tags and a cover of ours, and nothing of the file's."""

from __future__ import annotations

from functools import lru_cache

from sitegen.engine.digest import digest_value
from sitegen.engine.query import Query
from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.render.files.demands import AudioCopy
from sitegen.render.queries.files import Files

COVERS = 4
"""Covers that are kept: of a show and some seasons, whose episodes are made one after another."""


class RecordingSize(Query[int]):
    """How large a published recording is, in bytes: feeds have to say it (RSS 2.0, enclosure)."""

    recording: AudioCopy

    @classmethod
    def layer(cls) -> str:
        """The layer that is asked: the files."""
        return "files"

    def answer(self, layer: Files) -> int:
        """Give the size, found out once for the same recording and tags. Raises ContentError."""
        key = digest_value(["recording", self.recording])
        stored = layer.facts.get(key)
        if stored is not None:
            return int.from_bytes(stored, "big")
        try:
            size = len(make_recording(self.recording, layer))
        except MediaError as error:
            raise ContentError([Problem(Location(self.recording.source), str(error))]) from None
        layer.facts.put(key, size.to_bytes(8, "big"))
        return size


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
