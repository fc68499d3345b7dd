"""What an exhibition tells machines, and its venues as items of a calendar."""

from __future__ import annotations

from datetime import date as date_of_day

from msgspec.structs import replace

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.calendar import STATUSES, CalendarEvent
from sitegen.feeds.records import (
    Record,
    date_text,
    filled,
    organization_record,
    page_of,
    place_record,
    span_text,
    status_record,
)
from sitegen.kinds.exhibition import Exhibition, Venue
from sitegen.render.kinds.calendars import CalendarTask
from sitegen.render.kinds.pages import PageTold
from sitegen.schema.dates import PartialDate
from sitegen.site.model import Summary

ON_THE_SPOT = "https://schema.org/OfflineEventAttendanceMode"
"""How one takes part in an exhibition of panels: by going there."""


def record(exhibition: Exhibition, _: Summary, page: PageTold) -> Record:
    """Give an exhibition as an event of its one venue, or one with a part for each of several.

    Where no venue has both its place and the day on which it opens, it is a collection of its works
    with the time that is known: searchers take an event without them for a mistake (Google, "Event
    structured data", required properties).
    """
    at = page.asking.absolute
    venues = tuple(replace(venue, map=at(venue.map)) for venue in exhibition.venues)
    parts = [_span(venue) for venue in venues if _is_told(venue)]
    works = [page_of("CreativeWork", each.title, at(each.url)) for each in page.asking.hung()]
    hosts = [
        filled({"@type": "Organization", "name": each.name, "url": encode_address(at(each.url))})
        for each in exhibition.hosts
    ]
    if not parts:
        return {**_collection(venues), "contributor": hosts, "hasPart": works}
    whole = {
        "@type": "ExhibitionEvent",
        "organizer": [organization_record(page.organization), *hosts],
        "workFeatured": works,
    }
    if len(venues) == 1:
        return {**whole, **parts[0]}
    named = [filled({"@type": "ExhibitionEvent", "name": page.title, **part}) for part in parts]
    return {**whole, **_whole_span(venues, parts), "subEvent": named}


def _is_told(venue: Venue) -> bool:
    return bool(date_text(venue.start) and (venue.place or venue.city))


def _where(venue: Venue) -> Record:
    return place_record(venue.place, venue.city, venue.country, venue.map)


def _span(venue: Venue) -> Record:
    return {
        "eventStatus": status_record(venue.status),
        "eventAttendanceMode": ON_THE_SPOT,
        "startDate": date_text(venue.start),
        "endDate": date_text(venue.end),
        "location": _where(venue),
    }


def _whole_span(venues: tuple[Venue, ...], parts: list[Record]) -> Record:
    told = [venue for venue in venues if _is_told(venue)]
    first = min((venue.start for venue in told if venue.start), key=lambda date: date.first_day)
    last = max((end for venue in told if (end := venue.end or venue.start)), key=_last_day)
    statuses = {part["eventStatus"] for part in parts}
    return {
        "eventStatus": statuses.pop() if len(statuses) == 1 else status_record("scheduled"),
        "eventAttendanceMode": ON_THE_SPOT,
        "startDate": date_text(first),
        "endDate": date_text(last),
        "location": [part["location"] for part in parts],
    }


def _collection(venues: tuple[Venue, ...]) -> Record:
    starts = [venue.start for venue in venues if venue.start]
    ends = [end for venue in venues if (end := venue.end or venue.start)]
    first = min(starts, key=lambda date: date.first_day, default=None)
    last = max(ends, key=_last_day, default=None)
    return {
        "@type": "Collection",
        "temporalCoverage": span_text(first, last),
        "spatialCoverage": next(filter(None, map(_where, venues)), {}),
    }


def _last_day(date: PartialDate) -> date_of_day:
    return date.last_day


def calendar_items(
    exhibition: Exhibition, summary: Summary, task: CalendarTask
) -> tuple[CalendarEvent, ...]:
    """Give each venue of which a day is known, numbered by these days and not by the list."""
    starts = [(venue.start, venue) for venue in exhibition.venues if venue.start]
    starts.sort(key=lambda each: (each[0].first_day, each[1].country, each[1].place))
    return tuple(
        CalendarEvent(
            url=task.url,
            title=summary.title,
            start=start,
            end=venue.end,
            dated=summary.date,
            updated=summary.updated,
            guid=exhibition.guid,
            status=STATUSES[venue.status],
            part=str(number),
            description=summary.summary,
            location=", ".join(filter(None, (venue.place, venue.city))),
            places=(venue.place, venue.city),
        )
        for number, (start, venue) in enumerate(starts, 1)
    )
