"""Where a title breaks: into lines of one length, with no word left alone on the last."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

Measure = Callable[[str], float]
"""The width of a text at a size of 100, in pixels."""

# What may not be torn over two lines: an isolate (UAX #9) is lost with its first sign.
_WORD: Final = re.compile("(?:\u2066[^\u2069]*\u2069|\\S)+")
_MEASURED: Final = 100
# Hinting rounds the widths of letters at each size: so much wider a line may be than measured.
_TOLERANCE: Final = 0.97
_ALONE: Final = 0.6
# A little smaller on fewer lines reads better than a little larger on more.
_NEARLY: Final = 0.82


class Setting(NamedTuple):
    """A text in lines, and its size in pixels; `whole` unless its end was left out."""

    lines: tuple[str, ...]
    size: int
    whole: bool = True


class Room(NamedTuple):
    """What a text may take: pixels across and down, lines, the height of one by its size."""

    width: float
    height: float
    lines: int
    leading: float


def set_text(text: str, measure: Measure, sizes: Sequence[int], room: Room) -> Setting:
    """Break a text at the largest of some sizes that fits; of a very long one the end goes."""
    words = _WORD.findall(text)
    widths = [measure(word) for word in words]
    space = measure("a a") - measure("aa")
    largest: Setting | None = None
    for size in sizes:
        most = min(room.lines, int(room.height // (size * room.leading)))
        across = room.width * _TOLERANCE * _MEASURED / size
        if largest and size < largest.size * _NEARLY:
            break
        ends = balanced(widths, space, across, most)
        if ends is not None and (largest is None or len(ends) < len(largest.lines)):
            largest = Setting(_joined(words, ends), size)
    return largest or _shortened(words, widths, space, measure, sizes[-1], room)


def balanced(
    widths: Sequence[float], space: float, room: float, most: int, alone: float = _ALONE
) -> tuple[int, ...] | None:
    """Give after which words lines end, as many lines as are needed and all alike.

    A last line of one word costs as much as one that misses the others' length by so much of it
    (`alone`). None where a word is wider than the room, or more than `most` lines are needed.
    """
    count = _lines_needed(widths, space, room)
    if count is None or count > most:
        return None
    if count < 2:
        return (len(widths),)
    aim = (sum(widths) + space * (len(widths) - count)) / count
    cost = (aim * alone) ** 2
    # best[i]: the least cost of the words from i on in the lines that are left, and where the
    # first of these ends.
    best: list[tuple[float, tuple[int, ...]] | None] = [None] * (len(widths) + 1)
    best[len(widths)] = (0.0, ())
    for left in range(count):
        best = [
            _best_from(start, widths, space, room, aim, best, cost if not left else 0)
            for start in range(len(widths) + 1)
        ]
    found = best[0]
    return found[1] if found else None


def _best_from(
    start: int,
    widths: Sequence[float],
    space: float,
    room: float,
    aim: float,
    after: Sequence[tuple[float, tuple[int, ...]] | None],
    alone: float,
) -> tuple[float, tuple[int, ...]] | None:
    """Give the best line that begins with a word; `alone` is what one word costs."""
    found: tuple[float, tuple[int, ...]] | None = None
    width = -space
    for end in range(start + 1, len(widths) + 1):
        width += widths[end - 1] + space
        if width > room:
            break
        rest = after[end]
        if rest is None:
            continue
        cost = (width - aim) ** 2 + rest[0] + (alone if end - start == 1 else 0)
        if found is None or cost < found[0]:
            found = (cost, (end, *rest[1]))
    return found


def _lines_needed(widths: Sequence[float], space: float, room: float) -> int | None:
    count, width = 1, -space
    for each in widths:
        if each > room:
            return None
        width += space + each
        if width > room:
            count, width = count + 1, each
    return count


def _joined(words: Sequence[str], ends: Sequence[int]) -> tuple[str, ...]:
    starts = (0, *ends)
    return tuple(" ".join(words[a:b]) for a, b in zip(starts, ends, strict=False))


def _shortened(
    words: Sequence[str],
    widths: Sequence[float],
    space: float,
    measure: Measure,
    size: int,
    room: Room,
) -> Setting:
    """Fill the lines that there are, and leave out the rest."""
    across = room.width * _TOLERANCE * _MEASURED / size
    lines: list[str] = []
    width = 0.0
    for word, each in zip(words, widths, strict=True):
        if lines and width + space + each <= across:
            lines[-1] += f" {word}"
            width += space + each
        else:
            lines.append(word)
            width = each
    most = max(1, min(room.lines, int(room.height // (size * room.leading))))
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += " …"
    return Setting(tuple(shorten(line, measure, across) for line in kept), size, False)


def shorten(text: str, measure: Measure, room: float) -> str:
    """Leave out the end of a line that is wider than its room at a size of 100."""
    if measure(text) <= room:
        return text
    short, long = 0, len(text)
    while short < long:
        middle = (short + long + 1) // 2
        if measure(f"{text[:middle]}…") <= room:
            short = middle
        else:
            long = middle - 1
    return f"{text[:short].rstrip(' …')}…"
