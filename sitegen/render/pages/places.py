"""What an entry stands in, which tells its page's title from that of another page.

A title alone is not enough: a program and a podcast show may have one name, and so may two posts of
different days (WCAG 2.2, 2.4.2: titles describe; technique G88: they tell a page from others).
"""

from __future__ import annotations

from sitegen.engine.query import Reader
from sitegen.kinds.kind import SPEAKS_FOR_A_FOLDER
from sitegen.kinds.registry import Kinds
from sitegen.render.queries.theme import Message
from sitegen.render.templates.times import format_time_of
from sitegen.site.model import Summary
from sitegen.site.navigation import Crumbs, SiteIn
from sitegen.site.titles import HasNamesakes, TitleOf


def place_of(reader: Reader, lang: str, kinds: Kinds, summary: Summary | None) -> tuple[str, ...]:
    """Give what follows an entry's title, the nearest first: the show it is part of, else its list.

    One that shares its title with another of its kind says its date as well, and all that it is
    part of. Pages that are no entry's have nothing.
    """
    if summary is None:
        return ()
    kind = kinds[summary.kind]
    above = reader.fetch(Crumbs(lang=lang, id=summary.id)) if kind.stacked else ()
    names = tuple(crumb.title for crumb in reversed(above)) or name_of_list(
        reader, lang, kinds, kind.section
    )
    if not reader.fetch(HasNamesakes(lang=lang, id=summary.id)):
        return names[-1:]
    locale = reader.fetch(SiteIn(lang=lang)).language.locale or lang

    def said(text: str) -> str:
        return reader.fetch(Message(lang=lang, text=text))

    return tuple(name for name in (format_time_of(summary, locale, said), *names) if name)


def name_of_list(reader: Reader, lang: str, kinds: Kinds, section: str) -> tuple[str, ...]:
    """Give what a folder's list is called, nothing where there is none."""
    if not section:
        return ()
    written = reader.fetch(TitleOf(lang=lang, id=f"{section}/{SPEAKS_FOR_A_FOLDER}"))
    kind = kinds.by_folder[section]
    return (written or kind.label(lang) or reader.fetch(Message(lang=lang, text=kind.title)),)
