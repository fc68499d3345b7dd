"""How large display words may be beside a picture: so that they end where it ends.

What follows them begins under the picture, so larger words take nothing from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.panels.layout.typography import MM_PER_POINT
from sitegen.panels.theme.metrics import Metrics, lines_needed
from sitegen.panels.theme.scripts import Script
from sitegen.values import Value

QUARTERS = 4
# Kerning and marks that hang out are not foreseen: a hair of the room and of the height stays free.
NEARLY = 0.98


class Paragraph(Value):
    """One language's display words: the width of each word and of a space, the height of a line,
    all in parts of the type size."""

    widths: tuple[float, ...]
    space: float
    line: float


def paragraph(words: str, script: Script, metrics: Metrics) -> Paragraph:
    """Measure display words, which may be broken at their spaces."""
    return Paragraph(
        widths=tuple(metrics.width(word) * script.larger for word in words.split(" ") if word),
        space=metrics.width(" ") * script.larger,
        line=script.tight * script.larger,
    )


def filling_size(
    columns: Sequence[Sequence[Paragraph]], room: float, height: float, gap: float, largest: float
) -> float:
    """The largest size in points with which each panel's paragraphs end within `height` mm.

    They stand under each other, `gap` mm apart, in lines of `room` mm. In quarter points, at most
    `largest`; 0 where none is small enough.
    """
    low, high = 0, int(largest * QUARTERS)
    while low < high:
        middle = (low + high + 1) // 2
        size = middle / QUARTERS * MM_PER_POINT
        if all(_height(each, size, room * NEARLY, gap) <= height * NEARLY for each in columns):
            low = middle
        else:
            high = middle - 1
    return low / QUARTERS


def _height(paragraphs: Sequence[Paragraph], size: float, room: float, gap: float) -> float:
    lines = (
        lines_needed((width * size for width in each.widths), each.space * size, room) * each.line
        for each in paragraphs
    )
    return sum(lines) * size + gap * (len(paragraphs) - 1)
