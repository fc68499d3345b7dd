"""Markdown as everybody writes it is read as everybody else reads it."""

from __future__ import annotations

import re
import time

import pytest

from tests.unit.markdown.site import conversion_of, html_of, notices_of

FILM = "https://www.youtube.com/watch?v=abcDEF12345"


def test_a_list_may_stand_right_below_a_line_of_text() -> None:
    assert html_of("We brought:\n- bread\n- olives") == (
        "<p>We brought:</p>\n<ul><li>bread</li>\n<li>olives</li>\n</ul>"
    )
    assert html_of("Steps:\n1. one\n2. two").startswith("<p>Steps:</p>\n<ol><li>one</li>")


def test_a_year_at_the_start_of_a_line_is_no_list() -> None:
    assert html_of("It was in\n1986. A good year.") == "<p>It was in\n1986. A good year.</p>"


@pytest.mark.parametrize("indent", ["  ", "   ", "    "])
def test_lists_nest_by_two_three_or_four_spaces(indent: str) -> None:
    assert html_of(f"- a\n{indent}- b\n{indent}{indent}- c\n- d").count("<ul>") == 3


def test_an_item_may_hold_paragraphs() -> None:
    expected = "<li><p>one</p>\n<p>more of one</p>\n</li>\n<li><p>two</p>\n</li>"
    assert html_of("- one\n\n  more of one\n\n- two") == f"<ul>{expected}\n</ul>"
    assert html_of("1. one\n\n   more of one\n\n2. two") == f"<ol>{expected}\n</ol>"


def test_lists_of_other_signs_are_other_lists() -> None:
    assert html_of("1. a\n- b") == "<ol><li>a</li>\n</ol>\n<ul><li>b</li>\n</ul>"
    assert html_of("1) one\n2) two") == "<ol><li>one</li>\n<li>two</li>\n</ol>"
    assert html_of("\n  4. x").startswith('<ol start="4">')


def test_a_table_or_a_heading_may_stand_right_below_a_line_of_text() -> None:
    html = html_of("Numbers:\n| a | b |\n|---|---|\n| c | d |")
    assert html.startswith("<p>Numbers:</p>\n<section")
    assert "<td>d</td>" in html
    assert html_of("Text\n## Heading") == '<p>Text</p>\n<h2 id="heading">Heading</h2>'


def test_quotations_apart_are_two_and_may_hold_lists_and_code() -> None:
    assert html_of("> a\n\n> b").count("<blockquote>") == 2
    assert html_of("> said:\n> - a\n> - b").count("<li>") == 2
    assert "<pre><code>x\n</code></pre>" in html_of("> ```\n> x\n> ```")


@pytest.mark.parametrize(
    "text",
    [
        "1. First:\n\n   ```\n   code **x**\n   ```\n\n2. Second",
        "- ~~~\n  code **x**\n  ~~~",
        "```\ncode **x**\n````",
        "  ```\n  code **x**\n  ```",
        "Text\n```\ncode **x**\n```",
    ],
)
def test_code_between_fences_stands_anywhere(text: str) -> None:
    assert "<pre><code>code **x**\n</code></pre>" in html_of(text)


def test_code_that_is_never_closed_is_a_mistake() -> None:
    assert notices_of("a\n\n```\nb\n\n## c") == [
        (3, "error", 'code that begins with "```" is never closed: write the same below it')
    ]


def test_a_long_line_of_signs_is_told_in_short() -> None:
    ((_, _, said),) = notices_of("`" * 100_000 + "\nb")
    assert said.startswith('code that begins with "```````````…" is never closed')


def test_markdown_between_tags_with_empty_lines_is_read() -> None:
    html = html_of('<div class="note">\n\nSome **bold** [site](https://example.org).\n\n</div>')
    assert "<strong>bold</strong>" in html
    assert 'href="https://example.org"' in html
    assert html_of("<blockquote>\n\nHe said *yes*.\n\n</blockquote>").count("<em>yes</em>") == 1
    assert html_of("<details>\n<summary>More</summary>\n\n- **a**\n\n</details>").count("<li>") == 1
    assert html_of('<p class="x">\n\nSome *text*.\n\n</p>').count("<p") == 1


def test_a_hashtag_is_no_heading() -> None:
    assert html_of("#PeaceNow was everywhere.") == "<p>#PeaceNow was everywhere.</p>"
    assert html_of("#שלום_עכשיו היה", "he") == "<p>#שלום_עכשיו היה</p>"
    assert html_of("####### seven") == "<p>####### seven</p>"


def test_a_heading_keeps_the_signs_of_its_words() -> None:
    assert html_of("## C#") == '<h2 id="c">C#</h2>'
    assert html_of("## C# {#sharp}") == '<h2 id="sharp">C#</h2>'
    assert html_of("## Closed ##") == '<h2 id="closed">Closed</h2>'


def test_a_heading_without_its_space_is_doubted() -> None:
    assert notices_of("a\n\n##Heading") == [(3, "warning", "a heading needs a space behind its #")]


def test_a_paragraph_that_a_rule_makes_a_heading_is_doubted() -> None:
    told = 'the 2 lines above "---" are a heading; for a rule, put an empty line between them'
    assert notices_of("One\ntwo\n---\n\nThree") == [(3, "warning", told)]
    assert html_of("One\ntwo\n\n---") == "<p>One\ntwo</p>\n<hr>"


def test_stars_that_are_no_emphasis_stay() -> None:
    text = "All names* were changed*, and ages* too."
    assert html_of(text) == f"<p>{text}</p>"
    assert html_of("המשתתפים*ות והחברים*ות", "he") == "<p>המשתתפים*ות והחברים*ות</p>"
    assert html_of("ה**חשוב** ביותר", "he") == "<p>ה<strong>חשוב</strong> ביותר</p>"


def test_emphasis_within_a_hebrew_word_is_doubted() -> None:
    told = "a star between two Hebrew letters is a letter's sign; for emphasis within a word write"
    assert notices_of("א\n\nב*בית* שלנו", "he") == [(3, "warning", f"{told} <em>")]


def test_markdown_that_touches_a_tag_is_doubted() -> None:
    told = "Markdown is read only with an empty line between it and the tags"
    assert notices_of("a\n\n<div>\n## Head\n</div>") == [(4, "warning", f'"## Head": {told}')]
    assert notices_of("a\n\n<div>x **y**</div>") == [(3, "warning", f'"**y**": {told}')]
    assert notices_of("<pre>\n## Head\n</pre>") == []


def test_a_backslash_breaks_a_line_and_takes_the_meaning_from_any_sign() -> None:
    assert html_of("one\\\ntwo") == "<p>one<br>\ntwo</p>"
    signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    found = conversion_of("x " + "".join(f"\\{sign}" for sign in signs))
    assert found.body.text == f"x {signs}"


def test_a_stroke_in_a_tables_code_may_have_a_backslash() -> None:
    html = html_of("| a | b |\n|---|---|\n| `x \\| y` | `z | w` |")
    assert "<code>x | y</code>" in html
    assert "<code>z | w</code>" in html


def test_a_comment_leaves_nothing() -> None:
    assert html_of("a\n\n<!-- remark -->\n\nb") == "<p>a</p>\n<p>b</p>"
    assert html_of("a\n\n<!-- remark\n\non two lines -->\n\nb") == "<p>a</p>\n<p>b</p>"


@pytest.mark.parametrize("text", ["a\n\n<!-- ask Noa\n\nb", "a\n\nb <!-- ask Noa\n\nc"])
def test_a_comment_that_is_never_closed_is_a_mistake_and_not_shown(text: str) -> None:
    found = conversion_of(text)
    assert [(notice.line, notice.severity) for notice in found.notices] == [(3, "error")]
    assert '"<!--" is never closed' in found.notices[0].message
    assert "Noa" not in found.body.html


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("See [the report][rep].", "[rep]: …"),
        ("See [the report][].", "[the report]: …"),
        ("See ![the map][map].", "[map]: …"),
        ("A word^[a note].", "write a note as [^1]"),
        ("[a] (https://example.org)", "no space between ] and ("),
        ("[a](https://example.org", "no address behind it"),
        ("| a | b |\n| c | d |", "looks like a table"),
        ("| a | b |\n|———|———|\n| c | d |", "looks like a table"),
        ("| a | b |\n|---|---|---|\n| c | d |", "looks like a table"),
        ("/// details of it", "a block begins with"),
    ],
)
def test_signs_that_would_be_published_are_a_mistake(text: str, hint: str) -> None:
    found = notices_of(f"`{text[:4]}` and more\n\n{text}")
    assert [(line, severity) for line, severity, _ in found] == [(3, "error")]
    assert hint in found[0][2]


def test_a_row_with_more_cells_than_its_table_is_a_mistake() -> None:
    assert notices_of("| a | b |\n|---|---|\n| c | d |\n| e | f | g |") == [
        (4, "error", "a row of 3 cells in a table of 2 columns")
    ]


def test_definitions_that_say_nothing_are_doubted() -> None:
    assert notices_of("[a]\n\n[a]: /programs/alumhub\n[A]: /x") == [
        (4, "warning", "[a]: defined above already; this definition isn't used")
    ]
    assert notices_of("a\n\n[Note]: important") == [
        (3, "warning", "[note]: nothing refers to it, so that it isn't shown")
    ]
    assert html_of("a\n\n[//]: # (a remark)") == "<p>a</p>"


def test_what_is_struck_out() -> None:
    assert conversion_of("~~gone~~ ~here~").body.html == "<p><del>gone</del> ~here~</p>\n"


def test_bare_addresses_are_links() -> None:
    assert html_of("See https://example.org/a_b_c, (www.example.org) or me@example.org.") == (
        '<p>See <a href="https://example.org/a_b_c" rel="noopener">https://example.org/a_b_c</a>, '
        '(<a href="https://www.example.org" rel="noopener">www.example.org</a>) or '
        '<a href="mailto:me@example.org">me@example.org</a>.</p>'
    )
    assert html_of("`https://example.org`") == "<p><code>https://example.org</code></p>"
    assert html_of("[https://example.org](/programs/alumhub)") == (
        '<p><a href="/programs/alumhub/">https://example.org</a></p>'
    )


def test_signs_beside_a_bare_address_are_beside_a_letter() -> None:
    for address in ("https://example.org", "www.example.org", "me@example.org"):
        html = html_of(f"See {address}*, or {address}*, or (*{address}*): *{address}*.")
        assert re.sub("<a [^>]*>|</a>", "", html) == (
            f"<p>See {address}*, or {address}*, or (<em>{address}</em>): <em>{address}</em>.</p>"
        )


@pytest.mark.parametrize("written", ["{}", "<{}>", "[{0}]({0})"])
def test_references_in_an_address_are_read(written: str) -> None:
    """As other programs paste it (CommonMark 0.31.2, 2.5: also in addresses)."""
    assert html_of(written.format("https://example.org/?a=1&amp;b=2&copy=3")) == (
        '<p><a href="https://example.org/?a=1&amp;b=2&amp;copy=3" rel="noopener">'
        "https://example.org/?a=1&amp;b=2&amp;copy=3</a></p>"
    )


def test_an_address_among_attributes_is_a_value() -> None:
    html = html_of('![A](photo.jpg){credit="A. Person, www.example.org"}')
    assert "Photo: A. Person, www.example.org" in html
    assert "<a" not in html


def test_the_address_of_a_film_by_itself_is_a_player() -> None:
    assert html_of(FILM) == html_of(f"/// video | {FILM}\n///")
    assert "<figure" not in html_of(f"See {FILM}")
    assert "<figure" not in html_of(f"- {FILM}")


def test_titles_in_round_brackets() -> None:
    assert 'title="title"' in html_of("[x](https://example.org (title))")


SLOW = {
    "spaces": " " * 200_000 + "a",
    "spaces in a line": "a" + " " * 200_000 + "b",
    "spaces in a heading": "# a" + " " * 200_000 + "b",
    "spaces in a table": "a|b\n-" + " " * 200_000 + "|-x",
    "spaces in a tag": "<a" + " " * 200_000 + "b",
    "spaces in a block's argument": "/// details | a" + " " * 200_000 + "b",
    "spaces in a definition": "[a]: " + " " * 200_000 + "b",
    "spaces in a link": "[a](b" + " " * 200_000 + "c)",
    "spaces behind a list's sign": "-" + " " * 200_000 + "b",
    "blank lines": "- a\n" + " \n" * 60_000 + "b",
    "round brackets behind an address": "https://example.org/" + ")" * 200_000,
    "dots in a name": "a." * 100_000 + "@",
    "brackets": "[" * 100_000,
    "stars": "*a " * 30_000,
    "stars and low lines": "*a _b " * 15_000,
    "quotations": ">" * 200_000,
    "backticks": "".join("`" * (n % 300) + " " for n in range(1300)),
    "pictures": "![a](" * 10_000,
    "tags": "<a b='" * 30_000,
    "comments": "<!-- " * 30_000,
    "instructions": "<? " * 30_000,
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW.keys())
def test_long_lines_take_no_time(text: str) -> None:
    before = time.process_time()
    conversion_of(text)
    assert time.process_time() - before < 10
