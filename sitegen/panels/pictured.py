"""A panel of one picture and its words: the text as large as it can be, the picture what is left.

The picture is a portrait, the pattern in its place, or the exhibition's lattice; it reaches over
the edge. Story, title, introduction, quote and closing panels differ only in their design.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitegen.panels.arrangement import Arrangement, PictureSlot
from sitegen.panels.colour import ROLES
from sitegen.panels.context import bare, frame_context
from sitegen.panels.designs import DESIGNS, Design
from sitegen.panels.fitting import Fitting
from sitegen.panels.frame import Box, Frame, frame_of
from sitegen.panels.lattice import LatticeColours, lattice_svg
from sitegen.panels.studio import Studio
from sitegen.panels.typography import TypeRange, display_size, type_range
from sitegen.panels.values import Panel
from sitegen.values import Value

NOTHING = Box(left=0, top=0, width=1, height=1)
PORTRAIT = "portrait.jpg"
LATTICE = "lattice.svg"
WIDE = 0.9


class _Plan(Value):
    """A panel with what its design, format and reading distance settle before fitting."""

    panel: Panel
    design: Design
    frame: Frame
    sizes: TypeRange


def arrange_pictured(panel: Panel, studio: Studio) -> Arrangement:
    """The panel in any format: its picture above the words, or beside them where it is wide.

    Raises TextTooLongError when the text does not fit at the legible minimum.
    """
    design = DESIGNS[panel.kind]
    sizes = type_range(panel.distance, design.growth)
    shown = panel.format.height - panel.format.cassette
    beside = bool(design.preferred) and panel.format.width / shown > WIDE
    frame = frame_of(
        panel.format,
        panel.distance,
        len(panel.texts),
        sizes.smallest,
        beside=design.beside if beside else 0.0,
    )
    plan = _Plan(panel=panel, design=design, frame=frame, sizes=sizes)
    return _beside(plan, studio) if beside or not design.preferred else _stacked(plan, studio)


def _stacked(plan: _Plan, studio: Studio) -> Arrangement:
    frame, design, smallest = plan.frame, plan.design, plan.sizes.smallest
    above, below = 4.2 * frame.unit, 3.8 * frame.unit
    free = frame.words.height - above - below
    most = free - frame.words.height * design.smallest
    fitting = _fitting(plan, studio, top=0)
    found = fitting.largest(free - frame.words.height * design.preferred, plan.sizes)
    if not found and fitting.height(smallest) <= most:
        found = smallest, fitting.height(smallest)
    if not found:
        raise fitting.too_long(smallest, most)
    size, taken = found
    # In steps, so that a small change of the text doesn't ask for the photo to be converted anew.
    foot = min(free - taken, plan.panel.format.width * design.tallest)
    foot -= foot % (2 * frame.unit)
    rest = free - taken - foot if design.centred else 0.0
    bleed = plan.panel.printing.sheet.bleed
    width = plan.panel.format.width + 2 * bleed
    box = Box(left=-bleed, top=-bleed, width=width, height=foot + bleed)
    return _arranged(plan, size, box, foot + above + rest / 2)


def _beside(plan: _Plan, studio: Studio) -> Arrangement:
    frame = plan.frame
    top, room = frame.margin, frame.words.height - 3.8 * frame.unit
    fitting = _fitting(plan, studio, top=top)
    found = fitting.largest(room, plan.sizes)
    if not found:
        raise fitting.too_long(plan.sizes.smallest, room)
    bleed = plan.panel.printing.sheet.bleed
    height = plan.panel.format.height + 2 * bleed
    box = Box(left=-bleed, top=-bleed, width=frame.base.left + bleed, height=height)
    return _arranged(plan, found[0], box, top + (room - found[1]) / 2)


def _fitting(plan: _Plan, studio: Studio, top: float) -> Fitting:
    def values(size: float) -> Mapping[str, Any]:
        return _values(plan, size, NOTHING, top)

    return Fitting(plan.panel, studio, plan.design.template, values)


def _arranged(plan: _Plan, size: float, picture: Box, words_top: float) -> Arrangement:
    return Arrangement(
        template=plan.design.template,
        size=size,
        values=_values(plan, size, picture, words_top),
        pictures=(_slot(plan, picture),) if plan.design.preferred else (),
    )


def _slot(plan: _Plan, box: Box) -> PictureSlot:
    panel, design = plan.panel, plan.design
    drawing = ""
    if design.lattice:
        dark = panel.kind == "title"
        colours = LatticeColours(
            ground=ROLES["base-deep"] if dark else ROLES["band"],
            lit=ROLES["base"] if dark else ROLES["ground"],
            strand=ROLES["band"] if dark else ROLES["base"],
        )
        ratio = box.width / box.height
        columns = design.lattice if ratio > 0.6 else max(3, design.lattice // 3)
        drawing = lattice_svg(panel.exhibition, ratio, columns, colours)
    return PictureSlot(
        asset=LATTICE if design.lattice else PORTRAIT,
        slug=panel.slug,
        width=box.width,
        height=box.height,
        photo=panel.photo,
        initial=panel.texts[0].name[:1],
        drawing=drawing,
    )


def _values(plan: _Plan, size: float, picture: Box, words_top: float) -> dict[str, Any]:
    frame, design = plan.frame, plan.design
    shows_quote = plan.panel.kind in ("story", "quote")
    longest = max(
        len(bare(text.quote)) + 2 if shows_quote else len(text.title) for text in plan.panel.texts
    )
    largest = design.headline * plan.sizes.smallest
    return {
        **frame_context(plan.panel, frame),
        "quote_size": display_size(longest, frame.words.width, design.lines, largest, 2.0 * size),
        "portrait": picture,
        "words": {
            "left": round(frame.words.left, 4),
            "top": round(words_top, 4),
            "width": round(frame.words.width, 4),
        },
    }
