"""Calendars (iCalendar, RFC 5545).

Written by hand rather than by a library: importing icalendar 7 costs 130 ms and this file's few
lines cost nothing; the tests read what is written here with that library.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.characters import drop_forbidden
from sitegen.feeds.feed import Inherited
from sitegen.feeds.moments import moment_of
from sitegen.schema.dates import PartialDate
from sitegen.values import Value

LINE_OCTETS = 75
"""The longest line without its end (section 3.1)."""


class CalendarEvent(Value):
    """What stands in a calendar. A PartialDate is a whole day (month, year), the last one included.

    `url` is the absolute address of its page, and what makes its UID; `part` tells apart several
    events of one page. `dated` and `updated` are the entry's own dates, None where it has none.
    `online` is an address; it is the location where there is no other.
    `inherited` are those of its texts that are in another language than the calendar, with theirs.
    """

    url: str
    title: str
    start: PartialDate | datetime
    end: PartialDate | datetime | None = None
    time_zone: str = "UTC"
    dated: PartialDate | datetime | None = None
    updated: PartialDate | datetime | None = None
    part: str = ""
    description: str = ""
    location: str = ""
    online: str = ""
    categories: tuple[str, ...] = ()
    inherited: Inherited = ()
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED"


class Calendar(Value):
    """The calendar itself: `url` is its own address, "" in a file of one event."""

    lang: str
    title: str = ""
    url: str = ""
    product: str = "sitegen"


def calendar_file(calendar: Calendar, events: tuple[CalendarEvent, ...]) -> bytes:
    """Write an .ics file of the events, in the order given.

    Times come out in UTC, days as days with an exclusive end (section 3.6.1). DTSTAMP is the
    entry's own date, else its start: never the time of the build.
    """
    lines = [*_head(calendar)]
    for event in events:
        lines += _event(event, calendar.lang)
    return "".join(fold_line(line) for line in [*lines, "END:VCALENDAR"]).encode()


def fold_line(line: str) -> str:
    """Give a content line in pieces of at most 75 octets, none of which splits a character."""
    if len(line) <= LINE_OCTETS and (line.isascii() or len(line.encode()) <= LINE_OCTETS):
        return f"{line}\r\n"
    pieces, start, octets = [], 0, 0
    for index, character in enumerate(line):
        size = len(character.encode())
        if octets + size > LINE_OCTETS:
            pieces.append(line[start:index])
            start, octets = index, 1
        octets += size
    return "\r\n ".join([*pieces, line[start:]]) + "\r\n"


def escape_text(text: str) -> str:
    """Escape a TEXT value (section 3.3.11)."""
    clean = drop_forbidden(text).replace("\x7f", "").replace("\\", "\\\\")
    clean = clean.replace(";", "\\;").replace(",", "\\,")
    return clean.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _head(calendar: Calendar) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//{escape_text(calendar.product)}//{calendar.lang.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    if calendar.title:
        yield _text("NAME", calendar.title, calendar.lang)
        yield f"X-WR-CALNAME:{escape_text(calendar.title)}"
    if calendar.url:
        yield f"SOURCE;VALUE=URI:{encode_address(calendar.url)}"
        yield "REFRESH-INTERVAL;VALUE=DURATION:P1D"


def _event(event: CalendarEvent, lang: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(event)}"
    stamp = moment_of(event.dated or event.start, event.time_zone)
    yield f"DTSTAMP:{_utc(stamp)}"
    if event.updated:
        yield f"LAST-MODIFIED:{_utc(moment_of(event.updated, event.time_zone))}"
    yield from _span(event)
    own = dict(event.inherited)
    yield _text("SUMMARY", event.title, own.get(event.title, lang))
    description = "\n\n".join(part for part in (event.description, event.online) if part)
    if description:
        yield _text("DESCRIPTION", description, own.get(event.description, lang))
    if event.location or event.online:
        yield _text("LOCATION", event.location or event.online, own.get(event.location, lang))
    yield f"URL:{encode_address(event.url)}"
    if event.categories:
        names = ",".join(escape_text(name) for name in event.categories)
        yield f"CATEGORIES;LANGUAGE={lang}:{names}"
    yield f"STATUS:{event.status}"
    yield "END:VEVENT"


def _span(event: CalendarEvent) -> Iterator[str]:
    if isinstance(event.start, PartialDate):
        last = event.end or event.start
        first_day, last_day = event.start.first_day, _last_day(last, event.time_zone)
        yield f"DTSTART;VALUE=DATE:{_day(first_day)}"
        yield f"DTEND;VALUE=DATE:{_day(max(first_day, last_day) + timedelta(days=1))}"
        # Whoever takes an exhibition into a calendar is not busy for weeks.
        yield "TRANSP:TRANSPARENT"
        return
    start = moment_of(event.start, event.time_zone)
    yield f"DTSTART:{_utc(start)}"
    if event.end is None:
        return
    end = _closing_moment(event.end, event.time_zone)
    if end > start:
        yield f"DTEND:{_utc(end)}"


def _last_day(end: PartialDate | datetime, time_zone: str) -> date:
    if isinstance(end, PartialDate):
        return end.last_day
    return moment_of(end, time_zone).date()


def _closing_moment(end: PartialDate | datetime, time_zone: str) -> datetime:
    if isinstance(end, PartialDate):
        following = end.last_day + timedelta(days=1)
        return datetime.combine(following, time(), ZoneInfo(time_zone))
    return moment_of(end, time_zone)


def _uid(event: CalendarEvent) -> str:
    parts = urlsplit(encode_address(event.url))
    suffix = f"-{event.part}" if event.part else ""
    return f"{parts.path.strip('/')}{suffix}@{parts.netloc}"


def _text(name: str, value: str, lang: str) -> str:
    return f"{name};LANGUAGE={lang}:{escape_text(value)}"


def _utc(moment: datetime) -> str:
    return f"{_day(moment.astimezone(UTC).date())}T{moment.astimezone(UTC):%H%M%SZ}"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
