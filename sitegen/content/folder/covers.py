"""Covers by their names: `photo.jpg.yaml` says which parts of `photo.jpg` nobody may see.

It lies beside the picture, not in a text that shows it: so it holds in whatever place, language and
document the picture is shown, also where nobody thought of it, and when that text is gone.
"""

from __future__ import annotations

from posixpath import splitext

from sitegen.media.file_type import PICTURE_ENDINGS
from sitegen.media.records import Region
from sitegen.values import Value

ENDING = ".yaml"
"""What stands behind the picture's name in that of its cover."""


class Cover(Value):
    """What nobody may see of a picture: its regions, each with its name and line in `file`."""

    file: str
    regions: tuple[Region, ...]
    names: tuple[str, ...]
    lines: tuple[int, ...]


def is_picture(path: str) -> bool:
    """True for a file that is a picture by its name."""
    return splitext(path)[1].lower() in PICTURE_ENDINGS


def is_cover(path: str) -> bool:
    """True for a file that is a picture's cover by its name."""
    return path.endswith(ENDING) and is_picture(path.removesuffix(ENDING))


def cover_of(picture: str) -> str:
    """Give where a picture's cover lies, if it has one."""
    return f"{picture}{ENDING}"
