"""Our quicker stages give what Python-Markdown's give."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.markdown.grammar import Grammar
from tests.unit.markdown.stock import StockGrammar, parsed_by

CONTENT = Path(__file__).parents[3] / "content"

PIECES = (
    "word",
    "two words",
    " ",
    "  ",
    "\n",
    "\n\n",
    "  \n",
    "\n    ",
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "```\n",
    "[",
    "]",
    "](",
    "][",
    "]: ",
    "(",
    ")",
    "![",
    "[^n]",
    "[^n]: note",
    "\n[a]: x.md 'title'\n",
    "[a][]",
    "[a]",
    "![a][a]",
    "[text](a.md)",
    '[text](a.md "title")',
    "[text](a.md 'it\"s')",
    "[text](<a b.md>)",
    "[t[e]xt](a(b).md)",
    "![alt](a.jpg)",
    "<b>",
    "</b>",
    "<br>",
    "<div>",
    "</div>",
    "<!-- x -->",
    "<",
    ">",
    "> ",
    "&amp;",
    "&",
    "<https://example.org/_x_>",
    "<me@example.org>",
    "\\",
    "\\*",
    "\\\\",
    '"',
    "'",
    "# ",
    "## ",
    "#",
    "===\n",
    "---\n",
    "***\n",
    "- ",
    "+ ",
    "1. ",
    "2. ",
    "١. ",
    ": ",
    "|",
    "| a | b |\n|---|--:|\n| `|` | c |\n",
    "{.class}",
    "{#id}",
    "{: .x }",
    "/// details | x\n",
    "///\n",
    "/// button\n",
    "א",
    "\u0002klzzwxh:0000\u0003",
    "klzzwxh:0000",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.stem)
def test_all_content_of_the_site_is_parsed_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parsed_by(Grammar, text) == parsed_by(StockGrammar, text)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_any_mixture_of_markup_is_parsed_alike(text: str) -> None:
    assert parsed_by(Grammar, text) == parsed_by(StockGrammar, text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \n*_`[]()!<>\\&#|-+1.:{}^\"'~/="), max_size=80))
def test_any_mixture_of_signs_is_parsed_alike(text: str) -> None:
    assert parsed_by(Grammar, text) == parsed_by(StockGrammar, text)
