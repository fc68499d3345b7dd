"""Filters of templates: dates, numbers and names as a language writes them (CLDR, by Babel)."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from sitegen.markdown.text.isolates import isolated
from sitegen.render.templates.spans import format_span
from sitegen.render.templates.stretches import (
    Message,
    as_it_is,
    format_partial_date,
    format_stretch,
)
from sitegen.schema.dates import PartialDate
from sitegen.text import direction


def language_of(context: Context) -> str:
    """Give the page's locale: its language, or whose way of writing it site.yaml names."""
    language = context.resolve("site").language
    return str(language.locale or language.code)


def seconds_of(text: str | float) -> int:
    """Give a duration such as `1:02:03` or `12:34` in seconds."""
    if not isinstance(text, str):
        return round(text)
    total = 0
    for part in text.split(":"):
        total = total * 60 + int(part or 0)
    return total


@lru_cache(maxsize=1024)
def format_duration(seconds: int, lang: str) -> str:
    """Write a duration in minutes, or in seconds where it is shorter than one."""
    from babel.units import format_unit

    locale = lang.replace("-", "_")
    if seconds < 60:
        return format_unit(seconds, "duration-second", locale=locale)
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    parts = [format_unit(hours, "duration-hour", locale=locale)] if hours else []
    if rest or not hours:
        parts.append(format_unit(rest, "duration-minute", locale=locale))
    return " ".join(parts)


def format_when(event: Any, lang: str, message: Message = as_it_is) -> str:
    """Write when an event takes place, its start and end each as precisely as it is known."""
    first, last, zone = event.start_day, event.end_day, event.time_zone
    has_days_only = first and (last or event.end is None)
    if not (first or last) or (has_days_only and first.day and (last is None or last.day)):
        return format_span(event.start, event.end, lang, zone)
    if has_days_only:
        return format_stretch(first, last or first, lang, message)
    if last and last.first_day <= event.start.date() <= last.last_day:
        return format_span(event.start, None, lang, zone)

    def written(day: PartialDate | None, moment: datetime) -> str:
        return format_partial_date(day, lang) if day else format_span(moment, None, lang, zone)

    return f"{written(first, event.start)} – {written(last, event.end)}"


def messages_of(context: Context) -> Message:
    """Give what translates a message into the page's language and keeps its places to fill in."""
    message: Message = context.resolve("message")
    return message


@pass_context
def date_filter(context: Context, value: PartialDate | None) -> str:
    """`{{ entry.meta.date|date }}`: a date in full."""
    return format_partial_date(value, language_of(context)) if value else ""


@pass_context
def moment_filter(context: Context, value: datetime | None, zone: str = "") -> str:
    """`{{ item.start|moment(item.time_zone) }}`: a date with its time and zone."""
    return format_span(value, None, language_of(context), zone) if value else ""


@pass_context
def when_filter(context: Context, event: Any) -> str:
    """`{{ summary|when }}`: from when to when an event takes place, "" where that isn't known."""
    if event.start is None:
        return ""
    return format_when(event, language_of(context), messages_of(context))


@pass_context
def until_filter(context: Context, first: PartialDate, last: PartialDate) -> str:
    """`{{ venue.start|until(venue.end) }}`: a stretch of days, or of months or years."""
    return format_stretch(first, last, language_of(context), messages_of(context))


@pass_context
def weekday_filter(context: Context, value: datetime) -> str:
    """`{{ rule.first|weekday }}`: the name of a day's weekday in full: Tuesday."""
    locale = _locale(language_of(context))
    return str(locale.days["stand-alone"]["wide"][value.weekday()])


@pass_context
def monthday_filter(context: Context, value: datetime) -> str:
    """`{{ rule.first|monthday }}`: a day that comes each year: 12 July."""
    from babel.dates import format_skeleton

    return format_skeleton("MMMMd", value, locale=_locale(language_of(context)))


@pass_context
def monthname_filter(context: Context, value: datetime) -> str:
    """`{{ rule.first|monthname }}`: the name of a day's month in full: July."""
    locale = _locale(language_of(context))
    return str(locale.months["stand-alone"]["wide"][value.month])


def isodate_filter(value: PartialDate | datetime | None) -> str:
    """`<time datetime="{{ d|isodate }}">`: the form for machines (HTML, section 4.5.14)."""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if value else ""


@pass_context
def duration_filter(context: Context, value: str | float) -> str:
    """`{{ item.duration|duration }}`: seconds or `12:34` in words."""
    return format_duration(seconds_of(value), language_of(context)) if value else ""


@pass_context
def number_filter(context: Context, value: float) -> str:
    """`{{ count|number }}`: a number with the language's separators."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=language_of(context).replace("-", "_"))


@pass_context
def country_filter(context: Context, code: str) -> str:
    """`{{ venue.country|country }}`: a country's name in the page's language."""
    locale = _locale(language_of(context))
    return str(locale.territories.get(code.upper(), code))


@pass_context
def language_filter(context: Context, code: str) -> str:
    """`{{ code|language }}`: a language's name in the page's language."""
    locale = _locale(language_of(context))
    return str(locale.languages.get(code.split("-")[0], code))


@lru_cache(maxsize=32)
def _locale(lang: str) -> Any:
    from babel import Locale

    return Locale.parse(lang.replace("-", "_"))


@pass_context
def filesize_filter(context: Context, value: int) -> str:
    """`{{ facts.size|filesize }}`: a size in bytes as kilobytes or megabytes."""
    message = messages_of(context)
    if value >= 1_000_000:
        return message("%(size)s MB") % {"size": f"{value / 1e6:.1f}"}
    return message("%(size)s kB") % {"size": max(1, round(value / 1000))}


def tongue_filter(value: object, holder: Any) -> Markup:
    """`<p{{ item.summary|tongue(item) }}>`: language and direction of a text that a translation
    took from its original; nothing where it is in the page's language. `holder` is the entry or
    summary that the text belongs to.
    """
    lang = spoken_filter(value, holder)
    return Markup(' lang="{}" dir="{}"').format(lang, direction(lang)) if lang else Markup("")


@pass_context
def in_language_filter(context: Context, lang: str) -> Markup:
    """`<article{{ story.lang|in_language }}>`: language and direction of words, nothing where they
    are in the page's.
    """
    if lang == context.resolve("site").language.code:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(lang, direction(lang))


def spoken_filter(value: object, holder: Any) -> str:
    """`meta.transcript|spoken(entry)`: the language of a text or a file that a translation took
    from its original, "" where it is the page's.
    """
    return dict(holder.inherited).get(str(value), "") if holder and holder.inherited else ""


def said_filter(value: object, holder: Any) -> Markup:
    """`{{ item.title|said(item) }}`: a text, in its own language where that is not the page's."""
    if not spoken_filter(value, holder):
        return escape(value or "")
    return Markup("<span{}>{}</span>").format(tongue_filter(value, holder), value)


def isolate_filter(value: object, holder: Any = None) -> Markup:
    """`{{ name|isolate }}`: a text of any direction that doesn't disturb what stands around it.

    `{{ meta.place|isolate(entry) }}` gives its language as well where a translation took it over.
    """
    if not value:
        return Markup("")
    lang = spoken_filter(value, holder)
    own = Markup(' lang="{}"').format(lang) if lang else Markup("")
    return Markup("<bdi{}>{}</bdi>").format(own, escape(value))


@pass_context
def ordered_filter(context: Context, value: str, lang: str = "") -> str:
    """`{{ cue.text|ordered }}`: a text that was not read from front matter, its groups of numbers
    kept in order; in the page's language where none is given.
    """
    return isolated(value, lang or language_of(context))


def span_filter(value: object, lang: str) -> Markup:
    """`{{ name|span("he") }}`: a text in another language."""
    return Markup('<span lang="{}" dir="{}">{}</span>').format(lang, direction(lang), value)


FILTERS = {
    "date": date_filter,
    "moment": moment_filter,
    "when": when_filter,
    "until": until_filter,
    "weekday": weekday_filter,
    "monthday": monthday_filter,
    "monthname": monthname_filter,
    "isodate": isodate_filter,
    "duration": duration_filter,
    "number": number_filter,
    "country": country_filter,
    "language": language_filter,
    "filesize": filesize_filter,
    "isolate": isolate_filter,
    "in_language": in_language_filter,
    "spoken": spoken_filter,
    "tongue": tongue_filter,
    "said": said_filter,
    "ordered": ordered_filter,
    "span": span_filter,
}
"""The filters by the names that templates use."""

LOOKED_AT = ("message", "site")
"""The variables of a page that filters look at without being given them."""
