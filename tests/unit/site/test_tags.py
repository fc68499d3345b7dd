"""Tags: any text, with an address that is its own."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.site.navigation import TagAlternates
from sitegen.site.tags import tag_slug
from sitegen.site.taxonomy import Tagged, TermOf, Terms, TermsOf
from sitegen.text import normalize
from tests.unit.site.library import collection, ids, library, settings


def post(date: str, *tags: str) -> str:
    written = ", ".join(f'"{tag}"' for tag in tags)
    return f"title: A\ndate: {date}\ntags: [{written}]"


@pytest.mark.parametrize("name", ["youth work", "Youth Work", " YOUTH   work ", "youth\u00a0work"])
def test_case_and_spaces_make_no_difference(name: str) -> None:
    assert tag_slug(name) == "youth-work"


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("C++", "C#"), ("R&D", "RD"), ("peña", "pena"), ("!", "?"), ("30+", "30")],
)
def test_other_names_have_other_slugs(one: str, other: str) -> None:
    assert tag_slug(one) != tag_slug(other)


@pytest.mark.parametrize(
    ("name", "slug"), [("שלום עכשיו", "שלום-עכשיו"), ("سلام", "سلام"), ("2024", "2024")]
)
def test_every_script_keeps_its_letters(name: str, slug: str) -> None:
    assert tag_slug(name) == slug


@given(st.text(), st.text())
@example("", "\u00ad")
def test_names_that_differ_by_what_is_seen_but_case_spaces_and_hyphens_differ_in_slug(
    one: str, other: str
) -> None:
    def plain(name: str) -> str:
        seen = "".join(sign for sign in normalize(name) if unicodedata.category(sign) != "Cf")
        return " ".join(seen.casefold().replace("-", " ").split())

    if plain(one) != plain(other):
        assert tag_slug(one) != tag_slug(other)


@given(st.text())
def test_a_slug_is_one_part_of_an_address(name: str) -> None:
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", tag_slug(name))


def test_the_tags_of_a_language_are_sorted_by_name_with_their_counts() -> None:
    site = library(
        {
            "news/2024/a.md": post("2024-01", "youth", "Olives"),
            "news/2024/b.md": post("2024-02", "Youth"),
            "news/2024/b.he.md": "tags: [נוער]",
        }
    )
    found = Terms(lang="en").answer(site)
    assert [(t.name, t.slug, t.count, t.url) for t in found] == [
        ("Olives", "olives", 1, "/tags/olives/"),
        ("youth", "youth", 2, "/tags/youth/"),
    ]
    assert [(t.name, t.url) for t in Terms(lang="he").answer(site)] == [("נוער", "/he/tags/נוער/")]
    assert Terms(lang="ar").answer(site) == ()


def test_entries_of_a_tag_are_given_newest_first_by_the_page() -> None:
    texts = {f"news/2024/p{n}.md": post(f"2024-0{n}", "youth", "youth", "Youth") for n in (1, 2, 3)}
    site = library(texts)
    assert ids(Tagged(lang="en", slug="youth", count=2).answer(site)) == ["p3", "p2"]
    assert ids(Tagged(lang="en", slug="youth", count=2, offset=2).answer(site)) == ["p1"]
    assert Tagged(lang="en", slug="none", count=2).answer(site) == ()


def test_a_tag_is_found_by_its_slug_with_the_sites_path() -> None:
    site = library({"news/2024/a.md": post("2024", "C++")}, site=settings("https://e.org/peace"))
    slug = tag_slug("C++")
    term = TermOf(lang="en", slug=slug).answer(site)
    assert term is not None
    assert (term.name, term.url) == ("C++", f"/peace/tags/{slug}/")
    assert TermOf(lang="en", slug="c").answer(site) is None
    assert TermOf(lang="fr", slug="c").answer(site) is None


def test_an_entry_gives_its_tags_in_its_own_order_each_once() -> None:
    site = library({"news/2024/a.md": post("2024", "youth", "Bread", "youth", "art")})
    found = TermsOf(lang="en", id="news/2024/a").answer(site)
    assert [term.name for term in found] == ["youth", "Bread", "art"]
    assert TermsOf(lang="en", id="news/2024/b").answer(site) == ()


def test_a_tags_pages_know_each_other_in_all_languages() -> None:
    rows = ({"en": "youth", "he": "נוער"}, {"en": "water", "he": "מים"})
    texts = {
        "news/2024/a.md": post("2024-01-02", "youth", "water", "peace"),
        "news/2024/a.he.md": "title: א",
        "news/2024/a.ar.md": 'title: ا\ntags: ["peace"]',
    }
    site = library(texts, site=settings(tags=rows))

    def found(slug: str, lang: str, first: bool = True) -> list[tuple[str, bool]]:
        alternates = TagAlternates(lang=lang, slug=slug, first=first).answer(site)
        return [(each.url, each.exact) for each in alternates]

    youth = [("/tags/youth/", True), ("/he/tags/נוער/", True), ("/ar/tags/", False)]
    assert found("youth", "en") == found("נוער", "he") == youth
    assert [exact for _, exact in found("peace", "ar")] == [True, True, True]
    assert [exact for _, exact in found("youth", "en", first=False)] == [True, False, False]


def test_a_tag_without_a_name_in_a_language_is_one_tag_there_too() -> None:
    texts = {
        "news/2024/a.md": post("2024-01-02", "members"),
        "news/2024/a.he.md": "title: א",
        "news/2024/a.ar.md": "title: ا",
        "news/2024/b.md": post("2024-01-02"),
        "news/2024/b.ar.md": 'title: ب\ntags: ["חברים"]',
    }
    site = library(texts, site=settings(tags=({"en": "members", "he": "חברים"},)))
    pages = {"en": "members", "he": "חברים", "ar": "members"}
    for lang, slug in pages.items():
        alternates = TagAlternates(lang=lang, slug=slug).answer(site)
        assert [(each.lang, each.exact) for each in alternates] == [(code, True) for code in pages]
    assert [term.name for term in Terms(lang="ar").answer(site)] == ["members"]


NAMED = ({"he": "נוער", "ar": "الشباب"}, {"en": "water", "he": "מים", "ar": "ماء"})
INHERITING = {
    "news/2024/a.md": f"{post('2024-01-02', 'נוער', 'בלי שורה', 'מים', '2024')}\nlang: he",
    "news/2024/a.en.md": "title: A",
    "news/2024/a.ar.md": "title: ا\ntags: [الشباب]",
}


def test_a_tag_that_a_translation_takes_over_keeps_its_language() -> None:
    site = library(INHERITING, site=settings(tags=NAMED))
    found = {
        lang: {term.name: term.lang for term in TermsOf(lang=lang, id="news/2024/a").answer(site)}
        for lang in ("en", "he", "ar")
    }
    assert found["en"] == {"נוער": "he", "בלי שורה": "he", "water": "en", "2024": "he"}
    assert set(found["he"].values()) == {"he"}
    assert found["ar"] == {"الشباب": "ar"}
    assert [term.lang for term in Terms(lang="en").answer(site) if term.name == "נוער"] == ["he"]


def test_each_tag_that_is_shown_in_another_language_is_told_once() -> None:
    again = {path.replace("/a.", "/b."): text for path, text in INHERITING.items()}
    found = collection({**INHERITING, **again}, site=settings(tags=NAMED)).problems
    told = [(each.location.path, each.message) for each in found if "has no name" in each.message]
    assert [path for path, _ in told] == ["content/news/2024/a.md"] * 2
    assert [message.partition(",")[0] for _, message in told] == [
        'tags[1]: "נוער" has no name in English',
        'tags[2]: "בלי שורה" has no name in English',
    ]


def test_what_is_not_shown_has_no_tags() -> None:
    site = library({"news/2024/a.md": f"{post('2024', 'secret')}\ndraft: true"})
    assert Terms(lang="en").answer(site) == ()
