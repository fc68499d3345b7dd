"""Calendars (iCalendar, RFC 5545).

Written by hand rather than by a library: importing icalendar 7 costs 130 ms and this file's few
lines cost nothing; the tests read what is written here with that library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.characters import drop_forbidden
from sitegen.feeds.feed import Inherited, language_of
from sitegen.feeds.moments import moment_of
from sitegen.feeds.timezones import DAY_NAMES, timezone_lines
from sitegen.schema.dates import LAST_DAY, PartialDate, end_of_day
from sitegen.schema.recurrence import DAYS, MONTHS, Recurrence, closing_start
from sitegen.values import Value

LINE_OCTETS = 75
"""The longest line without its end (section 3.1)."""


UNIVERSAL = ("UTC", "Etc/UTC", "GMT", "Etc/GMT")
"""Zones whose times are written as UTC (section 3.3.5, form 2)."""

YEARS_AHEAD = 30
"""For how many years the zone of an event that goes on for ever is described exactly."""

EPOCH = date(1970, 1, 1)
FREQUENCIES = {
    "daily": "DAILY",
    "weekly": "WEEKLY",
    "fortnightly": "WEEKLY",
    "monthly": "MONTHLY",
    "quarterly": "MONTHLY",
    "yearly": "YEARLY",
}


Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
STATUSES: Mapping[str, Status] = {
    "scheduled": "CONFIRMED",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
}
"""What calendars say of an event (RFC 5545, 3.8.1.11): what is postponed has no other day yet, and
isn't gone for good."""


class CalendarEvent(Value):
    """What stands in a calendar. A PartialDate is a whole day (month, year), the last one included.

    `url` is the absolute address of its page. `guid` makes its UID, and stays when the page is
    renamed; without one it is the address. `part` tells apart several events of one page.
    `dated` and `updated` are the entry's own dates, None where it has none.
    `recurrence` says how what first takes place at `start` comes again.
    `online` is an address; it is the location where there is no other.
    `places` are the parts of its location, where that is put together.
    `inherited` are those of its texts that are in another language than the calendar, with theirs.
    """

    url: str
    title: str
    start: PartialDate | datetime
    end: PartialDate | datetime | None = None
    time_zone: str = "UTC"
    dated: PartialDate | datetime | None = None
    updated: PartialDate | datetime | None = None
    guid: str = ""
    part: str = ""
    recurrence: Recurrence | None = None
    description: str = ""
    location: str = ""
    places: tuple[str, ...] = ()
    online: str = ""
    categories: tuple[str, ...] = ()
    inherited: Inherited = ()
    status: Status = "CONFIRMED"


class Calendar(Value):
    """The calendar itself: `url` is its own address, "" in a file of one event."""

    lang: str
    title: str = ""
    url: str = ""
    product: str = "sitegen"


def calendar_file(calendar: Calendar, events: tuple[CalendarEvent, ...]) -> bytes:
    """Write an .ics file of the events, in the order given.

    Times are those of their zone's clocks, and the zones are described (section 3.6.5), for what
    comes again stays at its hour; days are days with an exclusive end (section 3.6.1). DTSTAMP is
    the entry's own date, else its start: never the time of the build.
    """
    lines = [*_head(calendar), *_zones(events)]
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


def _zones(events: Sequence[CalendarEvent]) -> Iterator[str]:
    """Describe each zone in which an event has a time of day, for the years of its events."""
    years: dict[str, list[int]] = {}
    for event in events:
        if not isinstance(event.start, datetime) or event.time_zone in UNIVERSAL:
            continue
        first = _local(event.start, event.time_zone).year
        last = (_end_of(event) or event.start).year
        if event.recurrence:
            closing = closing_start(event.recurrence)
            last = closing.year if closing else first + YEARS_AHEAD
        years.setdefault(event.time_zone, []).extend((first, last))
    for zone in sorted(years):
        yield from timezone_lines(zone, min(years[zone]), max(years[zone]))


def _event(event: CalendarEvent, lang: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(event)}"
    stamp = moment_of(event.updated or event.dated or event.start, event.time_zone)
    yield f"DTSTAMP:{_utc(stamp)}"
    yield f"SEQUENCE:{_sequence(event)}"
    if event.updated:
        yield f"LAST-MODIFIED:{_utc(moment_of(event.updated, event.time_zone))}"
    yield from _span(event)
    if event.recurrence:
        yield from _recurrence(event, event.recurrence)
    own = dict(event.inherited)
    yield _text("SUMMARY", event.title, own.get(event.title, lang))
    description = "\n\n".join(part for part in (event.description, event.online) if part)
    if description:
        yield _text("DESCRIPTION", description, own.get(event.description, lang))
    if event.location or event.online:
        spoken = language_of(event.places or (event.location,), event.inherited, lang)
        yield _text("LOCATION", event.location or event.online, spoken)
    yield f"URL:{encode_address(event.url)}"
    if event.categories:
        names = ",".join(escape_text(name) for name in event.categories)
        yield f"CATEGORIES;LANGUAGE={lang}:{names}"
    yield f"STATUS:{event.status}"
    # Whoever takes an exhibition into a calendar is not busy for weeks, nor with what is off.
    if isinstance(event.start, PartialDate) or event.status != "CONFIRMED":
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _sequence(event: CalendarEvent) -> int:
    """Give the number by which readers know that an event was changed (section 3.8.7.4).

    It is made of what the entry says, since there is no clock to ask and nobody to count: the day
    of `updated`, and one more where it doesn't take place. It grows with each day on which the
    author says that readers should know of a change, whatever the entry and its site are called.
    """
    updated = event.updated
    day = updated.first_day if isinstance(updated, PartialDate) else updated and updated.date()
    days = (day - EPOCH).days if day else 0
    return max(0, days) * 2 + (event.status != "CONFIRMED")


def _span(event: CalendarEvent) -> Iterator[str]:
    if isinstance(event.start, PartialDate):
        last = event.end or event.start
        first_day, last_day = event.start.first_day, _last_day(last, event.time_zone)
        yield f"DTSTART;VALUE=DATE:{_day(first_day)}"
        following = min(max(first_day, last_day), LAST_DAY) + timedelta(days=1)
        yield f"DTEND;VALUE=DATE:{_day(following)}"
        return
    yield f"DTSTART{_time(event.start, event.time_zone)}"
    if end := _end_of(event):
        yield f"DTEND{_time(end, event.time_zone)}"


def _end_of(event: CalendarEvent) -> datetime | None:
    """Give the moment of an end that is later than the start, None for none."""
    if event.end is None or isinstance(event.start, PartialDate):
        return None
    start = moment_of(event.start, event.time_zone)
    end = _closing_moment(event.end, event.time_zone)
    return end if end > start else None


def _recurrence(event: CalendarEvent, rule: Recurrence) -> Iterator[str]:
    """Say how an event comes again (section 3.3.10), in the templates that Outlook's import has
    ([MS-OXCICAL] 2.1.3.2.2)."""
    every = DAYS.get(rule.frequency, 0) // 7 or MONTHS.get(rule.frequency, 1)
    parts = [f"FREQ={FREQUENCIES[rule.frequency]}"]
    if every > 1 and rule.frequency != "yearly":
        parts.append(f"INTERVAL={every}")
    weekday = DAY_NAMES[rule.first.weekday()]
    if rule.frequency == "yearly":
        parts.append(f"BYMONTH={rule.first.month}")
    if rule.is_by_weekday:
        parts.append(f"BYDAY={rule.week}{weekday}")
    elif rule.frequency in MONTHS:
        parts.append(f"BYMONTHDAY={rule.first.day}")
    elif rule.frequency != "daily":
        parts.append(f"BYDAY={weekday}")
    whole = isinstance(event.start, PartialDate)
    if closing := closing_start(rule):
        own = closing.replace(tzinfo=ZoneInfo(event.time_zone))
        parts.append(f"UNTIL={_day(closing.date()) if whole else _utc(own)}")
    yield f"RRULE:{';'.join(parts)}"
    for day in rule.skipped:
        skipped = datetime.combine(day, rule.first.time())
        yield (
            f"EXDATE;VALUE=DATE:{_day(day)}"
            if whole
            else f"EXDATE{_time(skipped, event.time_zone)}"
        )


def _last_day(end: PartialDate | datetime, time_zone: str) -> date:
    if isinstance(end, PartialDate):
        return end.last_day
    return moment_of(end, time_zone).date()


def _closing_moment(end: PartialDate | datetime, time_zone: str) -> datetime:
    if isinstance(end, PartialDate):
        return end_of_day(end, ZoneInfo(time_zone))
    return moment_of(end, time_zone)


def _uid(event: CalendarEvent) -> str:
    """Give what tells an event from all others for ever (RFC 7986, section 5.3: a UUID)."""
    suffix = f"-{event.part}" if event.part else ""
    if event.guid:
        return escape_text(event.guid.removeprefix("urn:uuid:")) + suffix
    parts = urlsplit(encode_address(event.url))
    return f"{parts.path.strip('/')}{suffix}@{parts.netloc}"


def _text(name: str, value: str, lang: str) -> str:
    # Words of several languages are said to be in none (section 3.2.10: it is optional).
    return f"{name}{f';LANGUAGE={lang}' if lang else ''}:{escape_text(value)}"


def _time(moment: datetime, time_zone: str) -> str:
    """Write a moment as a property's value, with the colon before it (section 3.3.5)."""
    if time_zone in UNIVERSAL:
        return f":{_utc(moment_of(moment, time_zone))}"
    local = _local(moment, time_zone)
    return f";TZID={time_zone}:{_day(local.date())}T{local:%H%M%S}"


def _local(moment: datetime, time_zone: str) -> datetime:
    """Give a moment by the clocks of a zone; where they skip it, by the offset before."""
    return moment_of(moment, time_zone).astimezone(ZoneInfo(time_zone))


def _utc(moment: datetime) -> str:
    return f"{_day(moment.astimezone(UTC).date())}T{moment.astimezone(UTC):%H%M%SZ}"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
