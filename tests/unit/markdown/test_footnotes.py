"""Footnotes are numbered as they come and lead back."""

from __future__ import annotations

from tests.unit.markdown.site import html_of, notices_of


def test_a_note_and_its_way_back() -> None:
    assert html_of("A[^x] b.\n\n[^x]: The *note*.") == (
        '<p>A<sup id="fnref-1"><a href="#fn-1" role="doc-noteref">1</a></sup> b.</p>\n'
        '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">\n<ol>\n'
        '<li id="fn-1"><p>The <em>note</em>. <a href="#fnref-1" role="doc-backlink" '
        'aria-label="Back to the text, note 1">↑</a></p>\n</li>\n</ol>\n</section>'
    )


def test_the_labels_are_in_the_language_of_the_page() -> None:
    html = html_of("א[^1]\n\n[^1]: הערה", "he")
    assert 'aria-label="הערות"' in html
    assert 'aria-label="חזרה לטקסט, הערה 1"' in html


def test_numbers_follow_the_text_whatever_the_names_and_the_order_of_definitions() -> None:
    html = html_of("A[^second] b[^א ב].\n\n[^א ב]: Zwei.\n[^second]: Eins.")
    assert html.index("Eins.") < html.index("Zwei.")
    assert html.index('id="fnref-1"') < html.index('id="fnref-2"')


def test_a_note_with_two_references_has_two_ways_back() -> None:
    html = html_of("A[^x] b[^x].\n\n[^x]: Note.")
    assert 'id="fnref-1"' in html
    assert 'id="fnref-1-2"' in html
    assert 'href="#fnref-1"' in html
    assert 'href="#fnref-1-2"' in html


def test_a_note_may_refer_to_a_note() -> None:
    html = html_of("A[^x].\n\n[^x]: See[^y].\n[^y]: Here[^x].")
    assert html.count("<li id=") == 2
    assert html.count('role="doc-backlink"') == 3


def test_a_note_may_have_several_blocks() -> None:
    html = html_of("A[^x].\n\n[^x]: One.\n\n    Two.\n\n    - three")
    assert "<p>One.</p>\n<p>Two.</p>" in html
    assert '<p> <a href="#fnref-1"' in html


def test_a_note_in_a_heading_is_not_part_of_its_anchor() -> None:
    assert '<h2 id="a">A<sup' in html_of("## A[^x]\n\n[^x]: Note.")


def test_a_note_within_a_link_is_only_a_number() -> None:
    html = html_of("[A[^x]](/programs/alumhub) b[^x]\n\n[^x]: Note.")
    assert '<a href="/programs/alumhub/">A<sup>1</sup></a>' in html


def test_the_ids_of_notes_keep_out_of_the_way_of_others() -> None:
    html = html_of("## fn 1\n\nA[^x]\n\n[^x]: Note.")
    assert html.count('id="fn-1"') == 1
    assert '<a href="#fn-1-2" role="doc-noteref">1</a>' in html
    assert '<li id="fn-1-2">' in html


def test_a_reference_to_no_note_is_a_mistake() -> None:
    assert notices_of("A\n\nb[^x]") == [(3, "error", "[^x]: no such footnote; write one: [^x]: …")]


def test_a_note_that_nothing_refers_to_is_doubted() -> None:
    assert notices_of("A\n\n[^x]: Note.") == [
        (3, "warning", "[^x]: nothing refers to this footnote")
    ]


def test_a_note_is_none_of_what_is_left_open() -> None:
    assert notices_of("A[^x]\n\n[^x]: Note.\n\n<div>\n\nB") == [
        (5, "error", "<div> is never closed")
    ]


def test_a_note_defined_twice_is_a_mistake() -> None:
    assert notices_of("A[^x]\n\n[^x]: One.\n[^x]: Two.") == [
        (4, "error", "[^x]: this footnote is defined twice")
    ]
