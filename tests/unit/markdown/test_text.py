"""Markdown becomes the HTML that its author expects."""

from __future__ import annotations

import pytest

from tests.unit.markdown.site import body_of, html_of, notices_of


def test_an_empty_text_has_an_empty_body() -> None:
    body = body_of(" \n\n\t\n")
    assert (body.html, body.headings, body.text) == ("", (), "")


def test_paragraphs_emphasis_and_breaks() -> None:
    assert html_of("One *two* **three**  \nfour\n\nfive") == (
        "<p>One <em>two</em> <strong>three</strong><br>\nfour</p>\n<p>five</p>"
    )


def test_lists_nest_and_do_not_mix() -> None:
    assert html_of("- a\n    - b\n\n3. c\n4. d") == (
        '<ul><li>a<ul><li>b</li>\n</ul>\n</li>\n</ul>\n<ol start="3"><li>c</li>\n<li>d</li>\n</ol>'
    )


def test_a_list_may_be_numbered_in_arabic_digits() -> None:
    assert '<ol start="2">' in html_of("٢. واحد\n٣. اثنان", "ar")


def test_definition_lists() -> None:
    assert html_of("Peace\n:   What we work for\n:   Not only its absence") == (
        "<dl><dt>Peace</dt>\n<dd>What we work for</dd>\n<dd>Not only its absence</dd>\n</dl>"
    )


def test_a_quotation_and_a_rule() -> None:
    assert html_of("> said\n\n***") == "<blockquote><p>said</p>\n</blockquote>\n<hr>"


def test_code_is_left_alone() -> None:
    assert html_of('`"a" -- <b> &amp;`') == '<p><code>"a" -- &lt;b&gt; &amp;amp;</code></p>'


def test_code_on_lines_of_its_own_is_left_alone() -> None:
    expected = '<pre><code class="language-yaml">title: "a" -- &lt;b&gt; &amp;amp;\n</code></pre>'
    assert html_of('```yaml\ntitle: "a" -- <b> &amp;\n\n```') == expected
    assert html_of('    "a" -- <b>\n\n    c') == '<pre><code>"a" -- &lt;b&gt;\n\nc\n</code></pre>'


def test_code_runs_from_left_to_right_in_hebrew() -> None:
    assert html_of("`x`", "he") == '<p><code dir="ltr">x</code></p>'


def test_a_table_can_be_scrolled_by_keyboard_and_has_a_name() -> None:
    html = html_of("| City | *Visitors* |\n|:---|---:|\n| Haifa | 3 |\n| Lod |")
    assert html == (
        '<section class="table" tabindex="0" aria-label="Table: City, Visitors">'
        '<table><thead><tr><th class="align-start" scope="col">City</th>\n'
        '<th class="align-end" scope="col"><em>Visitors</em></th>\n</tr>\n</thead>\n'
        '<tbody><tr><td class="align-start">Haifa</td>\n<td class="align-end">3</td>\n</tr>\n'
        '<tr><td class="align-start">Lod</td>\n<td class="align-end"></td>\n</tr>\n'
        "</tbody>\n</table>\n</section>"
    )


def test_a_table_is_named_in_the_language_of_the_page() -> None:
    assert 'aria-label="טבלה: עיר"' in html_of("| עיר | |\n|---|---|\n| לוד | |", "he")


def test_attributes_may_be_given() -> None:
    assert html_of("A paragraph.\n{.lead #first lang=en}") == (
        '<p class="lead" id="first" lang="en">A paragraph.</p>'
    )
    assert html_of("*a*{.b}") == '<p><em class="b">a</em></p>'


def test_attributes_that_html_does_not_have_are_mistakes() -> None:
    assert notices_of("A\n\n*b*{widht=3}") == [(3, "error", 'attribute widht="3": unknown here')]
    assert notices_of("*b*{titel=x}") == [
        (1, "error", 'attribute titel="x": unknown here; did you mean "title"?')
    ]
    assert notices_of('*b*{dir="up"}') == [
        (1, "error", 'attribute dir="up": not a value that it can have')
    ]


@pytest.mark.parametrize("code", ["fr", "en-GB", "zh-Hans", "es-419", "apc"])
def test_a_language_has_a_code(code: str) -> None:
    assert html_of(f"*b*{{lang={code}}}") == f'<p><em lang="{code}">b</em></p>'


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("xx", ""),
        ("xx-nope", ""),
        ("english", ""),
        ("he_il", "he-IL"),
        ("heb", "he"),
        ("ARA-ps", "ar-PS"),
        ("EN", "en"),
        ("עב", ""),
    ],
)
def test_what_is_no_code_of_a_language_is_a_mistake(code: str, meant: str) -> None:
    hint = f'; did you mean "{meant}"?' if meant else ""
    said = f'attribute lang="{code}": expected the code of a language, such as he or fr{hint}'
    assert notices_of(f"*b*{{lang={code}}}") == [(1, "error", said)]
    assert notices_of(f'<span lang="{code}">b</span>') == [(1, "error", said)]


def test_looks_and_scripts_cannot_be_given_as_attributes() -> None:
    advice = "not allowed, looks belong in the theme: use a class"
    assert notices_of('*b*{style="color: red"}') == [
        (1, "error", f'attribute style="color: red": {advice}')
    ]
    assert notices_of("*b*{onclick=x}")[0][2].startswith('attribute onclick="x": not allowed')


def test_a_backslash_takes_the_meaning_from_a_sign() -> None:
    assert html_of(r"\*a\* \"b\" \[c\] \<d\> 1\. e \| f") == (
        '<p>*a* "b" [c] &lt;d&gt; 1. e | f</p>'
    )


def test_character_references_become_what_they_stand_for() -> None:
    assert html_of("&copy; &#1488; &lt; &quot; &nosuch; &#0; AT&T &") == (
        '<p>© <span dir="rtl" lang="he">א</span> &lt; " &amp;nosuch; \ufffd AT&amp;T &amp;</p>'
    )


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_an_end_of_a_line_pasted_from_a_word_processor_is_one(end: str) -> None:
    body = body_of(f"one{end}**two**{end}{end}three")
    assert body.html == "<p>one<br>\n<strong>two</strong><br>\n<br>\nthree</p>\n"
    assert body.text == "one\ntwo\nthree"
    assert html_of(f"{end}one{end}\n\n`a{end}b`") == "<p>one<br>\n</p>\n<p><code>a\nb</code></p>"


def test_what_html_cannot_hold_is_dropped() -> None:
    assert html_of("a\x00bc\x1bd\ufffee\U000f0010f\ud800g") == "<p>abcdefg</p>"


def test_where_a_line_of_the_source_ends_the_plain_text_goes_on() -> None:
    body = body_of("In the *Old\nTown* of\nGeneva.\n\n- one\n  more\n- two  \n  three")
    assert body.text == "In the Old Town of Geneva.\none more\ntwo\nthree"


def test_the_plain_text_has_a_line_for_each_block_and_no_markup() -> None:
    body = body_of(
        'Some *words* "quoted" & more[^1].\n\n## Heading\n\n- one\n- two\n\n'
        '![Alt](photo.jpg "Caption")\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: The note.'
    )
    assert body.text == ("Some words “quoted” & more.\nHeading\none\ntwo\na b\nc d\nThe note.")


def test_what_only_begins_like_a_reference_is_shown_as_typed() -> None:
    html = html_of("&copyright; &notice; &parag; &copy x, but &copy; and &para;")
    assert html == "<p>&amp;copyright; &amp;notice; &amp;parag; &amp;copy x, but © and ¶</p>"
