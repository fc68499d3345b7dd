"""Site maps and robots.txt, as search engines read them."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from sitegen.feeds.sitemap import (
    SitemapPage,
    most_pages,
    robots_text,
    sitemap_file,
    sitemap_index,
)
from sitegen.schema.dates import parse_partial_date
from tests.tools.sitemaps import complaints

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
X = "{http://www.w3.org/1999/xhtml}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
BASE = "https://example.org"
TRIP = (("en", f"{BASE}/trip/"), ("he", f"{BASE}/he/מסע/"), ("ar", f"{BASE}/ar/trip/"))


def only(*pages: SitemapPage) -> ElementTree.Element:
    return ElementTree.fromstring(sitemap_file(pages, "en"))


def links(url: ElementTree.Element) -> dict[str, str]:
    found = [(link.get("hreflang", ""), link.get("href", "")) for link in url.iter(f"{X}link")]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_every_language_of_a_page_names_all_and_the_default() -> None:
    pages = (SitemapPage(url=url, alternates=TRIP) for _, url in TRIP)
    urls = only(*pages).findall(f"{S}url")
    expected = {
        "en": f"{BASE}/trip/",
        "he": f"{BASE}/he/%D7%9E%D7%A1%D7%A2/",
        "ar": f"{BASE}/ar/trip/",
        "x-default": f"{BASE}/trip/",
    }
    assert [links(url) for url in urls] == [expected] * 3
    # Each page is among its own alternates, as search engines demand.
    assert sorted(url.findtext(f"{S}loc") or "" for url in urls) == sorted(
        address for lang, address in expected.items() if lang != "x-default"
    )


def test_a_page_in_one_language_says_nothing_of_languages() -> None:
    page = SitemapPage(url=f"{BASE}/x/", alternates=(("en", f"{BASE}/x/"),))
    assert links(only(page)) == {}


def test_without_the_default_language_the_first_is_the_default() -> None:
    alternates = (("he", f"{BASE}/he/x/"), ("ar", f"{BASE}/ar/x/"))
    root = only(SitemapPage(url=f"{BASE}/he/x/", alternates=alternates))
    assert links(root)["x-default"] == f"{BASE}/he/x/"


@pytest.mark.parametrize(
    ("date", "told"), [("2024-07-12", "2024-07-12"), ("2025-10", None), ("2022", None)]
)
def test_a_date_is_a_day_as_the_schema_has_it(date: str, told: str | None) -> None:
    root = only(SitemapPage(url=f"{BASE}/", updated=parse_partial_date(date)))
    assert root.findtext(f"{S}url/{S}lastmod") == told


def test_a_page_without_a_date_has_none() -> None:
    assert only(SitemapPage(url=f"{BASE}/")).find(f"{S}url/{S}lastmod") is None


def test_addresses_are_escaped() -> None:
    root = only(SitemapPage(url=f"{BASE}/?a=1&b='<2>"))
    assert root.findtext(f"{S}url/{S}loc") == f"{BASE}/?a=1&b='%3C2%3E"


def test_the_order_of_pages_does_not_matter() -> None:
    pages = tuple(SitemapPage(url=f"{BASE}/{name}/") for name in "cab")
    assert sitemap_file(pages, "en") == sitemap_file(pages[::-1], "en")


def test_no_page_gives_an_empty_map() -> None:
    assert list(only()) == []


def test_a_page_shows_the_picture_that_stands_for_it() -> None:
    root = only(SitemapPage(url=f"{BASE}/", image=f"{BASE}/media/a.jpg?x&y", alternates=TRIP))
    assert root.findtext(f"{S}url/{IMAGE}image/{IMAGE}loc") == f"{BASE}/media/a.jpg?x&y"


@pytest.mark.parametrize("languages", [1, 3, 10, 40])
def test_a_full_file_stays_below_what_searchers_read(languages: int) -> None:
    long = "%D7%A9" * 45
    every = tuple((f"l{n:02}", f"{BASE}/{n:02}/{long}") for n in range(languages))
    picture = f"{BASE}/media/{'a' * 100}.jpg"
    page = SitemapPage(
        url=every[0][1], alternates=every, image=picture, updated=parse_partial_date("2024-07-12")
    )
    frame = len(sitemap_file((), "l00"))
    size = len(sitemap_file((page,), "l00")) - frame
    most = most_pages(languages)
    assert 1000 < most <= 50_000
    assert frame + most * size <= 50 * 1024 * 1024


def test_an_index_names_its_parts_with_their_newest_dates() -> None:
    index = sitemap_index(BASE, ("2025-10-01", ""))
    entries = ElementTree.fromstring(index).findall(f"{S}sitemap")
    assert [(e.findtext(f"{S}loc"), e.findtext(f"{S}lastmod")) for e in entries] == [
        (f"{BASE}/sitemap-1.xml", "2025-10-01"),
        (f"{BASE}/sitemap-2.xml", None),
    ]


def test_maps_and_indexes_are_as_their_schemas_say() -> None:
    dated = parse_partial_date("2024-07-12")
    pages = [
        SitemapPage(url=f"{BASE}/b/", updated=dated, image=f"{BASE}/b.jpg"),
        *(SitemapPage(url=url, alternates=TRIP, image=f"{BASE}/c.jpg") for _, url in TRIP),
    ]
    assert complaints(sitemap_file(pages, "en")) == []
    assert complaints(sitemap_index(BASE, ("2025-10-01", ""))) == []
    wrong = sitemap_file(pages, "en").replace(b"2024-07-12", b"2024-07")
    assert complaints(wrong)
    assert complaints(sitemap_file(pages, "en").replace(b"image:loc", b"image:where"))


def test_robots_may_read_everything_but_what_is_named() -> None:
    robots = RobotFileParser()
    rules = [("GPTBot", ["/"]), ("*", ["/admin/"]), ("*", ["/חיפוש/"])]
    robots.parse(robots_text(f"{BASE}/sitemap.xml", rules).splitlines())
    assert robots.can_fetch("any", f"{BASE}/news/")
    assert not robots.can_fetch("any", f"{BASE}/admin/")
    assert not robots.can_fetch("any", f"{BASE}/חיפוש/")
    assert not robots.can_fetch("GPTBot", f"{BASE}/news/")
    assert robots.site_maps() == [f"{BASE}/sitemap.xml"]
    robots = RobotFileParser()
    robots.parse(robots_text(f"{BASE}/sitemap.xml").splitlines())
    assert robots.can_fetch("any", f"{BASE}/admin/")
