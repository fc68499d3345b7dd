"""Stretches of time as a language writes them: what both ends have in common is said once.

Patterns, names of zones and what joins a day and a time are CLDR's, by Babel; times of day have 24
hours, as everywhere on the site.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import Any, Final
from zoneinfo import ZoneInfo

from sitegen.markdown.text.numbers import isolated

UNIVERSAL: Final = ("UTC", "Etc/UTC", "GMT", "Etc/GMT")


def format_span(start: datetime, end: datetime | None, lang: str, zone: str = "") -> str:
    """Write when something takes place: 1 March 2027, 10:00–16:00, Israel Time.

    Midnight stands for a whole day. `zone` is the name of the time zone (IANA); without one, the
    moments' own offset is said.
    """
    from babel.dates import format_date

    locale = locale_of(lang)
    if not has_time(start) and not (end and has_time(end)):
        last = end or start
        if last.date() > start.date():
            return format_days(start.date(), last.date(), lang)
        return str(format_date(start.date(), "full", locale=locale))
    joined = str(locale.datetime_formats["medium"])

    def written(moment: datetime, time: str) -> str:
        return joined.format(time, format_date(moment.date(), "full", locale=locale))

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
    from babel.dates import parse_pattern

    locale = locale_of(lang)
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = locale.interval_formats["yMMMd"][differs]
    # A month in full instead of in short (UTS #35, Dates: the width of a field is adjusted).
    whole = (each.replace("MMM", "MMMM").replace("LLL", "LLLL") for each in patterns)
    ends = zip(whole, (first, last), strict=True)
    text = "".join(parse_pattern(pattern).apply(day, locale) for pattern, day in ends)
    return isolated(text, lang)


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
