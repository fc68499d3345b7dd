"""What a panel says in a language, and how wide its words are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from sitegen.panels.layout.lines import bound
from sitegen.panels.layout.quotations import quoted_words
from sitegen.panels.layout.typography import AVERAGE_CHARACTER, MM_PER_POINT
from sitegen.panels.theme.metrics import Metrics
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel, PanelText

# A word that fills its line to the last hair is set on two.
FULL = 0.97
LEVEL = 1.2
# How large the title under a name is beside the text, as panel.css sets it.
LEAD = 1.12
# Between two words of a list; it never begins a line.
POINT = "\u00a0· "


def display_words(panel: Panel, text: PanelText) -> str:
    """The largest words of a panel in a language: its quotation, or its headline."""
    if panel.kind in ("story", "quote"):
        return quoted_words(text.quote, text.lang)
    return text.title


def said_words(panel: Panel, text: PanelText) -> str:
    """Display words with a quotation's marks."""
    words = bound(display_words(panel, text), text.lang)
    if panel.kind not in ("story", "quote"):
        return words
    script = script_of(text.lang)
    return f"{script.opening}{words}{script.closing}"


def name_words(panel: Panel, text: PanelText) -> str:
    """The name under which a language's text stands, or its title."""
    return bound(text.name or text.title, text.lang)


def about_words(text: PanelText) -> str:
    """What somebody does, and where."""
    return bound(POINT.join(part for part in (text.role, text.place) if part), text.lang)


def person_words(panel: Panel, text: PanelText, toolkit: Toolkit) -> Iterator[tuple[str, float]]:
    """What stands under a person's name on a panel of one story, each with its size in parts of
    the text's."""
    if panel.kind not in ("story", "quote"):
        return
    award = toolkit.templates.words(text.lang)[text.award] if text.award else ""
    if panel.kind == "quote" or not award:
        yield about_words(text), 1.0
    else:
        yield f"{about_words(text)}{POINT}{award}", 1.0
    if panel.kind == "story" and text.name:
        yield bound(text.title, text.lang), LEAD


def widest_person(texts: Sequence[tuple[Panel, PanelText]], toolkit: Toolkit) -> float:
    """The width of the widest word about a person, or of the name, which is no smaller; in parts of
    the type size."""
    return max(
        (
            toolkit.metrics.width(word) * script_of(text.lang).larger * by
            for panel, text in texts
            if panel.kind in ("story", "quote")
            for words, by in (
                (name_words(panel, text), 1.0),
                *person_words(panel, text, toolkit),
            )
            for word in words.split(" ")
        ),
        default=0.0,
    )


def widest_word(texts: Sequence[Any], metrics: Metrics, said: Any) -> float:
    """The width of the widest of some words, in parts of the type size."""
    return max(
        (
            metrics.width(word) * script_of(text.lang).larger
            for panel, text in texts
            for word in said(panel, text).split(" ")
        ),
        default=0.0,
    )


def largest_word(widest: float, room: float) -> float:
    """The size in points at which a word `widest` sizes wide just fits into `room` mm."""
    return room * FULL / (max(widest, 0.1) * MM_PER_POINT)


def widest_text(panels: Sequence[Panel], metrics: Metrics) -> float:
    """The width of the widest word of running text with the indent before it, in parts of the type
    size."""
    return max(
        (
            metrics.width(word) * script_of(text.lang).larger + indent_of(block)
            for panel in panels
            for text in panel.texts
            for block in text.blocks
            for word in bound(block.text, text.lang).split(" ")
        ),
        default=0.0,
    )


def indent_of(block: Block) -> float:
    """How far a block is indented, in parts of the type size, as panel.css sets it."""
    levels = max(0, block.level - 1) * LEVEL
    return levels + (1.0 if block.kind in ("quote", "speaker") else 0.0)


def narrowest_average(panels: Sequence[Panel], metrics: Metrics) -> float:
    """How wide a character of running text is on average, in parts of the type size, in the
    language that has the narrowest ones."""
    said: dict[str, str] = {}
    for panel in panels:
        for text in panel.texts:
            written = " ".join(block.text for block in text.blocks)
            said[text.lang] = f"{said.get(text.lang, '')} {written}"
    return min(
        (
            metrics.width(words) * script_of(lang).larger / letter_count(words)
            for lang, words in said.items()
            if words.strip()
        ),
        default=AVERAGE_CHARACTER,
    )


def letter_count(text: str) -> int:
    """How many characters a line shows: vowel signs and other marks take no room on it."""
    return sum(unicodedata.category(character) not in ("Mn", "Cf") for character in text)
