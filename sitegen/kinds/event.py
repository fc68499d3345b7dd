"""Events, such as those of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from typing import Any

from sitegen.kinds.event_dates import end_of, last_of, moments, occurrences, times_of
from sitegen.kinds.event_fields import Event, recurrence_of
from sitegen.kinds.kind import Attached, Kind, OrderKey, Placed, slug_of

__all__ = ("EVENT", "Event")

NEXT_DATES = 6
"""How many of the dates to come are shown of an event that comes again."""


def latest_first(event: Placed) -> OrderKey:
    """Order events by their last start, the latest first; those to be announced before all.

    One that goes on without an end stands where it first began.
    """
    first = event.meta.start.naive if event.meta.start else datetime.max
    start = last_of(event.meta, recurrence_of(event.meta)) or first
    return (-start.toordinal(), -start.hour, -start.minute, -start.second, event.id)


def happened(event: Placed, zone: tzinfo) -> datetime | None:
    """Give its start."""
    return times_of(event.meta, zone)[0]


def attached(event: Placed) -> tuple[Attached, ...]:
    """Give its calendar, where its day is known."""
    return (Attached(f"{slug_of(event)}.ics", "calendar"),) if event.meta.start else ()


def summary_of(event: Placed, at: datetime, zone: tzinfo) -> dict[str, Any]:
    """Give what lists show of an event at a moment: of one that comes again, its next dates."""
    meta = event.meta
    first = next(occurrences(meta, zone), None)
    over = end_of(meta, zone)
    past = over is not None and over <= at
    rule = recurrence_of(meta)
    return {
        "start": first.start if first else None,
        "end": first.end if first else None,
        "start_day": first.start_day if first else None,
        "end_day": first.end_day if first else None,
        "time_zone": meta.time_zone or str(zone),
        "place": meta.place,
        "past": past,
        "upcoming": not past,
        "to_be_announced": first is None,
        "status": "" if meta.status == "scheduled" else meta.status,
        "recurrence": rule,
        "dates": tuple(islice(occurrences(meta, zone, at), NEXT_DATES)) if rule else (),
    }


def found_by(event: Event) -> Iterator[str]:
    """Give what the search finds an event by."""
    yield event.place


def sample(day: date) -> dict[str, str]:
    """Give what a made-up event says: it is to come."""
    return {"date": day.isoformat(), "start": f"{day + timedelta(days=60)}T18:00"}


EVENT = Kind(
    name="event",
    one="Event",
    model=Event,
    folder="events",
    example="content/events/slug.md",
    list_page="event_list",
    title="Events",
    order=latest_first,
    feed="own",
    calendar="shared",
    attached=attached,
    ahead=True,
    happened=happened,
    moments=moments,
    summary=summary_of,
    found_by=found_by,
    sample=sample,
)
