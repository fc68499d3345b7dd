"""Stretches of days as precisely as each end is known, in words of the theme where CLDR has none.

CLDR joins ends of one precision (6–12 June 2022). It has no words for an end that lies within the
other one: a month of which the last day is known, a year whose first month is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from sitegen.render.templates.spans import format_day, format_days, locale_of
from sitegen.schema.dates import PartialDate

Message = Callable[[str], str]
"""Gives the theme's words for an English message, places to fill in it (`%(day)s`) kept."""

UNTIL = {
    "one": "%(month)s, until the %(day)sst",
    "two": "%(month)s, until the %(day)snd",
    "few": "%(month)s, until the %(day)srd",
    "other": "%(month)s, until the %(day)sth",
}
FROM = {
    "one": "%(month)s, from the %(day)sst",
    "two": "%(month)s, from the %(day)snd",
    "few": "%(month)s, from the %(day)srd",
    "other": "%(month)s, from the %(day)sth",
}
"""By how English counts a day (CLDR, Language Plural Rules: ordinals)."""

IN_YEAR = {"until": "%(year)s, until %(part)s", "from": "%(year)s, from %(part)s"}
DAYS = {"until": UNTIL, "from": FROM}
WORDS = (*UNTIL.values(), *FROM.values(), *IN_YEAR.values())
"""All messages that a theme translates."""


def as_it_is(text: str) -> str:
    """Leave a message in English."""
    return text


@lru_cache(maxsize=4096)
def format_partial_date(day: PartialDate, lang: str) -> str:
    """Write a date in full, as precisely as it is known: 12 July 2024, October 2025, 2022."""
    from babel.dates import format_skeleton

    if day.day:
        return format_day(day.first_day, "long", locale_of(lang))
    if day.month:
        moment = datetime(day.year, day.month, 1)
        return format_skeleton("yMMMM", moment, locale=lang.replace("-", "_"))
    return str(day.year)


def format_stretch(
    first: PartialDate, last: PartialDate, lang: str, message: Message = as_it_is
) -> str:
    """Write from when to when: 6–12 June 2022; June 2022, until the 19th; 2022 – May 2023."""
    if first == last:
        return format_partial_date(first, lang)
    if is_within(last, first):
        return _part_of(first, last, "until", lang, message)
    if is_within(first, last):
        return _part_of(last, first, "from", lang, message)
    if first.day and last.day:
        return format_days(first.first_day, last.first_day, lang)
    return " – ".join(format_partial_date(day, lang) for day in (first, last))


def is_within(part: PartialDate, whole: PartialDate) -> bool:
    """True for a day of a month or year, or a month of a year."""
    return str(part).startswith(f"{whole}-")


def _part_of(whole: PartialDate, part: PartialDate, way: str, lang: str, message: Message) -> str:
    locale = locale_of(lang)
    if not whole.month:
        said = {"year": format_partial_date(whole, lang), "part": _within_a_year(part, locale)}
        return message(IN_YEAR[way]) % said
    counted = str(locale_of("en").ordinal_form(part.day))
    said = {"month": format_partial_date(whole, lang), "day": str(part.day)}
    return message(DAYS[way][counted]) % said


def _within_a_year(part: PartialDate, locale: Any) -> str:
    """Write a day or month without its year: 19 June, June."""
    from babel.dates import format_skeleton

    if not part.day:
        return str(locale.months["stand-alone"]["wide"][part.month])
    return str(format_skeleton("MMMMd", part.first_day, locale=locale))
