"""What stars and low lines make strong is what CommonMark makes strong, whatever stands beside."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.unit.markdown.commonmark import normal_form, parsed
from tests.unit.markdown.site import html_of

BESIDE = (
    *("who", "Le", "II)", "(so", "?", "–", " ", "a", "`code`", "<https://a.example>", "[a](b)"),
    *("\n", "  \n", "   \n", "\\\n", "\\*", "![a](b)", "<br>", "&amp;", "שלום", "قال"),
)
RUNS = ("*", "**", "***", "_", "__")
LINE_ENDS = {"soft": "\n", "spaces": "  \n", "more spaces": "    \n", "backslash": "\\\n"}
GENDER_STAR = re.compile("[א-ת]\\*+[א-ת]")
"""Between letters of Hebrew a star is a letter's sign (docs/markdown.md)."""

LINES = (
    st.lists(st.sampled_from(BESIDE) | st.sampled_from(RUNS), max_size=14)
    .map("".join)
    .filter(lambda line: not GENDER_STAR.search(line))
)


@settings(max_examples=400, deadline=None)
@given(LINES)
def test_emphasis_is_that_of_commonmark(line: str) -> None:
    text = f"x {line} x"
    assert parsed(text)[0] == normal_form(MarkdownIt("commonmark").render(text))


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS.keys())
@pytest.mark.parametrize("run", ["*", "_", "~~"])
def test_no_line_end_may_stand_within_the_signs(run: str, end: str) -> None:
    shown = "\n" if end == "\n" else "<br>\n"
    assert html_of(f"{run}who{end}{run}- so") == f"<p>{run}who{shown}{run}- so</p>"
    assert html_of(f"who{run}{end}so{run}") == f"<p>who{run}{shown}so{run}</p>"
