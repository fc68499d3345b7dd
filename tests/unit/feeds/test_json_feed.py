"""JSON feeds, checked by the rules of jsonfeed.org/version/1.1."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.feeds.characters import drop_forbidden
from sitegen.feeds.feed import Author, Feed, FeedEntry
from sitegen.feeds.json_feed import json_feed
from sitegen.schema.dates import parse_partial_date

TOP = {
    "version": str,
    "title": str,
    "home_page_url": str,
    "feed_url": str,
    "description": str,
    "icon": str,
    "language": str,
    "authors": list,
    "items": list,
}
ITEM = {
    "id": str,
    "url": str,
    "title": str,
    "content_html": str,
    "summary": str,
    "image": str,
    "date_published": str,
    "date_modified": str,
    "authors": list,
    "tags": list,
    "attachments": list,
}
ATTACHMENT = {"url": str, "mime_type": str, "size_in_bytes": int, "duration_in_seconds": int}

DAY = parse_partial_date("2024-02-03")


def follows(record: dict[str, Any], rules: dict[str, type], required: set[str]) -> bool:
    known = all(isinstance(value, rules[name]) for name, value in record.items())
    return known and required <= record.keys()


@pytest.fixture
def parsed(news_feed: Feed, month_entry: FeedEntry, audio_entry: FeedEntry) -> Any:
    return json.loads(json_feed(news_feed, (month_entry, audio_entry)))


def test_the_feed_follows_version_1_1(parsed: Any) -> None:
    assert next(iter(parsed)) == "version"
    assert parsed["version"] == "https://jsonfeed.org/version/1.1"
    assert follows(parsed, TOP, {"version", "title", "items", "home_page_url", "feed_url"})
    assert all(follows(item, ITEM, {"id", "url", "content_html"}) for item in parsed["items"])
    attachments = [one for item in parsed["items"] for one in item.get("attachments", [])]
    assert all(follows(one, ATTACHMENT, {"url", "mime_type"}) for one in attachments)


def test_dates_are_rfc_3339(parsed: Any) -> None:
    texts = [item["date_published"] for item in parsed["items"]]
    assert texts == ["2025-10-01T00:00:00+03:00", "2021-07-01T00:00:00+03:00"]
    assert all(datetime.fromisoformat(text).tzinfo for text in texts)
    assert parsed["items"][1]["date_modified"] == "2021-09-17T00:00:00+03:00"


def test_words_are_kept_and_addresses_are_whole(parsed: Any) -> None:
    item = parsed["items"][0]
    assert item["title"] == "מפגש <החברים> 2025 (ALLMEP)"
    assert item["id"] == item["url"]
    assert 'href="https://example.org/he/about/"' in item["content_html"]
    assert item["content_html"].startswith('<div lang="he" dir="rtl">')


def test_a_recording_is_attached(parsed: Any) -> None:
    assert parsed["items"][1]["attachments"] == [
        {
            "url": "https://example.org/a%20b.mp3",
            "mime_type": "audio/mpeg",
            "size_in_bytes": 1234,
            "duration_in_seconds": 19,
        }
    ]


def test_an_entry_of_which_little_is_known_says_no_more(news_feed: Feed) -> None:
    entry = FeedEntry(url="https://example.org/x/", title="x", date=DAY, id="urn:uuid:1")
    (item,) = json.loads(json_feed(news_feed, (entry,)))["items"]
    assert item == {
        "id": "urn:uuid:1",
        "url": "https://example.org/x/",
        "content_html": "",
        "title": "x",
        "date_published": "2024-02-03T00:00:00+02:00",
    }


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_comes_back(text: str) -> None:
    page = "https://example.org/"
    author = Author(name=text or "A")
    feed = Feed(url=page, page=page, title=text, lang="en", author=author)
    entry = FeedEntry(url=page, title=text, date=DAY, summary=text, tags=(text,))
    parsed = json.loads(json_feed(feed, (entry,)))
    assert parsed.get("title", "") == drop_forbidden(text)
    assert parsed["items"][0].get("summary", "") == drop_forbidden(text)
    assert parsed["items"][0]["tags"] == [drop_forbidden(text)]


@pytest.mark.parametrize(
    ("summary", "content", "language"),
    [("A room", "", "en"), ("", "", "en"), ("חדר", "", None), ("A room", "<p>שלום</p>", None)],
)
def test_an_item_says_another_language_only_where_all_its_words_are_in_it(
    news_feed: Feed, summary: str, content: str, language: str | None
) -> None:
    entry = FeedEntry(
        url="https://example.org/he/a/",
        title="A door",
        date=DAY,
        summary=summary,
        content=content,
        inherited=(("A door", "en"), ("A room", "en")),
    )
    (item,) = json.loads(json_feed(news_feed, (entry,)))["items"]
    assert item.get("language") == language
