"""Calendars, as the icalendar library reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.feeds.calendar import Calendar, CalendarEvent, calendar_file, fold_line
from sitegen.feeds.characters import drop_forbidden
from sitegen.schema.dates import parse_partial_date

JERUSALEM = ZoneInfo("Asia/Jerusalem")
MEETING = CalendarEvent(
    url="https://example.org/he/events/מפגש/",
    title="מפגש; עם, חברים\\אחרים",
    start=datetime(2026, 3, 1, 10, tzinfo=JERUSALEM),
    end=datetime(2026, 3, 1, 16, tzinfo=JERUSALEM),
    dated=parse_partial_date("2025-10"),
    time_zone="Asia/Jerusalem",
    description="First line\nsecond line",
    location="Beit Jala",
    online="https://meet.example/x",
    categories=("members", "a,b"),
)


def read(event: CalendarEvent, lang: str = "he") -> Any:
    data = calendar_file(Calendar(lang=lang), (event,))
    (component,) = icalendar.Calendar.from_ical(data.decode()).walk("VEVENT")
    assert component.errors == []
    return component


def days(start: str, end: str | None) -> CalendarEvent:
    return CalendarEvent(
        url="https://example.org/exhibitions/geneva/",
        title="Geneva",
        start=parse_partial_date(start),
        end=parse_partial_date(end) if end else None,
        time_zone="Europe/Zurich",
    )


def test_times_are_those_of_their_zone_which_is_described() -> None:
    event = read(MEETING)
    assert event.decoded("DTSTART") == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 3, 1, 14, tzinfo=UTC)
    assert event["DTSTART"].params["TZID"] == "Asia/Jerusalem"
    data = calendar_file(Calendar(lang="he"), (MEETING, replace(MEETING, time_zone="UTC")))
    zones = icalendar.Calendar.from_ical(data.decode()).walk("VTIMEZONE")
    assert [zone["TZID"] for zone in zones] == ["Asia/Jerusalem"]
    assert b"\r\nDTSTART:20260301T080000Z\r\n" in data


def test_days_have_no_zone() -> None:
    assert b"VTIMEZONE" not in calendar_file(Calendar(lang="en"), (days("2022-06-06", None),))


def test_the_stamp_is_the_entry_s_date_and_never_the_clock_s() -> None:
    assert read(MEETING).decoded("DTSTAMP") == datetime(2025, 9, 30, 21, tzinfo=UTC)
    stamp = read(days("2022-06-06", None)).decoded("DTSTAMP")
    assert stamp == datetime(2022, 6, 5, 22, tzinfo=UTC)


def test_words_are_kept_with_their_language() -> None:
    event = read(MEETING)
    assert str(event["SUMMARY"]) == MEETING.title
    assert event["SUMMARY"].params["LANGUAGE"] == "he"
    assert str(event["LOCATION"]) == "Beit Jala"
    assert str(event["DESCRIPTION"]) == "First line\nsecond line\n\nhttps://meet.example/x"
    assert [str(name) for name in event["CATEGORIES"].cats] == ["members", "a,b"]


def test_an_event_without_a_place_is_where_its_link_leads() -> None:
    event = CalendarEvent(
        url="https://example.org/x/",
        title="x",
        start=datetime(2026, 3, 1, tzinfo=UTC),
        online="https://meet.example/x",
    )
    assert str(read(event)["LOCATION"]) == "https://meet.example/x"


def test_an_event_is_known_by_its_address() -> None:
    event = read(MEETING)
    assert event["URL"] == "https://example.org/he/events/%D7%9E%D7%A4%D7%92%D7%A9/"
    assert event["UID"] == "he/events/%D7%9E%D7%A4%D7%92%D7%A9@example.org"


def test_an_event_with_an_identifier_is_known_by_it_whatever_it_is_called() -> None:
    known = replace(MEETING, guid="urn:uuid:0b0f9a8e-6d5c-4b3a-9281-706f5e4d3c2b")
    renamed = replace(known, url="https://example.com/en/other/", title="Other")
    assert read(known)["UID"] == read(renamed, "en")["UID"] == known.guid.removeprefix("urn:uuid:")


def test_a_change_has_a_higher_number_and_a_cancellation_the_next() -> None:
    def number(**fields: Any) -> int:
        return int(read(replace(MEETING, **fields))["SEQUENCE"])

    first, second = parse_partial_date("2026-02-01"), parse_partial_date("2026-02-02")
    asked = [
        {},
        {"status": "CANCELLED"},
        {"updated": first},
        {"updated": first, "status": "CANCELLED"},
        {"updated": second, "start": MEETING.start},
    ]
    numbers = [number(**fields) for fields in asked]
    assert numbers == sorted(set(numbers))
    changed = read(replace(MEETING, updated=first))
    assert changed.decoded("DTSTAMP") == changed.decoded("LAST-MODIFIED")


def test_what_is_cancelled_takes_nobody_s_time() -> None:
    cancelled = read(replace(MEETING, status="CANCELLED"))
    assert (cancelled["STATUS"], cancelled["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert read(MEETING)["STATUS"] == "CONFIRMED"
    assert "TRANSP" not in read(MEETING)


@pytest.mark.parametrize(
    ("start", "end", "first", "after"),
    [
        ("2022-06-06", "2022-06-12", date(2022, 6, 6), date(2022, 6, 13)),
        ("2022-06-06", None, date(2022, 6, 6), date(2022, 6, 7)),
        ("2022-06", "2022-06-19", date(2022, 6, 1), date(2022, 6, 20)),
        ("2021-11", None, date(2021, 11, 1), date(2021, 12, 1)),
        ("2022", None, date(2022, 1, 1), date(2023, 1, 1)),
        ("2024-02-28", "2024-02", date(2024, 2, 28), date(2024, 3, 1)),
        ("2022-06-06", "2022-06-01", date(2022, 6, 6), date(2022, 6, 7)),
    ],
)
def test_days_end_on_the_day_after(start: str, end: str | None, first: date, after: date) -> None:
    event = read(days(start, end))
    assert event.decoded("DTSTART") == first
    assert event.decoded("DTEND") == after
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_time_that_ends_with_a_day_ends_at_its_midnight() -> None:
    event = CalendarEvent(
        url="https://example.org/x/",
        title="x",
        start=datetime(2026, 3, 1, 10),
        end=parse_partial_date("2026-03-02"),
        time_zone="Asia/Jerusalem",
    )
    assert read(event).decoded("DTEND") == datetime(2026, 3, 2, 22, tzinfo=UTC)


@pytest.mark.parametrize("end", [None, datetime(2026, 3, 1, 9, tzinfo=UTC)])
def test_an_end_that_is_not_later_is_no_end(end: datetime | None) -> None:
    start = datetime(2026, 3, 1, 10, tzinfo=UTC)
    event = CalendarEvent(url="https://example.org/x/", title="x", start=start, end=end)
    assert "DTEND" not in read(event)


def test_a_list_names_itself_and_where_it_is_renewed() -> None:
    calendar = Calendar(
        lang="ar", title="فعاليات", url="https://example.org/ar/events/calendar.ics"
    )
    other = days("2022-06-06", None)
    parsed = icalendar.Calendar.from_ical(calendar_file(calendar, (MEETING, other)).decode())
    assert parsed["VERSION"] == "2.0"
    assert str(parsed["NAME"]) == str(parsed["X-WR-CALNAME"]) == "فعاليات"
    assert str(parsed["SOURCE"]) == "https://example.org/ar/events/calendar.ics"
    uids = [event["UID"] for event in parsed.walk("VEVENT")]
    assert len(set(uids)) == 2


def test_venues_of_one_exhibition_are_events_of_their_own() -> None:
    base = {"url": "https://example.org/x/", "title": "x", "start": parse_partial_date("2022")}
    first, second = (CalendarEvent(**base, part=part) for part in ("1", "2"))  # type: ignore[arg-type]
    assert [read(first)["UID"], read(second)["UID"]] == ["x-1@example.org", "x-2@example.org"]


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_lines_are_folded_by_octets_between_characters(text: str) -> None:
    line = text.replace("\r", "").replace("\n", "")
    folded = fold_line(line)
    assert folded.endswith("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == line


@given(st.text(st.characters(exclude_categories=()), min_size=1).filter(lambda text: text.strip()))
def test_any_text_comes_back(text: str) -> None:
    event = CalendarEvent(
        url="https://example.org/x/", title=text, start=parse_partial_date("2022"), location=text
    )
    kept = drop_forbidden(text).replace("\x7f", "").replace("\r\n", "\n").replace("\r", "\n")
    found = read(event)
    assert str(found["SUMMARY"]) == kept
    data = calendar_file(Calendar(lang="he"), (event,))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_each_text_says_the_language_that_it_is_in() -> None:
    event = read(replace(MEETING, inherited=((MEETING.description, "en"), ("Beit Jala", "en"))))
    languages = {
        name: event[name].params["LANGUAGE"] for name in ("SUMMARY", "DESCRIPTION", "LOCATION")
    }
    assert languages == {"SUMMARY": "he", "DESCRIPTION": "en", "LOCATION": "en"}


@pytest.mark.parametrize(
    ("inherited", "language"),
    [
        ((("Museum", "en"), ("Haifa", "en")), "en"),
        ((("Museum", "en"),), None),
        ((), "he"),
        ((("Museum, Haifa", "ar"),), "he"),
    ],
)
def test_a_place_of_parts_says_a_language_that_all_of_them_are_in(
    inherited: tuple[tuple[str, str], ...], language: str | None
) -> None:
    places = {"location": "Museum, Haifa", "places": ("Museum", "Haifa")}
    event = read(replace(MEETING, **places, inherited=inherited))
    assert event["LOCATION"].params.get("LANGUAGE") == language
