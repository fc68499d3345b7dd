"""Where lines may end: not within a name, a year's brackets, guillemets or a date."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sitegen.kinds.exhibition import Venue
from sitegen.panels.layout.context import text_context
from sitegen.panels.layout.lines import bound, whole_dates
from sitegen.panels.plan.venues import venue_line
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel
from sitegen.schema.dates import PartialDate
from tests.unit.panels.words import ENGLISH


def pieces(text: str) -> list[str]:
    """What of a text no line parts."""
    parted = text.replace("–", "–\v").replace("\u05be", "\u05be\v").replace("\v\u2060", "")
    return [
        piece.replace("\u00a0", " ").strip()
        for word in parted.split(" ")
        for piece in word.split("\v")
        if piece
    ]


@pytest.mark.parametrize(
    ("lang", "text", "kept"),
    [
        ("fr", "Tzvia « Tzipi » Ben-Ami", "« Tzipi »"),
        ("fr", "Pourquoi pas ? dit-elle un jour", "pas ?"),
        ("ar", "سارة « أم خليل » غولدبرغ", "« أم"),
        ("en", "mothers and a shop-keeper (1998–2026) of Umm al-Fahm", "(1998–2026)"),
        ("en", "We asked them (in 1998) and they answered", "(in 1998)"),
        ("ar", "سألنا الناس (عام 1998) مع كل الجيران", "(عام 1998)"),
        ("he", "שלוש אימהות ו־B8 of Hope מול כל העולם", "ו־B8 of Hope"),
        ("he", "מול ALLMEP בשנים 1998–2026 ובכל העולם", "1998–2026"),
        ("ar", "ثلاث أمهات مع B8 of Hope في كل العالم", "B8 of Hope"),
        ("en", "Storytellers 2026", "Storytellers 2026"),
        ("he", "סיפורים 2026", "סיפורים 2026"),
    ],
)
def test_what_belongs_together_stands_on_one_line(lang: str, text: str, kept: str) -> None:
    found = bound(text, lang)
    assert kept in pieces(found)
    assert found.replace("\u00a0", " ").replace("\u2060", "") == text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "sie sagte »ja« und ging"),
        ("he", "עם International Committee of the Red Cross בעולם כולו"),
        ("en", "In the middle (of 12 long years and months) it ended there"),
        ("en", "שלום עולם טוב and more of it"),
    ],
)
def test_the_rest_may_be_broken(lang: str, text: str) -> None:
    *words, _, _ = text.split(" ")
    assert bound(text, lang).split(" ")[: len(words)] == words


@pytest.mark.parametrize(
    ("locale", "parts"),
    [
        ("en-GB", ["Wien,", "31 January –", "1 March 2027"]),
        ("en-US", ["Wien,", "January 31 –", "March 1, 2027"]),
        ("he", ["\u2066Wien\u2069,", "31 ינואר –", "1 מרץ 2027"]),
        ("fr", ["Wien,", "31 janvier –", "1er mars 2027"]),
    ],
)
def test_dates_are_parted_behind_their_dash(locale: str, parts: list[str]) -> None:
    days = {
        "start": PartialDate(year=2027, month=1, day=31),
        "end": PartialDate(year=2027, month=3, day=1),
    }
    line = venue_line(Venue(city="Wien", **days), locale)
    assert pieces(bound(whole_dates(line), locale)) == parts


def test_a_foot_says_its_dates_so(make_panel: Callable[..., Panel], toolkit: Toolkit) -> None:
    text = replace(ENGLISH, venue="Tel Aviv, 31 January – 1 March 2027")
    shown = text_context(make_panel(texts=(text,)), text, toolkit)
    assert pieces(shown["venue"])[-2:] == ["31 January –", "1 March 2027"]
