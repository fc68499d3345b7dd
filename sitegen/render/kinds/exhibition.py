"""What an exhibition tells machines, and its venues as items of a calendar."""

from __future__ import annotations

from sitegen.feeds.calendar import CalendarEvent
from sitegen.feeds.subjects import ExhibitionSubject, PlaceData, SpanData
from sitegen.kinds.exhibition import Exhibition, Venue
from sitegen.render.kinds.calendars import CalendarTask
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def subject(exhibition: Exhibition, _: Summary, __: PageTold) -> ExhibitionSubject:
    """Give an exhibition's structured data."""
    hosts = tuple(host.name for host in exhibition.hosts)
    return ExhibitionSubject(venues=tuple(map(venue_span, exhibition.venues)), hosts=hosts)


def venue_span(venue: Venue) -> SpanData:
    """Give a venue's dates and place."""
    place = PlaceData(name=venue.place, city=venue.city, country=venue.country, map=venue.map)
    return SpanData(start=venue.start, end=venue.end, place=place)


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
            part=str(number),
            description=summary.summary,
            location=", ".join(part for part in (venue.place, venue.city) if part),
        )
        for number, venue in enumerate(exhibition.venues, 1)
        if venue.start
    )
