"""Stretches of days say each end as precisely as it is known, in each language's own way."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.markdown.text.isolates import without_isolates
from sitegen.render.templates.stretches import Message, format_stretch
from sitegen.render.theme.catalogs import parse_catalog
from sitegen.schema.dates import parse_partial_date

MESSAGES = Path(__file__).parents[3] / "themes/base/messages"
LANGUAGES = {"en-GB": "en", "he": "he", "ar-PS": "ar"}


def words_of(locale: str) -> Message:
    catalog, _ = parse_catalog((MESSAGES / f"{LANGUAGES[locale]}.po").read_text("utf-8"))
    return lambda text: str(catalog.get(("", text), (text,))[0])


def written(first: str, last: str, locale: str) -> str:
    days = parse_partial_date(first), parse_partial_date(last)
    said = format_stretch(*days, locale, words_of(locale))
    return without_isolates(said).replace("\u2009", " ").replace("\u200f", "")


@pytest.mark.parametrize(
    ("first", "last", "english", "hebrew", "arabic"),
    [
        (
            "2022-06",
            "2022-06-19",
            "June 2022, until the 19th",
            "יוני 2022, עד ה־19 בחודש",
            "حزيران 2022، حتى 19 منه",
        ),
        (
            "2022-06-06",
            "2022-06",
            "June 2022, from the 6th",
            "יוני 2022, מה־6 בחודש",
            "حزيران 2022، ابتداءً من 6 منه",
        ),
        ("2022", "2022-06-19", "2022, until 19 June", "2022, עד 19 ביוני", "2022، حتى 19 حزيران"),
        ("2022", "2022-06", "2022, until June", "2022, עד יוני", "2022، حتى حزيران"),
        ("2022-06", "2022", "2022, from June", "2022, מ־יוני", "2022، ابتداءً من حزيران"),
        ("2022-06-06", "2022-06-12", "6–12 June 2022", "6–12 ביוני 2022", "6–12 حزيران 2022"),
        ("2022", "2022", "2022", "2022", "2022"),
        ("2022-06", "2022-08", "June 2022 – August 2022", "יוני 2022 – אוגוסט 2022", ""),
    ],
)
def test_an_end_within_the_other_is_said_of_it(
    first: str, last: str, english: str, hebrew: str, arabic: str
) -> None:
    assert written(first, last, "en-GB") == english
    assert written(first, last, "he") == hebrew
    if arabic:
        assert written(first, last, "ar-PS") == arabic


@pytest.mark.parametrize(
    ("day", "said"), [("01", "1st"), ("02", "2nd"), ("03", "3rd"), ("11", "11th"), ("23", "23rd")]
)
def test_english_counts_days(day: str, said: str) -> None:
    assert written("2022-06", f"2022-06-{day}", "en-GB") == f"June 2022, until the {said}"
