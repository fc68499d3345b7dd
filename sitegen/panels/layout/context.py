"""What a panel's template is given: words by language, boxes, colours, fonts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from msgspec import structs

from sitegen.panels.layout.frame import Frame
from sitegen.panels.layout.hosts import hosts_of
from sitegen.panels.layout.lines import bound, whole_dates
from sitegen.panels.layout.quotations import quoted_words
from sitegen.panels.layout.said import POINT, about_words
from sitegen.panels.layout.stress import stressed
from sitegen.panels.layout.typography import type_range
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel, PanelText, Person

HAIR = 0.02


def page_context(panel: Panel, toolkit: Toolkit, size: float) -> dict[str, Any]:
    """What every panel template needs: page, trim, colours, fonts, words; `size` in points."""
    sheet = panel.printing.sheet
    return {
        "panel": panel,
        "logos": panel.logos,
        "document_title": document_title(panel),
        "texts": [text_context(panel, text, toolkit) for text in panel.texts],
        "page": {
            "width": round(panel.format.width + 2 * sheet.margin, 3),
            "height": round(panel.format.height + 2 * sheet.margin, 3),
        },
        "trim": {"width": panel.format.width, "height": panel.format.height},
        "bleed": sheet.bleed,
        "slug": sheet.slug,
        "marks": panel.printing.marks,
        "measuring": False,
        "colours": toolkit.colours,
        "fonts": [{"family": font.family, "file": font.file} for font in toolkit.fonts],
        "size": size,
        "small": type_range(panel.distance).smallest,
        "tight": max(script_of(text.lang).tight for text in panel.texts),
    }


def document_title(panel: Panel) -> str:
    """The PDF's title: the person or the headline, and the exhibition, in the first language."""
    text = panel.texts[0]
    parts = (text.name or text.title, text.exhibition, text.venue)
    return " · ".join(dict.fromkeys(part for part in parts if part)) or panel.slug


def text_context(panel: Panel, text: PanelText, toolkit: Toolkit) -> dict[str, Any]:
    """One language's words with its direction and marks, and the theme's own words."""
    script, words = script_of(text.lang), toolkit.templates.words(text.lang)
    tongues = dict(text.inherited)

    def said(value: str, shown: str | None = None) -> str:
        return in_tongue(bound(value if shown is None else shown, text.lang), tongues.get(value))

    return {
        "lang": text.lang,
        "dir": script.direction,
        "opening": script.opening,
        "closing": script.closing,
        "title": said(text.title),
        "quote": said(text.quote, quoted_words(text.quote, text.lang)),
        "name": bound(text.name, text.lang),
        "about": _about(text),
        "award": words[text.award] if text.award else "",
        "summary": said(text.summary),
        "blocks": [_block_context(each, text.lang) for each in text.blocks],
        "photo_alt_lang": tongues.get(text.photo_alt, text.lang),
        "photo_alt": text.photo_alt or _alt_of_pattern(text, words),
        # A title panel says the exhibition's name once, as its headline.
        "exhibition": "" if panel.kind == "title" else said(text.exhibition),
        "venue": bound(whole_dates(text.venue), text.lang),
        "organisation": bound(text.organisation, text.lang),
        "cohort": bound(text.cohort, text.lang),
        "contact": said(text.contact),
        "sample": words["sample"] if text.sample else "",
        "words": words,
        "call": words[_call(panel)],
    }


def _about(text: PanelText) -> str:
    """What somebody does, and where: the last two words stay together."""
    tongues, parts = dict(text.inherited), [part for part in (text.role, text.place) if part]
    if tongues.keys().isdisjoint(parts):
        return about_words(text)
    return Markup(POINT).join(in_tongue(part, tongues.get(part)) for part in parts)


def in_tongue(text: str, lang: str | None) -> str:
    """Words of another language with it and its direction; as they are where they have none."""
    if not lang:
        return text
    return Markup('<span lang="{}" dir="{}">{}</span>').format(
        lang, script_of(lang).direction, text
    )


def _block_context(block: Block, lang: str) -> Block:
    words = stressed(bound(block.text, block.lang or lang), block.stresses)
    return structs.replace(block, text=in_tongue(words, block.lang))


def _alt_of_pattern(text: PanelText, words: Mapping[str, str]) -> str:
    withheld = words["portrait_withheld"]
    # A site's own words may be older than the second of these two.
    return words.get("portrait_none", withheld) if text.photo_agreed else withheld


def person_context(panel: Panel, person: Person, toolkit: Toolkit) -> dict[str, Any]:
    """One of several people on a panel, with the words of every language."""
    return {
        "slug": person.slug,
        "texts": [text_context(panel, text, toolkit) for text in person.texts],
        "short_address": person.short_address,
    }


def frame_context(panel: Panel, frame: Frame) -> dict[str, Any]:
    """A frame's boxes as the templates name them; what stands in the base counts from the bleed."""
    bleed = panel.printing.sheet.bleed
    imprint, languages = frame.imprint, len(panel.texts)
    beside = frame.foot.arrangement == "columns"
    return {
        "unit": round(frame.unit, 4),
        "hosts": hosts_of(panel.logos, frame.unit, sparing=frame.arrangement == "pairs"),
        "margin": round(frame.margin, 4),
        "gap": round(frame.gap, 4),
        "line": _narrowed(frame.line),
        "arrangement": frame.arrangement,
        "base": frame.base,
        "code": {**_inside(frame.code, bleed), "side": round(frame.code.width, 4)},
        "imprint": {
            **_inside(imprint, bleed),
            "column": _share(imprint.width, frame.gap, languages if beside else 1),
            "arrangement": frame.foot.arrangement,
        },
        "address": _inside(frame.address, bleed),
        "raised": frame.raised,
    }


def _call(panel: Panel) -> str:
    if panel.kind in ("story", "quote"):
        return "hear" if panel.has_voice else "read"
    return "visit"


def _share(width: float, gap: float, columns: int) -> float:
    return _narrowed((width - gap * (columns - 1)) / columns)


def _narrowed(width: float) -> float:
    # Floats that add up to a hair more than their room wrap: each gives way by a hair.
    return math.floor((width - HAIR) * 100) / 100


def _inside(box: Any, bleed: float) -> dict[str, float]:
    return {
        "left": round(box.left + bleed, 4),
        "top": round(box.top, 4),
        "width": round(box.width, 4),
    }
