"""Reading what is no page into facts: feeds, calendars, style sheets, pictures, recordings."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

from sitegen.audit.calendar import wrong_calendar
from sitegen.audit.carried import picture_traces, sound_traces
from sitegen.audit.facts import OtherFacts, Reference, Use
from sitegen.audit.styles import style_references

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"

ADDRESS_TEXTS = {f"{SITEMAP}loc", "link", "comments", f"{ATOM}uri", f"{ATOM}logo", f"{ATOM}icon"}
"""Elements whose text is an address."""

ADDRESS_ATTRIBUTES: dict[str, tuple[str, Use]] = {
    f"{ATOM}link": ("href", "link"),
    f"{XHTML}link": ("href", "language"),
    "enclosure": ("url", "media"),
    f"{ITUNES}image": ("href", "picture"),
    f"{PODCAST}transcript": ("url", "media"),
    f"{PODCAST}chapters": ("url", "media"),
}
"""Elements with an attribute that is an address, and what it is for."""

ROOTS = {
    "rss": ("channel/title", "channel/link", "channel/description"),
    f"{ATOM}feed": (f"{ATOM}id", f"{ATOM}title", f"{ATOM}updated"),
}
"""What a feed must have (RSS 2.0; RFC 4287, 4.1.1)."""

JSON_FEED = "https://jsonfeed.org/version/"

Reading = tuple[list[str], list[Reference]]


def other_facts(path: str, data: bytes) -> OtherFacts | None:
    """Read a file by its ending; None for kinds that no rule asks about."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in PICTURES:
        return OtherFacts(size=len(data), traces=picture_traces(data, PICTURES[suffix]))
    if suffix in SOUNDS:
        return OtherFacts(size=len(data), traces=sound_traces(data))
    if suffix not in TEXTS:
        return None
    try:
        wrong, references = TEXTS[suffix](data.decode("utf-8"))
    except UnicodeDecodeError:
        return OtherFacts(size=len(data), wrong=("not UTF-8 text",))
    size = len(zlib.compress(data, 1))
    return OtherFacts(size=size, wrong=tuple(wrong), references=tuple(dict.fromkeys(references)))


def read_xml(text: str) -> Reading:
    """Read a feed or the site map."""
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as error:
        return [f"not well-formed: {error}"], []
    wrong = [
        f"a feed without {name.rpartition('}')[2]}"
        for name in ROOTS.get(root.tag, ())
        if not (root.findtext(name) or "").strip()
    ]
    wrong += twice(root)
    return wrong, list(xml_references(root))


def twice(root: ElementTree.Element) -> Iterator[str]:
    """Say which ids stand at several entries: a reader would show one of them only."""
    for entry, name in ((f"{ATOM}entry", f"{ATOM}id"), ("channel/item", "guid")):
        ids = [item.findtext(name) for item in root.findall(entry)]
        if None in ids:
            yield "an entry without an id"
        yield from (f"two entries with the id {id_}" for id_ in sorted(repeated(filter(None, ids))))


def repeated(texts: Any) -> set[str]:
    """Give the texts that stand more than once."""
    seen: set[str] = set()
    return {text for text in texts if text in seen or seen.add(text)}  # type: ignore[func-returns-value]


def xml_references(root: ElementTree.Element) -> Iterator[Reference]:
    """Give the addresses in a document."""
    for element in root.iter():
        if element.tag == f"{IMAGE}loc":
            yield Reference(address=(element.text or "").strip(), use="picture")
        elif element.tag in ADDRESS_TEXTS:
            yield Reference(address=(element.text or "").strip(), use="link")
        elif element.tag in ADDRESS_ATTRIBUTES:
            attribute, use = ADDRESS_ATTRIBUTES[element.tag]
            yield Reference(address=element.get(attribute) or "", use=use)


def read_json(text: str) -> Reading:
    """Read a JSON Feed, chapters, a web manifest."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return [f"not JSON: {error}"], []
    if not isinstance(value, dict) or not str(value.get("version", "")).startswith(JSON_FEED):
        return [], []
    items = [item for item in value.get("items", ()) if isinstance(item, dict)]
    wrong = [] if value.get("title") else ["a feed without title"]
    wrong += ["an entry without an id" for item in items if not item.get("id")]
    ids = [str(item.get("id")) for item in items]
    wrong += [f"two entries with the id {id_}" for id_ in sorted(repeated(ids))]
    given = [value.get("home_page_url"), value.get("feed_url")]
    for item in items:
        given += [item.get("url"), item.get("image")]
        given += [each.get("url") for each in item.get("attachments", ()) if isinstance(each, dict)]
    return wrong, [Reference(address=str(a), use="link") for a in given if a]


def read_calendar(text: str) -> Reading:
    """Read a calendar."""
    wrong, addresses = wrong_calendar(text)
    return wrong, [Reference(address=each, use="link") for each in addresses]


def read_script(text: str) -> Reading:
    """Read a script, of which nothing is asked but how much it weighs."""
    return [], []


def read_style(text: str) -> Reading:
    """Read a style sheet."""
    return [], list(style_references(text))


TEXTS: dict[str, Callable[[str], Reading]] = {
    ".xml": read_xml,
    ".json": read_json,
    ".ics": read_calendar,
    ".css": read_style,
    ".js": read_script,
}
PICTURES = {".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".webp": "webp", ".avif": "avif"}
SOUNDS = {".mp3", ".m4a", ".ogg", ".oga", ".opus", ".flac", ".wav"}
