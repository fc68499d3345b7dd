"""Texts of WordPress: its blocks, its lines without tags, its shortcodes."""

from __future__ import annotations

import pytest

from sitegen.importing.prose.prose import Prose
from sitegen.importing.prose.wordpress import Attachment, convert_wordpress

FILES = {
    7: Attachment(address="seven.jpg", alt="Seven", caption="The <em>first</em>"),
    8: Attachment(address="eight.jpg", alt="Eight"),
    9: Attachment(address="nine.mp3"),
}


def converted(html: str) -> Prose:
    return convert_wordpress(html, attachments=FILES.get, attached=(8,))


def text_of(html: str) -> str:
    prose = converted(html)
    assert {block.outcome for block in prose.blocks} <= {"markdown", "dropped"}, prose.blocks
    return prose.text.removesuffix("\n")


def block(name: str, held: str, given: str = "") -> str:
    """Write a block as WordPress keeps it."""
    attributes = f"{given} " if given else ""
    return f"<!-- wp:{name} {attributes}-->\n{held}\n<!-- /wp:{name} -->"


BLOCKS = [
    ("paragraph", '<p class="has-text-align-center">Words</p>', "Words"),
    ("heading", '<h2 class="wp-block-heading" id="h-aims">Aims</h2>', "## Aims {#h-aims}"),
    (
        "list",
        "<ul>" + block("list-item", "<li>a</li>") + block("list-item", "<li>b</li>") + "</ul>",
        "- a\n- b",
    ),
    (
        "quote",
        f'<blockquote class="wp-block-quote">{block("paragraph", "<p>a</p>")}<cite>B</cite>'
        "</blockquote>",
        "/// quote | B\na\n///",
    ),
    (
        "pullquote",
        '<figure class="wp-block-pullquote"><blockquote><p>a</p><cite>B</cite></blockquote>'
        "</figure>",
        "/// quote | B\na\n///",
    ),
    (
        "image",
        '<figure class="wp-block-image"><a href="/x/"><img src="a.jpg" alt="A"/></a>'
        '<figcaption class="wp-element-caption">C</figcaption></figure>',
        '[![A](a.jpg "C")](/x/)',
    ),
    (
        "gallery",
        '<figure class="wp-block-gallery has-nested-images"><!-- wp:image --><figure '
        'class="wp-block-image"><img src="a.jpg" alt="A"/></figure><!-- /wp:image --><figure '
        'class="wp-block-image"><a href="/b/"><img src="b.jpg" alt="B"/></a><figcaption>C'
        '</figcaption></figure><figcaption class="blocks-gallery-caption">All</figcaption>'
        "</figure>",
        '/// gallery\n![A](a.jpg)\n[![B](b.jpg "C")](/b/)\n///\n\nAll',
    ),
    (
        "gallery",
        '<ul class="wp-block-gallery"><li class="blocks-gallery-item"><figure><img src="a.jpg" '
        'alt="A"/></figure></li></ul>',
        "/// gallery\n![A](a.jpg)\n///",
    ),
    (
        "embed",
        '<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\n'
        "https://www.youtube.com/watch?v=abcdefghijk\n</div><figcaption>C</figcaption></figure>",
        "/// video | https://www.youtube.com/watch?v=abcdefghijk\nC\n///",
    ),
    (
        "embed",
        '<figure class="wp-block-embed"><div>https://social.example.org/1</div></figure>',
        "<https://social.example.org/1>",
    ),
    ("audio", '<figure><audio controls src="a.mp3"></audio></figure>', "/// audio | a.mp3\n///"),
    (
        "video",
        '<figure><video controls src="https://example.org/a.mp4"></video></figure>',
        "/// video | https://example.org/a.mp4\n///",
    ),
    (
        "file",
        '<div class="wp-block-file"><a href="a.pdf">The report</a><a href="a.pdf" '
        'class="wp-block-file__button" download>Download</a></div>',
        "[The report](a.pdf)[Download](a.pdf)",
    ),
    (
        "buttons",
        '<div class="wp-block-buttons"><div class="wp-block-button"><a '
        'class="wp-block-button__link" href="/a/">A</a></div><div class="wp-block-button"><a '
        'class="wp-block-button__link" href="/b/">B</a></div></div>',
        "/// button\n[A](/a/)\n[B](/b/)\n///",
    ),
    (
        "columns",
        f'<div class="wp-block-columns"><div class="wp-block-column">'
        f"{block('paragraph', '<p>a</p>')}</div>"
        f'<div class="wp-block-column">{block("paragraph", "<p>b</p>")}</div></div>',
        "a\n\nb",
    ),
    (
        "cover",
        '<div class="wp-block-cover"><span class="wp-block-cover__background"></span><img '
        'class="wp-block-cover__image-background" alt="A" src="a.jpg"/><div '
        f'class="wp-block-cover__inner-container">{block("paragraph", "<p>b</p>")}</div></div>',
        "![A](a.jpg)\n\nb",
    ),
    (
        "media-text",
        '<div class="wp-block-media-text"><figure class="wp-block-media-text__media"><img '
        'src="a.jpg" alt="A"/></figure><div class="wp-block-media-text__content"><p>b</p></div>'
        "</div>",
        "![A](a.jpg)\n\nb",
    ),
    (
        "table",
        '<figure class="wp-block-table"><table><thead><tr><th>a</th></tr></thead><tbody><tr>'
        "<td>b</td></tr></tbody></table></figure>",
        "| a |\n| --- |\n| b |",
    ),
    ("separator", '<hr class="wp-block-separator"/>', "***"),
    ("spacer", '<div style="height:9px" class="wp-block-spacer"></div>', ""),
    ("verse", '<pre class="wp-block-verse">a\nb</pre>', "a\\\nb"),
    ("code", '<pre class="wp-block-code"><code>a\n b</code></pre>', "```\na\n b\n```"),
    (
        "details",
        '<details class="wp-block-details"><summary>A</summary><p>b</p></details>',
        "/// details | A\nb\n///",
    ),
    ("html", "<p>a <sub>b</sub></p>", "a <sub>b</sub>"),
    ("freeform", "a\nb\n\nc", "a\\\nb\n\nc"),
    ("shortcode", '[gallery ids="8"]', "/// gallery\n![Eight](eight.jpg)\n///"),
    ("more", "<!--more-->", ""),
]


@pytest.mark.parametrize(("name", "held", "markdown"), BLOCKS)
def test_each_block_of_wordpress_comes_over(name: str, held: str, markdown: str) -> None:
    assert text_of(block(name, held)) == markdown


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<!-- wp:latest-posts {"postsToShow":3} /-->', "wp:latest-posts"),
        ('<!-- wp:acf/team {"data":{"name":"The team"}} /-->', "The team"),
        ('<!-- wp:block {"ref":12} /-->', "number 12"),
        ("<!-- wp:spacer --><div></div><!-- /wp:spacer -->", "an empty space"),
        ("a\n\n<!--nextpage-->\n\nb", "new page"),
        ('[gallery ids="7,99"]', "99"),
    ],
)
def test_what_wordpress_makes_later_is_named(html: str, said: str) -> None:
    prose = converted(html)
    assert any(said in each.reason for each in prose.blocks if each.outcome == "dropped")


@pytest.mark.parametrize(
    ("lines", "markdown"),
    [
        ("One\ntwo\n\nthree", "One\\\ntwo\n\nthree"),
        ("a\r\n\r\nb", "a\n\nb"),
        ("<h2>A</h2>\nb", "## A\n\nb"),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nc", "- a\n- b\n\nc"),
        ("<blockquote>a\n\nb</blockquote>", "> a\n>\n> b"),
        ("<pre>a\n\nb</pre>", "```\na\n\nb\n```"),
        ("a\n\nhttps://youtu.be/abcdefghijk\n\nb", "a\n\nhttps://youtu.be/abcdefghijk\n\nb"),
        ("a\n\nhttps://example.org/x", "a\n\nhttps\\://example.org/x"),
        ("<strong>a</strong>\n<em>b</em>", "**a**\\\n*b*"),
        ("<div>a\n\nb</div>", "a\n\nb"),
        ("<table>\n<tr>\n<th>a</th>\n</tr>\n</table>", "| a |\n| --- |"),
    ],
)  # fmt: skip
def test_lines_without_tags_are_paragraphs(lines: str, markdown: str) -> None:
    assert text_of(lines) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            '[caption id="attachment_7" width="300"]<a href="/x/"><img src="a.jpg" alt="A"></a> The'
            " words[/caption]",
            '[![A](a.jpg "The words")](/x/)',
        ),
        ('[caption caption="The words"]<img src="a.jpg">[/caption]', '![](a.jpg "The words")'),
        ("[gallery]", "/// gallery\n![Eight](eight.jpg)\n///"),
        ("[embed]https://youtu.be/abcdefghijk[/embed]", "https://youtu.be/abcdefghijk"),
        ('[audio mp3="a.mp3"][/audio]', "/// audio | a.mp3\n///"),
        ('[audio src="a.mp3"]', "/// audio | a.mp3\n///"),
        ('[playlist ids="9"]', "/// audio | nine.mp3\n///"),
        ("[[gallery]]", "\\[gallery\\]"),
        ('[[gallery ids="1"]]', '\\[gallery ids="1"\\]'),
        ("[[escaped]]", "\\[escaped\\]"),
        ('[[form id="1"]]', '\\[form id="1"\\]'),
        ("[[note]words[/note]]", "\\[note\\]words\\[/note\\]"),
        ("<p>a [[one]] b [[two]] c</p>", "a \\[one\\] b \\[two\\] c"),
        ("<code>df[[name]]</code>", "`df[[name]]`"),
        ('<p><a href="/x?a=[[one]]">A</a></p>', "[A](</x?a=[[one]]>)"),
        ('[form id="3"]', '\\[form id="3"\\]'),
        ("as he said [sic]", "as he said \\[sic\\]"),
    ],
)
def test_shortcodes_are_what_they_show(html: str, markdown: str) -> None:
    assert text_of(html) == markdown


def test_a_shortcode_of_a_plugin_stays_words_and_is_named() -> None:
    prose = converted('a [form id="3"] b [sic]')
    assert prose.blocks[0].changes == ('a shortcode that stays words: [form id="3"]',)


@pytest.mark.parametrize("html", ['[[gallery ids="1"]]', '[[form id="1"]]', "[[a]b[/a]]"])
def test_a_shortcode_that_was_written_to_be_read_is_no_doubt(html: str) -> None:
    assert not any(each.changes or each.reason for each in converted(html).blocks)


def test_a_block_used_again_stands_where_it_is_used() -> None:
    prose = convert_wordpress(
        'x<!-- wp:block {"ref":5} /-->',
        reusable=lambda number: block("paragraph", "<p>again</p>") if number == 5 else None,
    )
    assert prose.text == "x\n\nagain\n"
    itself = '<!-- wp:block {"ref":5} /-->'
    endless = convert_wordpress(itself, reusable=lambda _: itself)
    assert endless.blocks[0].outcome == "dropped"


REFERENCE = '<sup data-fn="n" class="fn"><a href="#n" id="n-link">1</a></sup>'


@pytest.mark.parametrize(
    "html",
    [
        f'<p>a{REFERENCE}</p><ol class="wp-block-footnotes"><li id="n">b <a href="#n-link">↩︎</a>'
        "</li></ol>",
        '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><div '
        'class="footnotes"><hr><ol><li id="fn:1"><p>b&nbsp;<a class="footnote-backref" '
        'href="#fnref:1">↩</a></p></li></ol></div>',
        '<p>a<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a></p>'
        '<section role="doc-endnotes"><ol><li id="fn1"><p>b<a href="#fnref1" '
        'role="doc-backlink">↩︎</a></p></li></ol></section>',
    ],
)
def test_footnotes_are_footnotes(html: str) -> None:
    assert text_of(html).replace("***\n\n", "") == "a[^1]\n\n[^1]: b"


def test_footnotes_that_wordpress_keeps_apart_come_over() -> None:
    prose = convert_wordpress(
        block("paragraph", f"<p>a{REFERENCE}</p>") + "<!-- wp:footnotes /-->",
        footnotes={"n": "<em>b</em>"},
    )
    assert prose.text == "a[^1]\n\n[^1]: *b*\n"


def test_buttons_of_elementor_are_buttons() -> None:
    html = (
        '<div class="elementor-button-wrapper"><a class="elementor-button elementor-button-link"'
        ' href="/join/"><span class="elementor-button-content-wrapper"><span'
        ' class="elementor-button-text">Join us</span></span></a></div>'
    )
    assert text_of(html) == "/// button\n[Join us](/join/)\n///"
