"""When an event takes place: once, or each of its dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from sitegen.kinds.event_fields import Event, recurrence_of
from sitegen.schema.dates import LocalMoment, PartialDate, end_of_day
from sitegen.schema.recurrence import Recurrence, last_start, starts_from
from sitegen.values import Value

LONGEST = timedelta(days=366)
"""No date of an event that comes again lasts longer: the next would begin before."""


class Occurrence(Value):
    """One date of an event: from when to when, and the zone that both are said in.

    `start_day` and `end_day` are what is written where no time of day is.
    """

    start: datetime
    end: datetime | None = None
    start_day: PartialDate | None = None
    end_day: PartialDate | None = None
    time_zone: str = ""


def zone_of(event: Event, zone: tzinfo) -> tzinfo:
    """Give the zone of an event's times: its own, else the site's."""
    return ZoneInfo(event.time_zone) if event.time_zone else zone


def times_of(event: Event, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """Give an event's first start and end with their zone."""
    first = next(occurrences(event, zone), None)
    if first is None:
        end = event.end.naive.replace(tzinfo=zone_of(event, zone)) if event.end else None
        return None, end
    return first.start, first.end


def occurrences(event: Event, zone: tzinfo, since: datetime | None = None) -> Iterator[Occurrence]:
    """Give the dates of an event in their order; with `since`, those that aren't over by then.

    Where it goes on for ever they have no end: take as many as are needed. Nothing where no start
    is known.
    """
    if event.start is None:
        return
    rule = recurrence_of(event)
    if rule is None:
        starts: Iterator[datetime] = iter((event.start.naive,))
    else:
        begin = (since.astimezone(UTC) - LONGEST).date() if since else rule.first.date()
        starts = starts_from(rule, max(begin, rule.first.date()))
    for start in starts:
        found = occurrence_at(event, start, zone)
        if since is None or over_at(event, found) > since:
            yield found


def occurrence_at(event: Event, start: datetime, zone: tzinfo) -> Occurrence:
    """Give the date of an event that begins at a time of its zone's clocks."""
    assert event.start is not None
    own, later = zone_of(event, zone), start - event.start.naive
    begins, ends = start.replace(tzinfo=own), None
    if event.end:
        lasts = event.end.naive - event.start.naive
        ends = (start + lasts).replace(tzinfo=own)
        if lasts > timedelta() and ends.astimezone(UTC) <= begins.astimezone(UTC):
            # Clocks skip the start: it is read by the offset before, and would be behind its end.
            begins = begins.astimezone(UTC).astimezone(own)
            ends = (begins.replace(tzinfo=None) + lasts).replace(tzinfo=own)
    return Occurrence(
        start=begins,
        end=ends,
        start_day=_day_alone(event.start, later),
        end_day=_day_alone(event.end, later),
        time_zone=event.time_zone or str(zone),
    )


def _day_alone(local: LocalMoment | None, later: timedelta) -> PartialDate | None:
    """Give the day, month or year of what is written without a time, moved; None for a moment."""
    if local is None or local.has_time:
        return None
    return day_of(local.day.first_day + later) if later else local.day


def day_of(day: date) -> PartialDate:
    """Give a day as front matter would have it."""
    return PartialDate(year=day.year, month=day.month, day=day.day)


def over_at(event: Event, found: Occurrence) -> datetime:
    """Give the moment from which a date of an event is past; a day or a start alone lasts until
    midnight."""
    if found.end and event.end and event.end.has_time:
        return found.end
    start = found.start
    last = found.end_day or found.start_day or day_of(start.date())
    return end_of_day(last, start.tzinfo or UTC)


def end_of(event: Event, zone: tzinfo) -> datetime | None:
    """Give the moment from which an event is past; None where it goes on, or no start is known."""
    rule = recurrence_of(event)
    start = last_of(event, rule)
    return over_at(event, occurrence_at(event, start, zone)) if start else None


def last_of(event: Event, rule: Recurrence | None) -> datetime | None:
    """Give the last start of an event by its zone's clocks, None where it goes on."""
    if rule:
        return last_start(rule)
    return event.start.naive if event.start else None


def moments(event: Event, at: datetime, zone: tzinfo) -> list[datetime]:
    """Give the moments at which it begins and becomes past: those before and after `at`."""
    if event.start is None:
        return []
    near: list[datetime] = []
    since = at - LONGEST if event.repeat else None
    for found in occurrences(event, zone, since):
        near += (found.start, over_at(event, found))
        if found.start > at:
            break
    return near
