"""What becomes of HTML from elsewhere: our Markdown where it says the same, else HTML, named."""

from __future__ import annotations

import pytest

from sitegen.importing.prose.prose import Prose, convert, plain


def text_of(html: str) -> str:
    """Convert HTML of which all becomes Markdown."""
    prose = convert(html)
    assert [block.outcome for block in prose.blocks] == ["markdown"] * len(prose.blocks)
    return prose.text.removesuffix("\n")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>Some <b>strong</b> and <i>soft</i> words</p>", "Some **strong** and *soft* words"),
        ("<b>half</b>word", "**half**word"),
        ("<p><b>Note:</b>words</p>", "<strong>Note:</strong>words"),
        ("<p><em>one <b>two</b></em></p>", "*one __two__*"),
        ("<h2>One</h2><h3>Two</h3>", "## One\n\n### Two"),
        ("<p>a<br>b</p>", "a\\\nb"),
        ("<p>a<br><br>b</p>", "a\n\nb"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<blockquote><p>a</p><cite>B</cite></blockquote>", "/// quote | B\na\n///"),
        ("<pre><code>a\n\n b</code></pre>", "```\na\n\n b\n```"),
        ("<blockquote><pre>a \n b</pre></blockquote>", "> ```\n> a \n>  b\n> ```"),
        ("<p>type <code>a`b</code></p>", "type ``a`b``"),
        ("<hr>", "***"),
        ("<dl><dt>a<dd>b</dl>", "a\n:   b"),
        ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O"),
        (
            "<table><tr><th>a<th>b<tr><td>1<td>2|3</table>",
            "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |",
        ),
        ("<details><summary>a</summary><p>b</details>", "/// details | a\nb\n///"),
        ('<p><a href="https://example.org/a b">c</a></p>', "[c](https://example.org/a%20b)"),
        ("<figure><img src=a.jpg alt=b><figcaption>c</figure>", '![b](a.jpg "c")'),
        ("<p>x <img src=a.jpg alt=b></p>", "x ![b](a.jpg)"),
    ],
)
def test_what_our_markdown_can_say_is_markdown(html: str, markdown: str) -> None:
    assert text_of(html) == markdown


@pytest.mark.parametrize(
    "words",
    [
        "*", "a * b", "* a", "**a**", "_a_", "snake_case", "`a`", "# a", "#a", "## a", "1. a",
        "1986. A year", "١. a", "1) a", "- a", "+ a", "-5", "---", "===", "> a", "| a | b |",
        ": a", "[x]", "[x](y)", "[^1]", "![x](y)", "[x]: y", "&amp;", "&copy;", "<b>a</b>", "a < b",
        "<img src=x onerror=alert(1)>", "\\", "\\*", "C:\\dir", "{.a}", "a {#b}", "~~a~~", "~a~",
        "/// details | a", "```", "~~~", "https://example.org", "www.example.org", "me@example.org",
        "<!-- a -->", "&lt;", "\u200f# a", "$1", "==a==", "^a^", "a!", "///", "a\u00a0b", "^[a]",
    ],
)  # fmt: skip
def test_text_stays_text(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    for html in (
        f"<p>{escaped}</p>",
        f"<p>a<br>{escaped}</p>",
        f"<p><b>{escaped}</b></p>",
        f'<p>!<a href="/b">{escaped}</a></p>',
        f"<ul><li>{escaped}</ul>",
        f"<h2>{escaped}</h2>",
        f"<table><tr><th>{escaped}<th>b<tr><td>{escaped}<td>c</table>",
        f"<dl><dt>{escaped}<dd>{escaped}</dl>",
        f"<blockquote>{escaped}<cite>{escaped}</cite></blockquote>",
        f"<figure><img src=a.jpg alt='{escaped}'><figcaption>{escaped}</figcaption></figure>",
    ):
        assert text_of(html)


def told(prose: Prose) -> list[str]:
    return [said for block in prose.blocks for said in (*block.losses, *block.changes)]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p onclick='x()'>a</p>", "onclick"),
        ("<p style='color: red'>a</p>", "color: red"),
        ("<p>a<script>alert(1)</script></p>", "<script>"),
        ("<p><a href='javascript:x()'>a</a></p>", "javascript:"),
        ("<iframe src='https://example.org/map'></iframe>", "https://example.org/map"),
        ("<form action='/x'><input name=a>b</form>", "<form>"),
        ("<p>a <a href='#gone'>b</a></p>", "#gone"),
        ("<p>a</p><!-- b -->", "a remark"),
    ],
)
def test_what_is_lost_is_named(html: str, said: str) -> None:
    prose = convert(html)
    assert said in "\n".join([*told(prose), *(block.reason for block in prose.blocks)])


def test_a_title_is_words_without_markup() -> None:
    assert plain(" A &amp; <em>B</em><script>x</script> ") == "A & B"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p lang=fr>Bonjour <b>à tous</b></p>", "Bonjour **à tous**\n{lang=fr}"),
        ("<h2 lang=fr>Bonjour</h2>", "## Bonjour {lang=fr}"),
        ("<div lang=fr><p>Bonjour</p><p>Adieu</p></div>", "Bonjour\n{lang=fr}\n\nAdieu\n{lang=fr}"),
        ("<ul lang=fr><li>un</ul>", "- un\n  {lang=fr}"),
        ("<ul><li lang=fr>un<li>two</ul>", "- un\n  {lang=fr}\n- two"),
        ("<p>a <i lang=FR>b</i></p>", 'a <em lang="fr">b</em>'),
        ("<p lang=en-US>Hello</p>", "Hello"),
        ("<p lang=he dir=rtl>שלום</p>", "שלום"),
        ("<p lang=ar>سلام</p>", "سلام"),
        ("<p lang=fa>سلام</p>", "سلام\n{lang=fa}"),
    ],
)  # fmt: skip
def test_a_language_that_letters_dont_show_is_said(html: str, markdown: str) -> None:
    assert text_of(html) == markdown


def test_a_column_at_the_left_of_a_page_from_the_right_is_at_its_end() -> None:
    html = "<table><tr><th style='text-align:left'>א</th></tr></table>"
    assert "| --: |" in convert(html, language="he").text
    assert "| :-- |" in convert(html, language="en").text


def test_places_that_links_of_the_text_lead_to_stay_places() -> None:
    html = "<p><a href='#b'>a</a></p><ul><li id=b>c</ul><p><a name=d></a>e <a href='#d'>f</a></p>"
    prose = convert(html)
    assert '- <span id="b"></span>c' in prose.text
    assert {block.outcome for block in prose.blocks} == {"markdown"}
    assert not told(prose)


def test_a_table_that_markdown_cannot_say_is_html_with_a_reason() -> None:
    rows = "<tr><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr>"
    html = f"<table><caption>A</caption>{rows}</table>"
    (block,) = convert(html).blocks
    assert block.outcome == "html"
    assert block.reason == "a table with a caption"
    assert block.markdown == (
        '<table><caption>A</caption><tr><td colspan="2">b</td></tr>'
        "<tr><td>c</td><td>d</td></tr></table>"
    )


def test_addresses_become_those_of_the_new_site() -> None:
    html = "<p><a href=http://old/a>a</a> <img src=http://old/b-300x200.jpg alt=b></p><p>c</p>"
    new = {"http://old/a": "../a.md", "http://old/b-300x200.jpg": "b.jpg"}
    prose = convert(html, addresses=lambda old: new.get(old, old))
    assert prose.text == "[a](../a.md) ![b](b.jpg)\n\nc\n"
    assert prose.links == ("../a.md",)
    assert prose.pictures == ("b.jpg",)


def test_a_picture_that_is_elsewhere_is_a_link_to_it() -> None:
    prose = convert("<p><img src=https://example.org/a.jpg alt='What it shows'></p>")
    assert prose.text == "[What it shows](https://example.org/a.jpg)\n"
    assert "elsewhere" in prose.blocks[0].changes[0]
