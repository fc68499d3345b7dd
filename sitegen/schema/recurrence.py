"""Dates that come again: every week, every month, on the same day or the same weekday.

Times of day are those of a clock on the wall, so that ten o'clock stays ten o'clock when clocks
are changed (RFC 5545, section 3.3.10). Dates that only some months have are none of these: who
reads "monthly" expects twelve a year.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Literal

from msgspec.structs import replace

from sitegen.schema.dates import LAST_DAY
from sitegen.values import Value

Frequency = Literal["daily", "weekly", "fortnightly", "monthly", "quarterly", "yearly"]
By = Literal["date", "weekday", "last-weekday"]

DAYS = {"daily": 1, "weekly": 7, "fortnightly": 14}
"""The days from one date to the next."""

MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
"""The months from one date to the next."""

IN_EACH_MONTH = 28
"""The last day that each month has."""


class Recurrence(Value):
    """How something that first begins at `first` (no zone) comes again.

    `by` says what stays the same from month to month: the day's number, which weekday of the month
    it is (the second Tuesday), or that it is the last. It ends with `until`, the last day that may
    be one, and after `times`, `skipped` ones among them; 0 and None: it doesn't end.
    """

    first: datetime
    frequency: Frequency
    by: By = "date"
    until: date | None = None
    times: int = 0
    skipped: tuple[date, ...] = ()

    @property
    def ends(self) -> bool:
        """True where there is a last date."""
        return bool(self.until or self.times)

    @property
    def week(self) -> int:
        """Which weekday of its month the first date is: 1 to 5, -1 where the last is meant."""
        return -1 if self.by == "last-weekday" else (self.first.day + 6) // 7

    @property
    def is_by_weekday(self) -> bool:
        """True where the weekday stays the same from month to month."""
        return self.by != "date" and self.frequency in MONTHS


def starts_from(recurrence: Recurrence, day: date) -> Iterator[datetime]:
    """Give the starts on a day and after it, in their order; those that are skipped are left out.

    It goes on for as long as there are dates: take as many as are needed.
    """
    for number in range(_place_before(recurrence, day), _most(recurrence)):
        start = _start(recurrence, number)
        if start is None or (recurrence.until and start.date() > recurrence.until):
            return
        if start.date() >= day and start.date() not in recurrence.skipped:
            yield start


def last_start(recurrence: Recurrence) -> datetime | None:
    """Give the last start, None where there is none, since it goes on or all are skipped."""
    if not recurrence.ends:
        return None
    number = _last_place(recurrence)
    while number >= 0:
        start = _start(recurrence, number)
        if start and start.date() not in recurrence.skipped:
            return start
        number -= 1
    return None


def closing_start(recurrence: Recurrence) -> datetime | None:
    """Give the last start of the rule, skipped or not; None where it goes on."""
    return _start(recurrence, max(0, _last_place(recurrence))) if recurrence.ends else None


def dates_near(recurrence: Recurrence, day: date) -> tuple[date, ...]:
    """Give dates of the rule around a day, skipped ones too: those that may have been meant."""
    place = _place_before(recurrence, day)
    starts = (_start(recurrence, number) for number in range(place, place + 4))
    return tuple(start.date() for start in starts if start)


def is_date_of(recurrence: Recurrence, day: date) -> bool:
    """True for a day on which the rule has a date, skipped or not."""
    whole = replace(recurrence, skipped=())
    return any(start.date() == day for start in islice(starts_from(whole, day), 1))


def _last_place(recurrence: Recurrence) -> int:
    """Give the place of the last date of a rule that ends, -1 where there is none."""
    until = min(recurrence.until or LAST_DAY, LAST_DAY)
    if recurrence.first.date() > until:
        return -1
    number = min(_most(recurrence) - 1, _place_before(recurrence, until))
    while number + 1 < _most(recurrence):
        following = _start(recurrence, number + 1)
        if following is None or following.date() > until:
            break
        number += 1
    return number


def _most(recurrence: Recurrence) -> int:
    return recurrence.times or LAST_DAY.toordinal()


def _place_before(recurrence: Recurrence, day: date) -> int:
    """Give a place, counted from 0, whose date is on or before a day, near to it."""
    first = recurrence.first.date()
    if recurrence.frequency in DAYS:
        return max(0, (day - first).days // DAYS[recurrence.frequency])
    months = (day.year - first.year) * 12 + day.month - first.month - 1
    return max(0, months // MONTHS[recurrence.frequency])


def _start(recurrence: Recurrence, number: int) -> datetime | None:
    """Give the start of a place, None behind the end of the calendar."""
    first = recurrence.first
    if recurrence.frequency in DAYS:
        days = first.toordinal() + number * DAYS[recurrence.frequency]
        day = date.fromordinal(days) if days <= LAST_DAY.toordinal() else None
    else:
        months = first.year * 12 + first.month - 1 + number * MONTHS[recurrence.frequency]
        year, month = divmod(months, 12)
        day = _day_of_month(recurrence, year, month + 1) if year < LAST_DAY.year else None
    return datetime.combine(day, first.time()) if day else None


def _day_of_month(recurrence: Recurrence, year: int, month: int) -> date:
    first = recurrence.first
    if recurrence.by == "date":
        return date(year, month, min(first.day, monthrange(year, month)[1]))
    if recurrence.week == -1:
        end = date(year, month, monthrange(year, month)[1])
        return end - timedelta(days=(end.weekday() - first.weekday()) % 7)
    begin = date(year, month, 1)
    return begin + timedelta(days=(first.weekday() - begin.weekday()) % 7 + 7 * recurrence.week - 7)
