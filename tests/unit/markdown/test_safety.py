"""Whatever is typed, a conversion ends, soon, without an exception, in well-formed HTML."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.markdown.convert import Converter
from tests.unit.markdown.pieces import PIECES
from tests.unit.markdown.site import SmallSite, conversion_of
from tests.unit.markdown.wellformed import assert_wellformed

SIZE = 20_000
# Many times what any of them takes, so that a busy machine is no reason to fail.
SECONDS = 20

MORE = (
    *PIECES,
    "\n\n/// gallery\n",
    "\n\n/// quote | x\n",
    "\n\n/// numbers\n1 | a\n",
    "\n\n/// audio | voice.mp3\n",
    "\n\n/// video | https://youtu.be/abcDEF12345\n    title: x\n",
    "\n\n//// details | x\n",
    "\n///\n",
    "\n////\n",
    "![A](photo.jpg)",
    "\n![A](photo.jpg)\n",
    '![A](photo.jpg "C"){credit=x}',
    "<a href='https://example.org'>",
    "<a href=javascript:x>",
    "</a>",
    "<p>",
    "</p>",
    "<ul><li>",
    "</li></ul>",
    "<details><summary>",
    "</summary></details>",
    "<script>",
    "</script>",
    "<b onclick=x>",
    "<![",
    "<!",
    "<?",
    "</",
    "<p style='x'>",
    "&#x1F;",
    "&#60;script&#62;",
    "שלום",
    "سلام",
    "{lang=he}",
    "{style=x}",
    "[x](javascript:alert)",
)

NASTY = (
    "[",
    "![",
    "[a](",
    '[a]("',
    "[a](<",
    "[a][",
    "[a]: ",
    "\n[a]: b",
    "[^a]",
    "[^a]: ",
    "\n[^a]: b",
    "*",
    "**a ",
    "_a ",
    "*_**__***___",
    "`",
    "``a`",
    "\\",
    "<",
    "<a ",
    "<b>",
    "</b>",
    "<div>",
    "<!--",
    "<![CDATA[",
    "<?",
    "<a@",
    "<https://a",
    "&",
    "&#",
    ">",
    "> a\n\n",
    "- ",
    "- a\n",
    "    - a\n",
    "1. ",
    "#",
    "\n# a",
    "a\n=\n",
    "a\n-\n",
    "|",
    "a|b\n",
    "|a|b|\n|-|-|\n",
    "~",
    "```\n",
    "///",
    "/// details | a\n",
    "/// numbers\n",
    "///\n",
    "2. ///button\n***\n_\n///button\n",
    ": ",
    "a\n: b\n",
    "{",
    "{.a} ",
    '"',
    "'",
    "\n",
    " \n",
    "    a\n",
    "\t",
    "***\n",
    "א",
    "אa ",
    "\x02",
    "\x02klzzwxh:0000\x03",
    "\U000f0001",
    "<<<<<<< a\n",
    "=======\n",
    "![a\nb](c)\n",
    "**a:**b\n",
)

DEEP = {
    "brackets": "[" * SIZE + "]" * SIZE,
    "round brackets": "[a](" + "(" * SIZE + ")" * SIZE + ")",
    "emphasis": "*a " * SIZE + "b*" * SIZE,
    "lists": "\n".join(" " * (4 * depth) + "- a" for depth in range(400)),
    "lists in a line": "- " * 2000,
    "quotations": ">" * SIZE + " a",
    "html": "<b>" * 3000 + "</b>" * 3000,
    "blocks of html": "<div>" * 3000 + "</div>" * 3000,
    "blocks": "\n".join("/" * (500 - depth) + " details | a" for depth in range(450)),
    "references": "https://a.example/" + "&copy;" * SIZE,
    "options": "/// details | x\n    a: &a [x,x,x,x]\n    b: &b [*a,*a,*a]\n    open: *b\n\nx\n///",
}


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text_at_all(text: str) -> None:
    assert_wellformed(conversion_of(text).body.html)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(MORE), max_size=25).map("".join), st.sampled_from(["en", "he"]))
def test_any_mixture_of_markup(text: str, lang: str) -> None:
    found = conversion_of(text, lang)
    assert_wellformed(found.body.html)
    lines = text.count("\n") + 1
    assert all(1 <= notice.line <= lines for notice in found.notices)
    assert all(notice.message.isprintable() for notice in found.notices)


@pytest.mark.parametrize("piece", NASTY)
def test_one_thing_over_and_over(piece: str) -> None:
    before = time.process_time()
    found = conversion_of((piece * SIZE)[:SIZE])
    assert time.process_time() - before < SECONDS
    assert_wellformed(found.body.html)


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_one_thing_within_the_other_within_the_other(text: str) -> None:
    before = time.process_time()
    found = conversion_of(text)
    assert time.process_time() - before < SECONDS
    assert_wellformed(found.body.html)


def test_what_is_nested_too_deeply_is_a_mistake_where_it_becomes_so() -> None:
    found = conversion_of("text\n\n" + DEEP["lists"] + "\n\ntext")
    assert [(notice.line, notice.severity) for notice in found.notices] == [(32, "error")]
    assert "nested too deeply" in found.notices[0].message


def test_after_a_text_that_is_nested_too_deeply_all_goes_on() -> None:
    converter, site = Converter(), SmallSite()
    converter.convert(DEEP["lists"], lang="en", resolver=site)
    assert converter.convert("*a*", lang="en", resolver=site).body.html == "<p><em>a</em></p>\n"


def test_a_text_of_many_mistakes_names_a_good_many() -> None:
    found = conversion_of("[a](gone.md)\n\n" * 600)
    assert len(found.notices) == 500
    assert found.notices[0].line == 1
