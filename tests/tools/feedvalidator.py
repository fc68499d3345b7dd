"""W3C's feed validator (github.com/w3c/feedvalidator): its rules on what our feeds hold.

Each is told by the name that the validator gives it (`docs-xml/error`, `docs-xml/warning`), with
the file of `feedvalidator/` that has it. Nothing of sitegen is used here, nothing is forgiven.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

Element = ElementTree.Element
ATOM, ITUNES = "{http://www.w3.org/2005/Atom}", "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*)?(Z|[+-]\d\d:\d\d)")
RFC2822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d\d[03]0"
)
MIME = re.compile(r"[^\s()<>,;:\"/[\]?=]+/[^\s()<>,;:\"/[\]?=]+")
FULL = re.compile(r"[a-zA-Z][0-9a-zA-Z+\-.]*:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+")
END_TAG = re.compile(r"</(a|b|i|p|em|strong|span|div|br|img|code|ul|li|h[1-6])\s*>", re.IGNORECASE)
RELATIVE = re.compile(r"""<[^>]*\s(?:href|src|poster)=["'](?![a-zA-Z][a-zA-Z0-9+.\-]*:|#)""")
RISKY = re.compile(r"<(script|iframe|object|embed|style|meta|link)\b|\son[a-z]+=", re.IGNORECASE)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
ONCE = {
    *("title", "link", "description", "language", "copyright", "lastBuildDate", "pubDate", "guid"),
    *(f"{ITUNES}{name}" for name in ("image", "explicit", "author", "owner", "type", "block")),
    *(f"{ITUNES}{name}" for name in ("complete", "duration", "episode", "season", "episodeType")),
    *(f"{ITUNES}{name}" for name in ("title", "new-feed-url")),
    *(f"{ATOM}{name}" for name in ("id", "title", "updated", "published", "summary", "content")),
}


def faults_in(data: bytes, now: datetime) -> list[str]:
    """Give what the validator would say of an Atom or RSS feed at a moment."""
    root = ElementTree.fromstring(data)
    if not data.startswith(b'<?xml version="1.0" encoding="utf-8"?>'):
        return ["NotUTF8"]
    if root.tag == f"{ATOM}feed":
        return [*faults_of_atom(root, now)]
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    return [*faults_of_rss(root, now)]


def faults_of_atom(feed: Element, now: datetime) -> Iterator[str]:
    """feed.py, entry.py, link.py."""
    for parent in (feed, *feed.iter(f"{ATOM}entry")):
        names = [child.tag.removeprefix(ATOM) for child in parent]
        yield from (f"MissingElement {n}" for n in ("title", "id", "updated") if n not in names)
        yield from repeated(parent)
        yield from html_in(parent, f"{ATOM}title", f"{ATOM}summary", f"{ATOM}subtitle")
        for name in ("updated", "published"):
            for each in parent.findall(f"{ATOM}{name}"):
                yield from faults_of_rfc3339(each.text or "", now)
        if not FULL.fullmatch(parent.findtext(f"{ATOM}id") or ""):
            yield f"InvalidFullLink id {parent.findtext(f'{ATOM}id')}"
        for link in parent.findall(f"{ATOM}link"):
            if not FULL.fullmatch(link.get("href") or ""):
                yield f"InvalidURI {link.get('href')}"
            if link.get("type") and not MIME.fullmatch(link.get("type", "")):
                yield "InvalidMIMEType"
    yield from faults_of_whole(feed)


def faults_of_whole(feed: Element) -> Iterator[str]:
    """What the parts of a feed owe each other."""
    if "self" not in {link.get("rel") for link in feed.findall(f"{ATOM}link")}:
        yield "MissingSelf"
    entries = feed.findall(f"{ATOM}entry")
    if len({entry.findtext(f"{ATOM}id") for entry in entries}) < len(entries):
        yield "DuplicateEntries"
    for entry in entries:
        if feed.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            yield "MissingElement author"
        alternates = [
            link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"
        ]
        if len(alternates) != 1:
            yield "MissingContentOrAlternate" if not alternates else "DuplicateAtomLink"
        yield from risks_in(entry.findtext(f"{ATOM}content") or "")


def faults_of_rss(root: Element, now: datetime) -> Iterator[str]:
    """channel.py, item.py, itunes.py."""
    channel = root.find("channel")
    assert channel is not None
    names = [child.tag for child in channel]
    needed = ("title", "link", "description", "language")
    needed += (f"{ITUNES}category", f"{ITUNES}explicit", f"{ITUNES}owner")
    yield from (f"Missing {name}" for name in needed if name not in names)
    if not LANGUAGE.fullmatch(channel.findtext("language") or ""):
        yield "InvalidLanguage"
    links = {link.get("rel") for link in channel.findall(f"{ATOM}link")}
    if "self" not in links:
        yield "MissingAtomSelfLink"
    if "item" in names and set(names[names.index("item") :]) != {"item"}:
        yield "MisplacedItem"
    items = channel.findall("item")
    for parent in (channel, *items):
        yield from repeated(parent)
        yield from html_in(parent, "title", f"{ITUNES}title", f"{ITUNES}author")
        for name in ("lastBuildDate", "pubDate"):
            for each in parent.findall(name):
                yield from faults_of_rfc2822(each.text or "", now)
        for name in ("link", f"{ITUNES}new-feed-url"):
            if (found := parent.findtext(name)) is not None and not FULL.fullmatch(found):
                yield f"InvalidFullLink {name} {found}"
        if parent.findtext(f"{ITUNES}explicit") not in ("true", "false", None):
            yield "InvalidTrueFalse"
    yield from html_in(channel, "description", "copyright")
    if len({item.findtext("guid") for item in items}) < len(items):
        yield "DuplicateValue"
    for item in items:
        yield from faults_of_item(item)


def faults_of_item(item: Element) -> Iterator[str]:
    """item.py, itunes.py."""
    names = [child.tag for child in item]
    if "title" not in names and "description" not in names:
        yield "ItemMustContainTitleOrDescription"
    if "guid" not in names:
        yield "MissingGuid"
    guid = item.findtext("guid") or ""
    if guid.isdigit() and len(guid) < 9:
        yield "NotSufficientlyUnique"
    if (
        f"{CONTENT}encoded" in names
        and "description" not in names[: names.index(f"{CONTENT}encoded")]
    ):
        yield "NeedDescriptionBeforeContent"
    yield from risks_in(item.findtext(f"{CONTENT}encoded") or "")
    yield from faults_of_enclosures(item.findall("enclosure"))
    for name in ("season", "episode"):
        if not re.fullmatch(r"[1-9]\d*", item.findtext(f"{ITUNES}{name}") or "1"):
            yield f"InvalidPositiveInteger {name}"
    if not re.fullmatch(r"(\d+:)?(\d+:)?\d+", item.findtext(f"{ITUNES}duration") or "0"):
        yield "InvalidDuration"


def faults_of_enclosures(enclosures: list[Element]) -> Iterator[str]:
    """item.py, enclosure."""
    if len(enclosures) > 1:
        yield "DuplicateEnclosure"
    for enclosure in enclosures:
        if not (enclosure.get("length") or "").isdigit():
            yield "InvalidIntegerAttribute length"
        if not MIME.fullmatch(enclosure.get("type") or ""):
            yield "InvalidMIMEAttribute"
        if not re.fullmatch(r"https?://[^\s/]+/\S+", enclosure.get("url") or ""):
            yield f"InvalidURLAttribute {enclosure.get('url')}"


def repeated(parent: Element) -> Iterator[str]:
    """validators.py, noduplicates."""
    counts = Counter(child.tag for child in parent)
    yield from (
        f"DuplicateElement {name}" for name, count in counts.items() if count > 1 and name in ONCE
    )


def html_in(parent: Element, *names: str) -> Iterator[str]:
    """validators.py, nonhtml: what is read as plain text holds no markup."""
    for name in names:
        for each in parent.findall(name):
            if each.get("type", "text") == "text" and END_TAG.search(each.text or ""):
                yield f"ContainsHTML {name}"


def risks_in(text: str) -> Iterator[str]:
    """validators.py, safeHtml and absUrlMixin."""
    if RELATIVE.search(text):
        yield f"ContainsRelRef {RELATIVE.findall(text)[:1]}"
    if found := RISKY.search(text):
        yield f"SecurityRisk {found[0]}"


def faults_of_rfc3339(text: str, now: datetime) -> Iterator[str]:
    """validators.py, rfc3339 and implausible_8601."""
    if not RFC3339.fullmatch(text):
        yield f"InvalidRFC3339Date {text}"
    else:
        yield from implausible(datetime.fromisoformat(text.replace("Z", "+00:00")), now)


def faults_of_rfc2822(text: str, now: datetime) -> Iterator[str]:
    """validators.py, rfc822 and implausible_822."""
    if not RFC2822.fullmatch(text):
        yield f"InvalidRFC2822Date {text}"
        return
    moment = parsedate_to_datetime(text)
    if f"{moment:%a}" != text[:3]:
        yield f"IncorrectDOW {text}"
    yield from implausible(moment, now)


def implausible(moment: datetime, now: datetime) -> Iterator[str]:
    """ImplausibleDate: before 1990, or later than in ten minutes."""
    if not datetime(1990, 1, 1, tzinfo=UTC) <= moment <= now + timedelta(minutes=10):
        yield f"ImplausibleDate {moment}"
