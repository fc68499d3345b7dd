"""Words of the interface: catalogs of the chain, plural forms by each language's rule."""

from __future__ import annotations

import pytest

from sitegen.errors import ContentError
from sitegen.render.theme.catalogs import Catalog, parse_catalog, read_catalog

ARABIC = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
"n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"

msgid "News"
msgstr "أخبار"

msgctxt "verb"
msgid "Share"
msgstr "شارك"

msgid "%(num)d story"
msgid_plural "%(num)d stories"
msgstr[0] "لا قصص"
msgstr[1] "قصة"
msgstr[2] "قصتان"
msgstr[3] "%(num)d قصص"
msgstr[4] "%(num)d قصة"
msgstr[5] "%(num)d قصة."
"""


@pytest.fixture
def catalog() -> Catalog:
    return Catalog(*parse_catalog(ARABIC))


def test_messages_are_translated_and_unknown_ones_stay(catalog: Catalog) -> None:
    assert catalog.singular("", "News") == "أخبار"
    assert catalog.singular("verb", "Share") == "شارك"
    assert catalog.singular("", "Share") == "Share"


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "لا قصص"), (1, "قصة"), (2, "قصتان"), (5, "%(num)d قصص"), (11, "%(num)d قصة")],
)
def test_arabic_has_six_plural_forms(catalog: Catalog, number: int, form: str) -> None:
    assert catalog.plural_form("", "%(num)d story", "%(num)d stories", number) == form


def test_without_a_translation_english_rules_apply() -> None:
    empty = Catalog({}, "n != 1")
    assert empty.plural_form("", "a story", "stories", 1) == "a story"
    assert empty.plural_form("", "a story", "stories", 0) == "stories"


@pytest.mark.parametrize(
    "line", ['msgstr "x', "msgstr x", 'msgstr "x" y', "msgstr “x”", 'msgstr[0] "x', 'msgstr "a"b"']
)
def test_words_of_a_catalog_without_their_quotation_marks_are_a_mistake(line: str) -> None:
    """Where one lacks, a letter would be taken for it."""
    with pytest.raises(ContentError) as caught:
        read_catalog(f'# Words\n\nmsgid "Share"\n{line}\n\nmsgid "By"\nmsgstr "y"\n', "he.po")
    said = f'he.po:4: {line}: expected words between two quotation marks: msgid "Share"'
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            r"a\141b",
            r"\1: means nothing in a catalog; expected \n, \t, \" or \\, or the letter itself",
        ),
        (
            r"c\qd",
            r"\q: means nothing in a catalog; expected \n, \t, \" or \\, or the letter itself",
        ),
        ("a\x07b", "the sign U+0007 found, which no page can hold; take it out"),
    ],
)
def test_what_would_be_published_as_it_stands_in_a_catalog_is_a_mistake(
    words: str, said: str
) -> None:
    with pytest.raises(ContentError) as caught:
        read_catalog(f'msgid "Share"\nmsgstr "{words}"\n', "he.po")
    assert str(caught.value) == f"he.po:2: {said}"


def test_what_means_something_in_a_catalog_is_read() -> None:
    messages, _ = read_catalog('msgid "Share"\nmsgstr "a\\tb\\n\\"c\\" \\\\ d"\n', "he.po")
    assert messages == {("", "Share"): ('a\tb\n"c" \\ d',)}


def test_words_of_a_catalog_may_go_on_over_lines() -> None:
    text = 'msgid ""\n"One \\"two\\" "\n  "three"\nmsgstr ""\n"x"\n#~ msgid "Old"\n#~ msgstr ""\n'
    messages, _ = read_catalog(text, "he.po")
    assert messages == {("", 'One "two" three'): ("x",)}


@pytest.mark.parametrize(
    ("id_", "form", "said"),
    [
        (
            "Shown: {count} of {all}",
            "{coutn}",
            "{coutn}: nothing is filled in for it; expected {count} or {all}, as in msgid",
        ),
        (
            "By %(names)s",
            "%(name)s",
            "%(name)s: nothing is filled in for it; expected %(names)s, as in msgid",
        ),
        (
            "Home",
            "{x}",
            "{x}: nothing is filled in for it; expected none, as in msgid",
        ),
        ("Home", "100%", '"100%": write a per cent sign as %%'),
    ],
)
def test_a_place_that_nothing_is_filled_in_for_is_a_mistake(id_: str, form: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_catalog(f'# Words\n\nmsgid "{id_}"\nmsgstr "{form}"\n', "he.po")
    assert str(caught.value) == f"he.po:3: {said}"


def test_a_translation_may_leave_a_place_out_or_move_it() -> None:
    text = (
        'msgid "{a} of {b}, 5%%"\nmsgid_plural "{a} of {b}"\nmsgstr[0] "one"\nmsgstr[1] "{b}%%"\n'
    )
    messages, _ = read_catalog(text, "he.po")
    assert messages == {("", "{a} of {b}, 5%%"): ("one", "{b}%%")}
