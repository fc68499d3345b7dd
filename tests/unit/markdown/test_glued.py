"""Lists as people type them, without CommonMark's space or with other signs, are told of."""

from __future__ import annotations

import pytest

from tests.unit.markdown.site import conversion_of, html_of, notices_of

# What is written, the line that is told of (from 1), and what to write there.
TOLD = {
    "1- One\n2- Two": (1, "1. "),
    "١- أولاً\n٢- ثانياً": (1, "١. "),
    "1-אחד\n2-שתיים\n3-שלוש": (1, "1. "),
    "\u200f1- אחד\n\u200f2- שתיים": (1, "1. "),
    "1\u200f- אחד\n2\u200f- שתיים": (1, "1. "),
    "1 - One\n2 - Two": (1, "1. "),
    "1– One\n2– Two": (1, "1. "),
    "1.One\n2.Two": (1, "1. "),
    "1)One\n2)Two": (1, "1) "),
    "1.**One** a\n2.**Two** b": (1, "1. "),
    "-One\n-Two\n-Three": (1, "- "),
    "-**One** a\n-*Two* b": (1, "- "),
    "-[One](https://a.example)\n-Two": (1, "- "),
    "\u200f-אחד\n\u200f-שתיים": (1, "- "),
    "+One\n+Two": (1, "+ "),
    "*One\n*Two": (1, "* "),
    "*One **a**\n*Two": (1, "* "),
    "So it is:\n-One\n-Two": (2, "- "),
    "- one\n-two\n- three": (2, "- "),
    "- one\n-two\n-three": (2, "- "),
    "* one\n*two": (2, "* "),
    "1. one\n2.two\n3. three": (2, "2. "),
    "1. one\n2- two": (2, "2. "),
    "> - one\n> -two": (2, "- "),
    "- one\n  - two\n  -three": (3, "- "),
    "-one\n- two\n- three": (1, "- "),
    "1.one\n2. two\n3. three": (1, "1. "),
}


@pytest.mark.parametrize("text", TOLD)
@pytest.mark.parametrize("before", ["", "Before.\n\n"])
def test_an_item_without_its_space_is_told_of_once(text: str, before: str) -> None:
    line, instead = TOLD[text]
    told = [(line, said) for line, _, said in notices_of(before + text) if "no item" in said]
    assert [number for number, _ in told] == [before.count("\n") + line]
    assert f'write "{instead}" before its words' in told[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "1-2 people\n3-4 people",
        "3.5 of\n4.5 are",
        "-5 degrees\n-6 degrees",
        "1-1-2026 one\n2-1-2026 two",
        "1.1.2026 one\n2.1.2026 two",
        "-One line alone",
        "So:\n1- one line alone",
        "It has\n5-year terms and\n10-year terms",
        "1 - 0 one\n2 - 0 two",
        "-Who is there?  \n-I am.  \n-Come in!",
        "*One*\n*Two*",
        "*One* a **b**\n*Two* c",
        "**One**\n**Two**",
        "\\-One\n\\-Two",
        "```\n-One\n-Two\n```",
        "- one\n*names changed",
        "1. We met on\n24.December and",
        "1. one\n-5 degrees",
        "--one\n--two",
        "-one\n\n-two",
        "- one\n- two",
        "1. one\n2. two",
    ],
)
def test_nothing_is_told_of_what_is_right(text: str) -> None:
    assert conversion_of(text).notices == ()


def test_a_mark_of_direction_behind_a_number_keeps_no_list_from_beginning() -> None:
    assert html_of("1\u200f. אחד\n2\u200f) שתיים", "he").count("<ol") == 2
    assert html_of("1\u200f.5 אחד", "he").count("<ol") == 0
