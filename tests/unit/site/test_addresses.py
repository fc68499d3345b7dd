"""Every entry has its address, the same on every machine, and a file for it."""

from __future__ import annotations

import pytest

from sitegen.site.addresses import output_path
from sitegen.site.languages import languages_of
from sitegen.site.routes import plan_routes
from sitegen.text import direction
from tests.unit.site.library import AGREED, library, settings

AUDIO = "guid: x\naudio: {url: https://a.example/a.mp3}\n"
PLACES = [
    ("news/2024/harvest.md", "date: 2024-07-12", "/news/2024/harvest/"),
    ("news/harvest.md", "date: 2023", "/news/2023/harvest/"),
    ("news/2023/harvest.md", "date: 2024-01-02", "/news/2024/harvest/"),
    ("stories/2022/noor/index.md", AGREED, "/stories/2022/noor/"),
    ("stories/2022/noor/index.md", f"{AGREED}year: 2021", "/stories/2021/noor/"),
    ("stories/noor.md", f"{AGREED}date: 2020-05", "/stories/2020/noor/"),
    ("stories/noor.md", AGREED, "/stories/noor/"),
    ("podcast/groundwork/show.md", "guid: x", "/podcast/groundwork/"),
    (
        "podcast/groundwork/season-1/season.md",
        "guid: x\nnumber: 1",
        "/podcast/groundwork/season-1/",
    ),
    ("podcast/groundwork/season-1/lod.md", AUDIO, "/podcast/groundwork/season-1/lod/"),
    ("podcast/groundwork/season-1/lod/index.md", AUDIO, "/podcast/groundwork/season-1/lod/"),
    ("programs/alumhub.md", "", "/programs/alumhub/"),
    ("programs/alumhub/fellows.md", "parent: programs/alumhub", "/programs/fellows/"),
    ("exhibitions/geneva-2022/index.md", "", "/exhibitions/geneva-2022/"),
    ("events/2026/spring.md", "", "/events/spring/"),
    ("pages/about.md", "", "/about/"),
    ("pages/about/team/history.md", "", "/about/team/history/"),
    ("_index.md", "", "/"),
    ("news/_index.md", "", "/news/"),
    ("stories/2022/_index.md", "", "/stories/2022/"),
    ("news/2024/harvest.md", "date: 2024\nslug: olives", "/news/2024/olives/"),
    ("news/2024/harvest.md", "date: 2024\nurl: /olives/", "/olives/"),
    ("news/2024/harvest.md", "date: 2024\nurl: /olives", "/olives/"),
    ("pages/old.md", "url: /old.html", "/old.html"),
    ("pages/about/team.md", "slug: people", "/about/people/"),
    ("news/2024/זיתים.md", "date: 2024", "/news/2024/זיתים/"),
]


@pytest.mark.parametrize(("path", "fields", "address"), PLACES)
def test_every_kind_has_its_address(path: str, fields: str, address: str) -> None:
    site = library({path: f"title: A\n{fields}"})
    assert list(site.addresses.values()) == [address]


@pytest.mark.parametrize(("path", "fields", "address"), PLACES)
def test_another_language_has_the_same_address_below_its_own(
    path: str, fields: str, address: str
) -> None:
    hebrew = f"{path.removesuffix('.md')}.he.md"
    site = library({path: f"title: A\n{fields}", hebrew: "title: א"})
    assert set(site.addresses.values()) == {address, f"/he{address}"}


def test_a_translation_may_have_a_slug_of_its_own() -> None:
    site = library({"news/2024/a.md": "title: A\ndate: 2024", "news/2024/a.he.md": "slug: זית"})
    assert site.addresses["news/2024/a", "he"] == "/he/news/2024/זית/"
    assert site.addresses["news/2024/a", "en"] == "/news/2024/a/"


def test_an_address_that_names_its_language_is_not_given_it_twice() -> None:
    site = library({"pages/a.md": "title: A", "pages/a.he.md": "url: /he/odot/"})
    assert site.addresses["pages/a", "he"] == "/he/odot/"


def test_an_address_that_only_begins_like_a_language_is_given_it() -> None:
    site = library({"pages/a.md": "title: A", "pages/a.he.md": "url: /help/"})
    assert site.addresses["pages/a", "he"] == "/he/help/"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org", "/about/"),
        ("https://example.org/", "/about/"),
        ("https://example.org/peace", "/peace/about/"),
        ("https://example.org/a/b/", "/a/b/about/"),
    ],
)
def test_links_begin_with_the_path_of_the_sites_address(url: str, link: str) -> None:
    site = library({"pages/about.md": "title: A"}, site=settings(url))
    summary = site.summary("pages/about", "en")
    assert summary is not None
    assert summary.url == link
    assert site.addresses["pages/about", "en"] == "/about/"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/about/", "about/index.html"),
        ("/about", "about/index.html"),
        ("/he/news/2024/a/", "he/news/2024/a/index.html"),
        ("/old.html", "old.html"),
        ("/v1.2/notes", "v1.2/notes/index.html"),
    ],
)
def test_every_address_has_its_file(address: str, file: str) -> None:
    assert output_path(address) == file


def test_the_first_language_has_no_prefix_and_every_language_its_direction_and_title() -> None:
    found = [(each.code, each.prefix, each.dir, each.title) for each in languages_of(settings())]
    assert found == [
        ("en", "", "ltr", "Peace"),
        ("he", "/he", "rtl", "שלום"),
        ("ar", "/ar", "rtl", "Peace"),
    ]


@pytest.mark.parametrize(("code", "expected"), [("ar-PS", "rtl"), ("yi", "rtl"), ("fr", "ltr")])
def test_the_direction_follows_from_the_language(code: str, expected: str) -> None:
    assert direction(code) == expected


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ("url: /%D7%A9%D7%9C%D7%95%D7%9D/", "/שלום/"),
        ("url: /%d7%a9%d7%9c%d7%95%d7%9d", "/שלום/"),
        ("url: /cafe%CC%81/", "/caf\u00e9/"),
        ('slug: "%D7%A9%D7%9C%D7%95%D7%9D"', "/שלום/"),
    ],
)
def test_addresses_may_be_written_as_browsers_copy_them(fields: str, address: str) -> None:
    site = library({"pages/a.md": f"title: A\n{fields}"})
    assert list(site.addresses.values()) == [address]


def test_a_former_address_may_be_written_as_browsers_copy_it() -> None:
    site = library({"pages/a.md": 'title: A\naliases: ["/%D7%A9/x", "/%d7%a9.html"]'})
    former = {route.path for route in plan_routes(site) if route.page == "redirect"}
    assert former == {"ש/x/index.html", "ש.html"}
