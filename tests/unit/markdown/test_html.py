"""HTML in the Markdown: simple things work, what could harm or break the page is refused."""

from __future__ import annotations

import pytest

from tests.unit.markdown.site import conversion_of, html_of, notices_of


def test_simple_inline_html_works() -> None:
    text = 'H<sub>2</sub>O <span class="x" lang="fr">a <b>b</b></span> <kbd>c</kbd><br>d<wbr>e'
    assert html_of(text) == f"<p>{text.replace('<br>', f'<br>{chr(10)}')}</p>"


def test_html_and_markdown_mix() -> None:
    assert html_of('<b>a *b* "c"</b> **d <i>e</i>**') == (
        "<p><b>a <em>b</em> “c”</b> <strong>d <i>e</i></strong></p>"
    )


def test_blocks_of_html_work() -> None:
    assert html_of(
        '<div class="box">\n<p>A &amp; "b"</p>\n<ul><li>c</li></ul>\n</div>\n\nText'
    ) == ('<div class="box">\n<p>A &amp; “b”</p>\n\n<ul><li>c</li>\n</ul>\n\n</div>\n<p>Text</p>')


def test_links_and_pictures_in_html_obey_the_same_rules() -> None:
    assert html_of('<a href="../stories/2022/noor/index.md">N</a>') == (
        '<p><a href="/stories/2022/noor/">N</a></p>'
    )
    assert '<img src="/media/photo-1.jpg"' in html_of('a <img src="photo.jpg" alt="A"> b')
    assert notices_of('x\n\n<a href="gone.md">N</a>') == [
        (3, "error", 'link to "gone.md": nothing there')
    ]
    assert notices_of('x\n\n<a href="javascript:x()">N</a>')[0][:2] == (3, "error")


@pytest.mark.parametrize(
    ("html", "hint"),
    [
        ("<script>alert(1)</script>", "pages of this site run no script of an entry"),
        ("<SCRIPT src=//x>", "<script>"),
        ('<iframe src="https://example.org"></iframe>', "/// video"),
        ("<style>p {color: red}</style>", "looks belong in the theme"),
        ('<object data="x"></object>', "/// video"),
        ("<form><input></form>", "<form> is not allowed"),
        ("<button>x</button>", "/// button"),
        ("<svg><circle/></svg>", "<svg> is not allowed"),
        ("<math><mi>x</mi></math>", "<math> is not allowed"),
        ('<link rel="stylesheet" href="x">', "<link> is not allowed"),
        ('<meta http-equiv="refresh" content="0">', "<meta> is not allowed"),
        ('<base href="https://example.org">', "<base> is not allowed"),
        ("<h1>x</h1>", "headings of the text begin at h2"),
        ("<font>x</font>", "looks belong in the theme"),
        ("<center>x</center>", "<center> is not allowed"),
        ("<x-thing>x</x-thing>", "<x-thing> is not allowed"),
        ("<?php echo 1 ?>", "not allowed in a text"),
    ],
)
def test_elements_that_do_not_belong_in_a_text_are_refused(html: str, hint: str) -> None:
    for text in (f"One\n\n{html}\n\nTwo", f"One\n\nTwo {html} three"):
        found = conversion_of(text)
        assert [(notice.line, notice.severity) for notice in found.notices] == [(3, "error")]
        assert hint in found.notices[0].message
        for part in ("alert", "script", "iframe", "style", "<!", "<?", "refresh"):
            assert part not in found.body.html


def test_a_document_type_does_not_belong_in_a_text() -> None:
    assert notices_of("One\n\n<!DOCTYPE html>\n\nTwo") == [
        (3, "error", "<!DOCTYPE html> is not allowed in a text")
    ]
    assert html_of("Two <!DOCTYPE html>") == "<p>Two &lt;!DOCTYPE html&gt;</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<b style="color: red">x</b>',
        '<p style="x">x</p>',
        '<b onclick="alert(1)">x</b>',
        "<b ONMOUSEOVER=alert(1)>x</b>",
        '<p onload="alert(1)">x</p>',
    ],
)
def test_looks_and_scripts_are_refused_as_attributes(html: str) -> None:
    found = conversion_of(f"One\n\n{html}")
    assert [(notice.line, notice.severity) for notice in found.notices] == [(3, "error")]
    assert "not allowed, looks belong in the theme" in found.notices[0].message
    assert "alert" not in found.body.html
    assert "style" not in found.body.html


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("a <b>b", "<b> is never closed"),
        ("a b</b>", "</b> closes nothing that was opened here"),
        ("a <b><i>b</b></i>", "</b> comes before </i>: close what was opened last first"),
        ("*a <b>b* c</b>", "<b> is never closed"),
        ("<div>\na", "<div> is never closed"),
        ("<ul><p>a</p></ul>", "<p> can't stand inside <ul>"),
        ("<li>a</li>", "<li> stands inside <ol> or <ul>"),
        ("<p><div>a</div></p>", "<div> can't stand inside <p>"),
        ("<table><td>a</td></table>", "<td> can't stand inside <table>"),
        ('<a href="/programs/alumhub"><b><a href="x">a</a></b></a>', "<a> can't stand inside <b>"),
    ],
)
def test_html_that_is_not_well_formed_is_a_mistake(html: str, message: str) -> None:
    assert (3, "error", message) in notices_of(f"One\n\n{html}")


def test_comments_are_not_published() -> None:
    assert "secret" not in html_of("a <!-- secret --> b\n\n<!-- secret -->\n\nc")


def test_code_may_show_any_html() -> None:
    assert html_of("`<script>`") == "<p><code>&lt;script&gt;</code></p>"
    assert "&lt;script&gt;x&lt;/script&gt;" in html_of("    <script>x</script>")
    assert "&lt;div onclick=x&gt;" in html_of("```\n<div onclick=x>\n```")


def test_a_sign_that_is_no_html_stays() -> None:
    assert html_of("a < b and c > d, <3, x<y") == ("<p>a &lt; b and c &gt; d, &lt;3, x&lt;y</p>")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<a href="https://a.example">f("x")</a>', '<a href="https://a.example" rel="noopener">'),
        ("x<sup>2</sup>", "x<sup>2</sup>"),
        ("one<br>two", "one<br>two"),
        ('<b>"a"</b> -- b', '<b>"a"</b> -- b'),
        ("*name*", "<em>name</em>"),
        ("&lt;b&gt; <i>&amp;</i>", "&lt;b&gt; <i>&amp;</i>"),
    ],
)
def test_code_in_html_keeps_what_is_in_it(written: str, shown: str) -> None:
    assert shown in html_of(f"See <code>{written}</code>.")
    if written[0] != "*":
        assert shown in html_of(f"<pre>\n{written}\n</pre>")


def test_preformatted_html_begins_below_its_tag() -> None:
    assert html_of("<pre>\n  two\n    four\n</pre>") == (
        "<pre><code>  two\n    four\n</code></pre>"
    )


def test_cells_may_go_over_several_columns_and_rows() -> None:
    table = (
        '<table><tr><th colspan="2">a</th></tr><tr><td rowspan="2">b</td><td>c</td></tr></table>'
    )
    html = html_of(table)
    assert '<th scope="col" colspan="2">a</th>' in html
    assert '<td rowspan="2">b</td>' in html


@pytest.mark.parametrize("span", ["-1", "1001", "x", ""])
def test_a_cell_goes_over_a_number_of_columns(span: str) -> None:
    (told,) = notices_of(f'<table><tr><td colspan="{span}">a</td></tr></table>')
    assert told[2] == f'attribute colspan="{span}": not a value that it can have'


def test_an_attribute_of_html_is_decoded_once() -> None:
    assert 'title="&amp;lt;b>"' in html_of('a <abbr title="&amp;lt;b&gt;">b</abbr>').replace(
        "&gt;", ">"
    )


@pytest.mark.parametrize(
    ("around", "name"),
    [
        ("[^n]: {}\n\n[^n]", "a footnote"),
        ("/// gallery\n{}\n![A](photo.jpg)\n///", '"/// gallery"'),
        ("/// audio | voice.mp3\n{}\n///", '"/// audio"'),
        ("/// button\n[a](https://a.example)\n\n{}\n///", '"/// button"'),
        ("<p>\n{}\n</p>", "<p>"),
    ],
)
def test_what_a_tag_stands_in_is_called_as_its_author_knows_it(around: str, name: str) -> None:
    said = [message for _, _, message in notices_of(around.format("<div>b</div>"))]
    assert f"<div> can't stand inside {name}" in said
