"""What an exhibition tells machines, and its venues as items of a calendar."""

from __future__ import annotations

from sitegen.feeds.calendar import CalendarEvent
from sitegen.feeds.records import (
    Record,
    date_text,
    filled,
    organization_id,
    place_record,
    status_record,
)
from sitegen.kinds.exhibition import Exhibition, Venue
from sitegen.render.kinds.calendars import CalendarTask
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def record(exhibition: Exhibition, _: Summary, page: PageTold) -> Record:
    """Give an exhibition as an event of its one venue, or one with a part for each of several."""
    hosts = [{"@type": "Organization", "name": host.name} for host in exhibition.hosts]
    whole = {
        "@type": "ExhibitionEvent",
        "organizer": [{"@id": organization_id(page.organization)}, *hosts],
    }
    if len(exhibition.venues) == 1:
        return {**whole, **_span(exhibition.venues[0])}
    parts = [
        filled({"@type": "ExhibitionEvent", "name": page.title, **_span(venue)})
        for venue in exhibition.venues
    ]
    return {**whole, **_whole_span(exhibition.venues), "subEvent": parts}


def _span(venue: Venue) -> Record:
    return {
        "eventStatus": status_record(venue.status),
        "startDate": date_text(venue.start),
        "endDate": date_text(venue.end),
        "location": place_record(venue.place, venue.city, venue.country, venue.map),
    }


def _whole_span(venues: tuple[Venue, ...]) -> Record:
    starts = [venue.start for venue in venues if venue.start]
    ends = [end for venue in venues if (end := venue.end or venue.start)]
    first = min(starts, key=lambda date: date.first_day, default=None)
    last = max(ends, key=lambda date: date.last_day, default=None)
    return {"startDate": date_text(first), "endDate": date_text(last)}


def calendar_items(
    exhibition: Exhibition, summary: Summary, task: CalendarTask
) -> tuple[CalendarEvent, ...]:
    """Give each venue of which a day is known."""
    return tuple(
        CalendarEvent(
            url=task.url,
            title=summary.title,
            start=venue.start,
            end=venue.end,
            dated=summary.date,
            updated=summary.updated,
            guid=exhibition.guid,
            status="CONFIRMED" if venue.status == "scheduled" else "CANCELLED",
            part=str(number),
            description=summary.summary,
            location=", ".join(part for part in (venue.place, venue.city) if part),
        )
        for number, venue in enumerate(exhibition.venues, 1)
        if venue.start
    )
