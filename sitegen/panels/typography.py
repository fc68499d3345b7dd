"""Type sizes: from the reading distance to a legible range, and the largest size that fits."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from sitegen.errors import SitegenError
from sitegen.panels.values import PanelText
from sitegen.values import Value

# Smithsonian Guidelines for Accessible Exhibition Design, US National Park Service: at least
# 24 pt at reading distance; 18 pt is the floor for what is held or read at arm's length.
POINTS_PER_METRE = 24.0
SMALLEST = 18.0
GROWTH = 1.75
STEP = 0.25
AVERAGE_CHARACTER = 0.54
MM_PER_POINT = 25.4 / 72
LONGEST_LINE = 55
SHORTEST_LINE = 24


class TypeRange(Value):
    """The legible minimum and the useful maximum of running text, in points."""

    smallest: float
    largest: float


class Overflow(Value):
    """One language's text that is too long at the legible minimum."""

    lang: str
    lines: int
    words: int


class TextTooLongError(SitegenError):
    """A text that does not fit its panel even at the legible minimum."""

    def __init__(self, place: str, size: float, overflows: tuple[Overflow, ...]) -> None:
        self.overflows = overflows
        told = "; ".join(
            f"{overflow.lang}: {_counted(overflow.lines, 'line')} "
            f"(about {_counted(overflow.words, 'word')}) too long"
            for overflow in overflows
        )
        super().__init__(
            f"{place}: the text does not fit at {size:g} pt, the legible minimum: {told}; "
            "shorten it, use a larger format or a shorter viewing distance"
        )


def type_range(distance: float) -> TypeRange:
    """The range for a reading distance in metres: 24 pt for each metre, never under 18 pt."""
    smallest = max(SMALLEST, POINTS_PER_METRE * distance)
    return TypeRange(smallest=smallest, largest=round(smallest * GROWTH * 4) / 4)


def characters_per_line(width: float, size: float) -> float:
    """About how many characters of `size` points fit in `width` mm."""
    return width / (size * MM_PER_POINT * AVERAGE_CHARACTER)


def largest_fitting(
    height: Callable[[float], float], room: float, sizes: TypeRange
) -> tuple[float, float] | None:
    """The largest size, in quarter points, whose text is at most `room` mm high, and its height.

    `height` gives the text's height in mm at a size; None when even the smallest is too high.
    Text of a fixed width grows with the square of its size: guesses follow that, then narrow down.
    """
    low, high = round(sizes.smallest / STEP), round(sizes.largest / STEP)
    found: tuple[float, float] | None = None
    guess = high
    while low <= high:
        taken = height(guess * STEP)
        if taken <= room:
            found, low = (guess * STEP, taken), guess + 1
        else:
            high = guess - 1
        predicted = math.floor(guess * math.sqrt(room / taken)) if taken else high
        guess = min(max(predicted, low), high)
    return found


def overflow_of(text: PanelText, begin: float, end: float, limit: float, line: float) -> Overflow:
    """By how much a text set from `begin` to `end` passes `limit` (mm; `line` is its leading)."""
    lines = max(1, math.ceil((end - limit) / line))
    words = sum(len(paragraph.split()) for paragraph in text.paragraphs)
    set_lines = max(1.0, (end - begin) / line)
    return Overflow(lang=text.lang, lines=lines, words=max(1, math.ceil(words * lines / set_lines)))


def display_ratio(quotes: Mapping[str, str], width: float, size: float) -> float:
    """How many times larger than the text the quotation is set, so that it takes ≤ 3 lines.

    Between 2 and 4: four times the text's size is legible from four times its distance.
    """
    longest = max((len(quote) + 2 for quote in quotes.values()), default=1)
    return round(min(4.0, max(2.0, 2.7 * characters_per_line(width, size) / longest)) * 20) / 20


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
