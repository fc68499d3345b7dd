"""What an event tells machines, and its item of a calendar."""

from __future__ import annotations

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.calendar import STATUSES, CalendarEvent
from sitegen.feeds.records import (
    Record,
    date_text,
    filled,
    organization_record,
    place_record,
    status_record,
)
from sitegen.kinds.event import Event
from sitegen.render.kinds.calendars import CalendarTask
from sitegen.render.kinds.pages import PageTold
from sitegen.schema.recurrence import MONTHS, closing_start
from sitegen.site.model import Summary

FREQUENCIES = {
    "daily": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MODES = {(True, True): "Mixed", (False, True): "Online", (True, False): "Offline"}
"""How one takes part, by whether it has a place and an address of its own."""


def record(event: Event, summary: Summary, page: PageTold) -> Record:
    """Give an event on the spot, online, or both; nothing while day or place are to be announced.

    One that comes again is told by its next date, with its rule beside it. Searchers take an event
    without day or place for a mistake (Google, "Event structured data", required properties).
    """
    shown = summary.dates[0] if summary.dates else summary
    start = date_text(shown.start_day or shown.start)
    place = place_record(event.place)
    mode = MODES.get((bool(place), bool(event.online)))
    if not start or mode is None:
        return {}
    meeting, desk = (page.asking.absolute(url) for url in (event.online, event.registration))
    online = {"@type": "VirtualLocation", "url": encode_address(meeting)}
    offer = {"@type": "Offer", "url": encode_address(desk)}
    return {
        "@type": "Event",
        "eventStatus": status_record(event.status),
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "organizer": organization_record(page.organization),
        "offers": offer if event.registration else {},
        "startDate": start,
        "endDate": date_text(shown.end_day or shown.end),
        "eventSchedule": schedule_record(event, summary),
        "location": _where(place, online if event.online else {}),
    }


def _where(place: Record, online: Record) -> Record | list[Record]:
    return [place, online] if place and online else place or online


def schedule_record(event: Event, summary: Summary) -> Record:
    """Give how an event comes again (schema.org's Schedule), {} for one that doesn't."""
    rule = summary.recurrence
    if rule is None:
        return {}
    closing = closing_start(rule)
    by_month = rule.frequency in MONTHS and not rule.is_by_weekday
    weekday = f"https://schema.org/{WEEKDAYS[rule.first.weekday()]}"
    # Its weeks of a month are counted from the first: the last is said as in a calendar.
    last = f"-1{WEEKDAYS[rule.first.weekday()][:2].upper()}"
    by_day = "" if by_month or rule.frequency == "daily" else last if rule.week < 0 else weekday
    lasts = event.end.naive - rule.first if event.end and event.end.has_time else None
    return filled(
        {
            "@type": "Schedule",
            "repeatFrequency": FREQUENCIES[rule.frequency],
            "startDate": rule.first.date().isoformat(),
            "endDate": closing.date().isoformat() if closing else "",
            "startTime": "" if summary.start_day else rule.first.time().isoformat(),
            "duration": f"PT{round(lasts.total_seconds() / 60)}M" if lasts else "",
            "byDay": by_day,
            "byMonthWeek": rule.week if rule.is_by_weekday and rule.week > 0 else 0,
            "byMonthDay": rule.first.day if by_month else 0,
            "byMonth": rule.first.month if rule.frequency == "yearly" else 0,
            "exceptDate": [day.isoformat() for day in rule.skipped],
            "scheduleTimezone": summary.time_zone,
        }
    )


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
        updated=summary.updated,
        guid=event.guid,
        recurrence=summary.recurrence,
        description=summary.summary,
        location=event.place,
        online=task.absolute(event.online) if event.online else "",
        status=STATUSES[event.status],
    )
    return (item,)
