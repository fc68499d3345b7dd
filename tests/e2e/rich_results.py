"""Google's rules for rich results, as far as they hold for what this site publishes.

Each function gives what a record lacks; its docstring names the page of Google's documentation
("Google Search Central", Documentation, "Structured data", developers.google.com/search/docs) and
the section. The general guidelines hold for all: what is marked up is complete, dates are ISO 8601,
pictures can be fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

Record = Mapping[str, Any]
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z))?")
STATUSES = {
    f"https://schema.org/Event{word}"
    for word in ("Cancelled", "MovedOnline", "Postponed", "Rescheduled", "Scheduled")
}
MODES = {f"https://schema.org/{word}EventAttendanceMode" for word in ("Mixed", "Offline", "Online")}


def missing(record: Record, *names: str) -> Iterator[str]:
    """Give the properties that a record hasn't, or has empty."""
    kind = record.get("@type")
    yield from (f"{kind} has no {name}" for name in names if not record.get(name))


def undated(record: Record, *names: str) -> Iterator[str]:
    """Give the dates that are not whole ones of ISO 8601 ("General structured data guidelines")."""
    for name in names:
        if (date := record.get(name)) is not None:
            if not DAY.fullmatch(date):
                yield f"{record['@type']}.{name} is {date!r}, no whole date"
            else:
                datetime.fromisoformat(date)


def many(value: Any) -> list[Any]:
    """Give a value that may be one or several as several."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def pictured(record: Record) -> Iterator[str]:
    """By "Article structured data", `image`: an address to fetch, 50,000 pixels at least."""
    for picture in many(record.get("image")):
        if not str(picture.get("url", "")).startswith("https://"):
            yield f"{record['@type']}.image has no address"
        if picture.get("width", 0) * picture.get("height", 0) < 50_000:
            yield f"{record['@type']}.image is small, or of unknown size"


def article(record: Record) -> Iterator[str]:
    """By "Article structured data", "Structured data type definitions", recommended properties, and
    "Author markup best practices": one author each, typed, named, with an address of their own
    where it is an organization."""
    yield from missing(record, "headline", "image", "author")
    yield from undated(record, "datePublished", "dateModified")
    yield from pictured(record)
    for author in many(record.get("author")):
        yield from missing(author, "@type", "name")
        if author.get("@type") == "Organization":
            yield from missing(author, "url")


def event(record: Record) -> Iterator[str]:
    """By "Event structured data", "Structured data type definitions": required are name, startDate
    and location with name and address; the status and the way to attend are of given values; the
    end is not before the start."""
    yield from missing(record, "name", "startDate", "location", "eventStatus")
    yield from missing(record, "eventAttendanceMode")
    yield from undated(record, "startDate", "endDate")
    if record.get("eventStatus") not in STATUSES:
        yield f"eventStatus is {record.get('eventStatus')}"
    if record.get("eventAttendanceMode") not in MODES:
        yield f"eventAttendanceMode is {record.get('eventAttendanceMode')}"
    for place in many(record.get("location")):
        wanted = ("url",) if place.get("@type") == "VirtualLocation" else ("name", "address")
        yield from missing(place, *wanted)
    for organizer in many(record.get("organizer")):
        yield from missing(organizer, "name")
    first, last = record.get("startDate", ""), record.get("endDate", "")
    if last and last[:10] < first[:10]:
        yield f"it ends on {last}, before {first}"
    yield from pictured(record)
    for part in many(record.get("subEvent")):
        yield from event(part)


def trail(record: Record) -> Iterator[str]:
    """By "Breadcrumb (BreadcrumbList) structured data", "BreadcrumbList" and "ListItem": two
    items at least; each with its place from 1 on, a name, and an item unless it is the last."""
    items = record.get("itemListElement", [])
    if len(items) < 2:
        yield "a trail of fewer than two steps"
    if [item.get("position") for item in items] != list(range(1, len(items) + 1)):
        yield "the steps of a trail are not counted from 1"
    for item in items[:-1]:
        yield from missing(item, "name", "item")
    for item in items[-1:]:
        yield from missing(item, "name")


def organization(record: Record) -> Iterator[str]:
    """By "Organization structured data", "Recommended properties": name, address, description; a
    logo of 112 pixels each way at least, in a format that Google Images knows."""
    yield from missing(record, "name", "url", "description", "logo")
    logo = record.get("logo") or {}
    if min(logo.get("width", 0), logo.get("height", 0)) < 112:
        yield "the logo is smaller than 112 pixels"
    if not re.search(r"\.(png|jpe?g|webp|gif|bmp|svg|avif)$", logo.get("url", "")):
        yield "the logo is of a format that searchers don't show"
    for address in many(record.get("sameAs")):
        if not re.match(r"https?://", address):
            yield f"sameAs is {address}"


def website(record: Record) -> Iterator[str]:
    """By "Provide a site name to Google Search", "Add structured data", required properties: name
    and url, which is the home page's."""
    yield from missing(record, "name", "url")


def itemlist(record: Record) -> Iterator[str]:
    """By "Carousel (ItemList) structured data", "ListItem for summary pages": each has its place
    and an address that no other has."""
    items = record.get("itemListElement", [])
    for item in items:
        yield from missing(item, "position", "url")
    if len({item.get("url") for item in items}) < len(items):
        yield "a list names an address twice"


def sound(record: Record) -> Iterator[str]:
    """schema.org's AudioObject as podcasts use it. Google ended its own rules for podcasts with
    Google Podcasts (2024); what is left are the general guidelines: a file that can be fetched, and
    a length in ISO 8601."""
    yield from missing(record, "contentUrl", "encodingFormat", "duration", "contentSize")
    if not re.fullmatch(r"PT(\d+H)?(\d+M)?(\d+S)?", record.get("duration", "")):
        yield f"duration is {record.get('duration')}"


def episode(record: Record) -> Iterator[str]:
    """schema.org's PodcastEpisode: its sound, its day, its season and show with their addresses."""
    yield from missing(record, "name", "datePublished", "associatedMedia", "duration")
    yield from undated(record, "datePublished", "dateModified")
    for above in ("partOfSeason", "partOfSeries"):
        yield from missing(record.get(above, {}), "@id", "name", "url")


RULES: Mapping[str, Callable[[Record], Iterator[str]]] = {
    "NewsArticle": article,
    "Event": event,
    "ExhibitionEvent": event,
    "BreadcrumbList": trail,
    "WebSite": website,
    "ItemList": itemlist,
    "AudioObject": sound,
    "PodcastEpisode": episode,
}
"""By type, wherever a record of it stands. The organisation has its own on home alone."""


def records_in(value: Any) -> Iterator[Record]:
    """Give all records of a value, inner ones too."""
    if isinstance(value, list):
        for each in value:
            yield from records_in(each)
    elif isinstance(value, dict):
        yield value
        for each in value.values():
            yield from records_in(each)


def faults(data: Record, *, home: bool) -> Iterator[str]:
    """Give what the rules say against a page's structured data."""
    for record in records_in(data["@graph"]):
        rule = RULES.get(str(record.get("@type")))
        if rule and len(record) > len(("@type", "@id", "name", "url")):
            yield from rule(record)
    if home:
        told = [each for each in data["@graph"] if each["@type"] == "Organization"]
        if len(told) != 1:
            yield f"home tells of {len(told)} organisations"
        for each in told:
            yield from organization(each)
