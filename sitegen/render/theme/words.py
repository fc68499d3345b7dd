"""Words of the interface: the catalogs found along the theme's chain."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.errors import ContentError, Problem
from sitegen.render.theme.catalogs import Catalog, read_catalog
from sitegen.render.theme.theme import Theme


def catalogs_with_mistakes(theme: Theme, languages: Iterable[str]) -> list[Problem]:
    """Report every catalog that can't be read, without looking for a word."""
    problems: list[Problem] = []
    for lang in languages:
        try:
            load_catalog(theme, lang)
        except ContentError as error:
            problems += error.problems
    return problems


def load_catalog(theme: Theme, lang: str) -> Catalog:
    """Read a language's catalogs of the whole chain; a child's messages go over its parent's."""
    messages: dict[tuple[str, str], tuple[str, ...]] = {}
    rule = "n != 1"
    for label in reversed(theme.chain):
        text = theme.text(f"{label}:messages/{lang}.po")
        if text is None:
            continue
        own, own_rule = read_catalog(text, theme.origin(f"{label}:messages/{lang}.po"))
        messages |= own
        rule = own_rule or rule
    return Catalog(messages, rule)
