"""What pictures and recordings tell beside what they show: a credit, our own tags, or more."""

from __future__ import annotations

import io
from typing import Any

from sitegen.media.pictures.inspection import CREDIT, residues

OUR_TAGS = frozenset(
    {
        *("tit2", "tpe1", "talb", "tyer", "tdrc", "comm", "tlan", "apic"),  # ID3
        *("\xa9nam", "\xa9art", "\xa9alb", "\xa9day", "\xa9cmt", "covr"),  # MP4
        *("title", "artist", "album", "date", "year", "comment", "language"),  # Vorbis
        "metadata_block_picture",
    }
)
"""The tags that sitegen writes into recordings, in lower case; whatever else stands is foreign."""


def picture_traces(data: bytes, kind: str) -> tuple[str, ...]:
    """Name the parts of a picture that draw nothing and are no credit."""
    return tuple(dict.fromkeys(part for part in residues(data, kind) if part != CREDIT))


def sound_traces(data: bytes) -> tuple[str, ...]:
    """Name the tags of a recording that aren't ours."""
    import mutagen

    try:
        sound: Any = mutagen.File(io.BytesIO(data))
    except mutagen.MutagenError:
        return ("tags that can't be read",)
    tags = sound.tags if sound is not None and sound.tags else {}
    names = {str(name).partition(":")[0].casefold() for name in tags.keys()}  # noqa: SIM118
    return tuple(sorted(names - OUR_TAGS))
