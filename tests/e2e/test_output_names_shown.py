"""The name that people know is on every page; what is made up leads nowhere and is marked once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.e2e.documents import HOST, Document, documents

HOMES = ("/", "/he/", "/ar/")
KNOWN = "ALLMEP"
MARKS = ("(sample)", "(דוגמה)", "(نموذج)", "(عيّنة)", "(مثال)")
NAMES = "//title | //h1 | //h2 | //h3 | //figcaption | //strong"
LEADS = "//p[@class='home-voice-name']/a[not(@class)] | //h2[@id='home-episode']/a"

YEAR = re.compile(r"(?:19|20)\d\d|\d+[-–]\d+")
SAMPLE_NOTE = "//*[contains(@class, 'sample-note')]"
PICTURED = ("programs", "events", "members", "podcast", "about", "contact")


@pytest.fixture(scope="module")
def pages(output: Path) -> dict[str, Document]:
    found = documents(output)
    return {page.address: page for page in found if not page.is_redirect}


def test_titles_and_footers_have_the_name_that_people_know(pages: dict[str, Document]) -> None:
    nameless = [
        address
        for address, page in pages.items()
        if KNOWN not in page.tree.xpath("string(//title)")
        or KNOWN not in page.tree.xpath("string(//footer[contains(@class, 'site-footer')]//p)")
    ]
    assert nameless == []


@pytest.mark.parametrize("home", HOMES)
def test_home_tells_readers_and_machines_the_name(pages: dict[str, Document], home: str) -> None:
    tree = pages[home].tree
    assert KNOWN in tree.xpath("string(//main)")
    data = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))
    told = {each["@type"]: each.get("alternateName") for each in data["@graph"]}
    assert told["Organization"] == told["WebSite"] == KNOWN


def test_no_name_says_that_it_is_made_up(pages: dict[str, Document]) -> None:
    said = [
        (address, text)
        for address, page in pages.items()
        for text in (
            *page.tree.xpath("//@alt"),
            *(e.text_content() for e in page.tree.xpath(NAMES)),
        )
        if any(mark in text for mark in MARKS)
    ]
    assert said == []


def test_a_page_says_once_that_it_is_made_up(pages: dict[str, Document]) -> None:
    for address, page in pages.items():
        notes = page.tree.xpath("//*[contains(@class, 'sample-note')]")
        assert len(notes) <= 1, address


@pytest.mark.parametrize("home", HOMES)
def test_nothing_made_up_leads_on_home(pages: dict[str, Document], home: str) -> None:
    tree = pages[home].tree
    leads = [urljoin(HOST + home, link.get("href")) for link in tree.xpath(LEADS)]
    assert leads
    for address in leads:
        page = pages[address.removeprefix(HOST).partition("#")[0]]
        assert not page.tree.xpath("//*[contains(@class, 'sample-note')]"), address


def test_invented_numbers_are_on_no_published_page(pages: dict[str, Document]) -> None:
    assert not [address for address in pages if "chart-example" in address]


def test_a_placeholder_says_nothing_in_large_letters(pages: dict[str, Document]) -> None:
    made_up = [page for page in pages.values() if page.tree.xpath(SAMPLE_NOTE)]
    assert made_up
    loud = [page.address for page in made_up if page.tree.xpath("//*[@class='quote-large']")]
    assert loud == []


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("name", PICTURED)
def test_lists_and_pages_show_a_face_or_a_place(
    pages: dict[str, Document], home: str, name: str
) -> None:
    shown = pages[f"{home}{name}/"].tree.xpath("//main//header//img")
    assert shown
    assert all(picture.get("alt") for picture in shown)


@pytest.mark.parametrize("home", HOMES)
def test_the_program_of_storytellers_shows_them(pages: dict[str, Document], home: str) -> None:
    tree = pages[f"{home}programs/storytellers/"].tree
    faces = tree.xpath("//section[@aria-labelledby='tellers']//ul/li/a/@href")
    assert len(faces) > 2
    assert all("/stories/" in address for address in faces)


def test_figures_count_something(pages: dict[str, Document]) -> None:
    shown = [
        (address, figure.text_content().strip())
        for address, page in pages.items()
        for figure in page.tree.xpath("//section[@class='figures']//dd")
    ]
    assert shown
    assert [each for each in shown if YEAR.fullmatch(each[1])] == []
