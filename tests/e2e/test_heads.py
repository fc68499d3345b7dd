"""What the head of every page of the real site tells services, phones and readers of feeds."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.documents import HOST, Document, documents

LOCALES = {"en": "en_GB", "he": "he_IL", "ar": "ar_PS"}
ALTERNATES = "//link[@rel='alternate'][@type]"
HOMES = {"en": "", "he": "he/", "ar": "ar/"}


@pytest.fixture(scope="module")
def pages(output: Path) -> dict[str, Document]:
    """The pages that are no redirects, by address."""
    return {page.address: page for page in documents(output) if not page.is_redirect}


def links(page: Document, rel: str) -> list[str]:
    return [str(each) for each in page.tree.xpath(f"//link[@rel='{rel}']/@href")]


def test_every_page_says_its_locale_and_those_of_its_translations(
    pages: dict[str, Document],
) -> None:
    for address, page in pages.items():
        lang = page.tree.get("lang")
        assert page.meta("og:locale") == [LOCALES[lang]], address
        named = page.tree.xpath("//link[@rel='alternate'][@hreflang!='x-default']/@hreflang")
        others = {LOCALES[each] for each in named if each != lang}
        assert set(page.meta("og:locale:alternate")) == others, address


def test_every_page_for_readers_has_a_picture_of_the_size_that_it_says(
    output: Path, pages: dict[str, Document]
) -> None:
    for address, page in pages.items():
        if not page.is_for_searchers:
            continue
        (image,) = page.meta("og:image")
        with Image.open(output / image.removeprefix(f"{HOST}/")) as picture:
            said = [*page.meta("og:image:width"), *page.meta("og:image:height")]
            assert said == [str(side) for side in picture.size], address
        assert page.meta("og:image:alt") == page.meta("twitter:image:alt"), address
        assert page.meta("twitter:card") == ["summary_large_image"], address


def test_a_story_whose_consent_leaves_social_media_out_has_the_sites_card(
    output: Path, pages: dict[str, Document]
) -> None:
    """Its card is home's: drawn from the site's name, with nobody's face, name or title."""
    for lang, home in HOMES.items():
        (card,) = pages[f"/{home}"].meta("og:image")
        withheld = [
            page
            for address, page in pages.items()
            if re.fullmatch(rf"/{home}stories/\d+/.+", address)
            and page.meta("og:title") == page.meta("og:site_name")
        ]
        assert withheld, lang
        for page in withheld:
            assert page.meta("og:image") == [card], page.address
            assert page.meta("og:image:alt") == page.meta("og:site_name"), page.address
            assert not page.meta("article:published_time"), page.address


def test_articles_say_the_day_on_which_they_appeared(pages: dict[str, Document]) -> None:
    dated = [page for page in pages.values() if page.meta("article:published_time")]
    assert len(dated) >= 9
    for page in dated:
        assert page.meta("og:type") == ["article"], page.address
        for time in page.meta("article:published_time") + page.meta("article:modified_time"):
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", time), page.address


def test_every_page_names_the_icons_and_the_manifest_of_its_language(
    output: Path, pages: dict[str, Document]
) -> None:
    for address, page in pages.items():
        for rel, count in (("icon", 2), ("apple-touch-icon", 1), ("manifest", 1)):
            assert len(links(page, rel)) == count, (address, rel)
            assert all((output / each[1:]).is_file() for each in links(page, rel)), address
        manifest = json.loads((output / links(page, "manifest")[0][1:]).read_text("utf-8"))
        assert manifest["lang"] == page.tree.get("lang"), address
        assert manifest["start_url"] == f"/{HOMES[manifest['lang']]}", address


def test_the_icons_of_a_manifest_are_as_large_as_it_says(
    output: Path, pages: dict[str, Document]
) -> None:
    found = {links(page, "manifest")[0] for page in pages.values()}
    assert len(found) == 3
    for address in found:
        for icon in json.loads((output / address[1:]).read_text("utf-8"))["icons"]:
            with Image.open(output / icon["src"][1:]) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_who_asks_for_favicon_ico_at_the_root_gets_it(output: Path) -> None:
    picture = Image.open(io.BytesIO((output / "favicon.ico").read_bytes()))
    assert picture.format == "ICO"


def test_every_list_announces_its_feeds_and_its_calendar(
    output: Path, pages: dict[str, Document]
) -> None:
    """What lies beside a page as a feed or calendar of its own is announced by it."""
    names = ("feed.xml", "feed.json", "calendar.ics")
    for address, page in pages.items():
        beside = {f"{address}{name}" for name in names if (output / address[1:] / name).is_file()}
        announced = {str(each.get("href")) for each in page.tree.xpath(ALTERNATES)}
        assert beside <= announced, address
        assert all((output / each[1:]).is_file() for each in announced), address


def test_the_podcasts_page_announces_the_shows(pages: dict[str, Document]) -> None:
    for home in HOMES.values():
        found = "//link[@rel='alternate'][@type='application/rss+xml']/@href"
        feeds = pages[f"/{home}podcast/"].tree.xpath(found)
        assert feeds == [f"/{home}podcast/groundwork/feed.xml"]


@pytest.mark.parametrize("home", HOMES.values())
def test_a_shows_pages_announce_it_by_its_name(pages: dict[str, Document], home: str) -> None:
    for place in ("", "season-1/", "season-1/haifa/"):
        tree = pages[f"/{home}podcast/groundwork/{place}"].tree
        (title,) = tree.xpath("//link[@type='application/rss+xml']/@title")
        assert title.endswith(" – Groundwork")
