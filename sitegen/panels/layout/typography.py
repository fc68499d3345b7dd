"""Type sizes: from the reading distance to a legible range, and the largest size that fits."""

from __future__ import annotations

import math
from collections.abc import Callable

from sitegen.errors import SitegenError
from sitegen.panels.values import PanelText
from sitegen.values import Value

# Smithsonian Guidelines for Accessible Exhibition Design, US National Park Service: at least
# 24 pt at a metre; 12 pt is the floor for a sheet that is held in the hand.
POINTS_PER_METRE = 24.0
SMALLEST = 12.0
GROWTH = 1.75
STEP = 0.5
NEARLY_ALL = 0.97
FEWEST = 24
AVERAGE_CHARACTER = 0.54
MM_PER_POINT = 25.4 / 72


class TypeRange(Value):
    """The legible minimum and the useful maximum of running text, in points."""

    smallest: float
    largest: float


class Overflow(Value):
    """One language's (or person's) text that is too long at the legible minimum; `words` is 0
    where they weren't counted."""

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
            if overflow.words
            else f"{overflow.lang}: {_counted(overflow.lines, 'line')} too long"
            for overflow in overflows
        )
        super().__init__(
            f"{place}: the text does not fit at {size:g} pt, the legible minimum: {told}; "
            "shorten it, use a larger format or a shorter viewing distance"
        )


def type_range(distance: float, growth: float = GROWTH) -> TypeRange:
    """The range for a reading distance in metres: 24 pt for each metre, never under 12 pt, and
    `growth` times that."""
    smallest = max(SMALLEST, POINTS_PER_METRE * distance)
    return TypeRange(smallest=smallest, largest=smallest * growth)


def narrowed(sizes: TypeRange, line: float) -> TypeRange:
    """The range without sizes that would leave fewer than FEWEST characters on a line (mm)."""
    widest = line / (FEWEST * MM_PER_POINT * AVERAGE_CHARACTER)
    largest = max(sizes.smallest, min(sizes.largest, widest))
    return TypeRange(smallest=sizes.smallest, largest=largest)


def characters_per_line(width: float, size: float) -> float:
    """About how many characters of `size` points fit in `width` mm."""
    return width / (size * MM_PER_POINT * AVERAGE_CHARACTER)


def largest_fitting(
    height: Callable[[float], float], room: float, sizes: TypeRange, first: float | None = None
) -> tuple[float, float] | None:
    """The largest size, in half points, whose text is at most `room` mm high, and its height.

    `height` gives the text's height in mm at a size; None when even the smallest is too high.
    Text of a fixed width grows with the square of its size: guesses follow that, and the search
    ends early once nearly all room is used, for what remains goes to the portrait or the margin.
    It begins with the size `first`, with the largest if none is given.
    """
    low, high = math.ceil(sizes.smallest / STEP), math.floor(sizes.largest / STEP)
    found: tuple[float, float] | None = None
    guess = high if first is None else min(max(math.floor(first / STEP), low), high)
    while low <= high:
        taken = height(guess * STEP)
        if taken <= room:
            found, low = (guess * STEP, taken), guess + 1
            if taken >= room * NEARLY_ALL:
                break
        else:
            high = guess - 1
        predicted = math.floor(guess * math.sqrt(room / taken)) if taken > 0 else high
        guess = min(max(predicted, low), high)
    return found


def overflow_of(text: PanelText, begin: float, end: float, limit: float, line: float) -> Overflow:
    """By how much a text set from `begin` to `end` passes `limit` (mm; `line` is its leading)."""
    lines = max(1, math.ceil((end - limit) / line))
    words = sum(len(block.text.split()) for block in text.blocks)
    set_lines = max(1.0, (end - begin) / line)
    return Overflow(lang=text.lang, lines=lines, words=max(1, math.ceil(words * lines / set_lines)))


def display_size(
    characters: int, width: float, lines: float, largest: float, least: float
) -> float:
    """The size in points of display words of so many characters over `width` mm.

    As large as about `lines` lines allow, at most `largest`; at least `least`, so that the panel
    keeps one voice above its text.
    """
    filling = (lines - 0.3) * width / (max(1, characters) * MM_PER_POINT * AVERAGE_CHARACTER)
    return round(min(largest, max(filling, least)) * 4) / 4


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
