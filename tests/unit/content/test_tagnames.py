"""A tag has a name in each language; whoever writes one of them means the tag."""

from __future__ import annotations

import pytest

from sitegen.content.front_matter.frontmatter import compose
from sitegen.content.front_matter.nodes import Mapping
from sitegen.content.settings.tagnames import (
    check_tag_names,
    plain_tag,
    rows_by_name,
    with_tags_of_language,
)
from sitegen.errors import Location
from sitegen.kinds.exhibition import Exhibition, StoryQuery
from sitegen.kinds.page import Page
from sitegen.kinds.program import ListedEntries, Program
from tests.unit.site.library import collection, groups, settings

ROWS = rows_by_name([{"en": "youth", "he": "נוער"}, {"en": "Water", "he": "מים", "ar": "ماء"}])


@pytest.mark.parametrize(
    ("lang", "called"),
    [("he", ("נוער", "מים")), ("en", ("youth", "Water")), ("ar", ("youth", "ماء"))],
)
def test_tags_are_named_in_the_entrys_language_else_by_the_first_of_their_names(
    lang: str, called: tuple[str, ...]
) -> None:
    meta = Page(title="A", tags=("Youth", "ماء"))
    assert with_tags_of_language(meta, lang, ROWS).tags == called


def test_signs_that_nobody_sees_make_no_other_tag() -> None:
    """Pasted from a word processor or a messenger, a word brings marks of direction along."""
    written = ["שלום", "\u200fשלום", "שלום\u200e", "ש\u00adלום", "\ufeffשלום", "שלו\u200bם"]
    for tag in written:
        (entry,) = groups({"pages/a.md": f"title: A\ntags: ['{tag}']"})[0].entries
        assert entry.meta.tags == ("שלום",)
        assert plain_tag(tag) == "שלום"
    rows = rows_by_name([{"en": "peace\u200e", "he": "\u200fשלום"}])
    assert with_tags_of_language(Page(title="A", tags=("שלום",)), "en", rows).tags == ("peace",)


@pytest.mark.parametrize(
    ("one", "other"),
    [("תַּעֲלִים", "תעלים"), ("سـلام", "سلام"), ("سَلام", "سلام"), ('צה"ל', "צה״ל"), ("צ'כיה", "צ׳כיה")],
)
def test_spellings_that_sound_the_same_are_told(one: str, other: str) -> None:
    texts = {
        "pages/a.md": f"title: A\ntags: ['{other}']",
        "pages/b.md": f"title: A\ntags: ['{other}']",
        "pages/c.md": "title: A\ntags: ['" + one.replace("'", "''") + "']",
    }
    (warning,) = collection(texts).problems
    said = f'tags[1]: "{one}" is a tag of its own; did you mean "{other}"?'
    assert (warning.location, warning.message) == (Location("content/pages/c.md", 3), said)
    assert warning.severity == "warning"


def test_a_sign_that_nobody_sees_is_named() -> None:
    texts = dict.fromkeys(("pages/a.md", "pages/b.md"), "title: A\ntags: [coop]")
    for sign in "\u200c\u200d\u034f\ufe0f":
        site = collection({**texts, "pages/c.md": f"title: A\ntags: [co{sign}op]"})
        assert [problem.message for problem in site.problems] == [
            f'tags[1]: "co{sign}op" with a sign that can\'t be seen (U+{ord(sign):04X}) is a tag '
            'of its own; did you mean "coop"?'
        ]


def test_the_spelling_of_the_settings_is_right() -> None:
    site = settings(tags=({"he": "צה״ל"},))
    texts = dict.fromkeys(("pages/a.md", "pages/b.md"), "title: A\ntags: ['צה\"ל']")
    warnings = collection(texts, site=site).problems
    assert ['did you mean "צה״ל"?' in warning.message for warning in warnings] == [True, True]


def test_words_with_other_letters_are_other_tags() -> None:
    tags = ["schön", "schon", "أمل", "امل", "peace", "peaces"]
    assert not collection({"pages/a.md": f"title: A\ntags: [{', '.join(tags)}]"}).problems


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
