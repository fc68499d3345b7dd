"""Markdown that stands within a block of HTML, or right below its last tag, is told of."""

from __future__ import annotations

import pytest

from tests.unit.markdown.site import conversion_of, notices_of

TOLD = "Markdown is read only with an empty line between it and the tags"
MARKDOWN = (
    *("- one\n- two", "* one", "+ one", "1. one\n2. two\n3. three", "1) one", "> quoted"),
    *("| a | b |\n|---|---|\n| 1 | 2 |", "## Head", "---", "***", "/// gallery", "```\ncode\n```"),
    *("so _slanted_", "*slanted*", "a `code` b", "~~gone~~", "\\* star", "**bold**", "[a](b.md)"),
    *("[words][ref]", "[ref]: https://a.example", "words[^1]", "_a\\_b_"),
)
AROUND = (
    *("<ul><li>a</li></ul>\n{}", "<p>a</p>\n{}", "<hr>\n{}", "<div>\n{}\n</div>"),
    *("<blockquote>\n{}</blockquote>", "<table><tr><td>a</td></tr></table>\n{}"),
    "<dl><dt>a</dt><dd>b</dd></dl>\n{}",
)


@pytest.mark.parametrize("markdown", MARKDOWN)
@pytest.mark.parametrize("around", AROUND)
def test_markdown_that_touches_html_is_told_of_at_its_line(markdown: str, around: str) -> None:
    told = [(line, said) for line, _, said in notices_of("a\n\n" + around.format(markdown))]
    assert [line for line, said in told if TOLD in said] == [4]
    assert not [said for _, said in told if "begins no" in said]


@pytest.mark.parametrize(
    "html", ["<div>- inside</div>", "<div># Inside</div>", "<p>a</p>- b", "<hr>\n- <b>a</b>\n- b"]
)
def test_it_may_stand_right_behind_a_tag(html: str) -> None:
    assert [said for _, _, said in notices_of(html) if TOLD in said]


def test_an_address_outside_all_elements_is_told_of() -> None:
    assert TOLD in notices_of("<div>a</div>\nsee https://a.example now")[0][2]
    assert TOLD in notices_of("<div>a</div>\nwww.a.example")[0][2]


def test_a_list_in_words_of_html_is_told_of() -> None:
    assert TOLD in notices_of("<p>\n- one\n- two\n</p>")[0][2]


@pytest.mark.parametrize(
    "html",
    [
        "<p>see https://a.example now</p>",
        "<p>\n- Yes, he said.\n</p>",
        "<p><b>Name</b> - words</p>",
        "<div><b>Name</b> - words</div>",
        "<p>***</p>\n<p>\n***\n</p>",
        "<p>\n1. May was the day\n</p>",
        "<table><tr><td>- none</td><td>1. May</td></tr></table>",
        "<div>&#96;a&#96; &#42;&#42;b&#42;&#42;</div>",
        "<div>\n&gt; a\n</div>",
        "<div>5 * 3 * 2, a_b_c, [1][2], [sic], `a' and `b', ג`ורג`</div>",
        "<pre>\n- a\n- _b_\n</pre>",
        "<div>\n\n- a\n- _b_ https://a.example\n\n</div>",
        "<div>-5 degrees</div>\n<div>\n-5 degrees\n</div>",
        "<p>words</p>\nmore words (and more), 1.5",
    ],
)
def test_nothing_is_told_of_what_is_right(html: str) -> None:
    assert conversion_of(html).notices == ()
