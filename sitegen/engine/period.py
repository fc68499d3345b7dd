"""Stretches of time in which nothing begins or ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Period:
    """The time for which a site stays as it is: from a moment (included) until another."""

    start: datetime | None
    end: datetime | None

    def includes(self, moment: datetime) -> bool:
        """True where nothing begins or ends between the moment it was found for and this one."""
        return (self.start is None or self.start <= moment) and (
            self.end is None or moment < self.end
        )
