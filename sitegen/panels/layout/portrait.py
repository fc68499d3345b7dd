"""A panel of one picture and its words: the text as large as it can be, the picture what is left.

The picture is a portrait, the pattern in its place, or the exhibition's lattice; it reaches over
the edge. Story, title, introduction, quote and closing panels differ only in their design.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from msgspec import structs

from sitegen.panels.layout.arrangement import Arrangement, PictureSlot
from sitegen.panels.layout.context import bare, frame_context
from sitegen.panels.layout.designs import DESIGNS, Design
from sitegen.panels.layout.fitting import Fitting, first_that_fits
from sitegen.panels.layout.frame import Box, Frame, frame_of
from sitegen.panels.layout.typography import TypeRange, display_size, narrowed, type_range
from sitegen.panels.pictures.colour import ROLES
from sitegen.panels.pictures.lattice import LatticeColours, lattice_svg
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel
from sitegen.values import Value

NOTHING = Box(left=0, top=0, width=1, height=1)
PORTRAIT = "portrait.jpg"
LATTICE = "lattice.svg"
WIDE = 0.9
NARROWER = 0.7
FLATTEST = 1.75
LEAST_DISPLAY = 1.35
DISPLAY_SHARES = (1.0, 0.8, 0.64, 0.5, 0.4, 0.32)


class _Plan(Value):
    """A panel with what its design, format and reading distance settle before fitting."""

    panel: Panel
    design: Design
    frame: Frame
    sizes: TypeRange
    display: float = 1.0
    corner: Box | None = None

    @property
    def mirrored(self) -> bool:
        return script_of(self.panel.texts[0].lang).direction == "rtl"


def arrange_portrait(panel: Panel, toolkit: Toolkit) -> Arrangement:
    """The panel in any format: its picture above the words, or beside them where it is wide.

    Raises TextTooLongError when the text does not fit at the legible minimum.
    """
    design = DESIGNS[panel.kind]
    shown = panel.format.height - panel.format.cassette
    upright = design.preferred and panel.format.width / shown <= WIDE
    if not upright:
        shares = (design.beside, design.beside * NARROWER)
        return first_that_fits(
            partial(_beside, _planned(panel, design, beside=share), toolkit) for share in shares
        )
    plan = _planned(panel, design)
    if not design.inset:
        return _stacked(plan, toolkit)
    corners = (design.inset, design.inset * NARROWER)
    # A face in a flat strip loses its hair and chin: rather a whole one in the corner.
    return first_that_fits(
        [
            partial(_flat_enough, plan, toolkit),
            *(partial(_inset, plan, toolkit, corner) for corner in corners),
            partial(_stacked, plan, toolkit),
        ]
    )


def _planned(panel: Panel, design: Design, beside: float = 0.0) -> _Plan:
    sizes = type_range(panel.distance, design.growth)
    frame = frame_of(
        panel.format,
        panel.distance,
        len(panel.texts),
        sizes.smallest,
        beside=beside if design.preferred else 0.0,
        mirrored=script_of(panel.texts[0].lang).direction == "rtl",
    )
    return _Plan(panel=panel, design=design, frame=frame, sizes=narrowed(sizes, frame.line))


def _flat_enough(plan: _Plan, toolkit: Toolkit) -> Arrangement | None:
    """The picture over the whole width, unless that would be flatter than FLATTEST."""
    arranged = _stacked(plan, toolkit)
    box = arranged.pictures[0]
    return arranged if box.width / box.height <= FLATTEST else None


def _stacked(plan: _Plan, toolkit: Toolkit) -> Arrangement:
    """The picture over the whole width, as high as the words leave it."""
    frame, design, smallest = plan.frame, plan.design, plan.sizes.smallest
    above, below = 4.2 * frame.unit, 3.8 * frame.unit
    free = frame.words.height - above - below
    most = free - frame.words.height * design.smallest
    plan, fitting = _display_that_leaves_room(plan, toolkit, most, top=0)
    found = fitting.largest(free - frame.words.height * design.preferred, plan.sizes)
    size, taken = found or (smallest, fitting.height(smallest))
    # In steps, so that a small change of the text doesn't ask for the photo to be converted anew.
    foot = min(free - taken, plan.panel.format.width * design.tallest)
    foot -= foot % (2 * frame.unit)
    bleed = plan.panel.printing.sheet.bleed
    width = plan.panel.format.width + 2 * bleed
    box = Box(left=-bleed, top=-bleed, width=width, height=foot + bleed)
    return _arranged(plan, size, box, foot + above)


def _inset(plan: _Plan, toolkit: Toolkit, share: float) -> Arrangement:
    """The picture in the first corner, 4:5, the display words beside it, the text under both."""
    frame = plan.frame
    width = plan.panel.format.width * share
    height = width * 1.25
    bleed = plan.panel.printing.sheet.bleed
    left = plan.panel.format.width - width if plan.mirrored else -bleed
    box = Box(left=left, top=-bleed, width=width + bleed, height=height + bleed)
    top, room = 4.2 * frame.unit, frame.words.height - 3.8 * frame.unit
    plan = structs.replace(plan, corner=box)
    plan, fitting = _display_that_leaves_room(plan, toolkit, room, top)
    size, _ = fitting.largest(room, plan.sizes) or (plan.sizes.smallest, 0)
    return _arranged(plan, size, box, top)


def _beside(plan: _Plan, toolkit: Toolkit) -> Arrangement:
    """The picture over the whole height at the start, or none, and the words in the middle."""
    frame, smallest = plan.frame, plan.sizes.smallest
    top, room = frame.margin, frame.words.height - 3.8 * frame.unit
    plan, fitting = _display_that_leaves_room(plan, toolkit, room, top)
    size, taken = fitting.largest(room, plan.sizes) or (smallest, fitting.height(smallest))
    bleed = plan.panel.printing.sheet.bleed
    height = plan.panel.format.height + 2 * bleed
    width = plan.panel.format.width - frame.base.width + bleed
    left = plan.panel.format.width + bleed - width if plan.mirrored else -bleed
    box = Box(left=left, top=-bleed, width=width, height=height)
    return _arranged(plan, size, box, top + (room - taken) / 2)


def _display_that_leaves_room(
    plan: _Plan, toolkit: Toolkit, room: float, top: float
) -> tuple[_Plan, Fitting]:
    """The plan with display words so large that the smallest text still ends within `room` mm.

    Raises TextTooLongError when the text does not fit even under the smallest display words.
    """
    smallest = plan.sizes.smallest
    for share in DISPLAY_SHARES:
        tried = structs.replace(plan, display=share)
        fitting = _fitting(tried, toolkit, top)
        if fitting.height(smallest) <= room:
            return tried, fitting
    raise fitting.too_long(smallest, room)


def _fitting(plan: _Plan, toolkit: Toolkit, top: float) -> Fitting:
    def values(size: float) -> Mapping[str, Any]:
        return _values(plan, size, NOTHING, top)

    return Fitting(plan.panel, toolkit, plan.design.template, values)


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
    room, corner = frame.words.width, {"left": 0.0, "right": 0.0, "height": 0.0}
    if plan.corner:
        taken = plan.corner.width - plan.panel.printing.sheet.bleed + frame.gap - frame.margin
        room -= taken
        corner = {
            "left": 0.0 if plan.mirrored else round(taken, 3),
            "right": round(taken, 3) if plan.mirrored else 0.0,
            "height": round(plan.corner.height + plan.corner.top - words_top, 3),
        }
    largest = design.headline * plan.sizes.smallest * plan.display
    return {
        **frame_context(plan.panel, frame),
        "corner": corner,
        "quote_size": display_size(longest, room, design.lines, largest, LEAST_DISPLAY * size),
        "portrait": picture,
        "words": {
            "left": round(frame.words.left, 4),
            "top": round(words_top, 4),
            "width": round(frame.words.width, 4),
        },
    }
