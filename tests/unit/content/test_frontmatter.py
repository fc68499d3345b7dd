"""Front matter is read as it is written, each value with its place, or refused with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.front_matter.frontmatter import compose, split_document
from sitegen.content.front_matter.nodes import FrontMatterError, Mapping, Scalar, Sequence
from sitegen.errors import Location
from tests.unit.site.library import reading

PATH = "content/pages/about.md"


def refusal_of(text: str) -> str:
    """Give what is said of a file that can't be read."""
    with pytest.raises(FrontMatterError) as caught:
        split_document(text, PATH)
    return str(caught.value.problems[0])


def refusal_of_yaml(yaml: str) -> str:
    return refusal_of(f"---\n{yaml}\n---\n")


def test_a_file_is_split_into_fields_and_text_which_know_their_lines() -> None:
    document = split_document("---\ntitle: About\ntags: [a, b]\n---\n\nHello.\n", PATH)
    assert list(document.front_matter.fields) == ["title", "tags"]
    assert document.body == "\nHello.\n"
    assert document.body_line == 5


def test_every_value_and_every_name_knows_its_place() -> None:
    node = compose("title: About\nimage:\n  file: a.jpg\ntags:\n  - one\n", PATH, first_line=2)
    image, tags = node.fields["image"], node.fields["tags"]
    assert node.fields["title"] == Scalar("About", "str", Location(PATH, 2, 8))
    assert node.keys["image"] == Location(PATH, 3, 1)
    assert isinstance(image, Mapping)
    assert image.keys["file"] == Location(PATH, 4, 3)
    assert isinstance(tags, Sequence)
    assert tags.items[0].location == Location(PATH, 6, 5)


@pytest.mark.parametrize("word", ["no", "NO", "on", "2024-07-12", "1_000", "null", "~", "0x1F"])
def test_words_stay_as_they_are_written(word: str) -> None:
    node = compose(f"lang: {word}", PATH).fields["lang"]
    assert isinstance(node, Scalar)
    assert node.text == word


@pytest.mark.parametrize(
    ("yaml", "tag"),
    [("a: no", "bool"), ("a: 7", "int"), ("a: 1.5", "float"), ("a:", "null"), ('a: "7"', "str")],
)
def test_the_type_of_a_word_is_known_beside_it(yaml: str, tag: str) -> None:
    node = compose(yaml, PATH).fields["a"]
    assert isinstance(node, Scalar)
    assert node.tag == tag


def test_a_byte_order_mark_and_spaces_after_the_lines_do_no_harm() -> None:
    document = split_document("\ufeff---  \ntitle: A\n--- \ntext", PATH)
    assert list(document.front_matter.fields) == ["title"]
    assert document.body == "text"


def test_front_matter_may_be_empty() -> None:
    assert split_document("---\n---\ntext", PATH).front_matter.fields == {}
    assert split_document("---\n# only a comment\n---\n", PATH).front_matter.fields == {}


def test_a_line_of_dashes_further_down_belongs_to_the_text() -> None:
    assert split_document("---\ntitle: A\n---\none\n---\ntwo\n", PATH).body == "one\n---\ntwo\n"


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "\ufeff", "\ufeff\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert refusal_of(text).startswith(f"{PATH}:1: the file is empty; expected front matter")


def test_a_text_without_front_matter_is_refused() -> None:
    assert "no front matter; expected a first line of ---" in refusal_of("Hello.\n")


def test_front_matter_that_is_never_closed_is_refused() -> None:
    assert "front matter is never closed" in refusal_of("---\ntitle: A\n\nHello.\n")


def test_a_field_that_is_written_twice_is_refused_with_both_places() -> None:
    message = refusal_of_yaml("title: A\nsummary: B\ntitle: C")
    assert message == f"{PATH}:4: title: written twice; the first is on line 2"


def test_a_field_of_a_group_that_is_written_twice_is_refused() -> None:
    assert "file: written twice" in refusal_of_yaml("image:\n  file: a.jpg\n  file: b.jpg")


def test_a_tab_before_a_field_is_refused_on_its_line() -> None:
    message = refusal_of_yaml("title: A\nimage:\n\tfile: a.jpg")
    assert message == f"{PATH}:4: a tab before a field; YAML is indented with spaces"


@pytest.mark.parametrize("yaml", ["a: &x 1", "a: *x", "a: &x [1]\nb: *x", "a: &x {b: 1}"])
def test_anchors_and_aliases_are_refused(yaml: str) -> None:
    assert "alias" in refusal_of_yaml(yaml)


def test_a_document_that_would_grow_without_end_is_refused_at_its_first_anchor() -> None:
    laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"
    assert refusal_of_yaml(laughs).startswith(f"{PATH}:2: ")


@pytest.mark.parametrize("tag", ["!!python/object:os.system", "!!str", "!mine", "!!binary", "!"])
@pytest.mark.parametrize("value", ["b", "'b'", "[b]", "{b: c}"])
def test_tags_are_refused(tag: str, value: str) -> None:
    assert "tags are not allowed (put the text in quotes" in refusal_of_yaml(f"a: {tag} {value}")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_fields_nested_without_end_are_refused(opening: str) -> None:
    assert "nested more than 20 deep" in refusal_of_yaml(f"a:\n  {opening * 20_000}")


def test_twenty_levels_are_enough_for_anybody() -> None:
    assert compose("a: " + "[" * 19 + "]" * 19, PATH).fields


@pytest.mark.parametrize(
    ("yaml", "advice"),
    [
        ("title: Peace: a story", "a text with a colon needs quotes around it"),
        ("title: A\nsummary\ndate: 2024", "a colon and a space after the field's name"),
        ("tags: [a, b", "a bracket or brace is not closed"),
        ('title: "A', "a quotation mark is not closed"),
        ("title: @home", "put the text in quotes"),
    ],
)
def test_what_breaks_yaml_is_refused_with_advice(yaml: str, advice: str) -> None:
    message = refusal_of_yaml(yaml)
    assert advice in message
    assert message.startswith(f"{PATH}:")


@pytest.mark.parametrize("yaml", ["just words", "- a\n- b", "[a, b]"])
def test_something_else_than_fields_is_refused(yaml: str) -> None:
    assert 'expected fields such as "title: …"' in refusal_of_yaml(yaml)


def test_a_list_as_the_name_of_a_field_is_refused() -> None:
    assert "expected a word as the name of a field" in refusal_of_yaml("? [a]\n: b")


def test_a_second_document_is_refused() -> None:
    with pytest.raises(FrontMatterError, match="take the line of --- out"):
        compose("a: 1\n...\n---\nb: 2\n", PATH)


def test_front_matter_of_more_than_a_megabyte_is_refused() -> None:
    assert "larger than 1000 kB" in refusal_of_yaml("a: " + "x" * 1_000_001)


@given(st.text())
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    for attempt in (text, f"---\n{text}\n---\n"):
        try:
            split_document(attempt, PATH)
        except FrontMatterError as error:
            assert error.problems[0].location.path == PATH
            assert error.problems[0].location.line >= 1


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t\\~.0"))
def test_any_tangle_of_yamls_own_signs_is_read_or_refused(text: str) -> None:
    try:
        assert isinstance(compose(text, PATH), Mapping)
    except FrontMatterError as error:
        assert error.problems[0].location.line <= text.count("\n") + 2


@pytest.mark.parametrize(
    ("typed", "sign"),
    [('"X\\u0007Y"', "U+0007"), ('["t\\0t"]', "U+0000"), ('"a\\x1bb"', "U+001B"),
     ('"a\\uffff"', "U+FFFF"), ('"a\\x9f"', "U+009F"), ('"a\\eb"', "U+001B")],
)  # fmt: skip
def test_a_sign_that_no_page_may_hold_is_refused_also_as_an_escape(typed: str, sign: str) -> None:
    message = refusal_of_yaml(f"title: A\nother: {typed}")
    assert message == f"{PATH}:3: the sign {sign} found, which can't be seen; take it out"


def test_signs_that_end_lines_may_be_escapes() -> None:
    assert compose('title: "a\\nb\\tc\\N d"\n', "a.md")


SIGN = "a sign stands before the name of a field; write "


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        ("* title: T\n* date: 2024", [f"2: {SIGN}title: T", f"3: {SIGN}date: 2024"]),
        (
            "– title: T\n– summary: A: b\n* c: d",
            [f"2: {SIGN}title: T", "3: summary: a text with a"],
        ),
        ("- title: T\n- date: 2024", [f"2: {SIGN}title: T", f"3: {SIGN}date: 2024"]),
        ("title: T\n* date: 2024", [f"3: {SIGN}date: 2024"]),
        ("guests:\n* name: T", ['3: an item begins with "- "; write - name: T']),
        (
            'a: x\nsummary: "One line\n  and another: word\n\nb: y',
            ['3: summary: a quotation mark is not closed; write summary: "One line and a'],
        ),
        (
            'summary: "One line\n  date: 2024\n',
            ['2: summary: a quotation mark is not closed; write summary: "One line"'],
        ),
        (
            'title: "C:\\new"',
            [
                "2: \\n stands for another sign in double quotes; "
                "write the text in single ones: 'C:\\new'"
            ],
        ),
    ],
)
def test_what_is_advised_is_what_was_meant(yaml: str, told: list[str]) -> None:
    found = reading({"news/2024/a.md": yaml}).problems
    said = [str(each).removeprefix("content/news/2024/a.md:") for each in found]
    for start in told:
        assert any(each.startswith(start) for each in said), said


@pytest.mark.parametrize("yaml", ['title: "C:\\\\new"', "title: 'C:\\new'", 'title: "a\\"b"'])
def test_a_folder_that_is_written_right_is_let_alone(yaml: str) -> None:
    assert split_document(f"---\n{yaml}\n---\n", PATH).noticed == ()
