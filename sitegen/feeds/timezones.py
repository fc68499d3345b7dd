"""Time zones as calendars carry them (RFC 5545, section 3.6.5), for readers that know none.

The changes of a zone are found by asking for its offset, week by week. They are written as
Outlook's import reads them ([MS-OXCICAL] 2.1.3.1.1.19): a rule each for the change forward and the
change back, each by one weekday of a month. Where a zone's own rule is another (the Friday before
the last Sunday), each stretch of years that such a rule describes has one, so that every reader
finds the right hour, and those that keep only one rule do so in most years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)
Clock = tuple[timedelta, str]
"""An offset from UTC, and what it is called."""

DAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a zone's clocks: its moment in UTC, the offsets before and after, its name."""

    moment: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def local(self) -> datetime:
        """What clocks show when it happens."""
        return (self.moment + self.before).replace(tzinfo=None)

    @property
    def forward(self) -> bool:
        """True where clocks go forward."""
        return self.after > self.before

    def weeks(self) -> frozenset[int]:
        """Give which weekday of its month it is: 1 to 5, and -1 for the last."""
        day = self.local
        last = {-1} if (day + WEEK).month != day.month else set()
        return frozenset({(day.day + 6) // 7, *last})

    def like(self, other: Change) -> bool:
        """True where a yearly rule may describe both."""
        mine, its = self.local, other.local
        return (
            (mine.month, mine.weekday(), mine.time()) == (its.month, its.weekday(), its.time())
            and (self.before, self.after, self.name) == (other.before, other.after, other.name)
            and mine.year == its.year + 1
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """Changes of following years that one rule describes, and which weekday of the month it is."""

    changes: tuple[Change, ...]
    weeks: frozenset[int]


@lru_cache(maxsize=64)
def timezone_lines(name: str, first: int, last: int) -> tuple[str, ...]:
    """Give the VTIMEZONE of a zone of the IANA database, for events from a year to another.

    What comes later takes the last rules.
    """
    zone = ZoneInfo(name)
    since = datetime(max(first - 1, 1), 1, 2, tzinfo=UTC)
    end = min(last + 1, 9998)
    changes = tuple(changes_of(zone, since, end))
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    if not changes or changes[0].moment.year > since.year:
        lines += _observance("STANDARD", "19700101T000000", _at(zone, since), _at(zone, since))
    for forward in (False, True):
        of_a_kind = [change for change in changes if change.forward is forward]
        for stretch in stretches_of(of_a_kind):
            goes_on = stretch.changes[-1].moment.year == end
            lines += _rule(stretch, goes_on=goes_on)
    return (*lines, "END:VTIMEZONE")


def changes_of(zone: ZoneInfo, since: datetime, last_year: int) -> Iterator[Change]:
    """Give the changes of a zone's clocks from a moment to the end of a year, in their order."""
    moment, offset = since, _at(zone, since)[0]
    while moment.year <= last_year:
        following = moment + WEEK
        later = _at(zone, following)[0]
        if later != offset:
            found = _first_with(zone, later, moment, following)
            yield Change(found, offset, later, _at(zone, found)[1])
            offset = later
        moment = following


def stretches_of(changes: Iterable[Change]) -> Iterator[Stretch]:
    """Give changes of one kind in stretches, each as long as one rule describes it."""
    stretch: Stretch | None = None
    for change in changes:
        if stretch and change.like(stretch.changes[-1]) and stretch.weeks & change.weeks():
            stretch = Stretch((*stretch.changes, change), stretch.weeks & change.weeks())
        else:
            if stretch:
                yield stretch
            stretch = Stretch((change,), change.weeks())
    if stretch:
        yield stretch


def _rule(stretch: Stretch, *, goes_on: bool) -> Iterator[str]:
    first, last = stretch.changes[0], stretch.changes[-1]
    kind = "DAYLIGHT" if first.forward else "STANDARD"
    rule = ""
    if goes_on or last is not first:
        # A fifth one is the last wherever there is one; readers know five weeks as the last.
        week = -1 if -1 in stretch.weeks else min(stretch.weeks)
        day = DAY_NAMES[first.local.weekday()]
        rule = f"FREQ=YEARLY;BYMONTH={first.local.month};BYDAY={week}{day}"
        # Some readers hold local times against it: a day later it is behind the last for all.
        until = last.moment + timedelta(days=1)
        rule += "" if goes_on else f";UNTIL={until:%Y%m%dT%H%M%SZ}"
    begins = f"{first.local:%Y%m%dT%H%M%S}"
    yield from _observance(kind, begins, (first.before, ""), (first.after, first.name), rule)


def _observance(
    kind: str, begins: str, before: Clock, after: Clock, rule: str = ""
) -> Iterator[str]:
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{begins}"
    yield f"TZOFFSETFROM:{_offset(before[0])}"
    yield f"TZOFFSETTO:{_offset(after[0])}"
    if after[1]:
        yield f"TZNAME:{after[1]}"
    if rule:
        yield f"RRULE:{rule}"
    yield f"END:{kind}"


def _offset(offset: timedelta) -> str:
    total = round(offset.total_seconds())
    hours, rest = divmod(abs(total), 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{'-' if total < 0 else '+'}{hours:02}{minutes:02}"
    return f"{text}{seconds:02}" if seconds else text


def _at(zone: ZoneInfo, moment: datetime) -> Clock:
    local = moment.astimezone(zone)
    return local.utcoffset() or timedelta(), local.tzname() or ""


def _first_with(zone: ZoneInfo, offset: timedelta, low: datetime, high: datetime) -> datetime:
    """Give the first second after `low` at which a zone has the offset that it has at `high`."""
    seconds = round((high - low).total_seconds())
    below, above = 0, seconds
    while above - below > 1:
        middle = (below + above) // 2
        if _at(zone, low + timedelta(seconds=middle))[0] == offset:
            above = middle
        else:
            below = middle
    return low + timedelta(seconds=above)
