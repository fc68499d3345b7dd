"""What the design, format and reading distance of panels settle before their text is fitted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import structs

from sitegen.panels.layout.attempts import Attempt, attempts_for
from sitegen.panels.layout.columns import name_room, text_columns, text_room
from sitegen.panels.layout.context import frame_context
from sitegen.panels.layout.designs import DESIGNS, Design
from sitegen.panels.layout.filling import filling_size, paragraph
from sitegen.panels.layout.foot import measured_frame
from sitegen.panels.layout.frame import Box, FootSize, Frame, in_pairs, is_strip
from sitegen.panels.layout.lines import line_ends
from sitegen.panels.layout.said import (
    FULL,
    display_words,
    largest_word,
    name_words,
    narrowest_average,
    person_words,
    said_words,
    widest_person,
    widest_text,
    widest_word,
)
from sitegen.panels.layout.typography import (
    AVERAGE_CHARACTER,
    MM_PER_POINT,
    TypeRange,
    WordTooWideError,
    display_size,
    narrowed,
    type_range,
)
from sitegen.panels.theme.metrics import Metrics
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, PanelText
from sitegen.schema.formats import Format
from sitegen.values import Value

NOTHING = Box(left=0, top=0, width=1, height=1)
# Never under the name's size, which is the next largest.
LEAST_DISPLAY = 1.35
LARGEST_NAME, ABOVE = 1.5, 4.2
# A strip is read by who stands close and seen by who passes: type as large as its lines bear.
STRIP_GROWTH = 2.0
# A face on a strip is as high as one may be: 2 : 3.
NARROWEST = 1.5
# Beside a picture display words may be so many times as large as elsewhere: it holds them.
LARGER_BESIDE = 1.4
# Between quotations under each other, in units, as panel.css sets it.
APART = 2.0


class Settled(Value):
    """What the panels of one design share.

    `attempt` is the number of that which fits, `foot` what its words take; `quote_size`,
    `name_size` and `size` are those of display words, names and text in points. `picture` is where
    it ends, `top` where the words begin, in mm below the trim's top. `least` are the lines in mm
    that the longest words of all of them ask for, of the text and about a person.
    """

    attempt: int
    foot: FootSize
    quote_size: float
    name_size: float
    size: float
    picture: float = 0.0
    top: float = 0.0
    least: tuple[float, float] = (0.0, 0.0)


class Plan(Value):
    """Panels that share a design; `attempt` is tried with them.

    `longest` is how many characters the longest display words have, `widest_said` and
    `widest_name` how wide the widest word of these and of names is, in parts of the type size;
    `filling` is the size in points of display words that are as high as the picture beside them;
    `character` is how wide one of running text is on average, `widest_text` its widest word.
    """

    panels: tuple[Panel, ...]
    number: int
    attempt: Attempt
    design: Design
    frame: Frame
    sizes: TypeRange
    longest: int
    widest_said: float
    widest_name: float
    corner: Box | None = None
    filling: float = 0.0
    character: float = AVERAGE_CHARACTER
    widest_text: float = 0.0
    least: tuple[float, float] = (0.0, 0.0)

    @property
    def format(self) -> Format:
        return self.panels[0].format

    @property
    def bleed(self) -> float:
        return self.panels[0].printing.sheet.bleed

    @property
    def mirrored(self) -> bool:
        return script_of(self.panels[0].texts[0].lang).direction == "rtl"

    @property
    def highest_picture(self) -> float:
        """How many mm high a picture over the whole width may be."""
        if not is_strip(self.format):
            return self.format.width * self.design.tallest
        return self.format.height if self.design.lattice else self.format.width * NARROWEST

    @property
    def display_room(self) -> float:
        """How many mm wide the display words may be."""
        whole = self.frame.line if self.attempt.pairs else self.frame.words.width
        return whole - self.beside_display

    @property
    def beside_display(self) -> float:
        """How many mm a picture in the corner, or the raised code, takes from the display words."""
        if self.corner:
            return self.corner.width - self.bleed + self.frame.gap - self.frame.margin
        if self.frame.raised and not self.attempt.plate:
            return self.frame.raised.width + self.frame.gap
        return 0.0


def planned(
    panels: Sequence[Panel], toolkit: Toolkit, number: int, settled: Settled | None = None
) -> Plan | None:
    """The plan of an attempt; None where it can't be made in this format.

    `settled` is what is known of their set. Raises FootTooLargeError, WordTooWideError.
    """
    panel = panels[0]
    design = DESIGNS[panel.kind]
    attempt = attempts_for(panel, design)[number]
    growth = design.growth * (STRIP_GROWTH if is_strip(panel.format) else 1.0)
    sizes = type_range(panel.distance, growth)
    beside = attempt.share if attempt.stance == "beside" and design.preferred else 0.0
    texts = [(panel, text) for panel in panels for text in panel.texts]
    words, person = widest_text(panels, toolkit.metrics), widest_person(texts, toolkit)
    mm = sizes.smallest * MM_PER_POINT / FULL
    least = settled.least if settled else (words * mm, person * mm)
    frame = measured_frame(
        panels,
        toolkit,
        beside=beside,
        raised=attempt.raised,
        least_line=least[0],
        least_name=least[1] if panel.kind == "story" else 0.0,
        foot=settled.foot if settled else None,
    )
    frame = frame and (in_pairs(frame, sizes.smallest, least[0]) if attempt.pairs else frame)
    if frame is None:
        return None
    about = largest_word(person, name_room(frame, panel.kind))
    largest = min(about, largest_word(words, text_room(frame)))
    plan = Plan(
        panels=tuple(panels),
        number=number,
        attempt=attempt,
        design=design,
        frame=frame,
        sizes=_capped(narrowed(sizes, frame.line), largest),
        longest=max(len(display_words(*each)) for each in texts) + 2,
        widest_said=widest_word(texts, toolkit.metrics, said_words),
        widest_name=widest_word(texts, toolkit.metrics, name_words),
        corner=_corner(panel, attempt) if attempt.stance == "corner" else None,
        character=narrowest_average(panels, toolkit.metrics),
        widest_text=words,
        least=least,
    )
    _check_words(plan, toolkit)
    return structs.replace(plan, filling=_filling(plan, plan.corner, toolkit.metrics))


def _check_words(plan: Plan, toolkit: Toolkit) -> None:
    """Raise WordTooWideError for a word that no line of the plan can hold."""
    size = plan.sizes.smallest * MM_PER_POINT
    for panel in plan.panels:
        for text in panel.texts:
            blocks = " ".join(block.text for block in text.blocks)
            larger = script_of(text.lang).larger
            aside = name_room(plan.frame, panel.kind)
            for words, room in (
                (said_words(panel, text), plan.display_room),
                (name_words(panel, text), aside),
                *((said, aside / by) for said, by in person_words(panel, text, toolkit)),
                (blocks, text_room(plan.frame)),
            ):
                for word in words.split():
                    if toolkit.metrics.width(word) * size * larger > room:
                        place = f"{panel.slug} ({panel.kind}, {panel.format.name})"
                        raise WordTooWideError(place, plan.sizes.smallest, word, room)


def _capped(sizes: TypeRange, largest: float) -> TypeRange:
    most = max(sizes.smallest, min(sizes.largest, largest))
    return TypeRange(smallest=sizes.smallest, largest=most)


def _corner(panel: Panel, attempt: Attempt) -> Box:
    """A picture of 4:5 in the corner where reading begins."""
    width = panel.format.width * attempt.share
    bleed = panel.printing.sheet.bleed
    mirrored = script_of(panel.texts[0].lang).direction == "rtl"
    left = panel.format.width - width if mirrored else -bleed
    return Box(left=left, top=-bleed, width=width + bleed, height=width * 1.25 + bleed)


def _filling(plan: Plan, corner: Box | None, metrics: Metrics) -> float:
    if corner is None:
        return 0.0
    columns = [
        [
            paragraph(said_words(panel, text), script_of(text.lang), metrics)
            for text in panel.texts
            if text.quote
        ]
        for panel in plan.panels
    ]
    height = corner.bottom - ABOVE * plan.frame.unit
    largest = LARGER_BESIDE * plan.design.headline * plan.sizes.smallest
    return filling_size(columns, plan.display_room, height, APART * plan.frame.unit, largest)


def sizes_at(plan: Plan, size: float, share: float) -> tuple[float, float]:
    """The sizes in points of display words and of names beside text of `size` points.

    `share` is how much of their largest size display words take. Neither is so large that a word
    would be wider than its line, and no quotation is smaller than a name.
    """
    largest = plan.design.headline * plan.sizes.smallest * share
    quote = display_size(
        plan.longest, plan.display_room, plan.design.lines, largest, LEAST_DISPLAY * size
    )
    quote = max(quote, plan.filling)
    quote = min(quote, largest_word(plan.widest_said, plan.display_room))
    name = min(
        LARGEST_NAME * size,
        largest_word(plan.widest_name, name_room(plan.frame, plan.panels[0].kind)),
    )
    quote = max(quote, plan.sizes.smallest)
    return quote, min(max(name, plan.sizes.smallest), quote)


def values_of(
    plan: Plan, panel: Panel, toolkit: Toolkit, settled: Settled, picture: Box
) -> dict[str, Any]:
    """The values of the panel's template."""
    frame = plan.frame
    beside, high = plan.beside_display, 0.0
    if plan.corner:
        high = plan.corner.bottom - settled.top
    elif frame.raised and settled.top and not plan.attempt.plate:
        high = frame.raised.bottom - settled.top
    # The corner is where reading begins, the raised code where it ends.
    at_right = plan.mirrored == (plan.corner is not None)
    return {
        **frame_context(panel, frame),
        "corner": {
            "left": 0.0 if at_right else round(beside, 3),
            "right": round(beside, 3) if at_right else 0.0,
            "height": round(max(0.0, high), 3),
        },
        "plate": plan.attempt.plate,
        "text_columns": 1
        if panel.kind == "quote"
        else text_columns(frame, plan.character, plan.widest_text, settled.size),
        "quote_size": settled.quote_size,
        "name_size": settled.name_size,
        "breaks": {
            text.lang: _breaks(plan, panel, text, toolkit, settled.quote_size)
            for text in panel.texts
        },
        "portrait": picture,
        "words": {
            "left": round(frame.words.left, 4),
            "top": round(settled.top, 4),
            "width": round(frame.words.width, 4),
        },
    }


def _breaks(plan: Plan, panel: Panel, text: PanelText, kit: Toolkit, size: float) -> Sequence[int]:
    """After which words the lines of display words end, so that they are about equally long."""
    mm = size * MM_PER_POINT * script_of(text.lang).larger
    return line_ends(said_words(panel, text), kit.metrics, mm, plan.display_room)
