"""A story panel: its text fitted, the portrait given what is left, then drawn."""

from __future__ import annotations

from typing import Any

from sitegen.panels.compose import Look, page_context, story_context
from sitegen.panels.document import Press, places
from sitegen.panels.layout import Box, Geometry, geometry_of
from sitegen.panels.scripts import script_of
from sitegen.panels.theme import Templates
from sitegen.panels.typography import (
    MM_PER_POINT,
    TextTooLongError,
    largest_fitting,
    overflow_of,
    type_range,
)
from sitegen.panels.values import Panel
from sitegen.values import Value

PREFERRED_PORTRAIT = 0.5
SMALLEST_PORTRAIT = 0.3
TALLEST_PORTRAIT = 1.3


class Fitted(Value):
    """What fitting found: the text's size in points, the portrait's box, where the words begin."""

    size: float
    portrait: Box
    words_top: float
    geometry: Geometry


def fit_story(panel: Panel, templates: Templates, press: Press, look: Look) -> Fitted:
    """The largest text that leaves the portrait its share; TextTooLongError if none does."""
    sizes = type_range(panel.distance)
    geometry = geometry_of(panel.format, panel.distance, len(panel.texts), sizes.smallest)
    above, below = 4.2 * geometry.unit, 3.6 * geometry.unit
    free = geometry.words.height - above - below
    measured: dict[float, dict[str, float]] = {}

    def height(size: float) -> float:
        measured[size] = _measure(panel, templates, press, look, geometry, size)
        return max(end for name, end in measured[size].items() if name.startswith("end-"))

    if geometry.beside:
        found = largest_fitting(height, free + above - geometry.margin, sizes)
        if found:
            return Fitted(
                size=found[0],
                portrait=_side_portrait(panel, geometry),
                words_top=geometry.margin,
                geometry=geometry,
            )
    else:
        least = geometry.words.height * SMALLEST_PORTRAIT
        wanted = geometry.words.height * PREFERRED_PORTRAIT
        found = largest_fitting(height, free - wanted, sizes)
        if not found and height(sizes.smallest) <= free - least:
            found = sizes.smallest, height(sizes.smallest)
        if found:
            return _stacked(panel, geometry, found, free, above)
    limit = free if geometry.beside else free - geometry.words.height * SMALLEST_PORTRAIT
    raise _too_long(panel, sizes.smallest, measured[sizes.smallest], limit)


def story_html(
    panel: Panel, fitted: Fitted, templates: Templates, look: Look, picture: dict[str, str]
) -> str:
    """The panel's HTML; `picture` has the portrait's asset name and alt text."""
    context = _context(panel, templates, look, fitted.geometry, fitted.portrait, fitted.words_top,
                       fitted.size)
    words = templates.words(panel.texts[0].lang)
    context["code"]["alt"] = f"{words['code']} {panel.short_address}"
    return templates.render("story.html", {**context, "picture": picture, "measuring": False})


def _context(
    panel: Panel,
    templates: Templates,
    look: Look,
    geometry: Geometry,
    portrait: Box,
    words_top: float,
    size: float,
) -> dict[str, Any]:
    return {
        **page_context(panel, templates, look, size),
        **story_context(panel, geometry, portrait, words_top, size),
    }


def _measure(
    panel: Panel, templates: Templates, press: Press, look: Look, geometry: Geometry, size: float
) -> dict[str, float]:
    nothing = Box(left=0, top=0, width=1, height=1)
    context = _context(panel, templates, look, geometry, nothing, 0, size)
    context["code"]["alt"] = "code"
    html = templates.render(
        "story.html", {**context, "marks": False, "measuring": True, "picture": {}}
    )
    assets = {**templates.fonts(), "code.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>'}
    document = press.lay_out(html, assets, colours="device-cmyk")
    origin = panel.printing.sheet.margin
    return {name: place - origin for name, place in places(document).items()}


def _stacked(
    panel: Panel, geometry: Geometry, found: tuple[float, float], free: float, above: float
) -> Fitted:
    size, taken = found
    tallest = panel.format.width * TALLEST_PORTRAIT
    foot = min(free - taken, tallest)
    bleed = panel.printing.sheet.bleed
    portrait = Box(
        left=-bleed, top=-bleed, width=panel.format.width + 2 * bleed, height=foot + bleed
    )
    return Fitted(size=size, portrait=portrait, words_top=foot + above, geometry=geometry)


def _side_portrait(panel: Panel, geometry: Geometry) -> Box:
    bleed = panel.printing.sheet.bleed
    return Box(
        left=-bleed,
        top=-bleed,
        width=geometry.base.left + bleed,
        height=panel.format.height + 2 * bleed,
    )


def _too_long(
    panel: Panel, size: float, ends: dict[str, float], limit: float
) -> TextTooLongError:
    overflows = tuple(
        overflow_of(
            text,
            ends[f"begin-{text.lang}"],
            ends[f"end-{text.lang}"],
            limit,
            size * MM_PER_POINT * script_of(text.lang).leading,
        )
        for text in panel.texts
        if ends[f"end-{text.lang}"] > limit
    )
    return TextTooLongError(f"{panel.slug} ({panel.format.name})", size, overflows)
