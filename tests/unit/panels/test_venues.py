"""Panels say where and when as the website does: whole stretches, in the site's own locales."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.kinds.exhibition import Venue
from sitegen.markdown.text.isolates import without_isolates
from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.venues import venue_line
from sitegen.panels.theme.fonts import characters_of, missing_characters
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.schema.dates import PartialDate
from tests.unit.panels.site import EXHIBITION, SITE, write, write_site

FIRST = PartialDate(year=2027, month=2, day=1)
LAST = PartialDate(year=2027, month=2, day=28)
MARCH = PartialDate(year=2027, month=3, day=1)


@pytest.mark.parametrize(
    ("start", "end", "locale", "line"),
    [
        (FIRST, LAST, "en-GB", "Geneva, 1–28 February 2027"),
        (FIRST, LAST, "he", "Geneva, 1–28 בפברואר 2027"),
        (FIRST, LAST, "ar-PS", "Geneva، 1–28 شباط 2027"),
        (FIRST, LAST, "fr", "Geneva, 1er–28 février 2027"),
        (FIRST, MARCH, "fr", "Geneva, 1er février – 1er mars 2027"),
        (FIRST, LAST, "en", "Geneva, February 1 – 28, 2027"),
        (FIRST, FIRST, "fr", "Geneva, 1er février 2027"),
        (FIRST, None, "en-GB", "Geneva, 1 February 2027"),
        (PartialDate(year=2027, month=2), LAST, "en-GB", "Geneva, until 28 February 2027"),
        (None, LAST, "en-GB", "Geneva, until 28 February 2027"),
        (PartialDate(year=2026), MARCH, "en-GB", "Geneva, 2026 – 1 March 2027"),
        (None, None, "en-GB", "Geneva"),
    ],
)
def test_a_venues_days_are_whole_and_in_the_locales_words(
    start: PartialDate | None, end: PartialDate | None, locale: str, line: str
) -> None:
    venue = Venue(place="Old Town", city="Geneva", start=start, end=end)
    assert without_isolates(venue_line(venue, locale, "until {date}")) == line


def test_a_last_day_without_a_place_begins_its_line() -> None:
    assert venue_line(Venue(end=LAST), "en-GB", "until {date}") == "Until 28 February 2027"


@pytest.mark.parametrize(
    ("city", "locale", "begins"),
    [
        ("Geneva", "he", "\u2066Geneva\u2069, 1"),
        ("Geneva", "ar-PS", "\u2066Geneva\u2069، 1"),
        ("Geneva", "en-GB", "Geneva, 1"),
        ("ז׳נבה", "he", "ז׳נבה, 1"),
        ("חיפה", "en-GB", "\u2067חיפה\u2069, 1"),
    ],
)
def test_a_place_in_other_letters_draws_no_day_to_its_side(
    city: str, locale: str, begins: str
) -> None:
    """“Geneva, 1 שבט” was seen as “1 ,Geneva”: a number behind Latin letters goes with them."""
    line = venue_line(Venue(city=city, start=FIRST, end=MARCH), locale)
    assert line.startswith(begins)


def test_panels_take_the_locale_that_the_site_names(tmp_path: Path, photo_data: bytes) -> None:
    folder = write_site(tmp_path, photo_data)
    named = SITE.replace("{name: English}", "{name: English, locale: en-GB}").replace(
        "{name: العربية}", "{name: العربية, locale: ar-PS}"
    )
    write(folder / "site.yaml", named)
    entry = EXHIBITION.replace("start: 2022-06", "start: 2022-06-01, end: 2022-06-19")
    write(folder / "content/exhibitions/geneva-2022/index.md", entry)
    texts = load_sources(folder).exhibition_texts(
        "exhibitions/geneva-2022", ["en", "ar", "fr"], "title"
    )
    assert [without_isolates(text.venue) for text in texts] == [
        "Geneva, 1–19 June 2022",
        "Geneva، 1–19 حزيران 2022",
        "Geneva, 1er–19 juin 2022",
    ]


@pytest.mark.parametrize("locale", ["en", "en-GB", "he", "ar", "ar-PS", "fr"])
@pytest.mark.parametrize("last", [LAST, MARCH, PartialDate(year=2028, month=1, day=1)])
def test_the_panels_face_has_each_character_of_a_stretch_of_days(
    toolkit: Toolkit, locale: str, last: PartialDate
) -> None:
    line = venue_line(Venue(city="Geneva", start=FIRST, end=last), locale)
    assert missing_characters(characters_of(toolkit.fonts), line) == ()
