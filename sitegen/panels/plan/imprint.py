"""Who speaks on a panel: the organisation, and whose stories they are."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.content.entries.entry import Entry
from sitegen.content.settings.settings import Settings
from sitegen.kinds.story import year_of


def organisation_of(settings: Settings, lang: str) -> str:
    """The organisation's name in a language: the site's title, as it is printed in it."""
    own = settings.languages.get(lang)
    return (own.title if own else settings.print_titles.get(lang, "")) or settings.title


def cohort_of(stories: Iterable[Entry], word: str) -> str:
    """“Storytellers 2022” with the theme's word, the first and last year of several."""
    years = sorted({year_of(story) for story in stories} - {0})
    if not years:
        return ""
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"
    return f"{word} {span}"
