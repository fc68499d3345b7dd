"""The measures that all panels of one format share: margins, columns, the base with its code.

All lengths are millimetres from the trim's top left corner.
"""

from __future__ import annotations

from sitegen.panels.formats import Format
from sitegen.panels.layout.typography import MM_PER_POINT, characters_per_line
from sitegen.panels.pictures.qr import code_side
from sitegen.values import Value

SHORTEST_LINE = 25
LONGEST_LINE = 60


class Box(Value):
    """A place on the panel; it may reach into the bleed."""

    left: float
    top: float
    width: float
    height: float


class Frame(Value):
    """A panel's fixed measures.

    `unit` is a hundredth of the shorter side. `arrangement` says how languages stand: side by side
    (`columns`), one under the other (`rows`), or so with the name beside the text (`aside`).
    `words` is the room for text; `base` the band at the foot, inside which `code`, `calls` and
    `address` are placed.
    """

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


def frame_of(
    size: Format,
    distance: float,
    languages: int,
    smallest: float,
    *,
    beside: float = 0.0,
    mirrored: bool = False,
) -> Frame:
    """The frame for a reading distance (m), a number of languages and the smallest text (pt).

    `beside` is the share of the width at the start that stays free for a picture of full height;
    `mirrored` puts the start on the right, for a panel whose first language is read from there.
    Raises UsageError when the code can't be as large as the distance asks.
    """
    shown = size.height - size.cassette
    unit = min(size.width, shown) / 100
    margin, gap = 4.8 * unit, 3.6 * unit
    kept = size.width * beside
    left = 0.0 if mirrored else kept
    width = size.width - kept - 2 * margin
    side = max(code_side(distance, min(width, shown) * 0.6), 14 * unit)
    address = smallest * MM_PER_POINT * 1.2
    edge = 2.8 * unit
    band = edge + side + 1.4 * unit + address + 2.4 * unit
    line, arrangement = _arranged(width, gap, languages, smallest)
    code_left = size.width - kept - margin - side if mirrored else margin
    calls_left = margin if mirrored else margin + side + gap
    return Frame(
        unit=unit,
        margin=margin,
        gap=gap,
        line=line,
        arrangement=arrangement,
        words=Box(left=left + margin, top=0, width=width, height=shown - band),
        base=Box(left=left, top=shown - band, width=size.width - kept, height=band + size.cassette),
        code=Box(left=code_left, top=edge, width=side, height=side),
        calls=Box(left=calls_left, top=edge, width=width - side - gap, height=side),
        address=Box(left=margin, top=edge + side + 1.4 * unit, width=width, height=address),
    )


def _arranged(width: float, gap: float, languages: int, smallest: float) -> tuple[float, str]:
    line = (width - gap * (languages - 1)) / languages
    if languages > 1 and characters_per_line(line, smallest) >= SHORTEST_LINE:
        return line, "columns"
    if characters_per_line(width, smallest) > LONGEST_LINE:
        return width, "aside"
    return width, "rows"
