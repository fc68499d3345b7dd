"""A translator writes the title, the summary and the text; the rest comes from the original."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.site.library import reading

PHOTOS = {f"content/stories/2022/noor/{name}" for name in ("a.jpg", "b.jpg", "voice.mp3")}
ORIGINAL = """title: Bread
date: 2022-03
tags: [bread, youth]
storyteller: {name: Noor, role: Teacher, place: Haifa}
portrait: {file: a.jpg, alt: Noor, focus: 10% 20%}
consent: {name: public, web: true}
aliases: [/old/bread/]
extra: {colour: {top: red, bottom: blue}, list: [1, 2]}
"""


def story(hebrew: str, original: str = ORIGINAL) -> Any:
    """Give the Hebrew values of a story, by what its translation says."""
    read = reading(
        {"stories/2022/noor/index.md": original, "stories/2022/noor/index.he.md": hebrew}, PHOTOS
    )
    assert read.group is not None, read.problems
    return next(entry.meta for entry in read.group.entries if entry.lang == "he")


def mistakes(texts: dict[str, str | bytes]) -> list[str]:
    """Give what is wrong with a page."""
    read = reading({f"pages/{name}": text for name, text in texts.items()})
    assert read.group is None
    return [str(problem).removeprefix("content/pages/") for problem in read.problems]


def test_what_a_translation_does_not_say_is_the_originals() -> None:
    meta = story("title: לחם")
    assert meta.title == "לחם"
    assert str(meta.date) == "2022-03"
    assert meta.tags == ("bread", "youth")
    assert meta.consent.web
    assert meta.portrait.file == "content/stories/2022/noor/a.jpg"


def test_even_the_title_is_inherited() -> None:
    assert story("summary: לחם").title == "Bread"


def test_groups_are_merged_key_by_key() -> None:
    meta = story("storyteller: {role: מורה}\nextra: {colour: {top: ירוק}}")
    assert (meta.storyteller.name, meta.storyteller.role) == ("Noor", "מורה")
    assert meta.storyteller.place == "Haifa"
    assert meta.extra["colour"] == {"top": "ירוק", "bottom": "blue"}


def test_lists_are_replaced_whole() -> None:
    meta = story("tags: [לחם]\nextra: {list: [3]}")
    assert meta.tags == ("לחם",)
    assert meta.extra["list"] == (3,)


def test_a_field_can_be_emptied() -> None:
    meta = story("portrait:\ntags: []")
    assert meta.portrait is None
    assert meta.tags == ()


def test_old_addresses_and_the_language_stay_with_the_original() -> None:
    meta = story("title: לחם", ORIGINAL + "lang: ar\n")
    assert meta.aliases == ()
    assert meta.lang == ""


@pytest.mark.parametrize(
    "field", ["consent: {web: true}", "date: 2023", "year: 2021", "award: winner"]
)
def test_what_is_the_originals_alone_cannot_be_set_in_a_translation(field: str) -> None:
    read = reading(
        {
            "stories/2022/noor/index.md": ORIGINAL,
            "stories/2022/noor/index.he.md": f"title: A\n{field}",
        },
        PHOTOS,
    )
    name = field.partition(":")[0]
    assert [str(problem) for problem in read.problems] == [
        "content/stories/2022/noor/index.he.md:3: "
        f"{name}: can't be set in a translation; it is the original's"
    ]


def test_nor_can_the_identifier_of_an_episode() -> None:
    folder = "podcast/groundwork/season-1/lod"
    read = reading(
        {
            f"{folder}.md": "title: A\nguid: x\naudio: {url: https://a.example/a.mp3}",
            f"{folder}.he.md": "guid: y",
        }
    )
    assert "guid: can't be set in a translation" in read.problems[0].message


def test_a_mistake_in_what_is_inherited_is_told_once_at_the_originals_place() -> None:
    assert mistakes(
        {"a.md": "title: A\ndate: soon", "a.he.md": "title: ב", "a.ar.md": "title: ج"}
    ) == ['a.md:3: date: "soon" found, expected a date such as 2024-07-12, 2025-10 or 2022']


def test_what_is_missing_is_told_once_at_the_original() -> None:
    assert mistakes({"a.md": "summary: A", "a.he.md": "summary: א", "a.ar.md": "summary: ا"}) == [
        "a.md:2: title: missing; this field is required"
    ]
    read = reading({"news/2024/a.md": "title: A", "news/2024/a.he.md": "title: א"})
    assert [str(problem) for problem in read.problems] == [
        "content/news/2024/a.md:2: date: missing; this field is required"
    ]


def test_a_title_that_a_translation_empties_is_missing_there() -> None:
    assert mistakes({"a.md": "title: A", "a.he.md": "title:"}) == [
        "a.he.md:2: title: missing; this field is required"
    ]


def test_mistakes_of_all_files_of_an_entry_are_told_together() -> None:
    found = mistakes(
        {"a.md": "title: A\nsumary: B", "a.he.md": "draft: maybe", "a.ar.md": "tags: x"}
    )
    assert [mistake.partition(": ")[0] for mistake in found] == ["a.ar.md:2", "a.he.md:2", "a.md:3"]


def test_a_translation_without_its_original_is_refused() -> None:
    assert mistakes({"a.he.md": "title: א"}) == [
        "a.he.md:1: a translation without its original; expected content/pages/a.md beside it"
    ]


def test_two_originals_are_refused() -> None:
    read = reading({"pages/about.md": "title: A", "pages/about/index.md": "title: A"})
    assert read.group is None
    assert read.problems[0].message == (
        "two files for one entry: content/pages/about.md and content/pages/about/index.md"
    )


def test_a_translation_into_the_originals_language_is_refused() -> None:
    assert mistakes({"a.md": "title: A", "a.en.md": "title: B"}) == [
        "a.en.md:1: the original content/pages/a.md is already in en"
    ]
    found = mistakes({"a.md": "title: א\nlang: he", "a.he.md": "title: ב"})
    assert found == ["a.he.md:1: the original content/pages/a.md is already in he"]


def test_two_files_of_one_translation_are_refused() -> None:
    read = reading(
        {
            "pages/about.md": "title: A",
            "pages/about.he.md": "title: ב",
            "pages/about/index.he.md": "title: ג",
        }
    )
    assert read.group is None
    assert "two files" in read.problems[0].message


def test_the_language_in_a_translation_must_be_that_of_its_name() -> None:
    found = mistakes({"a.md": "title: A", "a.he.md": "title: ב\nlang: ar"})
    assert found == ['a.he.md:3: lang: "ar" found, but the file\'s name says he']


def test_an_original_may_be_in_another_language_than_the_sites_first() -> None:
    read = reading({"pages/a.md": "title: א\nlang: he\ndate: 2024", "pages/a.en.md": "title: A"})
    assert read.group is not None
    assert [(e.lang, e.original, e.meta.title) for e in read.group.entries] == [
        ("he", True, "א"),
        ("en", False, "A"),
    ]


def test_an_original_in_a_language_that_the_site_does_not_have_is_refused() -> None:
    found = mistakes({"a.md": "title: A\nlang: de\ndate: 2024"})
    assert len(found) == 1
    assert found[0].startswith('a.md:3: lang: "de" found, expected one of en, he, ar')
