"""Dates for machines: as precise as known, in the site's zone, in every locale the same."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.feeds.moments import moment_of, write_rfc2822, write_rfc3339, write_w3c
from sitegen.schema.dates import PartialDate, parse_partial_date

MOMENTS = st.datetimes(
    timezones=st.sampled_from([UTC, ZoneInfo("Asia/Jerusalem"), ZoneInfo("America/St_Johns")])
)


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2022", "2022-01-01T00:00:00+02:00"),
        ("2025-10", "2025-10-01T00:00:00+03:00"),
        ("2024-07-12", "2024-07-12T00:00:00+03:00"),
        ("1870", "1870-01-01T00:00:00+02:21"),
        ("0001", "0001-01-01T00:00:00+02:21"),
    ],
)
def test_a_date_begins_at_its_first_midnight(date: str, moment: str) -> None:
    assert write_rfc3339(moment_of(parse_partial_date(date), "Asia/Jerusalem")) == moment


def test_a_moment_keeps_its_own_zone() -> None:
    moment = datetime(2024, 7, 12, 9, 30, 15, 123456, tzinfo=UTC)
    assert write_rfc3339(moment_of(moment, "Asia/Jerusalem")) == "2024-07-12T09:30:15Z"
    local = moment.replace(tzinfo=None)
    assert write_rfc3339(moment_of(local, "Asia/Jerusalem")) == "2024-07-12T09:30:15+03:00"


@given(MOMENTS)
def test_rfc_3339_is_read_back_by_the_standard_library(moment: datetime) -> None:
    settled = moment_of(moment, "UTC")
    assert datetime.fromisoformat(write_rfc3339(settled)) == settled.replace(microsecond=0)


@given(MOMENTS)
def test_rfc_2822_is_what_the_standard_library_writes(moment: datetime) -> None:
    settled = moment_of(moment, "UTC").replace(microsecond=0)
    assert write_rfc2822(settled) == format_datetime(settled)
    if settled.year > 1000:
        assert parsedate_to_datetime(write_rfc2822(settled)) == settled


@pytest.mark.parametrize("text", ["2022", "2025-10", "2024-07-12"])
def test_a_w3c_date_is_as_precise_as_it_is_known(text: str) -> None:
    assert write_w3c(parse_partial_date(text)) == text


def test_a_w3c_moment_has_its_zone() -> None:
    assert write_w3c(datetime(2024, 7, 12, 9, tzinfo=UTC)) == "2024-07-12T09:00:00Z"
    assert write_w3c(PartialDate(year=2024)) == "2024"
