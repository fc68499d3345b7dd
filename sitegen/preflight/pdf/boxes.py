"""The boxes of a page (ISO 32000-1, 14.11.2) and its unit."""

from __future__ import annotations

from typing import Any

from sitegen.preflight.pdf.geometry import POINTS_PER_MM, Box
from sitegen.preflight.pdf.objects import entry, number_of, numbers
from sitegen.values import Value

DEEPEST = 64


class Boxes(Value):
    """The boxes in points, as written; None where a page has none.

    `unit` is the page's UserUnit, `is_turned` whether /Rotate exchanges width and height.
    """

    media: Box | None
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    unit: float = 1.0
    is_turned: bool = False

    @property
    def net(self) -> Box | None:
        """What is left after cutting: the TrimBox, or else the ArtBox, CropBox, MediaBox."""
        return self.trim or self.art or self.crop or self.media

    @property
    def wet(self) -> Box | None:
        """What the printer may paint: the BleedBox, or else the net page."""
        return self.bleed or self.net

    def mm(self, points: float) -> float:
        """A length in mm."""
        return points * self.unit / POINTS_PER_MM

    def size(self, box: Box) -> tuple[float, float]:
        """The width and height of a box in mm, as the page is held."""
        width, height = self.mm(box.width), self.mm(box.height)
        return (height, width) if self.is_turned else (width, height)

    def describe(self, box: Box) -> str:
        """Where a box stands on the net page: mm from its left and top edge, and its size."""
        net, seen = self.net or box, box.shared(self.media or box)
        left, top, width, height = (
            round(self.mm(length))
            for length in (seen.left - net.left, net.top - seen.top, seen.width, seen.height)
        )
        return f"{left} mm from the left, {top} mm from the top, {width} × {height} mm"


def read_boxes(page: Any) -> Boxes:
    """The boxes of a page dictionary, inherited ones (MediaBox, CropBox) included."""
    return Boxes(
        media=_box(_inherited(page, "/MediaBox")),
        crop=_box(_inherited(page, "/CropBox")),
        bleed=_box(entry(page, "/BleedBox")),
        trim=_box(entry(page, "/TrimBox")),
        art=_box(entry(page, "/ArtBox")),
        unit=max(number_of(entry(page, "/UserUnit"), 1.0), 0.001),
        is_turned=number_of(_inherited(page, "/Rotate"), 0) % 180 == 90,
    )


def _inherited(page: Any, key: str) -> Any:
    for _ in range(DEEPEST):
        if page is None or (found := entry(page, key)) is not None:
            return found if page is not None else None
        page = entry(page, "/Parent")
    return None


def _box(item: Any) -> Box | None:
    sides = numbers(item)
    if len(sides) != 4:
        return None
    left, right = sorted((sides[0], sides[2]))
    bottom, top = sorted((sides[1], sides[3]))
    if right <= left or top <= bottom:
        return None
    return Box(left=left, bottom=bottom, right=right, top=top)
