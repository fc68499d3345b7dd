"""Which words of a panel are in another language than it: a translation took them over."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.content.entries.entry import Entry
from sitegen.panels.values import PanelText
from sitegen.values import texts_of


def with_tongues(text: PanelText, *entries: Entry | None) -> PanelText:
    """Note with a panel's words those that its entries don't say in its language."""
    shown = set(texts_of(text))
    known = {words for entry in entries if entry for words in _tongues_of(entry, text.lang)}
    return replace(text, inherited=tuple(sorted(each for each in known if each[0] in shown)))


def _tongues_of(entry: Entry, lang: str) -> tuple[tuple[str, str], ...]:
    if entry.lang == lang:
        return entry.inherited
    # What isn't written in the panel's language lends its title alone.
    title = entry.meta.title
    return ((title, dict(entry.inherited).get(title, entry.lang)),)
