"""Headings have anchors that are unique, readable and stay."""

from __future__ import annotations

import pytest

from sitegen.markdown.body import Heading
from tests.unit.markdown.site import body_of, conversion_of, html_of, notices_of


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("What we do", "what-we-do"),
        ("The *first* `code` & more!", "the-first-code-more"),
        ("It's “here”", "its-here"),
        ("Café in São Paulo", "café-in-são-paulo"),
        ("Cafe\u0301", "café"),
        ("שָׁלוֹם עוֹלָם", "שלום-עולם"),
        ('דו"ח צה"ל', "דוח-צהל"),
        ("בית־לחם", "בית-לחם"),
        ("السَّلامُ عليـــكم", "السلام-عليكم"),
        ("أهلاً", "أهلا"),
        ("١٢ يوليو", "١٢-يوليو"),
        ("2024", "2024"),
        ("हिन्दी", "हिन्दी"),
        ("!!!", "section"),
        ("Main", "main-2"),
    ],
)
def test_anchors_keep_letters_and_digits_of_any_script(heading: str, anchor: str) -> None:
    assert [found.id for found in body_of(f"## {heading}").headings] == [anchor]


def test_headings_of_one_name_are_numbered() -> None:
    assert [found.id for found in body_of("## A\n\n## A\n\n## A 2\n\n## a").headings] == [
        "a",
        "a-2",
        "a-2-2",
        "a-3",
    ]


def test_an_anchor_may_be_given_and_goes_before_those_that_are_made() -> None:
    body = body_of("## Aims\n\n## Other {#aims .wide}")
    assert body.headings == (
        Heading(level=2, id="aims-2", text="Aims"),
        Heading(level=2, id="aims", text="Other"),
    )
    assert '<h2 id="aims" class="wide">Other</h2>' in body.html


def test_an_anchor_given_twice_is_a_mistake() -> None:
    found = conversion_of("## A {#x}\n\ntext\n\n## B {#x}")
    assert [(notice.line, notice.message) for notice in found.notices] == [
        (5, 'id "x": something on the page has it already')
    ]
    assert found.body.html.count('id="x"') == 1


def test_headings_come_with_level_and_plain_text() -> None:
    assert body_of('## A "b" *c*\n\n### D').headings == (
        Heading(level=2, id="a-b-c", text="A “b” c"),
        Heading(level=3, id="d", text="D"),
    )


def test_a_main_heading_in_the_text_becomes_the_second_level() -> None:
    found = conversion_of("text\n\n# Title")
    assert found.body.html.endswith('<h2 id="title">Title</h2>\n')
    assert notices_of("text\n\n# Title") == [
        (3, "warning", 'heading "Title": the page\'s title is its main heading; begin with ##')
    ]
    assert notices_of("text\n\nTitle\n=====")[0][:2] == (3, "warning")


def test_what_stands_below_a_main_heading_goes_down_with_it() -> None:
    levels = [found.level for found in conversion_of("# A\n\n## B\n\n# C\n\n## D").body.headings]
    assert levels == [2, 3, 2, 3]


def test_levels_that_are_left_out_are_closed_up() -> None:
    text = "#### A\n\n#### B\n\n## C\n\n##### D\n\n##### E\n\n### F"
    levels = [found.level for found in conversion_of(text).body.headings]
    assert levels == [2, 2, 2, 3, 3, 3]
    deepest = "\n\n".join(f"{'#' * level} A" for level in range(1, 7))
    assert [found.level for found in conversion_of(deepest).body.headings] == [2, 3, 4, 5, 6, 6]


def test_a_level_that_is_left_out_is_doubted() -> None:
    assert notices_of("## A\n\n#### B") == [
        (3, "warning", 'heading "B": level 4 below level 2; write ###')
    ]


def test_a_heading_without_words_is_doubted_and_left_out() -> None:
    found = conversion_of("a\n\n## \n\nb")
    assert found.body.html == "<p>a</p>\n<p>b</p>\n"
    assert [(notice.line, notice.severity) for notice in found.notices] == [(3, "warning")]


def test_a_link_in_a_heading_works() -> None:
    assert html_of("## See [this](https://example.org)") == (
        '<h2 id="see-this">See <a href="https://example.org" rel="noopener">this</a></h2>'
    )


@pytest.mark.parametrize("end", ["  ", "\\"])
def test_a_heading_over_two_lines_keeps_the_break_that_was_typed(end: str) -> None:
    html = conversion_of(f"First{end}\nSecond\n---").body.html
    assert html == '<h2 id="first-second">First<br>\nSecond</h2>\n'


@pytest.mark.parametrize(
    "heading", ["![Our house](photo.jpg)", "[![Our house](photo.jpg)](https://example.org)"]
)
def test_a_picture_alone_in_a_heading_speaks_for_it(heading: str) -> None:
    found = conversion_of(f"## {heading}")
    assert "<img" in found.body.html
    assert [(each.id, each.text) for each in found.body.headings] == [("our-house", "Our house")]
    assert found.notices == ()
