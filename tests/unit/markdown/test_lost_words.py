"""No word that CommonMark would show is lost in silence, whatever is typed."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.unit.markdown.site import conversion_of
from tests.unit.markdown.words import words_of

WORDS = ("apple", "brook", "cloud", "שלום", "נהר", "سلام", "bread")
SIGNS = (
    *(" ", " ", "\n", "\n", "\n\n", "  \n", "\\\n", "    ", "  ", "\n  ", "\n    ", "\n\n  "),
    *("- ", "* ", "+ ", "1. ", "1) ", "2. ", "> ", "# ", "## ", "##", "#", "\n---\n", "\n===\n"),
    *("```\n", "\n```\n", "~~~\n", "````", "`", "``", "*", "**", "_", "__", "~~", "\n***\n"),
    *(
        "[",
        "]",
        "](",
        ")",
        "(",
        "![",
        "[a]",
        "[a]: ",
        "\n[a]: /b\n",
        "][",
        "[^n]",
        "\n[^n]: ",
        "^[",
    ),
    *("<!-- ", " -->", "\n<div>\n", "</div>", "<b>", "</b>", "\n<p>", "</p>\n", "<", ">", "\\"),
    *("|", "|---|---|\n", "| a | b |\n", ": ", "\n: ", "&amp;", '"', "'", "!", ".", ",", "{.c}"),
    *("\n/// details | x\n", "\n///\n", "https://example.org/", "me@example.org", "\t"),
)
TEXTS = st.lists(st.sampled_from(WORDS) | st.sampled_from(SIGNS), max_size=30).map("".join)
# Signs that are ours: options, names and attributes aren't shown, nor are the words in tags.
TAG = re.compile(r"<[^>\n]*>")
# Nobody sees it, nor an end of a word in it.
COMMENT = re.compile("<!--.*?-->", re.DOTALL)


def shown_by_commonmark(text: str) -> set[str]:
    reference = COMMENT.sub("", MarkdownIt("commonmark").render(text))
    return {word for word in words_of(reference) if word in WORDS}


@settings(max_examples=1500, deadline=None)
@given(TEXTS)
def test_each_word_is_shown_or_a_mistake_is_told(text: str) -> None:
    found = conversion_of(text)
    if not found.notices:
        assert shown_by_commonmark(text) <= set(words_of(found.body.html))
