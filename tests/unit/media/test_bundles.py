"""Smaller style sheets, scripts and pages say exactly what the larger ones said."""

from __future__ import annotations

import re

import pytest

from sitegen.media.styles.bundles import (
    bundle_css,
    bundle_scripts,
    fingerprint,
    minify_css,
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
