"""The pictures beside results of the search: the smallest of those that pages show anyway."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.builder.tasks.derive import DEMANDS
from sitegen.media.picture import Derivative
from sitegen.search.records import Thumbnail

WIDE_ENOUGH = 192
"""Pixels: twice the width at which a result shows its picture."""

ALL_KNOW = ("webp", "jpeg", "png", "svg")
"""Formats that every browser shows which runs the search, those of the smallest files first."""


def thumbnails(demands: Iterable[bytes], root: str) -> dict[str, Thumbnail]:
    """Give a picture by its source for each that is demanded; `root` begins addresses."""
    best: dict[str, tuple[tuple[int, int, int, str], Derivative]] = {}
    for data in demands:
        demand = DEMANDS.decode(data)
        if not isinstance(demand, Derivative) or demand.format not in ALL_KNOW:
            continue
        rank = rank_of(demand)
        known = best.get(demand.source)
        if known is None or rank < known[0]:
            best[demand.source] = (rank, demand)
    return {
        source: Thumbnail(src=root + found.name, width=found.width, height=found.height)
        for source, (_, found) in best.items()
    }


def rank_of(picture: Derivative) -> tuple[int, int, int, str]:
    """Give the place of a picture: the narrowest that is wide enough, else the widest."""
    short = max(0, WIDE_ENOUGH - picture.width)
    return (short, picture.width, ALL_KNOW.index(picture.format), picture.name)
