"""What an event tells machines, and its item of a calendar."""

from __future__ import annotations

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.calendar import CalendarEvent
from sitegen.feeds.records import Record, date_text, organization_id, place_record
from sitegen.kinds.event import Event
from sitegen.render.kinds.calendars import CalendarTask
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary

MODES = {(True, True): "Mixed", (False, True): "Online", (True, False): "Offline"}
"""How one takes part, by whether it has a place and an address of its own."""


def record(event: Event, summary: Summary, page: PageTold) -> Record:
    """Give an event on the spot, online, or both; nothing while it is to be announced."""
    if not summary.start:
        return {}
    place = place_record(event.place)
    online = {"@type": "VirtualLocation", "url": encode_address(event.online)}
    offer = {"@type": "Offer", "url": encode_address(event.registration)}
    mode = MODES.get((bool(place), bool(event.online)))
    return {
        "@type": "Event",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if mode else "",
        "organizer": {"@id": organization_id(page.organization)},
        "offers": offer if event.registration else {},
        "startDate": date_text(summary.start_day or summary.start),
        "endDate": date_text(summary.end_day or summary.end),
        "location": _where(place, online if event.online else {}),
    }


def _where(place: Record, online: Record) -> Record | list[Record]:
    return [place, online] if place and online else place or online


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
