"""A sign that nobody sees keeps no block from beginning, and stays where it has a meaning."""

from __future__ import annotations

import pytest

from tests.unit.markdown.site import conversion_of, html_of

UNSEEN = ("\u200f", "\u200e", "\u202b", "\u2067", "\u200b", "\ufeff")
WIDE = ("\u00a0", "\u202f", "\u3000")
BLOCKS = {
    "## {}כותרת": "h2",
    "- {}פריט": "ul",
    "1. {}פריט": "ol",
    "> {}ציטוט": "blockquote",
    "> - {}פריט": "li",
    "- > {}פריט": "blockquote",
    "```\n{}קוד\n```": "pre",
    "| א | ב |\n|---|---|\n| {} | ד |": "td",
    "***": "hr",
    "מילה[^1]\n\n[^1]: {}הערה": "section",
    "מונח\n: {}הגדרה": "dd",
    "/// details | עוד\n{}מילים\n///": "details",
    "<div>\n\n{}מילים\n\n</div>": "div",
}


@pytest.mark.parametrize("sign", UNSEEN)
@pytest.mark.parametrize("block", BLOCKS)
def test_no_mark_of_direction_keeps_a_block_from_beginning(block: str, sign: str) -> None:
    marked = "\n".join(f"{sign}{line}{sign}" if line else "" for line in block.split("\n"))
    found = conversion_of(marked.format("מילה"), lang="he")
    assert f"<{BLOCKS[block]}" in found.body.html
    assert found.notices == ()


@pytest.mark.parametrize("sign", (*UNSEEN, *WIDE))
def test_none_stands_between_a_sign_and_its_words(sign: str) -> None:
    assert "<h2" in html_of(f"##{sign} Heading")
    assert html_of(f"-{sign} a\n-{sign} b").count("<li>") == 2
    assert html_of(f"1.{sign} a\n2.{sign} b").count("<li>") == 2


@pytest.mark.parametrize("space", WIDE)
def test_a_space_is_a_space_where_a_block_begins(space: str) -> None:
    assert html_of(f"##{space}Heading") == '<h2 id="heading">Heading</h2>'
    assert html_of(f"-{space}a\n{space}{space}-{space}b").count("<ul>") == 2
    assert html_of(f"a\n{space}\nb") == "<p>a</p>\n<p>b</p>"


def test_a_link_is_one_with_a_mark_behind_its_bracket() -> None:
    assert 'href="https://example.org"' in html_of("[אתר]\u200f(https://example.org)", lang="he")


@pytest.mark.parametrize("sign", (*UNSEEN, "\u00ad", "\u202e"))
def test_a_text_of_nothing_else_is_empty(sign: str) -> None:
    assert html_of(sign) == html_of("")


def test_within_words_they_stay() -> None:
    for text in ("a\u00a0b", "\u200fa", "a\u200f- b", "ni\u00adce", "\u00a0a", "x\n\u200ey"):
        assert html_of(text) == f"<p>{text}</p>"
