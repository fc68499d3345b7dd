"""Which files a value of front matter names, what for, and what is left of it without some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal, Protocol

from msgspec.structs import fields, replace

from sitegen.kinds.declared import DeclaredFile
from sitegen.kinds.episode import Audio, Episode
from sitegen.kinds.exhibition import Download
from sitegen.kinds.story import Voice
from sitegen.schema.parts import Image
from sitegen.values import Value

FileUse = Literal["picture", "sound", "document"]
"""What a file is shown as; what is said, recorded or written down, counts as `sound`."""

PICTURE: Final[FileUse] = "picture"
SOUND: Final[FileUse] = "sound"
DOCUMENT: Final[FileUse] = "document"


def named_files(value: object) -> list[str]:
    """Give the paths, from the site folder, of all files that a value names, nested values too."""
    return [path for path, _ in files_by_use(value)]


def files_by_use(value: object) -> list[tuple[str, FileUse | None]]:
    """Give the files that a value names, each with its use, None where only the file can tell."""
    return [(path, use) for path, use in _walk(value) if path]


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


class Paths(Protocol):
    """Files by their paths."""

    def __contains__(self, path: object, /) -> bool:
        """True for one of them."""


def without_files(value: Any, left_out: Paths) -> Any:
    """Give a value without what names a file that is left out; None where it can't be without."""
    if isinstance(value, tuple):
        items = (without_files(item, left_out) for item in value)
        return tuple(item for item in items if item is not None)
    names_one = isinstance(value, Image | Audio | Download | DeclaredFile | Voice)
    if names_one and value.file and value.file in left_out:
        return None
    if isinstance(value, dict):
        kept = {name: without_files(item, left_out) for name, item in value.items()}
        return {name: item for name, item in kept.items() if item is not None}
    if not isinstance(value, Value):
        return value
    changed: dict[str, Any] = {}
    for each in fields(value):
        said = getattr(value, each.name)
        rest = _rest(said, left_out)
        if rest is None and said is not None and each.required:
            return None
        if rest != said:
            changed[each.name] = rest
    return replace(value, **changed) if changed else value


def _rest(value: Any, left_out: Paths) -> Any:
    """Give what is left of a field: a text that is a file's path names that file."""
    if isinstance(value, str):
        return "" if value and value in left_out else value
    return without_files(value, left_out)


def _walk(value: object) -> Iterator[tuple[str, FileUse | None]]:
    if isinstance(value, Image):
        yield value.file, PICTURE
    elif isinstance(value, Audio):
        yield value.file, SOUND
    elif isinstance(value, Download | DeclaredFile):
        yield value.file, None
    elif isinstance(value, Voice):
        yield from ((value.file, SOUND), (value.transcript, SOUND))
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _walk(item)
    elif isinstance(value, Value):
        if isinstance(value, Episode):
            yield value.transcript, SOUND
        for name in value.__struct_fields__:
            yield from _walk(getattr(value, name))
