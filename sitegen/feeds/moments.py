"""Dates as formats for machines write them. Nothing here looks at a clock."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from sitegen.schema.dates import PartialDate

AnyDate = PartialDate | datetime
"""A date as precise as it is known, or a moment with its zone."""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment_of(date: AnyDate, time_zone: str) -> datetime:
    """Give the moment that a date begins at: its first day's midnight in an IANA time zone.

    A moment stays itself; without a zone it is the given zone's. The result's offset is in whole
    minutes, since no format here can write the seconds of a local mean time of old.
    """
    if isinstance(date, PartialDate):
        moment = datetime.combine(date.first_day, time(), ZoneInfo(time_zone))
    else:
        moment = date if date.tzinfo else date.replace(tzinfo=ZoneInfo(time_zone))
    offset = moment.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    return moment.replace(tzinfo=timezone(timedelta(minutes=minutes)) if minutes else UTC)


def write_rfc3339(moment: datetime) -> str:
    """Write a moment as RFC 3339 (section 5.6) says, in whole seconds, UTC as "Z"."""
    text = moment.replace(microsecond=0).isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def write_rfc2822(moment: datetime) -> str:
    """Write a moment as RFC 2822 (section 3.3) says, in English whatever the locale."""
    day, month = DAYS[moment.weekday()], MONTHS[moment.month - 1]
    return f"{day}, {moment:%d} {month} {moment.year:04} {moment:%H:%M:%S %z}"


def write_w3c(date: AnyDate) -> str:
    """Write a date as precisely as it is known (W3C Date and Time Formats; ISO 8601)."""
    return str(date) if isinstance(date, PartialDate) else write_rfc3339(date)
