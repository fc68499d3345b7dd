"""HTML that means harm, or is beyond measure: nothing of it runs, nothing stops the import."""

from __future__ import annotations

import time

import pytest

from sitegen.importing.prose.proof import Everything
from sitegen.importing.prose.prose import convert
from sitegen.markdown.convert import Converter

DANGEROUS = "<script onerror onload javascript: <iframe <form <style <svg srcdoc".split()


def page_of(html: str) -> str:
    made = Converter().convert(convert(html).text, lang="en", resolver=Everything())
    assert [each for each in made.notices if each.severity == "error"] == []
    return made.body.html


@pytest.mark.parametrize(
    "html",
    [
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<a href='java\tscript:alert(1)'>a</a>",
        "<a href='&#106;avascript:alert(1)'>a</a>",
        "<a href='data:text/html,<script>'>a</a>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<iframe src='javascript:alert(1)'></iframe>",
        "<object data='javascript:alert(1)'></object>",
        "<embed src='javascript:alert(1)'>",
        "<form action='javascript:alert(1)'><button>a</button></form>",
        "<math><mi xlink:href='javascript:alert(1)'>a</mi></math>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<style>@import 'x'</style><p>a</p>",
        "<template><img src=x onerror=alert(1)></template>",
        "<table><caption><script>alert(1)</script></caption><tr><td>a</table>",
        "<pre><code><img src=x onerror=alert(1)></code></pre>",
        "<video poster='javascript:alert(1)' src='javascript:alert(1)'></video>",
        "<audio src='javascript:alert(1)' onerror=alert(1)></audio>",
        "<p><a href='https://example.org\\\"onclick=\\\"alert(1)'>a</a></p>",
        "<img alt='\"><img src=x onerror=alert(1)>' src=a.jpg>",
        "<img alt='](x)<img src=x onerror=alert(1)>' src='a.jpg\"onerror=\"alert(1)'>",
        "<sitegen-left-out reason='<script>'><script>alert(1)</script></sitegen-left-out>",
    ],
)
def test_nothing_that_runs_comes_over(html: str) -> None:
    page = page_of(f"<p>before</p>{html}<p>behind</p>").lower()
    tags = "".join(f"<{piece.partition('>')[0]}>" for piece in page.split("<")[1:])
    quoted = tags.split('"')[::2]
    assert not [each for each in DANGEROUS if each in "".join(quoted)]
    assert 'href="javascript' not in page
    assert "before" in page
    assert "behind" in page


AROUND = "p li td h2 blockquote figcaption pre dt".split()


@pytest.mark.parametrize("around", AROUND)
def test_markup_that_was_written_to_be_read_stays_text(around: str) -> None:
    planted = (
        "&lt;img src=x onerror=alert(1)&gt; &lt;script&gt;alert(2)&lt;/script&gt; &amp;lt;b&amp;gt;"
    )
    page = page_of(f"<{around}>{planted}</{around}>")
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in page
    assert "&amp;lt;b&amp;gt;" in page
    assert "<img" not in page
    assert "<script" not in page


DEEP = "div|blockquote|ul><li|b|a href=/x|table><tr><td|font|span|details|section".split("|")


@pytest.mark.parametrize("tag", DEEP)
def test_depth_is_bounded_and_words_are_kept(tag: str) -> None:
    html = f"<{tag}>" * 3000 + "deep &amp; down" + "<p>behind</p>"
    prose = convert(html)
    assert "deep & down" in prose.text
    assert "behind" in prose.text
    page_of(html)


def test_a_long_post_is_converted() -> None:
    piece = "<p>Some <b>words</b> of a <a href='/long/'>long</a> post, one *star*.</p>\n"
    prose = convert(piece * 1000)
    assert {block.outcome for block in prose.blocks} == {"markdown"}
    assert len(prose.blocks) == 1000


@pytest.mark.soak
def test_a_post_of_a_megabyte_takes_seconds() -> None:
    piece = "<p>Some <b>words</b> of a <a href='/long/'>long</a> post, one *star*.</p>\n"
    start = time.process_time()
    prose = convert(piece * (1_000_000 // len(piece)))
    assert time.process_time() - start < 30
    assert {block.outcome for block in prose.blocks} == {"markdown"}


LONG = {
    "brackets": "[" * 5000,
    "stars": "*" * 5000,
    "misnested": "<b>" * 500 + "a</b>b<i>" * 500,
    "angles": "&lt;" * 5000,
    "backslashes": "\\" * 5000,
    "low lines": "_a" * 3000,
    "lines": "<p>" + "a<br>" * 2000,
    "items": "<ul>" + "<li>a" * 2000,
    "remarks": "<!-- wp:" * 2000,
    "links": "<a href=x>" * 2000 + "a",
}


@pytest.mark.parametrize("html", LONG.values(), ids=LONG)
def test_what_repeats_without_end_takes_no_time_without_end(html: str) -> None:
    start = time.process_time()
    page_of(html)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "\x00\x01",
        "<",
        "</p>",
        "<p",
        "<!--",
        "<![CDATA[a]]>",
        "\ud800",
        "&#0;",
        "<p>\u202ea",
    ],
)
def test_what_is_hardly_html_is_converted(html: str) -> None:
    convert(html)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p dir=rtl>שלום, עולם</p>", "שלום, עולם"),
        ("<p>اقرأ <b>هذا</b> الآن</p>", "اقرأ **هذا** الآن"),
        ("<h2>מי אנחנו</h2><ul><li>אחת</li><li>שתיים</li></ul>", "## מי אנחנו\n\n- אחת\n- שתיים"),
        ('<p>משתתפים*ות, צה"ל</p>', 'משתתפים\\*ות, צה"ל'),
        ("<p>\u200f1986. שנה</p>", "\u200f1986\\. שנה"),
        ("<p>a <span lang='fr'>déjà vu</span></p>", 'a <span lang="fr">déjà vu</span>'),
        ("<p>قال: «نعم» — 2022</p>", "قال: «نعم» — 2022"),
    ],
)
def test_texts_of_three_languages_come_over(html: str, markdown: str) -> None:
    for language in ("he", "ar", "en"):
        prose = convert(html, language=language)
        assert {block.outcome for block in prose.blocks} == {"markdown"}, language
        assert prose.text == f"{markdown}\n"
