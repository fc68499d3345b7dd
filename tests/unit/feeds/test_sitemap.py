"""Site maps and robots.txt, as search engines read them."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from sitegen.feeds import sitemap
from sitegen.feeds.sitemap import SitemapPage, robots_text, sitemap_files
from sitegen.schema.dates import parse_partial_date

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
X = "{http://www.w3.org/1999/xhtml}"
BASE = "https://example.org"
TRIP = (("en", f"{BASE}/trip/"), ("he", f"{BASE}/he/מסע/"), ("ar", f"{BASE}/ar/trip/"))


def only(*pages: SitemapPage) -> ElementTree.Element:
    (file,) = sitemap_files(BASE, pages, "en")
    assert file.name == "sitemap.xml"
    return ElementTree.fromstring(file.data)


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


@pytest.mark.parametrize("date", ["2022", "2025-10", "2024-07-12"])
def test_a_date_is_as_precise_as_it_is_known(date: str) -> None:
    root = only(SitemapPage(url=f"{BASE}/", updated=parse_partial_date(date)))
    assert root.findtext(f"{S}url/{S}lastmod") == date


def test_a_page_without_a_date_has_none() -> None:
    assert only(SitemapPage(url=f"{BASE}/")).find(f"{S}url/{S}lastmod") is None


def test_addresses_are_escaped() -> None:
    root = only(SitemapPage(url=f"{BASE}/?a=1&b='<2>"))
    assert root.findtext(f"{S}url/{S}loc") == f"{BASE}/?a=1&b='%3C2%3E"


def test_the_order_of_pages_does_not_matter() -> None:
    pages = tuple(SitemapPage(url=f"{BASE}/{name}/") for name in "cab")
    assert sitemap_files(BASE, pages, "en") == sitemap_files(BASE, pages[::-1], "en")


def test_no_page_gives_an_empty_map() -> None:
    assert list(only()) == []


def test_above_fifty_thousand_addresses_there_is_an_index() -> None:
    dates = {0: "2024", 1: "2025-10", 49_999: "2023", 50_000: "2022"}
    pages = tuple(
        SitemapPage(
            url=f"{BASE}/{number:06}/",
            updated=parse_partial_date(dates[number]) if number in dates else None,
        )
        for number in range(50_001)
    )
    index, first, second = sitemap_files(BASE, pages, "en")
    assert [file.name for file in (index, first, second)] == [
        "sitemap.xml",
        "sitemap-1.xml",
        "sitemap-2.xml",
    ]
    entries = ElementTree.fromstring(index.data).findall(f"{S}sitemap")
    assert [(e.findtext(f"{S}loc"), e.findtext(f"{S}lastmod")) for e in entries] == [
        (f"{BASE}/sitemap-1.xml", "2025-10"),
        (f"{BASE}/sitemap-2.xml", "2022"),
    ]
    assert first.data.count(b"<url>") == 50_000
    assert second.data.count(b"<url>") == 1
    assert len(sitemap_files(BASE, pages[1:], "en")) == 1


def test_a_file_that_would_be_too_large_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = tuple(SitemapPage(url=f"{BASE}/{number}/") for number in range(9))
    frame = len(sitemap.OPENING) + len(sitemap.CLOSING)
    block = len(f"<url><loc>{BASE}/0/</loc></url>\n")
    monkeypatch.setattr(sitemap, "ROOM", 4 * block)
    _, *parts = sitemap_files(BASE, pages, "en")
    assert [len(part.data) - frame for part in parts] == [4 * block, 4 * block, block]
    found = [
        loc.text for part in parts for loc in ElementTree.fromstring(part.data).iter(f"{S}loc")
    ]
    assert found == [page.url for page in pages]


def test_robots_may_read_everything_but_what_is_named() -> None:
    robots = RobotFileParser()
    robots.parse(robots_text(f"{BASE}/sitemap.xml", ("/admin/",)).splitlines())
    assert robots.can_fetch("any", f"{BASE}/news/")
    assert not robots.can_fetch("any", f"{BASE}/admin/")
    assert robots.site_maps() == [f"{BASE}/sitemap.xml"]
    robots = RobotFileParser()
    robots.parse(robots_text(f"{BASE}/sitemap.xml").splitlines())
    assert robots.can_fetch("any", f"{BASE}/admin/")
