"""What a kind is given for its items of a calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sitegen.feeds.calendar import CalendarEvent
from sitegen.site.model import Summary


@dataclass(frozen=True, slots=True)
class CalendarTask:
    """The absolute address of the entry's page, the site's zone, what makes addresses absolute."""

    url: str
    zone: str
    absolute: Callable[[str], str]


CalendarItems = Callable[[Any, Summary, CalendarTask], tuple[CalendarEvent, ...]]
