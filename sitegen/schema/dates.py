"""Dates as precise as they are known, and moments with their zone."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta, tzinfo

from sitegen.values import Value

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)

FIRST_DAY = date.min + timedelta(days=2)
LAST_DAY = date.max - timedelta(days=2)
"""The days with moments before and after them in every zone: `until: 9999` is how people write
"always", and `publish: 0001-01-01` that it has begun."""


class PartialDate(Value):
    """A year, a month of a year, or a day: `2022`, `2025-10`, `2024-07-12`."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first_day(self) -> date:
        """The day that it is sorted by."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day that it includes."""
        if self.day:
            return self.first_day
        if not self.month:
            return date(self.year, 12, 31)
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        if not self.month:
            return f"{self.year:04}"
        month = f"{self.year:04}-{self.month:02}"
        return f"{month}-{self.day:02}" if self.day else month


def parse_partial_date(text: str) -> PartialDate:
    """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601, reduced precision).

    Raises ValueError where the text is none of them or names a day that does not exist.
    """
    match = PARTIAL_DATE.fullmatch(text)
    if match is None:
        raise ValueError("not a date")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if (match[2] and not month) or (match[3] and not day):
        raise ValueError("no such day in the calendar")
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError("no such day in the calendar") from None
    return PartialDate(year=year, month=month, day=day)


class LocalMoment(Value):
    """A date with or without time, without zone; the zone is another field's."""

    text: str

    @property
    def naive(self) -> datetime:
        """The moment without a zone: the first of a day, month or year that has no time."""
        if len(self.text) > 10:
            return datetime.fromisoformat(self.text)
        return datetime.combine(self.day.first_day, time())

    @property
    def day(self) -> PartialDate:
        """Its date, as precise as it was written."""
        return parse_partial_date(self.text[:10])

    @property
    def has_time(self) -> bool:
        """True where a time of day is given."""
        return len(self.text) > 10


def parse_moment(text: str, zone: tzinfo) -> datetime:
    """Read an ISO 8601 date and time; without an offset it is the given zone's.

    A date alone is its midnight. What is before FIRST_DAY or behind LAST_DAY is then. Raises
    ValueError where the text is no moment.
    """
    if MOMENT.fullmatch(text) is None:
        raise ValueError("not a moment")
    moment = datetime.fromisoformat(text)
    day = min(max(moment.date(), FIRST_DAY), LAST_DAY)
    moment = moment.replace(year=day.year, month=day.month, day=day.day)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def when_clocks_change(moment: datetime, *, late: bool) -> datetime:
    """Give the earlier or the later of the moments that a time of day may mean in its zone.

    Where clocks go back it comes twice; where they go forward it is skipped, and means what it
    would be by the offset before or after (PEP 495). At all other times there is one.
    """
    meant = sorted((moment.replace(fold=fold) for fold in (0, 1)), key=datetime.timestamp)
    return meant[-1] if late else meant[0]


def end_of_day(day: PartialDate, zone: tzinfo) -> datetime:
    """Give the first moment after a date's last day; what ends later than LAST_DAY ends then."""
    return datetime.combine(min(day.last_day, LAST_DAY) + timedelta(days=1), time(), zone)
