"""Dates, durations and names as each language writes them (CLDR)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from jinja2 import Environment
from markupsafe import Markup

from sitegen.render.pages.heads import SectionHead
from sitegen.render.templates.filters import (
    filesize_filter,
    format_duration,
    format_when,
    isodate_filter,
    isolate_filter,
    said_filter,
    seconds_of,
    span_filter,
    tongue_filter,
)
from sitegen.render.templates.stretches import Message, format_partial_date
from sitegen.schema.dates import PartialDate
from tests.unit.site.library import library

DAY = PartialDate(year=2024, month=7, day=12)


@pytest.mark.parametrize(
    ("date", "lang", "text"),
    [
        (DAY, "en", "July 12, 2024"),
        (DAY, "en-GB", "12 July 2024"),
        (DAY, "he", "12 ביולי 2024"),
        (DAY, "ar", "12 يوليو 2024"),
        (DAY, "ar-PS", "12 تموز 2024"),
        (DAY, "fr", "12 juillet 2024"),
        (PartialDate(year=2027, month=2, day=1), "fr", "1er février 2027"),
        (PartialDate(year=2027, month=2, day=11), "fr", "11 février 2027"),
        (PartialDate(year=2025, month=10), "en", "October 2025"),
        (PartialDate(year=2025, month=10), "he", "אוקטובר 2025"),
        (PartialDate(year=2022), "ar", "2022"),
    ],
)
def test_dates_are_as_precise_as_written(date: PartialDate, lang: str, text: str) -> None:
    assert format_partial_date(date, lang).replace("\u200f", "") == text


@pytest.mark.parametrize(
    ("text", "seconds"), [("12:34", 754), ("1:02:03", 3723), ("0:07", 7), (19.4, 19)]
)
def test_durations_are_read(text: str | float, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    ("seconds", "lang", "text"),
    [(19, "en", "19 seconds"), (754, "en", "13 minutes"), (3723, "en", "1 hour 2 minutes")],
)
def test_durations_are_written_in_words(seconds: int, lang: str, text: str) -> None:
    assert format_duration(seconds, lang) == text


def test_plural_forms_of_durations_are_the_languages_own() -> None:
    assert {format_duration(60 * n, "ar") for n in (1, 2, 3, 11)} == {
        "دقيقة",
        "دقيقتان",
        "3 دقائق",
        "11 دقيقة",
    }


def test_machines_read_dates_as_iso() -> None:
    assert isodate_filter(PartialDate(year=2025, month=10)) == "2025-10"
    assert isodate_filter(datetime(2026, 3, 1, 8, tzinfo=UTC)) == "2026-03-01T08:00:00+00:00"
    assert isodate_filter(None) == ""


def test_foreign_words_are_isolated_and_escaped() -> None:
    assert isolate_filter("<b>") == Markup("<bdi>&lt;b&gt;</bdi>")
    assert span_filter("שלום", "he") == Markup('<span lang="he" dir="rtl">שלום</span>')


def test_what_a_translation_took_over_is_said_in_its_own_language() -> None:
    head = SectionHead(title="Meet", summary="<b>", inherited=(("Meet", "en"), ("<b>", "ar")))
    assert said_filter("Meet", head) == Markup('<span lang="en" dir="ltr">Meet</span>')
    assert said_filter("<b>", head) == Markup('<span lang="ar" dir="rtl">&lt;b&gt;</span>')
    assert tongue_filter("Meet", head) == Markup(' lang="en" dir="ltr"')
    assert isolate_filter("Meet", head) == Markup('<bdi lang="en">Meet</bdi>')
    assert said_filter("נפגשים", head) == Markup("נפגשים")
    assert tongue_filter("נפגשים", head) == tongue_filter("Meet", None) == Markup("")


@pytest.mark.parametrize(("size", "text"), [(10, "1 kB"), (14_300, "14 kB"), (2_460_000, "2.5 MB")])
def test_sizes_are_rounded(size: int, text: str) -> None:
    assert sized(str, size) == text


def test_sizes_are_in_the_words_of_the_page() -> None:
    words = {"%(size)s kB": "%(size)s كيلوبايت"}
    assert sized(words.__getitem__, 14_300) == "14 كيلوبايت"


def sized(message: Message, size: int) -> str:
    context = Environment().from_string("").new_context({"message": message})
    return filesize_filter(context, size)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ("start: 2027-03-01", "Monday, 1 March 2027"),
        ("start: 2027-03-01\nend: 2027-03-03", "1–3 March 2027"),
        ("start: 2027-03", "March 2027"),
        ("start: 2027-03\nend: 2027-03", "March 2027"),
        ("start: 2027-03\nend: 2027-05", "March 2027 – May 2027"),
        ("start: 2027", "2027"),
        (
            "start: 2027-03-01T10:00\nend: 2027-03-02",
            "Monday, 1 March 2027, 10:00, Israel Time – 2 March 2027",
        ),
        ("start: 2027-03-01T10:00\nend: 2027-03-01", "Monday, 1 March 2027, 10:00, Israel Time"),
        (
            "start: 2027-03-01\nend: 2027-03-02T12:00",
            "1 March 2027 – Tuesday, 2 March 2027, 12:00, Israel Time",
        ),
    ],
)
def test_an_event_takes_place_as_precisely_as_it_says(fields: str, text: str) -> None:
    site = library({"events/spring.md": f"title: Spring\n{fields}"})
    summary = site.summary("events/spring", "en")
    assert summary is not None
    assert format_when(summary, "en-GB") == text
