"""The server finds files as a static host does."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.serve.addresses import Found, Layout, Moved
from tests.sites import write_files

FILES = (
    "index.html",
    "404.html",
    "about/index.html",
    "feed.xml",
    "he/404.html",
    "he/index.html",
    ".sitegen-manifest.json",
    "media/a b.webp",
)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A site at the root of its host."""
    write_files(tmp_path, dict.fromkeys(FILES, ""))
    return Layout(tmp_path, "/", ("", "/he", "/ar"))


@pytest.fixture
def below(layout: Layout) -> Layout:
    """The same site in a folder of its host."""
    return Layout(layout.output, "/sub/site/", layout.prefixes)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/about/", "about/index.html"),
        ("/about/index.html", "about/index.html"),
        ("/feed.xml", "feed.xml"),
        ("/media/a b.webp", "media/a b.webp"),
    ],
)
def test_an_address_is_answered_by_its_file(layout: Layout, address: str, path: str) -> None:
    assert layout.find(address) == Found(path)


def test_a_folder_without_its_slash_is_sent_on(layout: Layout) -> None:
    assert layout.find("/about") == Moved("/about/")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/none/", "404.html"),
        ("/none", "404.html"),
        ("/he/none/", "he/404.html"),
        ("/hello", "404.html"),
        ("/ar/none/", "404.html"),
    ],
)
def test_a_missing_page_is_told_in_the_readers_language(
    layout: Layout, address: str, path: str
) -> None:
    assert layout.find(address) == Found(path, 404)


@pytest.mark.parametrize(
    "address",
    [
        "/.sitegen-manifest.json",
        "/../secret",
        "/about/../../secret",
        "/a\\..\\b",
        "/about/\0",
        "/media",
    ],
)
def test_nothing_hidden_or_outside_is_served(layout: Layout, address: str) -> None:
    assert layout.find(address) == Found("404.html", 404)


def test_a_site_in_a_folder_stands_below_it(below: Layout) -> None:
    assert below.find("/sub/site/about/") == Found("about/index.html")
    assert below.find("/sub/site/about") == Moved("/sub/site/about/")
    assert below.find("/sub/site/he/none") == Found("he/404.html", 404)
    assert below.find("/about/") == Found("404.html", 404)


@pytest.mark.parametrize("address", ["/", "/sub", "/sub/", "/sub/site"])
def test_what_stands_above_a_site_leads_to_it(below: Layout, address: str) -> None:
    assert below.find(address) == Moved("/sub/site/")


def test_without_a_404_page_there_is_no_answer(tmp_path: Path) -> None:
    assert Layout(tmp_path).find("/none") is None
