"""Finding the largest text that fits: pages are set, and their end marks say where it ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from sitegen.errors import SitegenError
from sitegen.panels.layout.arrangement import Arrangement
from sitegen.panels.layout.measuring import Values, ends_of
from sitegen.panels.layout.typography import (
    MM_PER_POINT,
    Set,
    TextTooLongError,
    TypeRange,
    largest_fitting,
    overflows_of,
    own_words_too_long,
)
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, PanelText

# The size is looked for with so many of a set's longest texts, and then tried with all.
FEW = 3
DISPLAY_END = "display-end"
Ends = dict[str, float]


class Fittings:
    """The measuring of one template for the panels of a set; each size is set once.

    `values` are the template's for a panel, a text size in points and the display words' share.
    Where the code stands beside the display words, `under` is how far below the words' top what
    follows them begins at least.
    """

    def __init__(
        self,
        panels: Sequence[Panel],
        toolkit: Toolkit,
        template: str,
        values: Callable[[Panel, float, float], Values],
        measured: dict[tuple[int, float, float], Ends] | None = None,
        under: float = 0.0,
    ) -> None:
        self._panels = panels
        self._toolkit = toolkit
        self._template = template
        self._values = values
        self._measured = {} if measured is None else measured
        self._under = under
        self._by_length = sorted(range(len(panels)), key=lambda place: -_length(panels[place]))

    def beginning(self, under: float) -> Fittings:
        """The same measuring, with what follows the display words beginning at `under`."""
        return Fittings(
            self._panels, self._toolkit, self._template, self._values, self._measured, under
        )

    def height(self, size: float, share: float) -> float:
        """How many mm below the words' top the longest text of all panels ends."""
        return max(self._height(place, size, share) for place in range(len(self._panels)))

    def fits(self, size: float, share: float, room: float) -> bool:
        """Whether the texts of all panels end within `room` mm.

        One that doesn't is enough, so the longest are set first.
        """
        return all(self._height(place, size, share) <= room for place in self._by_length)

    def longest_fits(self, size: float, share: float, room: float, count: int = 1) -> bool:
        """Whether the `count` texts with the most characters end within `room` mm."""
        return all(self._height(place, size, share) <= room for place in self._by_length[:count])

    def text_end(self, size: float, share: float) -> float:
        """The same, as if no code stood beside the display words."""
        return max(_end(self._ends(place, size, share)) for place in range(len(self._panels)))

    def largest(self, room: float, sizes: TypeRange, share: float) -> tuple[float, float] | None:
        """The largest size within the range whose text ends within `room` mm, and where it ends."""
        chosen = set(self._by_length[:FEW])
        while True:
            found = self._largest_of(chosen, room, sizes, share)
            if found is None:
                return None
            heights = {
                place: self._height(place, found[0], share) for place in range(len(self._panels))
            }
            higher = {place for place, height in heights.items() if height > room}
            if not higher:
                return found[0], max(heights.values())
            chosen |= higher

    def _largest_of(
        self, chosen: set[int], room: float, sizes: TypeRange, share: float
    ) -> tuple[float, float] | None:
        def height(size: float) -> float:
            return max(self._height(place, size, share) for place in sorted(chosen))

        if room <= 0:
            return None
        first = sizes.smallest * math.sqrt(room / height(sizes.smallest))
        return largest_fitting(height, room, sizes, first)

    def too_long(self, size: float, share: float, room: float) -> TextTooLongError:
        """The error that says of the longest panel, for each language, by how much it is too long.

        Columns are too long by themselves; languages under each other share what is too much.
        """
        heights = [self._height(place, size, share) for place in range(len(self._panels))]
        place = heights.index(max(heights))
        panel, ends = self._panels[place], self._ends(place, size, share)
        begin = ends.get(DISPLAY_END, 0.0)
        shift = max(0.0, self._under - begin) if self._under else 0.0
        sets = tuple(_set(text, panel, ends, size, shift) for text in panel.texts)
        where = f"{panel.slug} ({panel.kind}, {panel.format.name})"
        columns = self._values(panel, size, share)["arrangement"] == "columns"
        # A quotation stands above the names, one language under the other.
        stacked = panel.kind == "quote" or not columns
        over = max(heights) - room
        found = overflows_of(sets, over, room, stacked=stacked)
        if _is_given(panel):
            hosts = max(0.0, _end(ends) - max(each.end - shift for each in sets))
            return own_words_too_long(panel, size, found, over, hosts)
        return TextTooLongError(where, size, found)

    def _height(self, place: int, size: float, share: float) -> float:
        ends = self._ends(place, size, share)
        end = _end(ends)
        return max(end, end - ends.get(DISPLAY_END, 0.0) + self._under) if self._under else end

    def _ends(self, place: int, size: float, share: float) -> Ends:
        key = (place, size, share)
        if key not in self._measured:
            panel = self._panels[place]
            values = self._values(panel, size, share)
            self._measured[key] = ends_of(panel, self._toolkit, self._template, values, size)
        return self._measured[key]


def _is_given(panel: Panel) -> bool:
    """Whether a panel says what comes with its theme, and nothing that was written for it."""
    written = any(text.blocks for text in panel.texts)
    return panel.kind == "closing" or (panel.kind == "introduction" and not written)


def _end(ends: Ends) -> float:
    return max(end for name, end in ends.items() if name.startswith("end-"))


def _set(text: PanelText, panel: Panel, ends: Ends, size: float, shift: float) -> Set:
    """How a language's words were set: the text, or a quotation that stands above its name."""
    lang = text.lang
    words = sum(len(block.text.split()) for block in text.blocks)
    height = ends[f"end-{lang}"] - ends[f"begin-{lang}"]
    if panel.kind == "quote":
        words = len(text.quote.split())
        height = ends[f"quote-end-{lang}"] - ends[f"quote-begin-{lang}"]
    line = size * MM_PER_POINT * script_of(lang).leading
    return Set(lang=lang, words=words, height=height, end=ends[f"end-{lang}"] + shift, line=line)


def _length(panel: Panel) -> int:
    """The characters of a panel in all its languages."""
    return sum(
        len(text.quote) + len(text.title) + sum(len(block.text) for block in text.blocks)
        for text in panel.texts
    )


def first_that_fits(attempts: Iterable[Callable[[], Arrangement | None]]) -> Arrangement:
    """The first arrangement that its text fits; None is an attempt that isn't worth its look.

    Raises TextTooLongError, that of the nearest, where none fits.
    """
    failed: list[TextTooLongError] = []
    for attempt in attempts:
        try:
            if arranged := attempt():
                return arranged
        except TextTooLongError as error:
            failed.append(error)
    raise min(failed, key=missing_lines)


def missing_lines(error: SitegenError) -> float:
    """How far an attempt was from fitting; the nearest is what its author should hear of."""
    if isinstance(error, TextTooLongError) and error.overflows:
        return sum(overflow.lines for overflow in error.overflows)
    return math.inf
