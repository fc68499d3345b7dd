"""Finding the largest text that fits: the page is set, and the sentinels say where it ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import structs

from sitegen.panels.layout.arrangement import Arrangement
from sitegen.panels.layout.context import page_context
from sitegen.panels.layout.typography import (
    MM_PER_POINT,
    TextTooLongError,
    TypeRange,
    largest_fitting,
    overflow_of,
)
from sitegen.panels.pdf.typesetter import places
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel

# While text is measured, pictures and codes are as large as they will be, but empty.
ENDLESS = 8
EMPTY_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'

Values = Mapping[str, Any]


class Fitting:
    """The measuring of one panel's template; each size is set once."""

    def __init__(
        self, panel: Panel, toolkit: Toolkit, template: str, values: Callable[[float], Values]
    ):
        self._panel = panel
        self._toolkit = toolkit
        self._template = template
        self._values = values
        self._measured: dict[float, dict[str, float]] = {}

    def height(self, size: float) -> float:
        """How many mm below the trim's top the longest language ends at a size in points."""
        return max(end for name, end in self.ends(size).items() if name.startswith("end-"))

    def ends(self, size: float) -> dict[str, float]:
        """The places of all sentinels at a size, in mm below the trim's top."""
        if size not in self._measured:
            self._measured[size] = self._measure(size)
        return self._measured[size]

    def largest(self, room: float, sizes: TypeRange) -> tuple[float, float] | None:
        """The largest size within the range whose text ends within `room` mm, and where it ends."""
        first = None
        if sizes.smallest in self._measured and room > 0:
            first = sizes.smallest * math.sqrt(room / self.height(sizes.smallest))
        return largest_fitting(self.height, room, sizes, first)

    def too_long(self, size: float, room: float) -> TextTooLongError:
        """The error that says, for each language that passes `room`, by how much."""
        ends = self.ends(size)
        last = max(end for name, end in ends.items() if name.startswith("end-"))
        over = [text for text in self._panel.texts if ends[f"end-{text.lang}"] > room]
        quoted = self._panel.kind == "quote"
        overflows = tuple(
            overflow_of(
                structs.replace(text, blocks=(Block(text=text.quote),)) if quoted else text,
                # A quotation stands above the name that its sentinels are around.
                0.0 if quoted else ends[f"begin-{text.lang}"],
                # What follows all languages (partners' names) pushes the last of them out.
                ends[f"end-{text.lang}"] if over else last,
                room,
                size * MM_PER_POINT * script_of(text.lang).leading,
            )
            for text in over or self._panel.texts[-1:]
        )
        place = f"{self._panel.slug} ({self._panel.kind}, {self._panel.format.name})"
        return TextTooLongError(place, size, overflows)

    def _measure(self, size: float) -> dict[str, float]:
        common = page_context(self._panel, self._toolkit, size)
        # On a page that is too short, what passes its foot would move to a page of its own.
        page = {**common["page"], "height": common["page"]["height"] * ENDLESS}
        measuring = {"page": page, "measuring": True, "marks": False}
        context = {**common, **self._values(size), **measuring}
        html = self._toolkit.templates.render(self._template, context)
        document = self._toolkit.typesetter.lay_out(html, _Blank(self._toolkit.font_assets))
        origin = self._panel.printing.sheet.margin
        return {name: place - origin for name, place in places(document).items()}


def first_that_fits(attempts: Iterable[Callable[[], Arrangement | None]]) -> Arrangement:
    """The first arrangement that its text fits; None is an attempt that isn't worth its look.

    Raises TextTooLongError, the last one, where none fits.
    """
    failed: TextTooLongError | None = None
    for attempt in attempts:
        try:
            if arranged := attempt():
                return arranged
        except TextTooLongError as error:
            failed = error
    assert failed is not None
    raise failed


class _Blank(dict[str, bytes]):
    """Assets of which every picture is empty."""

    def __missing__(self, name: str) -> bytes:
        return EMPTY_SVG

    def __contains__(self, name: object) -> bool:
        return True
