"""Making all entries of an archive, over processes: those of one entry share what stands beside."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.engine.workers import distribute
from sitegen.importing.wordpress.entries import Made, Making, make
from sitegen.importing.wordpress.places import Place
from sitegen.importing.wordpress.resolving import Addresses, Beside

Progress = Callable[[str, int, int], None]

SMALLEST_SHARE = 100
"""Entries below which another process costs more than it brings."""


@dataclass(frozen=True, slots=True)
class Brought:
    """An entry with its place, and why uploads that it wants could not be had."""

    place: Place
    made: Made
    wanted: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Context:
    """What all processes know: the places of each entry, the original last."""

    groups: Sequence[Sequence[Place]]
    addresses: Addresses
    making: Making


_Result = tuple[int, int, Made, dict[str, str]]


def made_of(
    placed: Sequence[Place], addresses: Addresses, making: Making, progress: Progress
) -> list[Brought]:
    """Make the entries of all places, in the order of their ids."""
    by_id: dict[str, list[Place]] = {}
    for place in placed:
        by_id.setdefault(place.id, []).append(place)
    # An original's files are those of its translations too, so it is made after them.
    groups = [sorted(by_id[id_], key=lambda place: place.is_original) for id_ in sorted(by_id)]
    context = _Context(groups, addresses, making)
    found: list[_Result] = []
    for result in distribute(
        _make_share,
        context,
        range(len(groups)),
        processes(addresses),
        lambda number: sum(len(place.version.post.content) for place in groups[number]),
        SMALLEST_SHARE,
    ):
        found.append(result)
        progress("converting texts", len(found), len(placed))
    found.sort(key=lambda result: result[:2])
    return [Brought(groups[group][at], made, wanted) for group, at, made, wanted in found]


def processes(addresses: Addresses) -> int:
    """Say over how many processes the work goes: one host is asked by one process alone, and
    without fork the kinds of a site's own can't be sent."""
    alone = addresses.stock.download or "fork" not in multiprocessing.get_all_start_methods()
    return 1 if alone else os.cpu_count() or 1


def _make_share(context: _Context, share: Sequence[int], _: int) -> Iterator[_Result]:
    for number in share:
        group = context.groups[number]
        original = group[-1]
        beside = Beside(original.path.rpartition("/")[0], context.addresses)
        for at, place in enumerate(group):
            made = make(place, original, beside, context.making)
            yield number, at, made, dict(beside.wanted)
