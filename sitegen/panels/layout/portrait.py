"""A panel of one picture and its words, arranged as it was settled.

The picture is a portrait, the pattern in its place, or the exhibition's lattice; it reaches over
the edge. Story, title, introduction, quote and closing panels differ only in their design.
"""

from __future__ import annotations

from sitegen.panels.layout.arrangement import Arrangement, PictureSlot
from sitegen.panels.layout.frame import Box
from sitegen.panels.layout.measuring import Values, ends_of
from sitegen.panels.layout.plans import NOTHING, Plan, Settled, planned, values_of
from sitegen.panels.layout.settling import settle
from sitegen.panels.pictures.colour import ROLES
from sitegen.panels.pictures.lattice import LatticeColours, lattice_svg
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel

PORTRAIT = "portrait.jpg"
LATTICE = "lattice.svg"
# In a strip narrower than 2 : 3 a face loses its ears: it ends where the foot begins, or at that
# form, and the rest is colour.
NARROWEST_FACE = 2 / 3
HAIR = 0.5


def arrange_portrait(panel: Panel, toolkit: Toolkit, settled: Settled | None = None) -> Arrangement:
    """The panel in any format, with the measures that its set settled on, or by itself.

    Raises TextTooLongError when the text does not fit at the legible minimum.
    """
    settled = settled or settle((panel,), toolkit)
    plan = planned((panel,), toolkit, settled.attempt, settled)
    assert plan is not None
    picture = _picture(plan, settled)
    slot = _slot(plan, panel, picture)
    values = {
        **values_of(plan, panel, toolkit, settled, picture),
        "picture_height": round(slot.height, 3),
    }
    if values["text_columns"] > 1:
        values["text_heights"] = _text_heights(
            panel, toolkit, plan.design.template, values, settled
        )
    return Arrangement(
        template=plan.design.template,
        size=settled.size,
        values=values,
        pictures=(slot,) if plan.design.preferred else (),
    )


def _text_heights(
    panel: Panel, toolkit: Toolkit, template: str, values: Values, settled: Settled
) -> dict[str, float]:
    """How high the columns of each language are, in mm; nothing for a template without columns.

    The engine makes columns equally high only where one alone would end before the page does.
    """
    ends = ends_of(panel, toolkit, template, values, settled.size)
    return {
        text.lang: round(end - ends[f"begin-{text.lang}"] + HAIR, 3)
        for text in panel.texts
        if (end := ends.get(f"text-end-{text.lang}")) is not None
    }


def _picture(plan: Plan, settled: Settled) -> Box:
    """The picture's place, with its bleed."""
    size, bleed = plan.format, plan.bleed
    if not plan.design.preferred:
        return NOTHING
    if plan.attempt.stance == "over":
        return Box(
            left=-bleed,
            top=-bleed,
            width=size.width + 2 * bleed,
            height=settled.picture + bleed,
        )
    if plan.corner:
        return plan.corner
    width = size.width - plan.frame.base.width + bleed
    left = size.width + bleed - width if plan.mirrored else -bleed
    return Box(left=left, top=-bleed, width=width, height=size.height + 2 * bleed)


def _slot(plan: Plan, panel: Panel, box: Box) -> PictureSlot:
    design = plan.design
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
        height=box.height if design.lattice else _face_height(plan, box),
        photo=panel.photo,
        initial=panel.texts[0].name[:1],
        drawing=drawing,
    )


def _face_height(plan: Plan, box: Box) -> float:
    """How high a face, or the pattern in its place, is in a box: all of a set alike."""
    highest = box.width / NARROWEST_FACE
    above_foot = plan.frame.base.top - box.top
    return box.height if box.height <= highest else min(highest, above_foot)
