"""Sharing: plain addresses that say which page and what it is called."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.render.helpers.share import ShareLink, share_links

PAGE = "https://www.example.org/he/news/2024/a/?from=geneva&x=1"
TITLE = 'Peace & "quiet": שלום, 50% more?'


def links(url: str = PAGE, title: str = TITLE) -> dict[str, ShareLink]:
    return {link.name: link for link in share_links(url, title, str.upper)}


def query_of(link: ShareLink) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link.url).query)


def test_all_ways_are_there_in_order() -> None:
    assert list(links()) == ["facebook", "x", "linkedin", "whatsapp", "email", "copy"]


@pytest.mark.parametrize(("name", "field"), [("facebook", "u"), ("x", "url"), ("linkedin", "url")])
def test_networks_get_the_address_whole(name: str, field: str) -> None:
    assert query_of(links()[name])[field] == [PAGE]


def test_x_gets_the_title() -> None:
    assert query_of(links()["x"])["text"] == [TITLE]


def test_messages_hold_title_and_address() -> None:
    assert query_of(links()["whatsapp"])["text"] == [f"{TITLE}\n{PAGE}"]
    assert query_of(links()["email"]) == {"subject": [TITLE], "body": [f"{TITLE}\n{PAGE}"]}


def test_copying_is_a_link_to_the_page_itself() -> None:
    assert links()["copy"].url == PAGE


def test_labels_are_translated() -> None:
    assert links()["copy"].label == "COPY THE LINK"


@given(st.text(min_size=1).filter(lambda title: title.isprintable()))
def test_no_title_breaks_an_address(title: str) -> None:
    for name, link in links(title=title).items():
        if name != "copy":
            assert not set(link.url) & set(' "<>\\^`{|}\n')
