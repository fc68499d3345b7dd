"""What comes again comes on the days that its author meant, for every calendar program.

Three that share nothing with ours judge: dateutil expands the rule, icalendar and ical.js read the
file that we write, its zones included.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil import rrule
from hypothesis import assume, given
from hypothesis import strategies as st

from sitegen.feeds.calendar import Calendar, CalendarEvent, calendar_file
from sitegen.feeds.timezones import timezone_lines
from sitegen.schema.dates import PartialDate
from sitegen.schema.recurrence import Recurrence, closing_start, last_start, starts_from
from tests.tools.icaljs import events_in

ZONES = ("Asia/Jerusalem", "Europe/Zurich", "America/New_York", "Asia/Amman", "UTC")
FREQUENCIES = {
    "daily": (rrule.DAILY, 1),
    "weekly": (rrule.WEEKLY, 1),
    "fortnightly": (rrule.WEEKLY, 2),
    "monthly": (rrule.MONTHLY, 1),
    "quarterly": (rrule.MONTHLY, 3),
    "yearly": (rrule.YEARLY, 1),
}
FIRST = datetime(2026, 3, 10, 10, 30)
"""The second Tuesday of a month whose clocks change."""


def by_dateutil(rule: Recurrence) -> Any:
    frequency, interval = FREQUENCIES[rule.frequency]
    more: dict[str, Any] = {}
    if rule.is_by_weekday:
        more["byweekday"] = rrule.weekdays[rule.first.weekday()](rule.week)
        if rule.frequency == "yearly":
            more["bymonth"] = rule.first.month
    until = datetime.combine(rule.until, datetime.max.time()) if rule.until else None
    dates = rrule.rrule(
        frequency, dtstart=rule.first, interval=interval, until=until, cache=False, **more
    )
    skipped = {datetime.combine(day, rule.first.time()) for day in rule.skipped}
    return (each for each in dates if each not in skipped)


def rule(**fields: Any) -> Recurrence:
    return Recurrence(**{"first": FIRST, "frequency": "monthly", **fields})


@given(
    first=st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(
        lambda each: each.replace(second=0, microsecond=0)
    ),
    frequency=st.sampled_from(sorted(FREQUENCIES)),
    by=st.sampled_from(["date", "weekday", "last-weekday"]),
    days=st.integers(0, 3000),
)
def test_the_dates_are_those_of_a_program_that_knows_all_rules(
    first: datetime, frequency: Any, by: Any, days: int
) -> None:
    found = Recurrence(first=first, frequency=frequency, by=by)
    if by == "last-weekday":
        assume((first + timedelta(days=7)).month != first.month)
    else:
        assume(first.day <= 28)
    assert list(islice(starts_from(found, first.date()), 8)) == list(islice(by_dateutil(found), 8))
    since = first.date() + timedelta(days=days)
    later = (each for each in by_dateutil(found) if each.date() >= since)
    assert list(islice(starts_from(found, since), 4)) == list(islice(later, 4))
    until = Recurrence(first=first, frequency=frequency, by=by, until=since)
    whole = list(by_dateutil(until))
    assert list(starts_from(until, first.date())) == whole
    assert last_start(until) == closing_start(until) == whole[-1]


def test_it_ends_after_its_times_those_left_out_among_them() -> None:
    found = rule(times=3, skipped=(date(2026, 5, 10),))
    assert [each.date().isoformat() for each in starts_from(found, FIRST.date())] == [
        "2026-03-10",
        "2026-04-10",
    ]
    assert last_start(found) == datetime(2026, 4, 10, 10, 30)
    assert closing_start(found) == datetime(2026, 5, 10, 10, 30)
    assert last_start(rule(times=1, skipped=(FIRST.date(),))) is None
    assert last_start(rule()) is None


def test_a_rule_of_long_ago_is_no_work() -> None:
    found = Recurrence(first=datetime(1, 1, 1), frequency="daily")
    assert next(starts_from(found, date(2026, 1, 1))) == datetime(2026, 1, 1)
    end = date(9999, 12, 1)
    assert len(list(starts_from(found, end))) < 31


def event(zone: str, found: Recurrence, whole: bool = False) -> CalendarEvent:
    start = found.first.replace(tzinfo=ZoneInfo(zone))
    day = PartialDate(year=found.first.year, month=found.first.month, day=found.first.day)
    return CalendarEvent(
        url="https://example.org/x/",
        title=f"{zone} {found}",
        start=day if whole else start,
        end=None if whole else (start + timedelta(hours=2)),
        time_zone=zone,
        recurrence=found,
    )


RULES = [
    *(rule(frequency=frequency) for frequency in FREQUENCIES),
    rule(by="weekday"),
    rule(by="weekday", frequency="quarterly"),
    rule(by="weekday", frequency="yearly"),
    rule(first=datetime(2026, 3, 31, 23, 45), by="last-weekday"),
    rule(first=datetime(2026, 3, 31, 23, 45), by="last-weekday", frequency="quarterly"),
    rule(first=datetime(2026, 10, 20, 4, 30), frequency="daily", times=9),
    rule(until=date(2027, 3, 9), skipped=(date(2026, 4, 10), date(2026, 12, 10))),
    rule(frequency="fortnightly", until=date(2026, 12, 31), skipped=(date(2026, 3, 24),)),
]


def test_a_calendar_program_finds_the_same_moments_in_summer_and_winter() -> None:
    cases = [(zone, each) for zone in ZONES for each in RULES]
    data = calendar_file(Calendar(lang="en"), tuple(event(*case) for case in cases))
    for (zone, each), read in zip(cases, events_in(data), strict=True):
        own = ZoneInfo(zone)
        expected = [
            start.replace(tzinfo=own).astimezone(UTC)
            for start in islice(starts_from(each, each.first.date()), 20)
        ]
        assert read.starts == expected, (zone, each)


def test_whole_days_come_again_as_days() -> None:
    data = calendar_file(
        Calendar(lang="en"), tuple(event("Asia/Jerusalem", each, whole=True) for each in RULES)
    )
    for each, read in zip(RULES, events_in(data), strict=True):
        expected = [start.date() for start in islice(starts_from(each, each.first.date()), 20)]
        assert [start.date() for start in read.starts] == expected
        assert read.whole


@pytest.mark.parametrize(
    "zone", [*ZONES[:-1], "Africa/Casablanca", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Gaza"]
)
def test_a_zone_is_described_to_those_who_know_none(zone: str) -> None:
    lines = timezone_lines(zone, 2024, 2034)
    text = "\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""))
    (component,) = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")
    read = component.to_tz(lookup_tzid=False)  # type: ignore[attr-defined]
    own = ZoneInfo(zone)
    moment = datetime(2024, 1, 1, 12)
    while moment.year < 2035:
        wanted = moment.replace(tzinfo=own).utcoffset()
        assert moment.replace(tzinfo=read).utcoffset() == wanted, moment
        moment += timedelta(days=1)


@pytest.mark.parametrize("zone", ["Asia/Jerusalem", "Europe/Zurich", "America/New_York"])
def test_outlook_finds_one_rule_of_one_weekday_for_each_change(zone: str) -> None:
    """[MS-OXCICAL] 2.1.3.1.1.19.2.2: yearly, by one weekday of a month or by one day, not both."""
    lines = timezone_lines(zone, 2026, 2026)
    rules = [line for line in lines if line.startswith("RRULE:")]
    assert len(rules) == 2
    for each in rules:
        parts = dict(part.split("=") for part in each.removeprefix("RRULE:").split(";"))
        assert parts["FREQ"] == "YEARLY"
        assert parts["BYDAY"][:-2] in ("-1", "1", "2", "3", "4")
        assert "BYMONTHDAY" not in parts
    assert lines.count("BEGIN:STANDARD") == lines.count("BEGIN:DAYLIGHT") == 1


def test_a_zone_without_changes_has_one_offset() -> None:
    assert [line for line in timezone_lines("Asia/Amman", 2026, 2056) if "OFFSET" in line] == [
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0300",
    ]
