"""Panels of several equal cells: a winners panel's people, a sheet's labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from sitegen.panels.layout.frame import Box
from sitegen.panels.layout.measuring import Fitting
from sitegen.panels.layout.said import FULL
from sitegen.panels.layout.typography import (
    MM_PER_POINT,
    Overflow,
    TextTooLongError,
    TypeRange,
    WordTooWideError,
    largest_fitting,
)
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, Person

FEW = 4


def grid(area: Box, columns: int, rows: int, gap: float) -> tuple[Box, ...]:
    """Equal boxes with `gap` mm between them, row by row."""
    width = (area.width - gap * (columns - 1)) / columns
    height = (area.height - gap * (rows - 1)) / rows
    return tuple(
        Box(
            left=area.left + column * (width + gap),
            top=area.top + row * (height + gap),
            width=width,
            height=height,
        )
        for row in range(rows)
        for column in range(columns)
    )


def fit_cells(
    panel: Panel,
    toolkit: Toolkit,
    template: str,
    values: Callable[[float, Sequence[Person]], dict[str, Any]],
    room: float,
    sizes: TypeRange,
) -> float:
    """The largest size in points at which every cell's text is at most `room` mm high.

    `values` are the template's at a size for some of the people; the template marks each cell's
    text with `begin-SLUG` and `end-SLUG`. The size is looked for with the longest texts, and holds
    when it is right for all. Raises TextTooLongError that names the people whose text is too long.
    """

    def fitting(slugs: set[str]) -> Fitting:
        people = [person for person in panel.people if person.slug in slugs]
        return Fitting(panel, toolkit, template, lambda size: values(size, people))

    all_slugs = {person.slug for person in panel.people}
    everybody = fitting(all_slugs)
    chosen = {each.slug for each in sorted(panel.people, key=_length, reverse=True)[:FEW]}
    while found := _largest(fitting(chosen), room, sizes):
        heights = _heights(everybody.ends(found))
        taller = {slug for slug, taken in heights.items() if taken > room}
        if not taller:
            return found
        # Texts that are only too long beside all others are looked at beside all others.
        chosen = all_slugs if taller <= chosen else chosen | taller
    line = sizes.smallest * MM_PER_POINT * 1.5
    overflows = tuple(
        Overflow(lang=slug, lines=math.ceil((taken - room) / line), words=0)
        for slug, taken in sorted(_heights(everybody.ends(sizes.smallest)).items())
        if taken > room
    )
    raise TextTooLongError(f"{panel.slug} ({panel.format.name})", sizes.smallest, overflows)


def no_room_for(panel: Panel, sizes: TypeRange) -> TextTooLongError:
    """The error for cells in which nothing is left beside the portraits: a line each is missing."""
    overflows = tuple(Overflow(lang=each.slug, lines=1, words=0) for each in panel.people)
    return TextTooLongError(f"{panel.slug} ({panel.format.name})", sizes.smallest, overflows)


def within_lines(
    panel: Panel, toolkit: Toolkit, line: float, sizes: TypeRange, larger_name: float
) -> TypeRange:
    """The sizes at which no word of a panel's people is wider than its line (mm).

    Names are set so much larger. Raises WordTooWideError.
    """
    widths = [
        (toolkit.metrics.width(word) * script_of(text.lang).larger * by, word)
        for person in panel.people
        for text in person.texts
        for words, by in (
            (text.name or text.title, larger_name),
            (f"{text.role} {text.place} {text.quote}", 1.0),
        )
        for word in words.split()
    ]
    widest, word = max(widths, default=(0.1, ""))
    largest = line * FULL / (max(widest, 0.1) * MM_PER_POINT)
    if largest < sizes.smallest:
        place = f"{panel.slug} ({panel.kind}, {panel.format.name})"
        raise WordTooWideError(place, sizes.smallest, word, line)
    return TypeRange(smallest=sizes.smallest, largest=min(sizes.largest, largest))


def _largest(fitting: Fitting, room: float, sizes: TypeRange) -> float:
    """The largest size at which no text is higher than the room, 0 if there is none."""

    def height(size: float) -> float:
        return max(_heights(fitting.ends(size)).values(), default=0.0)

    found = largest_fitting(height, room, sizes)
    return found[0] if found else 0.0


def _length(person: Person) -> int:
    """The characters of a person's longest language."""
    return max(
        len(text.name or text.title) + len(text.role + text.place + text.quote)
        for text in person.texts
    )


def _heights(ends: dict[str, float]) -> dict[str, float]:
    return {
        name.removeprefix("end-"): end - ends[f"begin-{name.removeprefix('end-')}"]
        for name, end in ends.items()
        if name.startswith("end-")
    }
