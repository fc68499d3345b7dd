"""Stretches of time in which nothing begins or ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Period:
    """The time for which a site stays as it is: from a moment (included) until another."""

    start: datetime | None
    end: datetime | None

    def within(self, other: Period) -> Period:
        """Give the part of it that lies in another one; both hold a moment in common."""
        starts = [each for each in (self.start, other.start) if each is not None]
        ends = [each for each in (self.end, other.end) if each is not None]
        return Period(max(starts, default=None), min(ends, default=None))

    def includes(self, moment: datetime) -> bool:
        """True where nothing begins or ends between the moment it was found for and this one."""
        return (self.start is None or self.start <= moment) and (
            self.end is None or moment < self.end
        )
