"""Which files a value of front matter names."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sitegen.content.kinds import Episode
from sitegen.content.parts import Audio, Download, Image, Voice
from sitegen.values import Value


def named_files(value: object) -> list[str]:
    """Give the paths, from the site folder, of all files that a value names, nested values too."""
    return [path for path in _walk(value) if path]


def images_of(value: object) -> Iterator[Image]:
    """Give all pictures that a value names, nested values too."""
    if isinstance(value, Image):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from images_of(item)
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            yield from images_of(getattr(value, name))


def _walk(value: object) -> Iterator[str]:
    if isinstance(value, Image | Audio | Download):
        yield value.file
    elif isinstance(value, Voice):
        yield from (value.file, value.transcript)
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item)
    elif isinstance(value, Value):
        if isinstance(value, Episode):
            yield value.transcript
        for name in value.__struct_fields__:
            yield from _walk(getattr(value, name))


def texts_of(value: object) -> list[str]:
    """Give every text that a value holds, nested values and free fields too."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for item in pair for text in texts_of(item)]
    if isinstance(value, tuple | list):
        return [text for item in value for text in texts_of(item)]
    if isinstance(value, msgspec.Struct):
        return [text for name in value.__struct_fields__ for text in texts_of(getattr(value, name))]
    return []
