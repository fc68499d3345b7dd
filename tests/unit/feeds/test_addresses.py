"""Addresses in feeds are whole and made of the characters that a URI may have."""

from __future__ import annotations

from urllib.parse import unquote, urljoin

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.feeds.addresses import encode_address, join_address, make_addresses_absolute

PAGE = "https://example.org/site/news/2024/trip/"
SEGMENT = st.text("abz09-_.~%שé ", min_size=0, max_size=6)


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("/about/", "https://example.org/about/"),
        ("/a/../b/", "https://example.org/b/"),
        ("photo.jpg", "https://example.org/site/news/2024/trip/photo.jpg"),
        ("../other/", "https://example.org/site/news/2024/other/"),
        ("#note-1", "https://example.org/site/news/2024/trip/#note-1"),
        ("?page=2", "https://example.org/site/news/2024/trip/?page=2"),
        ("", "https://example.org/site/news/2024/trip/"),
        ("//cdn.example.net/x.js", "https://cdn.example.net/x.js"),
        ("https://other.example/a b", "https://other.example/a%20b"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+972", "tel:+972"),
        ("/שלום/", "https://example.org/%D7%A9%D7%9C%D7%95%D7%9D/"),
        ("/%D7%A9/", "https://example.org/%D7%A9/"),
        ("//[", "//["),
    ],
)
def test_an_address_is_made_whole(written: str, whole: str) -> None:
    assert join_address(PAGE, written) == whole


@given(st.lists(SEGMENT, max_size=5))
def test_the_short_way_gives_what_the_standard_library_gives(segments: list[str]) -> None:
    address = "/" + "/".join(segments)
    assert join_address(PAGE, address) == encode_address(urljoin(PAGE, address))


@given(st.text())
def test_encoding_loses_nothing_and_is_done_once(text: str) -> None:
    encoded = encode_address(text)
    assert encoded.isascii()
    assert encode_address(encoded) == encoded
    if "%" not in text and "\x00" not in text and text.isprintable():
        assert unquote(encoded) == text


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ('<a href="/x/?a=1&amp;b=2">', '<a href="https://example.org/x/?a=1&amp;b=2">'),
        ("<a href='/it&#39;s/'>", '<a href="https://example.org/it\'s/">'),
        ("<a href=/x/>", '<a href="https://example.org/x/">'),
        ('<A HREF = "/x/">', '<A HREF = "https://example.org/x/">'),
        ('<a\nhref="/x/">', '<a\nhref="https://example.org/x/">'),
        ('<img src="a.jpg" alt>', f'<img src="{PAGE}a.jpg" alt>'),
        ('<video poster="/p.jpg">', '<video poster="https://example.org/p.jpg">'),
        (
            '<img srcset="/a.avif 320w, /b.avif 640w" sizes="100vw">',
            '<img srcset="https://example.org/a.avif 320w, https://example.org/b.avif 640w"'
            ' sizes="100vw">',
        ),
        ('<source srcset="/a.avif">', '<source srcset="https://example.org/a.avif">'),
    ],
)
def test_links_and_media_are_made_whole(html: str, whole: str) -> None:
    assert make_addresses_absolute(html, PAGE) == whole


@pytest.mark.parametrize(
    "html",
    [
        '<p>write href="/x/" in your page</p>',
        '<code>&lt;a href="/x/"&gt;</code>',
        "<p title='href=\"/x/\"'>",
        '<p data-href="/x/" title="src=/y/">',
        "<p>5 < 6 and a href=/x/ > b</p>",
    ],
)
def test_words_that_look_like_links_stay(html: str) -> None:
    assert make_addresses_absolute(html, PAGE) == html


def test_scripts_styles_and_comments_are_left_out() -> None:
    html = (
        '<p>a</p><script src="/x.js">"<a href=/x>"</script><style>p{}</style><!-- <a href="/"> -->'
    )
    assert make_addresses_absolute(html, PAGE) == "<p>a</p>"


@given(
    st.lists(st.sampled_from(["/a/", "b.jpg", "#c", "https://d.example/", "/e?f&g"]), min_size=1)
)
def test_every_link_of_a_page_is_whole_for_a_parser_of_html(addresses: list[str]) -> None:
    html = "".join(f'<a title="x > y" href="{address}">z</a>' for address in addresses)
    root = lxml.html.fragment_fromstring(make_addresses_absolute(html, PAGE), create_parent="div")
    assert [link.get("href") for link in root.iter("a")] == [
        urljoin(PAGE, address) for address in addresses
    ]
