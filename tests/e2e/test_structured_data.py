"""What pages tell search engines is held against schema.org's own vocabulary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.tools.schemaorg import mistakes

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
