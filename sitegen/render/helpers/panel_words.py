"""What a panel says, as words of a page: for who can't read a picture, or wants to hear it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from sitegen.content.entries.entry import Entry
from sitegen.engine.query import Reader
from sitegen.errors import ContentError
from sitegen.kinds.story import Story, Voice
from sitegen.render.bodies import BodyOf, SiteResolver, Text, mistakes_in
from sitegen.render.queries.prints import ShownPanel
from sitegen.site.model import Summary
from sitegen.site.queries import EntryOf, Summaries, SummaryOf
from sitegen.values import Value

if TYPE_CHECKING:
    from sitegen.markdown.convert import Converter

TOLD_BY_STORY = ("story", "quote")
"""Kinds of panels that one story is on."""

NAMED = re.compile(r'(?<= )(id|aria-labelledby|aria-describedby|for|href)="(#?)([^"]*)"')
"""An attribute of our own HTML that names a place of its page."""


class PanelWords(Value):
    """The words of a panel: `text` as HTML in `lang`, the voice that goes with them, and the
    people of a panel with several, each as other pages show them."""

    lang: str
    text: str = ""
    voice: Voice | None = None
    people: Summaries = ()


def words_on(reader: Reader, panel: ShownPanel, told: Summary | None, lang: str) -> PanelWords:
    """Give the words of a panel in a page's language, or where it has none in one of the panel's.

    `told` is the story of a panel of one story. Only what the website may show now is asked for.
    Raises ContentError where a text for the panel has mistakes.
    """
    if told is not None:
        entry = reader.fetch(EntryOf(lang=told.lang, id=told.id))
        voice = entry.meta.voice if entry and isinstance(entry.meta, Story) else None
        whole = panel.kind != "quote" or not told.quote
        text = text_on(reader, entry, f"panel-{panel.number}") if entry and whole else ""
        return PanelWords(lang=told.lang, text=text, voice=voice)
    if panel.kind == "introduction":
        entry = reader.fetch(EntryOf(lang=lang, id=panel.exhibition))
        text = text_on(reader, entry, f"panel-{panel.number}") if entry else ""
        return PanelWords(lang=lang, text=text)
    people = tuple(
        found for id_ in panel.stories if (found := story_in(reader, id_, (lang, *panel.languages)))
    )
    return PanelWords(lang=lang, people=people)


def story_in(reader: Reader, id_: str, languages: tuple[str, ...]) -> Summary | None:
    """Give a story in the first of some languages that it may be seen in."""
    found = (reader.fetch(SummaryOf(lang=lang, id=id_)) for lang in languages)
    return next((summary for summary in found if summary), None)


def text_on(reader: Reader, entry: Entry, prefix: str) -> Markup:
    """Give an entry's text for a panel, or else its whole text. Raises ContentError."""
    own = getattr(entry.meta, "panel", "")
    if not own:
        return apart(reader.fetch(BodyOf(id=entry.id, lang=entry.lang)).html, prefix)
    text = Text(id=entry.id, lang=entry.lang, path=entry.path, line=1, text=own)
    resolver = SiteResolver(reader, text)
    conversion = _converter().convert(own, lang=entry.lang, resolver=resolver)
    if mistakes := [*resolver.unusable, *mistakes_in(text, conversion.notices)]:
        raise ContentError(mistakes)
    return apart(conversion.body.html, prefix)


def apart(html: str, prefix: str) -> Markup:
    """Give HTML of our own whose places are named apart from those of the rest of the page."""

    def renamed(found: re.Match[str]) -> str:
        name, sign, value = found.groups()
        if not value or (name == "href") != bool(sign):
            return found[0]
        places = " ".join(f"{prefix}-{place}" for place in value.split())
        return f'{name}="{sign}{places}"'

    return Markup(NAMED.sub(renamed, html))


@cache
def _converter() -> Converter:
    # Most builds convert no text for panels.
    from sitegen.markdown.convert import Converter

    return Converter()
