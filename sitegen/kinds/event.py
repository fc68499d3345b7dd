"""Events, such as those of the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sitegen.kinds.kind import Attached, Kind, OrderKey, Placed, slug_of
from sitegen.kinds.meta import Meta
from sitegen.schema.dates import PartialDate, end_of_day
from sitegen.schema.fields import LinkTarget, LocalMoment, Name, TimeZoneName
from sitegen.schema.guide import Guide


class Event(Meta):
    """An event; without a start it is to be announced."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "start": Guide("When it begins; without it the event is to be announced"),
        "end": Guide("When it ends"),
        "time_zone": Guide("The zone of both, where it is not the site's", "Asia/Jerusalem"),
        "place": Guide("Where", "Imperial Hotel, Jerusalem"),
        "online": Guide("The address of the meeting", "https://meet.example.org/spring"),
        "registration": Guide("Where to register", "https://forms.example.org/spring"),
    }

    ordered: ClassVar[tuple[tuple[str, str], ...]] = (*Meta.ordered, ("start", "end"))
    dependent: ClassVar[tuple[tuple[str, str], ...]] = (("end", "start"),)

    start: LocalMoment | None = None
    end: LocalMoment | None = None
    time_zone: TimeZoneName = ""
    place: Name = ""
    online: LinkTarget = ""
    registration: LinkTarget = ""


def latest_first(event: Placed) -> OrderKey:
    """Order events by their start, the latest first; those to be announced before all."""
    start = event.meta.start.naive if event.meta.start else datetime.max
    return (-start.toordinal(), -start.hour, -start.minute, -start.second, event.id)


def times_of(event: Event, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """Give an event's start and end with their zone (the event's own, else the site's)."""
    own = ZoneInfo(event.time_zone) if event.time_zone else zone

    def moment(local: LocalMoment | None) -> datetime | None:
        return local.naive.replace(tzinfo=own) if local else None

    return moment(event.start), moment(event.end)


def day_alone(local: LocalMoment | None) -> PartialDate | None:
    """Give the day, month or year of what is written without a time; None for a moment."""
    return local.day if local and not local.has_time else None


def end_of(event: Event, zone: tzinfo) -> datetime | None:
    """Give the moment from which an event is past; a day or a start alone lasts until midnight."""
    start, end = times_of(event, zone)
    last = event.end or event.start
    if last is None or start is None:
        return None
    if event.end and event.end.has_time:
        return end
    return end_of_day(last.day, start.tzinfo or zone)


def moments(event: Event, zone: tzinfo) -> list[datetime]:
    """Give the moments at which it begins and becomes past."""
    start, _ = times_of(event, zone)
    return [time for time in (start, end_of(event, zone)) if time]


def attached(event: Placed) -> tuple[Attached, ...]:
    """Give its calendar, where its day is known."""
    return (Attached(f"{slug_of(event)}.ics", "calendar"),) if event.meta.start else ()


def summary_of(event: Placed, at: datetime, zone: tzinfo) -> dict[str, Any]:
    """Give what lists show of an event at a moment."""
    meta = event.meta
    start, end = times_of(meta, zone)
    over = end_of(meta, zone)
    past = over is not None and over <= at
    return {
        "start": start,
        "end": end,
        "start_day": day_alone(meta.start),
        "end_day": day_alone(meta.end),
        "time_zone": meta.time_zone or str(zone),
        "place": meta.place,
        "past": past,
        "upcoming": not past,
        "to_be_announced": start is None,
    }


def found_by(event: Event) -> Iterator[str]:
    """Give what the search finds an event by."""
    yield event.place


def sample(day: date) -> dict[str, str]:
    """Give what a made-up event says: it is to come."""
    return {"start": f"{day + timedelta(days=60)}T18:00"}


EVENT = Kind(
    name="event",
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
    moments=moments,
    summary=summary_of,
    found_by=found_by,
    sample=sample,
)
