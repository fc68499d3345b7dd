"""The way from a decoded picture to a size, over rungs that are the same whatever else is made.

Where many sizes are wanted they share the rungs, which makes them cheap. And a file's bytes don't
depend on which others were wanted with it, because the rungs don't.
"""

from __future__ import annotations

from typing import Final

Size = tuple[int, int]
"""Width and height in pixels."""

Way = tuple[Size, ...]
"""The sizes that a picture is brought to, one from the other; the last one is what is wanted."""

_RUNGS: Final = (1600, 800, 400)
# A rung costs more than it saves where the whole picture is little wider; and where what is wanted
# is little narrower, two filters in a row would blur it.
_ABOVE: Final = 1.5
_BELOW: Final = 1.25
# Rungs are held in memory; those of a very tall picture would be too large for that.
_LARGEST: Final = 4_000_000


def way_to(size: Size, whole: Size) -> Way:
    """Give the way to a size from a picture, or a part of one, of `whole` pixels."""
    rungs = _rungs_of(whole)
    if size in rungs:
        return rungs[: rungs.index(size) + 1]
    return (*(rung for rung in rungs if _leads_to(rung, size)), size)


def room(way: Way, whole: Size) -> float:
    """Give how many times larger a picture is than what the way from it begins with."""
    return min(whole[0] / way[0][0], whole[1] / way[0][1])


def _rungs_of(whole: Size) -> Way:
    rungs = ((width, max(1, round(width * whole[1] / whole[0]))) for width in _RUNGS)
    return tuple(
        (width, height)
        for width, height in rungs
        if whole[0] >= width * _ABOVE and width * height <= _LARGEST
    )


def _leads_to(rung: Size, size: Size) -> bool:
    return rung[0] >= size[0] * _BELOW and rung[1] >= size[1] * _BELOW
