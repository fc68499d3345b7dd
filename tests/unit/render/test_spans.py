"""When something takes place is said once, as each language writes it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from sitegen.render.templates.spans import format_days, format_span

ZONE = ZoneInfo("Asia/Jerusalem")
MORNING = datetime(2027, 3, 1, 10, tzinfo=ZONE)
THIN = "\u2009"


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZONE)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en-GB", "Monday, 1 March 2027, 10:00–16:00, Israel Time"),
        ("he", "יום שני, 1 במרץ 2027, \u206610:00–16:00\u2069, שעון ישראל"),
        ("ar-PS", "الاثنين، 1 آذار 2027، \u206610:00–16:00\u2069، توقيت إسرائيل"),
    ],
)
def test_an_event_of_a_day_has_one_date_and_one_zone(lang: str, text: str) -> None:
    assert format_span(MORNING, moment(2027, 3, 1, 16), lang, "Asia/Jerusalem") == text


def test_an_event_without_an_end_has_its_start_alone() -> None:
    text = "Monday, 1 March 2027, 10:00, Israel Time"
    assert format_span(MORNING, None, "en-GB", "Asia/Jerusalem") == text
    assert format_span(MORNING, moment(2027, 2, 1, 9), "en-GB", "Asia/Jerusalem") == text


def test_an_event_over_night_has_both_days() -> None:
    night = format_span(moment(2027, 3, 1, 22), moment(2027, 3, 2, 2), "en-GB", "Asia/Jerusalem")
    first, last = "Monday, 1 March 2027, 22:00", "Tuesday, 2 March 2027, 02:00"
    assert night == f"{first}{THIN}–{THIN}{last}, Israel Time"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en-GB", "6–12 June 2022"),
        ("en", f"June 6{THIN}–{THIN}12, 2022"),
        ("he", "\u20666–12\u2069 ביוני 2022"),
        ("ar-PS", "\u20666–12\u2069 حزيران 2022"),
    ],
)
def test_whole_days_are_a_stretch_of_days(lang: str, text: str) -> None:
    assert format_span(moment(2022, 6, 6), moment(2022, 6, 12), lang, "Asia/Jerusalem") == text
    assert format_days(date(2022, 6, 6), date(2022, 6, 12), lang) == text


def test_a_stretch_says_twice_only_what_differs() -> None:
    def written(first: date, last: date) -> str:
        return format_days(first, last, "en-GB").replace(THIN, " ")

    assert written(date(2022, 5, 28), date(2022, 6, 3)) == "28 May – 3 June 2022"
    assert written(date(2022, 12, 28), date(2023, 1, 3)) == "28 December 2022 – 3 January 2023"


def test_one_day_has_its_name() -> None:
    assert format_span(moment(2022, 6, 6), None, "en-GB") == "Monday, 6 June 2022"
    assert format_span(moment(2022, 6, 6), moment(2022, 6, 6), "en-GB") == "Monday, 6 June 2022"


def test_the_name_of_a_zone_does_not_change_with_the_season() -> None:
    summer = format_span(moment(2027, 7, 1, 10), None, "en", "Asia/Jerusalem")
    assert summer.endswith("10:00, Israel Time")
    universal = format_span(datetime(2027, 7, 1, 10, tzinfo=UTC), None, "en", "UTC")
    assert universal.endswith("10:00, UTC")
