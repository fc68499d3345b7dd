"""Which files a value of front matter names."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.kinds.declared import DeclaredFile
from sitegen.kinds.episode import Audio, Episode
from sitegen.kinds.story import Voice
from sitegen.schema.parts import Download, Image
from sitegen.values import Value


def named_files(value: object) -> list[str]:
    """Give the paths, from the site folder, of all files that a value names, nested values too."""
    return [path for path in _walk(value) if path]


def images_of(value: object) -> Iterator[Image]:
    """Give all pictures that a value names, nested values too."""
    if isinstance(value, Image):
        yield value
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from images_of(item)
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            yield from images_of(getattr(value, name))


def _walk(value: object) -> Iterator[str]:
    if isinstance(value, Image | Audio | Download | DeclaredFile):
        yield value.file
    elif isinstance(value, Voice):
        yield from (value.file, value.transcript)
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _walk(item)
    elif isinstance(value, Value):
        if isinstance(value, Episode):
            yield value.transcript
        for name in value.__struct_fields__:
            yield from _walk(getattr(value, name))
