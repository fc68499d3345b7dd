"""Dates and lengths of time as others write them: the standard form, and what is made of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
ZONES = {
    **dict.fromkeys(("UTC", "GMT", "UT", "Z", "WET"), 0),
    "BST": 60,
    "CET": 60,
    "WEST": 60,
    "CEST": 120,
    "EET": 120,
    "EEST": 180,
    "MSK": 180,
    "AEST": 600,
    "AEDT": 660,
    "JST": 540,
    "NZST": 720,
    "NZDT": 780,
    "AKST": -540,
    "HST": -600,
    "EST": -300,
    "EDT": -240,
    "CST": -360,
    "CDT": -300,
    "MST": -420,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
    "IDT": 180,
}
"""Minutes east of Greenwich; names that several zones share stand for the one of RFC 2822, 4.3."""

DAYS = re.compile(r"^\s*(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s*")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TEXTUAL = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[ \-./]+(?P<month>[a-z]{3,9})\.?"
    r"|(?P<month_first>[a-z]{3,9})\.?[ ]+(?P<day_behind>\d{1,2})(?:st|nd|rd|th)?),?"
    r"[ \-./,]+(?P<year>\d{4}|\d{2})"
    r"(?:[, T]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?"
    r"(?:\s*(?P<half>am|pm))?)?"
    r"\s*(?P<zone>(?:gmt|utc)?\s*[+-]\s*\d{1,2}:?\d{2}|[a-z]{1,5})?\s*(?:\([^)]*\))?",
)
EARLIEST = 1970

CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d{1,2})(?:[.,]\d+)?")
WORDS = re.compile(
    r"(?:p?t?)(?:(\d+)\s*h(?:ours?|rs?)?)?\s*(?:(\d+)\s*m(?:in(?:ute)?s?)?)?"
    r"\s*(?:(\d+)(?:\.\d+)?\s*s(?:ec(?:ond)?s?)?)?"
)
LONGEST = 7 * 24 * 3600
"""Seconds: no episode lasts longer than a week; what does was no duration."""


def read_moment(text: str) -> datetime:
    """Read a date with time and zone; without a zone it is UTC, without a time midnight.

    RFC 2822 (3.3, 4.3) as the standard library has it; where that fails, ISO 8601, names of days
    and months in full, zones by name, `24:00`, month before day. A weekday that isn't the date's
    is passed over. Raises ValueError for anything else, and for days that no calendar has.
    """
    plain = " ".join(text.split())
    iso = ISO.fullmatch(plain)
    if iso:
        parts = [int(part or 0) for part in iso.groups()[:6]]
        return _moment(parts, _zone(iso[7] or ""))
    spoken = TEXTUAL.fullmatch(DAYS.sub("", plain.lower()))
    if spoken:
        return _of_words(spoken)
    standard = parsedate_tz(plain)
    if standard is None or standard[0] < EARLIEST:
        raise ValueError("not a date")
    return _moment(list(standard[:6]), (standard[9] or 0) // 60)


def _of_words(found: re.Match[str]) -> datetime:
    name = (found["month"] or found["month_first"])[:3]
    if name not in MONTHS:
        raise ValueError("not a date")
    year, hour = int(found["year"]), int(found["hour"] or 0)
    if len(found["year"]) == 2:
        # RFC 2822, 4.3: years of two digits.
        year += 2000 if year < 50 else 1900
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    day = int(found["day"] or found["day_behind"])
    parts = [year, MONTHS.index(name) + 1, day, hour]
    parts += [int(found["minute"] or 0), int(found["second"] or 0)]
    return _moment(parts, _zone(found["zone"] or ""))


def _zone(text: str) -> int:
    """Give the minutes east of Greenwich; RFC 2822 takes zones that nobody knows for UTC."""
    name = re.sub(r"\s+", "", text).upper()
    offset = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})", name)
    if offset is None:
        return ZONES.get(name, 0)
    minutes = int(offset[2]) * 60 + int(offset[3])
    return -minutes if offset[1] == "-" else minutes


def _moment(parts: list[int], minutes: int) -> datetime:
    year, month, day, hour, minute, second = parts
    if year < EARLIEST or hour > 24 or abs(minutes) >= 24 * 60:
        raise ValueError("no such time")
    zone = timezone(timedelta(minutes=minutes)) if minutes else UTC
    # A leap second, and the midnight that ends a day.
    start = datetime(year, month, day, hour % 24, minute, min(second, 59), tzinfo=zone)
    return start + timedelta(days=hour // 24)


def read_seconds(text: str) -> int:
    """Read a duration: `3723`, `62:03`, `1:02:03`, `1h 2m 3s`, `PT1H2M`; in whole seconds.

    Raises ValueError for anything else, and for what is longer than a week.
    """
    plain = text.strip().lower()
    if re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
        seconds = round(float(plain.replace(",", ".")))
    elif clock := CLOCK.fullmatch(plain):
        seconds = int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
    else:
        words = WORDS.fullmatch(plain)
        if words is None or not any(words.groups()):
            raise ValueError("not a duration")
        hours, minutes, rest = (int(part or 0) for part in words.groups())
        seconds = hours * 3600 + minutes * 60 + rest
    if seconds > LONGEST:
        raise ValueError("longer than a week")
    return seconds


def write_seconds(seconds: int) -> str:
    """Write a duration as front matter has it: `12:34`, `1:02:03`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
