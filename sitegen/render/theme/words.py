"""Words of the interface: the catalogs found along the theme's chain."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.errors import ContentError, Problem
from sitegen.render.theme.catalogs import ENGLISH, Catalog, read_catalog
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
    """Read a language's catalogs of the whole chain; a child's messages go over its parent's.

    Each keeps the rule of plurals that its own header says, or that of the one below it. Raises
    ContentError with the mistakes of all.
    """
    found: Catalog | None = None
    problems: list[Problem] = []
    for label in reversed(theme.chain):
        try:
            text = theme.text(f"{label}:messages/{lang}.po")
            if text is None:
                continue
            path = theme.origin(f"{label}:messages/{lang}.po")
            messages, rule = read_catalog(text, path, found.rule if found else rule_of(lang))
            found = Catalog(messages, rule, found)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return found or Catalog({}, ENGLISH)


def rule_of(lang: str) -> str:
    """Give the rule of a language's plurals as gettext has it, the English one if it knows none."""
    from babel.core import UnknownLocaleError
    from babel.messages.plurals import get_plural

    try:
        return str(get_plural(lang.replace("-", "_"))[1])
    except (UnknownLocaleError, ValueError):
        return ENGLISH
