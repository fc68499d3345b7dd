"""Atom feeds (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.feed import Author, Enclosure, Feed, FeedEntry, published, stand_alone, updated
from sitegen.feeds.markup import document, element, empty_element, optional_element, text_element
from sitegen.feeds.moments import write_rfc3339

NAMESPACE = "http://www.w3.org/2005/Atom"


def atom_feed(feed: Feed, entries: tuple[FeedEntry, ...]) -> bytes:
    """Write an Atom feed with the entries, at least one, in the order given.

    `updated` is the newest entry's, never the time of the build. An entry without an id of its own
    is known by its address (RFC 4287, section 4.2.6). The content's addresses come out absolute.
    """
    attributes = {"xmlns": NAMESPACE, "xml:lang": feed.lang}
    children = [*_head(feed, entries), *(_entry(feed, entry) for entry in entries)]
    return document(element("feed", children, attributes), feed.style)


def _head(feed: Feed, entries: tuple[FeedEntry, ...]) -> Iterator[str]:
    newest = max(updated(entry, feed) for entry in entries)
    address = encode_address(feed.url)
    yield text_element("id", address)
    yield text_element("title", feed.title)
    yield from optional_element("subtitle", feed.subtitle)
    yield text_element("updated", write_rfc3339(newest))
    yield _link("self", address, "application/atom+xml")
    yield _link("alternate", encode_address(feed.page), "text/html")
    yield _author(feed.author)
    yield from optional_element("icon", encode_address(feed.icon))
    yield from optional_element("rights", feed.rights)


def _entry(feed: Feed, entry: FeedEntry) -> str:
    return element("entry", _entry_children(feed, entry))


def _entry_children(feed: Feed, entry: FeedEntry) -> Iterator[str]:
    address = encode_address(entry.url)
    yield text_element("id", entry.id or address)
    yield _words("title", entry.title, entry)
    yield _link("alternate", address, "text/html")
    yield text_element("published", write_rfc3339(published(entry, feed)))
    yield text_element("updated", write_rfc3339(updated(entry, feed)))
    for author in entry.authors:
        yield _author(author)
    for tag in entry.tags:
        yield empty_element("category", {"term": tag})
    if entry.enclosure:
        yield _enclosure(entry.enclosure)
    if entry.summary:
        yield _words("summary", entry.summary, entry)
    if entry.content:
        content = stand_alone(entry.content, entry.url, feed.lang, feed.dir)
        yield text_element("content", content, {"type": "html"})


def _words(name: str, text: str, entry: FeedEntry) -> str:
    lang = dict(entry.inherited).get(text)
    return text_element(name, text, {"xml:lang": lang} if lang else None)


def _link(relation: str, address: str, media_type: str) -> str:
    return empty_element("link", {"rel": relation, "type": media_type, "href": address})


def _author(author: Author) -> str:
    uri = optional_element("uri", encode_address(author.url))
    return element("author", (text_element("name", author.name), *uri))


def _enclosure(enclosure: Enclosure) -> str:
    attributes = {
        "rel": "enclosure",
        "type": enclosure.type,
        "href": encode_address(enclosure.url),
    }
    if enclosure.length:
        attributes["length"] = str(enclosure.length)
    return empty_element("link", attributes)
