"""A panel's template context: words by language, boxes, colours, fonts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from sitegen.panels.layout import Box, Geometry
from sitegen.panels.scripts import script_of
from sitegen.panels.theme import Templates
from sitegen.panels.typography import display_ratio, type_range
from sitegen.panels.values import Panel, PanelText


class Look:
    """How one rendering looks: CSS colours by role, and whether the crop marks are drawn."""

    def __init__(self, colours: Mapping[str, str], marks: bool) -> None:
        self.colours = colours
        self.marks = marks


def page_context(panel: Panel, templates: Templates, look: Look, size: float) -> dict[str, Any]:
    """What every panel template needs: page, sheet, colours, fonts, words, at a text size (pt)."""
    sheet = panel.printing.sheet
    return {
        "panel": panel,
        "document_title": document_title(panel),
        "texts": [text_context(panel, text, templates) for text in panel.texts],
        "short_address": panel.short_address,
        "page": {
            "width": panel.format.width + 2 * sheet.margin,
            "height": panel.format.height + 2 * sheet.margin,
        },
        "trim": {"width": panel.format.width, "height": panel.format.height},
        "bleed": sheet.bleed,
        "slug": sheet.slug,
        "marks": look.marks,
        "colours": look.colours,
        "fonts": [
            {"family": PurePosixPath(name).stem, "file": name} for name in templates.fonts()
        ],
        "size": size,
    }


def document_title(panel: Panel) -> str:
    """The PDF's title: the person or the headline, and the exhibition, in the first language."""
    text = panel.texts[0]
    return " · ".join(part for part in (text.name or text.title, text.exhibition) if part)


def text_context(panel: Panel, text: PanelText, templates: Templates) -> dict[str, Any]:
    """One language's words with its marks, direction, and the theme's own words."""
    script, words = script_of(text.lang), templates.words(text.lang)
    return {
        "lang": text.lang,
        "dir": script.direction,
        "opening": script.opening,
        "closing": script.closing,
        "title": text.title,
        "quote": text.quote.strip("“”\"«»„״ "),
        "name": text.name,
        "about": " · ".join(part for part in (text.role, text.place) if part),
        "award": words[text.award] if text.award else "",
        "paragraphs": text.paragraphs,
        "exhibition": text.exhibition,
        "venue": text.venue,
        "call": words["hear"] if panel.has_voice else words["read"],
    }


def story_context(
    panel: Panel, geometry: Geometry, portrait: Box, words_top: float, size: float
) -> dict[str, Any]:
    """What the story template needs beyond the page: the boxes and the display size."""
    quotes = {text.lang: text.quote for text in panel.texts}
    smallest = type_range(panel.distance).smallest
    bleed = panel.printing.sheet.bleed
    calls = geometry.calls
    column = (calls.width - geometry.gap * (len(panel.texts) - 1)) / len(panel.texts)
    return {
        "unit": round(geometry.unit, 4),
        "margin": round(geometry.margin, 4),
        "gap": round(geometry.gap, 4),
        "line": round(geometry.line, 4),
        "arrangement": geometry.arrangement,
        "small": smallest,
        "tight": max(script_of(text.lang).tight for text in panel.texts),
        "quote_size": round(size * display_ratio(quotes, geometry.words.width, size) * 4) / 4,
        "portrait": portrait,
        "words": {"left": geometry.words.left, "top": words_top, "width": geometry.words.width},
        "base": geometry.base,
        "code": {
            "left": geometry.code.left + bleed,
            "top": geometry.code.top,
            "side": geometry.code.width,
        },
        "calls": {
            "left": calls.left + bleed,
            "top": calls.top,
            "width": calls.width,
            "column": round(column, 4),
        },
        "address": {
            "left": geometry.address.left + bleed,
            "top": geometry.address.top,
            "width": geometry.address.width,
        },
    }
