"""Dates are as precise as they are known; moments have a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.schema.dates import PartialDate, parse_moment, parse_partial_date, when_clocks_change
from tests.unit.content.test_as_typed import said_of_fields

JERUSALEM = ZoneInfo("Asia/Jerusalem")


@pytest.mark.parametrize("text", ["2022", "2025-10", "2024-07-12", "0001", "9999-12-31"])
def test_a_date_is_shown_as_precisely_as_it_was_written(text: str) -> None:
    assert str(parse_partial_date(text)) == text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2025-10", date(2025, 10, 1), date(2025, 10, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-07-12", date(2024, 7, 12), date(2024, 7, 12)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_is_sorted_by_its_first_day_and_lasts_until_its_last(
    text: str, first: date, last: date
) -> None:
    assert (parse_partial_date(text).first_day, parse_partial_date(text).last_day) == (first, last)


@given(st.dates())
def test_every_day_is_read_back_as_itself(day: date) -> None:
    parsed = parse_partial_date(day.isoformat())
    assert parsed.first_day == parsed.last_day == day
    assert str(parsed) == day.isoformat()


@given(st.dates())
def test_a_day_lies_within_its_month_and_its_year(day: date) -> None:
    for less_precise in (day.isoformat()[:7], day.isoformat()[:4]):
        around = parse_partial_date(less_precise)
        assert around.first_day <= day <= around.last_day


@pytest.mark.parametrize(
    "text", ["2023-02-29", "2024-13", "2024-00", "2024-04-31", "2024-01-00", "0000", "0000-01-01"]
)
def test_days_that_the_calendar_does_not_have_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no such day in the calendar"):
        parse_partial_date(text)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-7", "12.7.2024", "2024/07/12", "2024-07-12T10:00", " 2024", "2024-"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        parse_partial_date(text)


@given(st.text())
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        assert isinstance(parse_partial_date(text), PartialDate)
    except ValueError:
        return


def test_a_moment_without_an_offset_is_in_the_zone_that_is_given() -> None:
    assert parse_moment("2024-07-12T09:00", JERUSALEM) == datetime(2024, 7, 12, 6, tzinfo=UTC)
    assert parse_moment("2024-01-12 09:00", JERUSALEM) == datetime(2024, 1, 12, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2024-07-12T09:00Z", 9),
        ("2024-07-12T09:00+03:00", 6),
        ("2024-07-12T09:00-0500", 14),
        ("2024-07-12T09:00:00.000Z", 9),
    ],
)
def test_an_offset_is_stronger_than_the_zone(text: str, hour: int) -> None:
    assert parse_moment(text, JERUSALEM) == datetime(2024, 7, 12, hour, tzinfo=UTC)


def test_a_date_alone_is_its_midnight() -> None:
    assert parse_moment("2024-07-12", JERUSALEM) == datetime(2024, 7, 12, tzinfo=JERUSALEM)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2024-07",
        "2024-07-12T9:00",
        "2024-07-12T25:00",
        "2024-02-30T10:00",
        "2024-W09-7T10:00",
        "20240712T1000",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a moment|must be in|out of range"):
        parse_moment(text, JERUSALEM)


@given(st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)))
def test_every_moment_is_read_back_as_itself(moment: datetime) -> None:
    assert parse_moment(f"{moment.isoformat()}Z", JERUSALEM) == moment.replace(tzinfo=UTC)
    own = parse_moment(moment.isoformat(), JERUSALEM)
    assert own.replace(tzinfo=None) == moment
    assert own.utcoffset() in (timedelta(hours=2), timedelta(hours=3)) or moment.year < 1945


@given(
    st.datetimes(),
    st.integers(-1439, 1439).filter(bool),
    st.sampled_from(["Pacific/Kiritimati", "America/Los_Angeles", "UTC"]),
)
@example(datetime.min, 14 * 60, "UTC")
@example(datetime.max, -12 * 60, "UTC")
def test_every_moment_is_one_in_every_zone(written: datetime, minutes: int, zone: str) -> None:
    offset = timezone(timedelta(minutes=minutes)).tzname(None).removeprefix("UTC")
    for text in (f"{written.isoformat(timespec='seconds')}{offset}", written.date().isoformat()):
        moment = when_clocks_change(parse_moment(text, ZoneInfo(zone)), late=True)
        for other in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            assert moment.astimezone(ZoneInfo(other)) == moment


@pytest.mark.parametrize(
    "start", ["0001-01-01T00:00", "0001", "9999-12-31", "9999-12-31T23:59", "9999-12-30T01:00"]
)
def test_an_event_can_t_begin_where_the_calendar_ends(start: str) -> None:
    (said,) = said_of_fields(f"title: A\nstart: {start}", "events/a.md")
    assert said.endswith("(no such day in every zone; they go to 9999-12-29)")
