"""Where things stand on a story panel: boxes in mm from the trim's top left corner."""

from __future__ import annotations

from sitegen.panels.formats import Format
from sitegen.panels.qr import code_side
from sitegen.panels.typography import MM_PER_POINT, SHORTEST_LINE, characters_per_line
from sitegen.values import Value


class Box(Value):
    """A place on the panel, in mm from the trim's top left corner; may reach into the bleed."""

    left: float
    top: float
    width: float
    height: float


class Geometry(Value):
    """The fixed measures of a story panel; the portrait's foot (or side) is found by fitting."""

    unit: float
    margin: float
    gap: float
    line: float
    arrangement: str
    words: Box
    base: Box
    code: Box
    calls: Box
    address: Box
    beside: bool


def geometry_of(size: Format, distance: float, languages: int, smallest: float) -> Geometry:
    """The measures of a format for a reading distance (m), a number of languages, and the
    smallest text size in points. UsageError when the code can't be as large as it must be."""
    shown_height = size.height - size.cassette
    unit = min(size.width, shown_height) / 100
    margin, gap = 4.8 * unit, 3.6 * unit
    beside = size.width / shown_height > 0.9
    left = size.width * 0.4 if beside else 0.0
    width = size.width - left - 2 * margin
    side = max(code_side(distance, min(width, shown_height) * 0.6), 14 * unit)
    address_line = smallest * MM_PER_POINT * 1.2
    band = side + address_line + 7.4 * unit
    top = shown_height - band
    line = (width - gap * (languages - 1)) / languages
    columns = characters_per_line(line, smallest) >= SHORTEST_LINE
    edge = 2.8 * unit
    calls_left = left + margin + side + gap
    return Geometry(
        unit=unit,
        margin=margin,
        gap=gap,
        line=line if columns else width,
        arrangement="columns" if columns else "rows",
        words=Box(left=left + margin, top=0, width=width, height=top),
        base=Box(left=left, top=top, width=size.width - left, height=band + size.cassette),
        code=Box(left=margin, top=edge, width=side, height=side),
        calls=Box(left=calls_left - left, top=edge, width=width - side - gap, height=side),
        address=Box(left=margin, top=edge + side + 1.4 * unit, width=width, height=address_line),
        beside=beside,
    )
