"""The winners panel: a portrait, the award, the name and the quotation of each."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from sitegen.panels.layout.arrangement import Arrangement, PictureSlot
from sitegen.panels.layout.cells import fit_cells, grid, no_room_for, within_lines
from sitegen.panels.layout.context import frame_context, person_context
from sitegen.panels.layout.fitting import first_that_fits
from sitegen.panels.layout.foot import measured_frame
from sitegen.panels.layout.frame import SHORTEST_LINE, Box, Frame
from sitegen.panels.layout.said import FULL
from sitegen.panels.layout.typography import (
    MM_PER_POINT,
    TextTooLongError,
    characters_per_line,
    display_size,
    type_range,
)
from sitegen.panels.theme.metrics import lines_needed
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, Person

TEMPLATE = "winners.html"
WIDE = 1.1
PORTRAIT = 0.8
HEADLINE = 4.0
GROWTH = 2.25
NARROWEST_ROW = 0.8
NEARLY_AS_LARGE = 0.85
# As the template sets them: names, and the leading of headlines in the tallest script.
LARGER_NAME = 1.35
HEADLINE_LEADING = 1.45


def arrange_winners(panel: Panel, toolkit: Toolkit) -> Arrangement:
    """Winners under each other, or side by side on a wide panel; where both are too much for it,
    with the languages side by side: beside the portraits, a single one's also below it.

    Raises TextTooLongError when one's text does not fit at the legible minimum.
    """
    shown = panel.format.height - panel.format.cassette
    ratio = panel.format.width / shown
    wide, several = ratio > WIDE, len(panel.people) > 1
    usual, other = _under_each_other, _in_a_row
    if wide:
        usual, other = other, usual
    attempts: list[Callable[[], Arrangement | None]] = [partial(usual, panel, toolkit)]
    if several and ratio >= NARROWEST_ROW:
        attempts.append(partial(other, panel, toolkit))
    if (columns := len(panel.texts)) > 1:
        attempts.append(partial(_arranged, panel, toolkit, wide=False, columns=columns))
    if not several:
        # A single one has all the width, whichever way it stands.
        attempts.append(partial(_arranged, panel, toolkit, wide=True, columns=columns))
        attempts.append(partial(other, panel, toolkit))
    return first_that_fits(attempts)


def _under_each_other(panel: Panel, toolkit: Toolkit) -> Arrangement | None:
    return _arranged(panel, toolkit, wide=False, columns=1)


def _in_a_row(panel: Panel, toolkit: Toolkit) -> Arrangement | None:
    """Side by side, each with the words below the portrait; beside it where two share a wide
    panel, as long as that keeps the type about as large."""
    below = _arranged(panel, toolkit, wide=True, columns=1)
    with suppress(TextTooLongError):
        beside = _arranged(panel, toolkit, wide=True, columns=1, beside=True)
        if below and beside and beside.size >= NEARLY_AS_LARGE * below.size:
            return beside
    return below


def _arranged(
    panel: Panel, toolkit: Toolkit, *, wide: bool, columns: int, beside: bool = False
) -> Arrangement | None:
    """None where columns would be too narrow to read, or cells too narrow for words `beside` their
    portraits."""
    sizes = type_range(panel.distance, GROWTH)
    mirrored = script_of(panel.texts[0].lang).direction == "rtl"
    frame = measured_frame((panel,), toolkit)
    assert frame is not None
    room = _column(frame.words.width, frame.gap, columns)
    headline, height = _headline(panel, toolkit, room, columns)
    top = frame.margin + height + 2 * frame.unit
    area = Box(
        left=frame.margin,
        top=top,
        width=frame.words.width,
        height=frame.words.height - top - frame.margin,
    )
    count = max(1, len(panel.people))
    cells = grid(area, count if wide else 1, 1 if wide else count, 3.4 * frame.unit)
    if mirrored and wide:
        cells = cells[::-1]
    if beside and cells[0].width < cells[0].height:
        return None
    under = wide and not beside
    boxes = [_boxes(cell, frame, wide=under, mirrored=mirrored) for cell in cells]
    words = boxes[0][1]
    if min(words.width, words.height) <= 0:
        raise no_room_for(panel, sizes)
    line = _column(words.width, frame.gap, columns)
    if columns > 1 and characters_per_line(line, sizes.smallest) < SHORTEST_LINE:
        return None
    sizes = within_lines(panel, toolkit, line, sizes, LARGER_NAME)

    def values(size: float, people: Sequence[Person]) -> dict[str, Any]:
        # Each title stands over its language's words, the first over the portraits too.
        first = round(frame.words.width - (columns - 1) * (line + frame.gap) - 0.02, 2)
        titles = {"side_by_side": columns > 1, "line": line, "first_title": first}
        return {**_values(panel, toolkit, frame, headline, boxes, people), **titles}

    size = fit_cells(panel, toolkit, TEMPLATE, values, words.height, sizes)
    return Arrangement(
        template=TEMPLATE,
        size=size,
        values=values(size, panel.people),
        pictures=_pictures(panel, boxes),
    )


def _headline(panel: Panel, toolkit: Toolkit, room: float, columns: int) -> tuple[float, float]:
    """The headline's size in points, and how high its lines are in mm, all languages together."""
    smallest = type_range(panel.distance).smallest
    texts = [(text.title.split(), script_of(text.lang).larger) for text in panel.texts]
    widest = max((toolkit.metrics.width(word) * by for words, by in texts for word in words))
    size = display_size(
        max(len(text.title) for text in panel.texts),
        room,
        1.3 if columns == 1 else 1.0,
        HEADLINE * smallest,
        1.5 * smallest,
    )
    size = max(smallest, min(size, room * FULL / (max(widest, 0.1) * MM_PER_POINT)))
    mm = size * MM_PER_POINT
    lines = [
        lines_needed(
            [toolkit.metrics.width(word) * mm * by for word in words],
            toolkit.metrics.width(" ") * mm * by,
            room,
        )
        for words, by in texts
    ]
    return size, (max(lines) if columns > 1 else sum(lines)) * mm * HEADLINE_LEADING


def _column(width: float, gap: float, columns: int) -> float:
    # Floats that add up to a hair more than their room wrap: each gives way by a hair.
    return math.floor((width - gap * (columns - 1)) / columns * 50) / 50


def _boxes(cell: Box, frame: Frame, *, wide: bool, mirrored: bool) -> tuple[Box, Box]:
    """A cell's portrait, 4:5, and the room for its words below or beside it; `mirrored`, the
    portrait stands at the right, where reading begins."""
    gap = frame.gap * 0.8
    if wide:
        height = min(cell.width / PORTRAIT, cell.height * 0.5)
        across = height * PORTRAIT
        left = cell.left + cell.width - across if mirrored else cell.left
        portrait = Box(left=left, top=cell.top, width=across, height=height)
        rest = cell.height - height - gap
        words = Box(left=cell.left, top=cell.top + height + gap, width=cell.width, height=rest)
        return portrait, words
    width = min(cell.height * PORTRAIT, cell.width * 0.42)
    height = min(cell.height, width / PORTRAIT)
    left = cell.left + cell.width - width if mirrored else cell.left
    portrait = Box(left=left, top=cell.top, width=width, height=height)
    beside = cell.left if mirrored else cell.left + width + gap
    rest = cell.width - width - gap
    words = Box(left=beside, top=cell.top, width=rest, height=cell.height)
    return portrait, words


def _values(
    panel: Panel,
    toolkit: Toolkit,
    frame: Frame,
    headline: float,
    boxes: list[tuple[Box, Box]],
    chosen: Sequence[Person],
) -> dict[str, Any]:
    people = [
        {
            **person_context(panel, person, toolkit),
            "asset": f"portrait-{number}.jpg",
            "portrait": portrait,
            "words": words,
        }
        for number, (person, (portrait, words)) in enumerate(zip(panel.people, boxes, strict=True))
        if person in chosen
    ]
    return {
        **frame_context(panel, frame),
        "plate": False,
        "quote_size": headline,
        "name_size": LARGER_NAME * type_range(panel.distance).smallest,
        "words": {"left": frame.margin, "top": frame.margin, "width": frame.words.width},
        "people": people,
    }


def _pictures(panel: Panel, boxes: list[tuple[Box, Box]]) -> tuple[PictureSlot, ...]:
    return tuple(
        PictureSlot(
            asset=f"portrait-{number}.jpg",
            slug=person.slug,
            width=portrait.width,
            height=portrait.height,
            photo=person.photo,
            initial=person.texts[0].name[:1],
        )
        for number, (person, (portrait, _)) in enumerate(zip(panel.people, boxes, strict=True))
    )
