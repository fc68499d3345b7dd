"""Type sizes: from the reading distance to a legible range, and the largest size that fits."""

from __future__ import annotations

import math
from collections.abc import Callable

from sitegen.errors import SitegenError
from sitegen.panels.values import Panel
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


class Set(Value):
    """How the words of one language were set: where they end, how high they and a line are (mm)."""

    lang: str
    words: int
    height: float
    end: float
    line: float


class Overflow(Value):
    """One language's (or person's) text that is too long at the legible minimum; `words` is 0
    where they weren't counted, `of` how many there are."""

    lang: str
    lines: int
    words: int
    of: int = 0

    @property
    def told(self) -> str:
        """What is too long, as its author reads it."""
        if self.of and self.words >= self.of:
            return (
                f"{self.lang}: none of its {_counted(self.of, 'word')} finds room beside the "
                "headline or quotation"
            )
        lines = _counted(self.lines, "line")
        counted = f" (about {_counted(self.words, 'word')})" if self.words else ""
        return f"{self.lang}: {lines}{counted} too long"


class TextTooLongError(SitegenError):
    """A text that does not fit its panel even at the legible minimum."""

    def __init__(
        self,
        place: str,
        size: float,
        overflows: tuple[Overflow, ...],
        mend: str = "shorten it, use a larger format or a shorter viewing distance",
    ) -> None:
        self.overflows = overflows
        told = "; ".join(overflow.told for overflow in overflows)
        super().__init__(
            f"{place}: the text does not fit at {size:g} pt, the legible minimum: {told}; {mend}"
        )


class OwnWordsError(TextTooLongError):
    """A panel whose words come with the theme, and are too many: nobody wrote them for it."""

    def __init__(self, message: str, overflows: tuple[Overflow, ...]) -> None:
        self.overflows = overflows
        SitegenError.__init__(self, message)


class WordTooWideError(TextTooLongError):
    """A word that is wider than its line even at the legible minimum."""

    def __init__(self, place: str, size: float, word: str, line: float) -> None:
        self.overflows = ()
        SitegenError.__init__(
            self,
            f"{place}: “{word}” is wider than its line of {line:.0f} mm at {size:g} pt, the "
            "legible minimum: write it otherwise, use a larger format or a shorter distance",
        )


def own_words_too_long(
    panel: Panel, size: float, overflows: tuple[Overflow, ...], over: float, hosts: float
) -> OwnWordsError:
    """The error for a panel whose own words end `over` mm too low at `size` points.

    `hosts` is how many mm the hosts' names and logos take.
    """
    ways = ["a larger format", f"a viewing distance shorter than {panel.distance:g} m"]
    if len(panel.texts) > 1:
        ways.insert(1, f"fewer than {len(panel.texts)} languages")
    taken = ""
    if panel.logos:
        taken = f"; its {_counted(len(panel.logos), 'host')} take {hosts:.0f} mm of the height"
        ways.insert(1, "fewer hosts")
    languages = _counted(len(panel.texts), "language")
    return OwnWordsError(
        f"{panel.slug} ({panel.kind}, {panel.format.name}): what each panel of this type says ends "
        f"{math.ceil(over)} mm too low in {languages} at {size:g} pt, the legible minimum{taken}; "
        f"use {', '.join(ways[:-1])} or {ways[-1]}",
        overflows,
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
    if room <= 0:
        return None
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


def overflows_of(
    sets: tuple[Set, ...], over: float, room: float, *, stacked: bool
) -> tuple[Overflow, ...]:
    """By how much the languages of a panel are too long, of which the last passes `room` by `over`.

    Languages under each other (`stacked`) share what is too much by how much they take. No
    language is too long by more words than it has.
    """
    whole = sum(each.height for each in sets) or 1.0
    found = []
    for each in sets:
        passed = over * each.height / whole if stacked else each.end - room
        if passed > 0:
            found.append(_overflow(each, passed))
    # What follows all languages (partners' names) may push the longest of them out.
    longest = max(sets, key=lambda each: each.end)
    return tuple(found) or (_overflow(longest, over),)


def _overflow(each: Set, passed: float) -> Overflow:
    share = passed / each.height if each.height > 0 else math.inf
    words = each.words if share >= 1 else min(each.words, max(1, math.ceil(each.words * share)))
    lines = max(1, math.ceil(passed / each.line))
    return Overflow(lang=each.lang, lines=lines, words=words, of=each.words)


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
