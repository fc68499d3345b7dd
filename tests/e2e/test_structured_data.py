"""What pages tell search engines is held against schema.org's own vocabulary."""

from __future__ import annotations

import ast
import io
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image

from tests.conftest import MakeOnce
from tests.e2e.documents import HOST
from tests.e2e.rich_results import faults, records_in
from tests.sites import SETTINGS, make_site, run_sitegen
from tests.tools.needs import ROOT
from tests.tools.schemaorg import mistakes, vocabulary
from tests.unit.media.sounds import mp3

SCRIPTS = "//script[@type='application/ld+json']/text()"


def told_in(output: Path) -> dict[str, Any]:
    """Give the structured data of each page that has any."""
    return {
        file.relative_to(output).as_posix(): json.loads(text)
        for file in sorted(output.rglob("*.html"))
        for text in html.document_fromstring(file.read_bytes()).xpath(SCRIPTS)
    }


def types_in(value: Any) -> set[str]:
    """Give the types that are named anywhere in a value."""
    if isinstance(value, list):
        return {kind for each in value for kind in types_in(each)}
    if not isinstance(value, dict):
        return set()
    inner = {kind for each in value.values() for kind in types_in(each)}
    return inner | ({value["@type"]} if "@type" in value else set())


def test_every_type_and_property_of_every_page_is_schema_orgs(output: Path) -> None:
    told = told_in(output)
    assert len(told) > 50
    found = {f"{page}: {said}" for page, data in told.items() for said in mistakes(data)}
    assert not found
    assert types_in(list(told.values())) >= {
        "BreadcrumbList",
        "CollectionPage",
        "CreativeWork",
        "Event",
        "ExhibitionEvent",
        "ImageObject",
        "NewsArticle",
        "Organization",
        "PodcastEpisode",
        "PodcastSeason",
        "PodcastSeries",
        "WebSite",
    }


HOMES = ("index.html", "he/index.html", "ar/index.html")


def test_googles_rules_for_rich_results_hold_on_every_page(output: Path) -> None:
    told = told_in(output)
    found = {
        f"{page}: {said}"
        for page, data in told.items()
        for said in faults(data, home=page in HOMES)
    }
    assert not found


def test_pictures_and_sounds_that_are_told_of_are_there(output: Path) -> None:
    for page, data in told_in(output).items():
        for record in records_in(data["@graph"]):
            if record.get("@type") in ("ImageObject", "AudioObject"):
                address = record.get("contentUrl") or record["url"]
                assert (output / address.removeprefix(f"{HOST}/")).is_file(), (page, address)


TINY = """<!DOCTYPE html>
<html lang="{{ site.language.code }}"><head><title>{{ page.title }}</title>{{ page.json_ld }}</head>
<body>{% block main %}{% endblock %}</body></html>
"""
GUID = "guid: 917393e3-1b1e-5cef-ace4-edaa54e1f81"
CONSENT = "consent: {name: public, web: true, print: true, social: true, photo: true, voice: true}"


def entry(*lines: str) -> str:
    """Give an entry's file."""
    return "\n".join(["---", "title: Title", "summary: Words", *lines, "---", "", "Text.", ""])


def event(*lines: str) -> str:
    """Give the file of an event that lasts two hours."""
    day = "2099-03-31" if "repeat_by: last-weekday" in lines else "2099-03-10"
    return entry(f"start: {day} 18:00", f"end: {day} 20:00", "place: Hall", *lines)


FULL = {
    "themes/tiny/templates/base.html": TINY,
    "content/news/2024/post.md": entry(
        "date: 2024-06-03",
        "updated: 2024-06-04",
        "dateline: BEIT JALA",
        "authors: [A. Writer, Many voices]",
        "tags: [one]",
        "image: {file: photo.jpg, alt: A table, credit: Noor}",
    ),
    "content/stories/2022/noor/index.md": entry(
        "award: winner",
        "storyteller: {name: Noor, place: Haifa}",
        "quote: Bread.",
        "voice: {file: voice.mp3, lang: ar}",
        CONSENT,
    ),
    "content/stories/2022/noor/voice.mp3": mp3(),
    "content/podcast/ground/show.md": entry(f"{GUID}0", "author: Us"),
    "content/podcast/ground/season-1/season.md": entry(f"{GUID}1", "number: 1"),
    "content/podcast/ground/season-1/one/index.md": entry(
        f"{GUID}2", "number: 1", "date: 2024-01-02", "audio: {file: one.mp3}"
    ),
    "content/podcast/ground/season-1/one/one.mp3": mp3(),
    "content/exhibitions/one/index.md": entry(
        "venues:",
        "  - {place: Hall, city: Geneva, country: CH, start: 2099-01-02, end: 2099-01-03,"
        " map: 'https://map.example.org/1'}",
        "  - {city: Oslo, start: 2099-02-02}",
        "hosts: [{name: City, url: 'https://city.example.org'}]",
        "stories: [stories/2022/noor]",
    ),
    "content/exhibitions/two/index.md": entry(
        "venues: [{city: Geneva, start: 2021}]", "stories: [stories/2022/noor]"
    ),
    "content/events/both.md": event(
        "online: https://meet.example.org/1", "registration: https://forms.example.org/1"
    ),
    "content/events/weekly.md": event(
        "repeat: weekly", "repeat_until: 2099-12-31", "repeat_except: [2099-03-17]"
    ),
    "content/events/monthly.md": event("repeat: monthly", "repeat_by: weekday"),
    "content/events/last.md": event("repeat: monthly", "repeat_by: last-weekday"),
    "content/events/yearly.md": event("repeat: yearly"),
}


def make_full_site(folder: Path) -> None:
    """Make a site that says all that can be said."""
    settings = SETTINGS.replace("search: false", "search: true")
    more = "description: Words\nshort_title: MV\nprofiles: [https://social.example.org/@us]\n"
    photo = io.BytesIO()
    Image.new("RGB", (1300, 700), "olive").save(photo, "JPEG")
    files = {
        "site.yaml": settings + more,
        "content/news/2024/photo.jpg": photo.getvalue(),
        **FULL,
    }
    done = run_sitegen(make_site(folder, files), "build")
    assert not done.code, done.err


@pytest.fixture(scope="module")
def full(make_once: MakeOnce) -> Path:
    """The output of that site."""
    return make_once("full-site", make_full_site) / "output"


def words_written() -> set[str]:
    """Give schema.org's words that the code can write: the keys of records in its sources."""
    folder = ROOT / "sitegen"
    files = [folder / f"feeds/{name}.py" for name in ("records", "structured_data")]
    keys = {
        key.value
        for file in (*files, *(folder / "render/kinds").glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }
    return {key for key in keys & set(vocabulary().properties) if not key.startswith("@")}


def test_every_word_that_the_code_can_write_is_said_by_some_page(output: Path, full: Path) -> None:
    """A field that nobody fills is a promise that nobody keeps."""
    written = words_written()
    assert len(written) > 50
    said = {
        word
        for folder in (output, full)
        for data in told_in(folder).values()
        for record in records_in(data["@graph"])
        for word in record
    }
    assert written - said == set()


def test_every_fact_of_a_page_is_told(full: Path) -> None:
    graph = told_in(full)["news/2024/post/index.html"]["@graph"]
    post = next(each for each in graph if each["@type"] == "NewsArticle")
    assert (post["datePublished"], post["dateModified"]) == ("2024-06-03", "2024-06-04")
    assert post["image"] == {
        "@type": "ImageObject",
        "url": post["image"]["url"],
        "width": 1200,
        "height": 630,
        "caption": "A table",
        "creditText": "Noor",
    }
    home = {each["@type"]: each for each in told_in(full)["index.html"]["@graph"]}
    assert home["Organization"]["sameAs"] == ["https://social.example.org/@us"]
    assert home["Organization"]["alternateName"] == home["WebSite"]["alternateName"] == "MV"
    target = home["WebSite"]["potentialAction"]["target"]
    assert target["urlTemplate"] == f"{HOST}/search/?q={{search_term_string}}"


def test_googles_rules_hold_where_all_is_said(full: Path) -> None:
    # A site without drawn cards has pictures only where its authors give some.
    found = {
        f"{page}: {said}"
        for page, data in told_in(full).items()
        for said in faults(data, home=False)
        if not said.endswith("has no image")
    }
    assert not found


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"@type": "NewsArticle", "datePublished": "2025-10"}, "no whole date"),
        ({"@type": "Event"}, "Event has no startDate"),
        ({"@type": "Event", "location": {"@type": "Place", "name": "x"}}, "Place has no address"),
        ({"@type": "Event", "eventStatus": "x"}, "eventStatus is x"),
        ({"@type": "Event", "startDate": "2025-10-02", "endDate": "2025-10-01"}, "before"),
        ({"@type": "BreadcrumbList", "itemListElement": []}, "fewer than two"),
        ({"@type": "PodcastEpisode"}, "PodcastEpisode has no associatedMedia"),
        ({"@type": "AudioObject", "duration": "19"}, "duration is 19"),
    ],
)
def test_what_googles_rules_forbid_is_found(record: dict[str, Any], said: str) -> None:
    more = {"mainEntityOfPage": {}, "inLanguage": "en", "description": "x", "keywords": []}
    assert any(said in each for each in faults({"@graph": [{**more, **record}]}, home=False))


@pytest.mark.parametrize(
    ("node", "said"),
    [
        ({"@type": "Evnt"}, "Evnt is no type"),
        ({"@type": "Event", "nmae": "x"}, "nmae is no property"),
        ({"@type": "Event", "byline": "x"}, "byline is no property"),
        ({"@type": "Event", "headline": "x"}, "Event has no headline"),
        ({"@type": "Event", "location": 3}, None),
        ({"@type": "Event", "location": {"@type": "Offer"}}, "Event.location is a Offer"),
        ({"@type": "Event", "eventStatus": "https://schema.org/Gone"}, "Event.eventStatus is Gone"),
        ({"@type": "Event", "eventStatus": "https://schema.org/InStock"}, "Event.eventStatus is"),
        ({"@type": "Event", "organizer": "Us"}, "Event.organizer is 'Us'"),
        ({"@type": "Event", "name": ""}, "Event.name is empty"),
        ({"@type": "Event", "attendees": {"@id": "x"}}, "attendees was replaced by attendee"),
        ({"name": "x", "url": "y"}, "no @type"),
        ({"@type": "ExhibitionEvent", "subEvent": {"@type": "Event", "x": 1}}, "x is no property"),
    ],
)
def test_a_word_that_is_not_schema_orgs_is_found(node: dict[str, Any], said: str | None) -> None:
    found = list(mistakes({"@context": "https://schema.org", "@graph": [node]}))
    assert bool(found) == bool(said)
    assert not said or found[0].startswith(said)
