"""A tag has a name in each language; whoever writes one of them means the tag."""

from __future__ import annotations

import pytest

from sitegen.content.frontmatter import Mapping, compose
from sitegen.content.kinds import Exhibition, Page, Program
from sitegen.content.parts import ListedEntries, StoryQuery
from sitegen.content.tagnames import check_tag_names, rows_by_name, with_tags_of_language

ROWS = rows_by_name([{"en": "youth", "he": "נוער"}, {"en": "Water", "he": "מים", "ar": "ماء"}])


@pytest.mark.parametrize(
    ("lang", "called"),
    [("he", ("נוער", "מים")), ("en", ("youth", "Water")), ("ar", ("Youth", "ماء"))],
)
def test_tags_are_named_in_the_entrys_language_where_they_have_a_name(
    lang: str, called: tuple[str, ...]
) -> None:
    meta = Page(title="A", tags=("Youth", "ماء"))
    assert with_tags_of_language(meta, lang, ROWS).tags == called


def test_a_tag_that_no_row_knows_stays_as_it_is_written() -> None:
    assert with_tags_of_language(Page(title="A", tags=("Peace",)), "he", ROWS).tags == ("Peace",)


def test_two_names_of_one_tag_are_one_tag() -> None:
    meta = Page(title="A", tags=("water", "מים"))
    assert with_tags_of_language(meta, "he", ROWS).tags == ("מים",)


def test_what_a_program_lists_and_an_exhibition_hangs_follows() -> None:
    program = Program(title="A", feeds=ListedEntries(kinds=("news",), tags=("water",)))
    assert with_tags_of_language(program, "he", ROWS).feeds.tags == ("מים",)
    exhibition = Exhibition(title="A", stories=StoryQuery(tag="water"))
    assert with_tags_of_language(exhibition, "he", ROWS).stories == StoryQuery(tag="מים")


def test_mistakes_in_the_rows_are_told_with_their_lines() -> None:
    text = "tags:\n  - {en: youth, hee: נוער}\n  - {en: Water}\n  - {en: water , he: YOUTH}\n"
    node = compose(text, "site.yaml")
    assert isinstance(node, Mapping)
    assert [str(each) for each in check_tag_names(node.fields["tags"], ("en", "he"))] == [
        'site.yaml:2: tags[1].hee: "hee" found, expected one of en, he; did you mean "he"?',
        'site.yaml:4: tags[3].en: "water" is a name of another tag already; expected one row a tag',
        'site.yaml:4: tags[3].he: "YOUTH" is a name of another tag already; expected one row a tag',
    ]
