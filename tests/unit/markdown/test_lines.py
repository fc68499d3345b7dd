"""A mistake is reported with its line, wherever it stands in the text."""

from __future__ import annotations

import pytest

from tests.unit.markdown.site import notices_of

# Each of them has its mistake in the line that begins with two exclamation marks or holds HERE.
MISTAKES = {
    "a link in a list": "- a\n- b\n\n    c [HERE](gone.md)\n- d",
    "a link in a quotation": "> a\n>\n> b [HERE](gone.md)\n> c",
    "a link in a table": "| a | b |\n|---|---|\n| c | d |\n| e | [HERE](gone.md) |",
    "a link in a note": "a[^n] b\n\n[^n]: one\n\n    two [HERE](gone.md)\n\nend",
    "a link in a block": "/// details | a\n\nb [HERE](gone.md)\n///",
    "a link in a source": "a\n\n/// quote | [HERE](gone.md)\nb\n///",
    "a link in HTML": "a\n\n<div>\n<p>b</p>\n<p><a href='gone.md'>HERE</a></p>\n</div>",
    "a link in a heading": "a\n\n## b [HERE](gone.md)\n\nc",
    "a link behind the same in code": "`[x](gone.md)` a\n\n[HERE](gone.md)",
    "a link behind the same in a fence": "```\n[x](gone.md)\n```\n\n[HERE](gone.md)",
    "a link around a picture": "a\n\n[![HERE](photo.jpg)](gone.md)",
    "a link over two lines": "a [b\nc](gone.md) HERE",
    "a picture in a gallery": "/// gallery\n![A](photo.jpg)\n![HERE](gone.jpg)\n///",
    "a picture by name": "![a][p]\n\n[p]: gone.jpg 'HERE'",
    "an attribute": "a\n\n*b*{HERE=1}",
    "an attribute of a block": "a\n\nb\n{HERE=1}\n\nc",
    "an attribute in HTML": "a\n\nb <span HERE=1>c</span>",
    "an element in HTML": "a\n\n<div>\n\n<blink>HERE</blink>\n\n</div>",
    "an element that is not closed": "<b>a</b>\n\n<b>HERE",
    "an id twice": "## a {#x}\n\n*b*{#x .HERE}",
    "a refused address": "a\n\nb <javascript://HERE>",
    "an anchor that is missing": "## a\n\n[b](#HERE)",
    "a block that is unknown": "/// gallery\n![A](photo.jpg)\n///\n\n/// HERE\n\n///",
}


def line_of_mistake(text: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if "HERE" in line)


@pytest.mark.parametrize("text", MISTAKES.values(), ids=MISTAKES.keys())
def test_the_line_of_a_mistake(text: str) -> None:
    assert [line for line, _, _ in notices_of(text)] == [line_of_mistake(text)]


def test_the_line_of_a_block_that_comes_twice() -> None:
    assert [
        line
        for line, _, _ in notices_of(
            "/// button\n[a](/programs/alumhub)\n///\n\n/// button\nb\n///"
        )
    ] == [5]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_count_whatever_ends_them(ending: str) -> None:
    text = ending.join(["a", "", "\tb", "  ", "[x](gone.md)", ""])
    assert [line for line, _, _ in notices_of(text)] == [5]


def test_mistakes_come_in_the_order_of_lines_and_once_each() -> None:
    text = "a[^n] [x](gone.md) [x](gone.md)\n\n[^n]: [y](gone.md)\n\n![A](gone.jpg)"
    assert [(line, message[:4]) for line, _, message in notices_of(text)] == [
        (1, "link"),
        (3, "link"),
        (5, "pict"),
    ]


def test_line_marks_never_show() -> None:
    for text in MISTAKES.values():
        for _, _, message in notices_of(text):
            assert max(message) < "\U000f0000"
