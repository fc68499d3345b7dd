"""Locales and times as services read them (ogp.me, "Optional Metadata", "article")."""

from __future__ import annotations

import pytest

from sitegen.render.pages.open_graph import locale_of, locales_of, times_of
from sitegen.schema.dates import parse_partial_date
from sitegen.site.model import Language, Summary


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("he", "he_IL"),
        ("ar", "ar_EG"),
        ("ar-PS", "ar_PS"),
        ("fr", "fr_FR"),
        ("zh-Hant", "zh_TW"),
        ("sr-Latn-RS", "sr_RS"),
    ],
)
def test_a_locale_has_a_language_and_a_territory(locale: str, told: str) -> None:
    assert locale_of(locale) == told


def test_only_languages_that_the_page_exists_in_are_named() -> None:
    languages = [
        Language(code=code, name=code, dir="ltr", prefix="", locale=locale)
        for code, locale in (("en", "en-GB"), ("he", ""), ("ar", "ar-PS"))
    ]
    assert locales_of(languages[0], languages, ("en", "ar", "x-default")) == ("ar_PS",)
    assert locales_of(languages[1], languages, ()) == ()


def summary(**more: object) -> Summary:
    shown = {"id": "x", "lang": "en", "kind": "", "section": "", "url": "", "slug": "", "title": ""}
    return Summary(**{**shown, **more})  # type: ignore[arg-type]


def test_times_are_said_where_the_day_is_known() -> None:
    date, updated = parse_partial_date("2024-07-12"), parse_partial_date("2024-08")
    assert times_of(summary(date=date, updated=updated)) == (
        ("article:published_time", "2024-07-12"),
    )
    assert times_of(None) == ()


def test_of_what_may_not_be_shared_no_time_is_said() -> None:
    assert times_of(summary(date=parse_partial_date("2024-07-12"), social=False)) == ()
