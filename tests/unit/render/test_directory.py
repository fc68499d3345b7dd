"""Members are named and sorted as the page's language does it."""

from __future__ import annotations

import pytest

from sitegen.render.helpers.directory import alphabetical, members_of

TABLE = (
    ("name", "url", "kind", "about"),
    ("Abraham", "https://a.example", "", "Equality."),
    ("Bread", "", "partner", "Bakers."),
    ("Zion Square", "", "member", ""),
)


def test_without_names_of_its_own_a_language_shows_the_table() -> None:
    found = members_of(TABLE, (), "en")
    assert [member.own_name for member in found] == ["Abraham", "Bread", "Zion Square"]
    assert (found[0].url, found[0].kind, found[0].about) == (
        "https://a.example",
        "member",
        "Equality.",
    )


def test_a_languages_names_stand_in_its_order_beside_the_tables() -> None:
    names = (
        ("name", "own_name", "about"),
        ("Abraham", "יוזמות", ""),
        ("Zion Square", "ככר", "בעיר"),
    )
    found = members_of(TABLE, names, "he")
    assert [(member.own_name, member.name, member.about) for member in found] == [
        ("יוזמות", "Abraham", ""),
        ("ככר", "Zion Square", "בעיר"),
        ("Bread", "Bread", "Bakers."),
    ]


def test_words_that_a_language_lacks_keep_their_own() -> None:
    names = (("name", "own_name", "about"), ("Abraham", "יוזמות", "שוויון"))
    abraham, bread, _ = members_of(TABLE, names, "he", "en")
    assert abraham.inherited == (("Abraham", "en"),)
    assert bread.inherited == (("Bread", "en"), ("Bakers.", "en"))
    assert all(member.inherited == () for member in members_of(TABLE, (), "en", "en"))


def test_no_table_has_no_members() -> None:
    assert members_of((), (), "ar") == ()


@pytest.mark.parametrize(
    ("lang", "ordered"),
    [
        ("he", ["אב", "אבן", "שׁלום", "שלומי", "Anna", "Zoe"]),
        ("he", ["לחם", "לחמים", "לחן"]),
        ("ar", ["إبراهيم", "أحمد", "السلام", "آمال", "باب", "يدًا", "Anna"]),
        ("en", ["Élan", "Elements", "eleven", "Zoe", "שלום"]),
        ("he", ["יד ביד", "יד־חנה", "ידיד", ""]),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(lang: str, ordered: list[str]) -> None:
    assert sorted(set(ordered), key=lambda name: alphabetical(name, lang)) == ordered
