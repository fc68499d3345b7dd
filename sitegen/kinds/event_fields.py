"""What an event may say, and what of it can't be true together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, ClassVar, Literal

from sitegen.kinds.meta import Meta
from sitegen.schema.dates import LocalMoment, PartialDate
from sitegen.schema.fields import (
    Identifier,
    LinkTarget,
    Name,
    PositiveInt,
    TimeZoneName,
)
from sitegen.schema.guide import Guide
from sitegen.schema.recurrence import (
    DAYS,
    IN_EACH_MONTH,
    MONTHS,
    By,
    Frequency,
    Recurrence,
    dates_near,
    is_date_of,
    last_start,
)

EventStatus = Literal["scheduled", "cancelled", "postponed"]


class Event(Meta):
    """An event; without a start it is to be announced."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "guid": Guide("The event's lasting identifier, for calendars: leave it as it is"),
        "start": Guide("When it begins; without it the event is to be announced"),
        "end": Guide("When it ends"),
        "time_zone": Guide("The zone of both, where it is not the site's", "Asia/Jerusalem"),
        "status": Guide("Whether it takes place"),
        "repeat": Guide("How often it comes again", "monthly"),
        "repeat_by": Guide(
            "What stays the same from month to month: the day's number, or the weekday (the second "
            "Tuesday)",
            "weekday",
        ),
        "repeat_until": Guide("The last day on which it may take place", "2027-12-31"),
        "repeat_times": Guide("How many times it takes place at most, in all", "8"),
        "repeat_except": Guide("Days on which it does not take place", "[2026-04-05]"),
        "place": Guide("Where", "Imperial Hotel, Jerusalem"),
        "online": Guide("The address of the meeting", "https://meet.example.org/spring"),
        "registration": Guide("Where to register", "https://forms.example.org/spring"),
    }

    ordered: ClassVar[tuple[tuple[str, str], ...]] = (*Meta.ordered, ("start", "end"))
    dependent: ClassVar[tuple[tuple[str, str], ...]] = (
        ("end", "start"),
        ("repeat", "start"),
        ("repeat_by", "repeat"),
        ("repeat_until", "repeat"),
        ("repeat_times", "repeat"),
        ("repeat_except", "repeat"),
    )

    guid: Identifier = ""
    start: LocalMoment | None = None
    end: LocalMoment | None = None
    time_zone: TimeZoneName = ""
    status: EventStatus = "scheduled"
    repeat: Frequency | None = None
    repeat_by: By = "date"
    repeat_until: PartialDate | None = None
    repeat_times: PositiveInt | None = None
    repeat_except: tuple[PartialDate, ...] = ()
    place: Name = ""
    online: LinkTarget = ""
    registration: LinkTarget = ""

    @staticmethod
    def at_odds(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Give the fields that can't be true beside the others, each with what is said of it."""
        start, frequency = values.get("start"), values.get("repeat")
        if start is None or frequency is None:
            return
        if not start.day.day:
            yield (
                "repeat",
                f'"{start.text}" is no day to begin at; expected a start such as 2026-03-01',
            )
            return
        found = list(_rules_at_odds(start, frequency, values))
        yield from found
        if not found:
            yield from _dates_at_odds(recurrence_in(values), values)


def recurrence_in(values: Mapping[str, Any]) -> Recurrence:
    """Give how an event comes again, by the values of its fields; it has a start and repeats."""
    until = values.get("repeat_until")
    return Recurrence(
        first=values["start"].naive,
        frequency=values["repeat"],
        by=values.get("repeat_by", "date"),
        until=until.last_day if until else None,
        times=values.get("repeat_times") or 0,
        skipped=tuple(each.first_day for each in values.get("repeat_except", ())),
    )


def recurrence_of(event: Event) -> Recurrence | None:
    """Give how an event comes again, None for one that doesn't."""
    if event.repeat is None or event.start is None:
        return None
    return recurrence_in({name: getattr(event, name) for name in event.__struct_fields__})


def _rules_at_odds(
    start: LocalMoment, frequency: Frequency, values: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Compare what says which dates there are."""
    by, day = values.get("repeat_by", "date"), start.naive
    by_month = frequency in MONTHS
    if by != "date" and not by_month:
        yield (
            "repeat_by",
            f'"{by}" found beside "{frequency}"; expected it with {", ".join(MONTHS)}',
        )
    elif by == "weekday" and day.day > IN_EACH_MONTH:
        yield (
            "repeat_by",
            f"the month of {start.day} has this weekday five times, others don't; "
            "expected last-weekday",
        )
    elif by == "last-weekday" and (day + timedelta(days=7)).month == day.month:
        yield "repeat_by", f"the weekday of {start.day} comes again in its month; expected weekday"
    elif by == "date" and by_month and not _is_in_each(frequency, start.day):
        yield (
            "repeat",
            f"other months have no day such as {start.day}; "
            "expected a start up to the 28th, or repeat_by: last-weekday",
        )
    until = values.get("repeat_until")
    if until and until.last_day < day.date():
        found = f'"{until}" found, expected what comes after start, "{start.text}"'
        yield "repeat_until", found
    end = values.get("end")
    between = DAYS.get(frequency) or MONTHS[frequency] * IN_EACH_MONTH
    if end and end.naive - day > timedelta(days=between):
        yield "end", f'"{end.text}" found, expected an end before the next date ({frequency})'


def _is_in_each(frequency: Frequency, day: PartialDate) -> bool:
    if frequency == "yearly":
        return (day.month, day.day) != (2, 29)
    return day.day <= IN_EACH_MONTH


def _dates_at_odds(rule: Recurrence, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Compare the days on which it doesn't take place with those on which it would."""
    for each in values.get("repeat_except", ()):
        if not each.day or not is_date_of(rule, each.first_day):
            near = ", ".join(map(str, dates_near(rule, each.first_day)))
            yield "repeat_except", f'"{each}" found, expected a date of its own: {near}'
    if rule.ends and last_start(rule) is None:
        yield "repeat_except", "no date is left; expected fewer, or status: cancelled"
