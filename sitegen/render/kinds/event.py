"""What an event tells machines, and its item of a calendar."""

from __future__ import annotations

from sitegen.feeds.calendar import CalendarEvent
from sitegen.feeds.subjects import EventSubject, PlaceData, SpanData
from sitegen.kinds.event import Event
from sitegen.render.kinds.calendars import CalendarTask
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def subject(event: Event, summary: Summary, _: PageTold) -> EventSubject | None:
    """Give an event's structured data, None while it is to be announced."""
    if not summary.start:
        return None
    span = SpanData(start=summary.start, end=summary.end, place=PlaceData(name=event.place))
    return EventSubject(span=span, online=event.online, registration=event.registration)


def calendar_items(event: Event, summary: Summary, task: CalendarTask) -> tuple[CalendarEvent, ...]:
    """Give the event, nothing while it is to be announced."""
    start, end = event.start, event.end
    if start is None or summary.start is None:
        return ()
    item = CalendarEvent(
        url=task.url,
        title=summary.title,
        start=summary.start if start.has_time else start.day,
        end=(summary.end if end.has_time else end.day) if end else None,
        time_zone=event.time_zone or task.zone,
        dated=summary.date,
        description=summary.summary,
        location=event.place,
        online=task.absolute(event.online) if event.online else "",
    )
    return (item,)
