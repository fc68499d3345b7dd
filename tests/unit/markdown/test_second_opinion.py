"""A browser's parser reads of every text what we wrote, and has nothing to take out of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.markdown.convert import Converter
from sitegen.markdown.html.second_opinion import otherwise
from tests.unit.markdown.site import SmallSite, conversion_of
from tests.unit.markdown.test_safety import MORE, NASTY

PAYLOADS = (
    "<script>ran()</script>",
    "<scr<script>ipt>ran()</scr</script>ipt>",
    "<img src=x onerror=ran()>",
    "<img src='x'onerror=ran()>",
    "<svg onload=ran()>",
    "<svg><script>ran()</script></svg>",
    "<svg><style><img src=x onerror=ran()></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style>"
    "<img title='--&gt;&lt;img src=1 onerror=ran()&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=ran()>'>",
    "<style>@import 'javascript:ran()';</style>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "<object data='javascript:ran()'></object>",
    "<form action='javascript:ran()'><button>x</button></form>",
    "<a href='javascript:ran()'>x</a>",
    "<a href=' java\nscript:ran()'>x</a>",
    "<a href='&#106;avascript&colon;ran()'>x</a>",
    "<a href='data:text/html,<script>ran()</script>'>x</a>",
    "<details open ontoggle=ran()><summary>x</summary></details>",
    "<p style='background:url(javascript:ran())'>x</p>",
    "<base href='javascript:'>",
    "<meta http-equiv=refresh content='0;url=javascript:ran()'>",
    "<!--><script>ran()</script>-->",
    "<![CDATA[><script>ran()</script>]]>",
    "<?xml-stylesheet href='javascript:ran()'?>",
    "<p title='\"><script>ran()</script>'>x</p>",
    "<b title=`><script>ran()</script>`>x</b>",
    "[x](javascript:ran())",
    "[x](JaVaScRiPt&colon;ran())",
    "[x](java&#x0A;script:ran())",
    "[x](\x01javascript:ran())",
    "[x](<javascript:ran()>)",
    "[x][y]\n\n[y]: javascript:ran()",
    "<javascript:ran()>",
    "![x](javascript:ran())",
    "![x](x'onerror='ran())",
    '![x"onerror="ran()](photo.jpg)',
    '[x](https://example.org "\\"onmouseover=\\"ran()")',
    "x{onclick=ran()}",
    '# x {#"><script>ran()</script>}',
    "`<script>ran()</script>`",
    "```\n</code></pre><script>ran()</script>\n```",
    "/// video | javascript:ran()\n///",
    "/// quote | <script>ran()</script>\nx\n///",
    "&lt;script&gt;ran()&lt;/script&gt;",
    "{{ ran() }} {% include '/etc/passwd' %} ${ran()} <%= ran() %>",
)
"""Ways to run a script, among them those that sanitisers are known to have let through."""


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_would_run_is_refused_or_shown_as_it_is_typed(payload: str) -> None:
    found = conversion_of(payload)
    assert otherwise(found.body.html) == ""
    assert not any("browsers read this" in notice.message for notice in found.notices)


HOSTILE = st.lists(
    st.sampled_from(
        (*MORE, *NASTY, *PAYLOADS, "\n\n", " ", "\u00a0", "<table><tr><td>", "<pre>\n\n")
    ),
    max_size=12,
).map("".join)


@given(HOSTILE, st.sampled_from(["en", "he", "ar"]))
@settings(max_examples=150)
def test_both_parsers_read_the_same(text: str, lang: str) -> None:
    assert otherwise(conversion_of(text, lang=lang).body.html) == ""


@pytest.mark.soak
@given(HOSTILE, st.sampled_from(["en", "he", "ar"]))
@settings(max_examples=100_000)
def test_both_parsers_read_the_same_for_hours(text: str, lang: str) -> None:
    assert otherwise(conversion_of(text, lang=lang).body.html) == ""


@pytest.mark.parametrize(
    "html",
    [
        '<p onclick="ran()">x</p>',
        "<script>ran()</script>",
        '<a href="javascript:ran()">x</a>',
        '<p style="color:red">x</p>',
        "<p>x",
        "<p><p>x</p></p>",
        '<iframe src="https://example.org"></iframe>',
        '<img src="data:text/html,x" alt="">',
        "<b><i>x</b></i>",
        "<table><p>x</p></table>",
    ],
)
def test_it_would_see_what_the_writer_let_through(html: str) -> None:
    """The judge can fail: each of these is a hole that no list of ours has."""
    assert otherwise(f"<p>before</p>\n{html}") != ""


def test_what_it_sees_is_a_mistake_with_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.markdown.convert.otherwise", lambda html: "<p>x")
    (notice,) = Converter().convert("a\n\nb", lang="en", resolver=SmallSite()).notices
    assert notice.severity == "error"
    assert notice.message == (
        '"<p>x": browsers read this otherwise than it is meant; write it in Markdown'
    )
