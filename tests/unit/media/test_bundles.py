"""Smaller style sheets, scripts and pages say exactly what the larger ones said."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.media.styles.bundles import (
    bundle_css,
    bundle_scripts,
    fingerprint,
    minify_css,
    minify_html,
    minify_script,
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a { color: red ; }", "a{color:red}"),
        ("/* words */ a { b: c }", "a{b:c}"),
        (".a { &:hover { b: c } & > p { d: e } .x & { f: g } }",
         ".a{&:hover{b:c}& >p{d:e}.x &{f:g}}"),
        (":is( h1 , h2 ) :where( a ) { b: c }", ":is(h1,h2) :where(a){b:c}"),
        ("a { inline-size: clamp( 1rem, 2vw + 1rem, calc( 100% - 2rem ) ) }",
         "a{inline-size:clamp(1rem,2vw + 1rem,calc(100% - 2rem))}"),
        ("@media (width >= 40em) and (hover) { a { b: c } }",
         "@media (width>=40em) and (hover){a{b:c}}"),
        ("@container card (inline-size > 30rem) { a { b: c } }",
         "@container card (inline-size>30rem){a{b:c}}"),
        ("@layer reset , base ;", "@layer reset,base;"),
        ("a :hover { b: c } a:hover { d: e }", "a :hover{b:c}a:hover{d:e}"),
        ("a + b ~ c > d { margin-inline: 0 auto }", "a + b ~ c>d{margin-inline:0 auto}"),
        ("a { --gap: ; --list: a  b; width: var( --gap , 1px ) }", None),
        ('a::before { content: "a  b /* c */" }', 'a::before{content:"a  b /* c */"}'),
        ("@font-face { unicode-range: U+0025-00FF, u+4?? }", None),
        ("a { color: rgb( 0 0 0 / 50% ) ; aspect-ratio: 3 / 2 }", None),
    ],
)  # fmt: skip
def test_modern_style_sheets_keep_their_meaning(before: str, after: str | None) -> None:
    small = minify_css(before)
    assert len(small) < len(before)
    if after is not None:
        assert re.sub(r"& ?\{", "&{", small) == after


def test_a_style_sheet_that_the_minifier_would_change_stays_as_it_is() -> None:
    """rcssmin takes the space out of this address."""
    sheet = 'a { background: url( "a b.png" ) }'
    assert minify_css(sheet) == sheet


def test_style_sheets_are_joined_in_order() -> None:
    joined = bundle_css(['@charset "utf-8";\na{b:c}', "\ufeffd{e:f}\n"])
    assert joined == "a{b:c}\nd{e:f}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("const a = 1 ; // words\n", "const a=1;\n"),
        ("let t = `a  ${ b }  // c` ;", "let t=`a  ${ b }  // c`;\n"),
        ("if (a) /re  gex/.test(b)", "if(a)/re  gex/.test(b)\n"),
        ("x = y\n++z", "x=y\n++z\n"),
        ("a = b?.c ?? d / e / f", "a=b?.c??d/e/f\n"),
        ("class A { #p = 1 ; static { this.q = 2 } }", "class A{#p=1;static{this.q=2}}\n"),
    ],
)
def test_modern_scripts_keep_their_meaning(before: str, after: str) -> None:
    assert minify_script(before) == after


def test_a_script_with_a_template_in_a_template_stays_as_it_is() -> None:
    """rjsmin would squeeze the spaces of the inner one."""
    script = "const a = `x ${ b ? `p  q` : '' }  c` ;\n"
    assert minify_script(script) == script


def test_scripts_are_joined_so_that_none_runs_on() -> None:
    assert bundle_scripts(["let a = 1\n", "(function () {})()"]) == (
        "let a = 1\n;\n(function () {})()\n"
    )


def test_names_change_with_the_content_only() -> None:
    first = fingerprint("css/site.css", b"a{}")
    assert re.fullmatch(r"css/site-[0-9a-f]{10}\.css", first)
    assert first == fingerprint("css/site.css", b"a{}")
    assert first != fingerprint("css/site.css", b"b{}")


PAGE = """<!DOCTYPE html>
<html   lang="en"
  dir="ltr">
  <head>
    <meta charset="utf-8">
    <!-- words -->
    <title> A  b </title>
    <style>
      a  b { c: d }
    </style>
  </head>
  <body class="a  b" data-x='{"a":  1}' hidden>
    <p>Hello   <b>you</b> <!-- k --> <i>there</i>&nbsp;  z</p>
    <a href="/a?b=1&amp;c=2">one</a> <a href="/b">two</a>
    <pre>
  a   b <!-- kept -->
    </pre>
    <textarea>
   x  </textarea>
    <script type="module">let  a = "<p>  b";</script>
    <img alt="" src="x.jpg"   width="3"
      >
    <svg viewBox="0 0 1 1"><path d="M0  0"/></svg>
    <p dir="rtl">שלום\u00a0 <bdi>x</bdi></p>
  </body>
</html>
"""


def test_a_page_keeps_quotes_spaces_between_words_and_everything_verbatim() -> None:
    small = minify_html(PAGE)
    assert '<html lang="en" dir="ltr">' in small
    assert '<body class="a  b" data-x=\'{"a":  1}\' hidden>' in small
    assert "<p>Hello <b>you</b> <i>there</i>&nbsp; z</p>" in small
    assert '<a href="/a?b=1&amp;c=2">one</a> <a href="/b">two</a>' in small
    assert "<pre>\n  a   b <!-- kept -->\n    </pre>" in small
    assert "<textarea>\n   x  </textarea>" in small
    assert '<script type="module">let  a = "<p>  b";</script>' in small
    assert "      a  b { c: d }" in small
    assert '<img alt="" src="x.jpg" width="3">' in small
    assert '<path d="M0  0"/>' in small
    assert "שלום\u00a0 <bdi>x</bdi>" in small
    assert "<!-- words -->" not in small
    assert len(small) < 0.9 * len(PAGE)


def test_a_page_is_minified_once_and_for_all() -> None:
    assert minify_html(minify_html(PAGE)) == minify_html(PAGE)


@given(
    st.lists(st.sampled_from(re.findall(r"<[^>]*>|\s+|[^<\s]+", PAGE)), max_size=30).map("".join)
)
def test_no_mixture_loses_a_word_or_a_quote(page: str) -> None:
    small = minify_html(page)

    def essence(text: str) -> str:
        return re.sub(r"[ \t\n\r\f]+", "", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))

    if "<pre" not in page and "<textarea" not in page and "<script" not in page:
        assert essence(small) == essence(page)
    assert len(small) <= len(page)
