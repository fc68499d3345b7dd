"""Stretches of time as a language writes them: what both ends have in common is said once.

Patterns, names of zones and what joins a day and a time are CLDR's, by Babel; times of day have 24
hours, as everywhere on the site.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import Any, Final
from zoneinfo import ZoneInfo

from sitegen.markdown.text.isolates import isolated

UNIVERSAL: Final = ("UTC", "Etc/UTC", "GMT", "Etc/GMT")


def format_span(start: datetime, end: datetime | None, lang: str, zone: str = "") -> str:
    """Write when something takes place: 1 March 2027, 10:00–16:00, Israel Time.

    Midnight stands for a whole day. `zone` is the name of the time zone (IANA); without one, the
    moments' own offset is said.
    """
    locale = locale_of(lang)
    if not has_time(start) and not (end and has_time(end)):
        last = end or start
        if last.date() > start.date():
            return format_days(start.date(), last.date(), lang)
        return format_day(start.date(), "full", locale)
    joined = str(locale.datetime_formats["medium"])

    def written(moment: datetime, time: str) -> str:
        return joined.format(time, format_day(moment.date(), "full", locale))

    if end is None or end <= start:
        text = written(start, f"{start:%H:%M}")
    elif start.date() == end.date():
        text = written(start, f"{start:%H:%M}–{end:%H:%M}")
    else:
        ends = (written(start, f"{start:%H:%M}"), written(end, f"{end:%H:%M}"))
        text = str(locale.interval_formats[None]).format(*ends)
    return isolated(joined.format(zone_name(start, zone, locale), text), lang)


def format_days(first: date, last: date, lang: str) -> str:
    """Write a stretch of days: 6–12 June 2022, 28 May – 3 June 2022."""
    locale = locale_of(lang)
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = locale.interval_formats["yMMMd"][differs]
    # A month in full instead of in short (UTS #35, Dates: the width of a field is adjusted).
    whole = (each.replace("MMM", "MMMM").replace("LLL", "LLLL") for each in patterns)
    ends = zip(whole, (first, last), strict=True)
    return isolated("".join(_day_in(pattern, day, locale) for pattern, day in ends), lang)


def format_day(day: date, width: str, locale: Any) -> str:
    """Write a day in one of CLDR's widths, `long` or `full`."""
    return _day_in(locale.date_formats[width].pattern, day, locale)


def _day_in(pattern: str, day: date, locale: Any) -> str:
    from babel.dates import parse_pattern

    if locale.language == "fr" and day.day == 1:
        # French counts the first of a month (Lexique des règles typographiques, "dates").
        pattern = pattern.replace("d", "d'er'")
    return str(parse_pattern(pattern).apply(day, locale))


def zone_name(moment: datetime, zone: str, locale: Any) -> str:
    """Give the name of a time zone whatever the season (Israel Time), or an offset from UTC."""
    from babel.dates import get_timezone_gmt, get_timezone_name

    if zone in UNIVERSAL:
        return "UTC"
    if not zone:
        return str(get_timezone_gmt(moment, "long", locale=locale))
    named: tzinfo = ZoneInfo(zone)
    return str(get_timezone_name(named, "long", zone_variant="generic", locale=locale))


def has_time(moment: datetime) -> bool:
    """True unless a moment stands for its whole day."""
    return (moment.hour, moment.minute) != (0, 0)


def locale_of(lang: str) -> Any:
    """Give what CLDR knows of a language."""
    from babel import Locale

    return Locale.parse(lang.replace("-", "_"))
