"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

from typing import Any

import msgspec

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.characters import drop_forbidden
from sitegen.feeds.feed import (
    Author,
    Enclosure,
    Feed,
    FeedEntry,
    published,
    stand_alone,
    updated,
    whole_language,
)
from sitegen.feeds.moments import write_rfc3339

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, entries: tuple[FeedEntry, ...]) -> bytes:
    """Write a JSON Feed of the same values as an Atom feed, in the order given."""
    record = {
        "version": VERSION,
        "title": drop_forbidden(feed.title),
        "home_page_url": encode_address(feed.page),
        "feed_url": encode_address(feed.url),
        "description": drop_forbidden(feed.subtitle),
        "icon": encode_address(feed.icon),
        "language": feed.lang,
        "authors": [_author(feed.author)],
    }
    items = [_item(feed, entry) for entry in entries]
    return msgspec.json.encode({**_filled(record), "items": items}) + b"\n"


def _item(feed: Feed, entry: FeedEntry) -> dict[str, Any]:
    address = encode_address(entry.url)
    content = stand_alone(entry.content, entry.url, feed.lang, feed.dir)
    record = {
        "title": drop_forbidden(entry.title),
        "summary": drop_forbidden(entry.summary),
        "image": encode_address(entry.image),
        "date_published": write_rfc3339(published(entry, feed)),
        "date_modified": write_rfc3339(updated(entry, feed)) if entry.updated else "",
        "authors": [_author(author) for author in entry.authors],
        "language": whole_language(entry.title, entry.summary, content, entry.inherited),
        "tags": [drop_forbidden(tag) for tag in entry.tags],
        "attachments": [_attachment(entry.enclosure)] if entry.enclosure else [],
    }
    # Every item must have a content, be it empty.
    return {
        "id": entry.id or address,
        "url": address,
        "content_html": drop_forbidden(content),
        **_filled(record),
    }


def _author(author: Author) -> dict[str, Any]:
    record = {"name": drop_forbidden(author.name), "url": encode_address(author.url)}
    return _filled(record)


def _attachment(enclosure: Enclosure) -> dict[str, Any]:
    record = {
        "url": encode_address(enclosure.url),
        "mime_type": enclosure.type,
        "size_in_bytes": enclosure.length,
        "duration_in_seconds": enclosure.duration,
    }
    return _filled(record)


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value}
