"""A panel arranged: everything decided but the colours and the pictures' pixels."""

from __future__ import annotations

from typing import Any

from sitegen.panels.values import Photo
from sitegen.values import Value


class PictureSlot(Value):
    """A picture's place: its asset name, its size in mm, and the photo, or None for a pattern.

    `slug` and `initial` make the pattern that stands where a face may not be shown; `drawing` is
    another SVG to draw there, its colours as `#rrggbb`.
    """

    asset: str
    slug: str
    width: float
    height: float
    photo: Photo | None = None
    initial: str = ""
    drawing: str = ""


class Arrangement(Value):
    """A template with its size and boxes; `values` go into the template's context as they are."""

    template: str
    size: float
    values: dict[str, Any]
    pictures: tuple[PictureSlot, ...] = ()
