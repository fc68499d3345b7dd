"""Every page of the real site's output: valid, whole, strict, and known to those who search."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sitegen.render.pages.policy import POLICY
from tests.e2e.documents import HOST, Document, documents, lost_links
from tests.e2e.pages import KINDS, LANGUAGES, pages_by_kind
from tests.tools.host import read_headers
from tests.tools.htmlvalidate import EXPLAINED, complaints
from tests.tools.vnu import validate

DIRECTIONS = {"en": "ltr", "he": "rtl", "ar": "rtl"}


@pytest.fixture(scope="module")
def pages(output: Path) -> list[Document]:
    return documents(output)


@pytest.fixture(scope="module")
def proper(pages: list[Document]) -> list[Document]:
    """The pages that are no redirects."""
    return [page for page in pages if not page.is_redirect]


def test_every_kind_of_page_is_looked_at_in_every_language(output: Path) -> None:
    assert set(pages_by_kind(output)) == {(lang, kind) for lang in LANGUAGES for kind in KINDS}


def test_the_nu_html_checker_reports_nothing(output: Path) -> None:
    assert validate(output) == []


def test_html_validate_complains_of_nothing_but_what_is_explained(
    output: Path, tmp_path: Path
) -> None:
    found = complaints(output, tmp_path)
    assert {rule: found[rule] for rule in found.keys() - EXPLAINED.keys()} == {}


def test_every_link_leads_to_something(output: Path, pages: list[Document]) -> None:
    assert lost_links(output, pages) == []


def test_every_page_says_its_language_and_direction(proper: list[Document]) -> None:
    for page in proper:
        first = page.address.split("/")[1]
        lang = first if first in DIRECTIONS else "en"
        said = (page.tree.get("lang"), page.tree.get("dir"))
        assert said == (lang, DIRECTIONS[lang]), page.address


def test_every_page_says_the_policy_that_the_host_is_told(
    output: Path, pages: list[Document]
) -> None:
    rules = dict(read_headers((output / "_headers").read_text(encoding="utf-8")))
    assert dict(rules["/*"])["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"
    for page in pages:
        first, second = page.tree.xpath("//head/*")[:2]
        assert first.get("charset") == "utf-8", page.address
        assert second.get("http-equiv") == "Content-Security-Policy", page.address
        assert second.get("content") == POLICY, page.address


def test_nothing_on_a_page_needs_an_exception_from_the_policy(pages: list[Document]) -> None:
    inline = [
        (page.address, found.tag)
        for page in pages
        for found in page.tree.xpath(
            "//style | //*[@style] | //*[@*[starts-with(name(), 'on')]]"
            " | //script[not(@src) and not(@type='application/ld+json')]"
            " | //a[starts-with(@href, 'javascript:')]"
        )
    ]
    assert inline == []


def test_pages_load_from_their_own_host_alone(pages: list[Document]) -> None:
    shown = "@rel='stylesheet' or @rel='icon' or @rel='manifest' or @rel='apple-touch-icon'"
    loading = f"//img/@src | //script/@src | //link[{shown}]/@href"
    elsewhere = [
        (page.address, link)
        for page in pages
        for link in page.tree.xpath(f"{loading} | //audio/@src | //video/@src | //iframe/@src")
        if not link.startswith("/") or link.startswith("//")
    ]
    assert elsewhere == []


def test_every_page_has_a_canonical_address_and_says_what_to_share(
    proper: list[Document],
) -> None:
    for page in proper:
        (canonical,) = page.tree.xpath("//link[@rel='canonical']/@href")
        assert urlsplit(canonical).scheme == "https", page.address
        assert canonical.startswith(f"{HOST}/"), page.address
        for name in ("og:title", "og:type", "og:url", "og:site_name", "twitter:card"):
            assert len(page.meta(name)) == 1, (page.address, name)
            assert page.meta(name)[0].strip(), (page.address, name)
        assert page.meta("og:url") == [canonical], page.address


def test_pages_for_searchers_have_a_title_and_a_picture(proper: list[Document]) -> None:
    for page in proper:
        (title,) = page.tree.xpath("//head/title/text()")
        assert title.strip(), page.address
        if page.is_for_searchers:
            assert len(page.meta("og:image")) == 1, page.address


def test_no_two_pages_have_one_title(proper: list[Document]) -> None:
    titled: dict[str, list[str]] = {}
    for page in proper:
        (title,) = page.tree.xpath("//head/title/text()")
        titled.setdefault(title.casefold(), []).append(page.address)
    assert [each for each in titled.values() if len(each) > 1] == []


def test_shared_pictures_are_there(output: Path, proper: list[Document]) -> None:
    for page in proper:
        for image in page.meta("og:image"):
            assert (output / image.removeprefix(f"{HOST}/")).is_file(), (page.address, image)


def alternates(page: Document) -> dict[str, str]:
    """Return the addresses by language that a page names for searchers."""
    links = page.tree.xpath("//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def test_languages_name_each_other(proper: list[Document]) -> None:
    by_address = {HOST + page.address: alternates(page) for page in proper}
    for page in proper:
        named = by_address[HOST + page.address]
        if not named:
            continue
        assert named["x-default"] in named.values()
        assert named[page.tree.get("lang")] == HOST + page.address
        for address in named.values():
            assert by_address[address] == named, (page.address, address)


def structured(page: Document) -> Iterator[dict[str, object]]:
    """Give a page's structured data, parsed."""
    for script in page.tree.xpath("//script[@type='application/ld+json']/text()"):
        yield json.loads(script)


def test_structured_data_is_there_and_sound(output: Path, proper: list[Document]) -> None:
    by_address = {page.address: page for page in proper}
    for (lang, kind), address in pages_by_kind(output).items():
        found = list(structured(by_address[address]))
        if kind in ("home", "news", "story", "episode", "show", "exhibition", "event"):
            assert found, (lang, kind)
        for data in found:
            assert data["@context"] == "https://schema.org", address
            assert "@type" in data or "@graph" in data, address
