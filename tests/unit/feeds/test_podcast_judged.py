"""A podcast's feed as four parsers read it that know nothing of each other, in three languages."""

from __future__ import annotations

import io
from functools import cache

import feedparser
import podcastparser
import pytest

from sitegen.feeds.podcast import podcast_feed
from tests.tools.feedreaders import ReadFeed, read_feeds
from tests.unit.feeds.everything import WORDS, episode_in, show_in

FEEDS = {lang: podcast_feed(show_in(lang), (episode_in(lang),)) for lang in WORDS}
LANGUAGES = pytest.mark.parametrize("lang", WORDS)


@cache
def in_javascript() -> dict[str, ReadFeed]:
    """Give what the two readers in JavaScript have of each feed."""
    return dict(zip(FEEDS, read_feeds(*FEEDS.values()), strict=True))


@LANGUAGES
def test_feedsmith_reads_each_field_as_written(lang: str) -> None:
    feed = in_javascript()[lang].smith
    title, summary, episode_title, episode_summary = WORDS[lang]
    assert (feed["title"], feed["description"], feed["language"]) == (title, summary, lang)
    assert feed["itunes"]["newFeedUrl"] == "https://example.org/new.xml"
    assert (feed["itunes"]["block"], feed["itunes"]["complete"]) == (True, True)
    podcast = feed["podcast"]
    assert podcast["guid"] == "d998fa3c-7e1b-587e-883b-7b372b97bd02"
    assert podcast["locked"] == {"value": True, "owner": "podcast@example.org"}
    assert [each["display"] for each in podcast["fundings"]] == ["Support us", "Become a member"]
    assert podcast["updateFrequency"]["rrule"] == "FREQ=MONTHLY"
    assert podcast["txts"][0] == {"display": "05124", "purpose": "applepodcastsverify"}
    assert podcast["trailers"][0]["season"] == 1
    assert podcast["medium"] == "course"
    (item,) = feed["items"]
    assert (item["title"], item["description"]) == (episode_title, episode_summary)
    assert item["guid"] == {
        "value": "urn:uuid:4d7aab32-ddfa-51c2-a16f-06bdb057a49f",
        "isPermaLink": False,
    }
    assert item["itunes"]["duration"] == 1219
    assert item["podcast"]["season"] == {"number": 1, "name": "The Mixed Cities Edition"}
    assert item["podcast"]["transcripts"][0]["language"] == lang
    assert [each["display"] for each in item["podcast"]["persons"]] == ["Noor", "Dana"]
    assert item["podcast"]["images"][0]["width"] == 3000
    assert item["podcast"]["socialInteracts"][0]["uri"] == "https://m.example/@us/2"


@LANGUAGES
def test_podcast_index_reads_each_field_as_written(lang: str) -> None:
    feed = in_javascript()[lang].party
    assert feed is not None
    title, summary, episode_title, episode_summary = WORDS[lang]
    assert (feed["title"], feed["description"], feed["language"]) == (title, summary, lang)
    assert feed["itunesCategory"] == ["Society & Culture > Documentary", "Government"]
    assert feed["owner"] == {"name": "Alliance", "email": "podcast@example.org"}
    assert (feed["locked"], feed["itunesType"], feed["podcastBlocked"]) == (True, "serial", "yes")
    assert feed["license"]["identifier"] == "cc-by-4.0"
    assert feed["pubsub"] == {"self": f"https://example.org/{lang}/feed.xml"}
    (item,) = feed["items"]
    assert (item["title"], item["description"]) == (episode_title, episode_summary)
    assert item["enclosure"] == {
        "url": "https://example.org/haifa.mp3",
        "length": 304_000,
        "type": "audio/mpeg",
    }
    assert item["pubDate"] == "2021-07-11T21:00:00.000Z"
    assert [(each["name"], each["role"]) for each in item["podcastPeople"]] == [
        ("Noor", "Guest"),
        ("Dana", "Host"),
    ]
    assert item["podcastChapters"]["type"] == "application/json+chapters"


@LANGUAGES
def test_the_parsers_of_python_read_each_field_as_written(lang: str) -> None:
    title, summary, episode_title, episode_summary = WORDS[lang]
    parsed = feedparser.parse(FEEDS[lang])
    assert not parsed.bozo
    assert (parsed.feed.title, parsed.feed.subtitle) == (title, summary)
    assert (parsed.entries[0].title, parsed.entries[0].summary) == (episode_title, episode_summary)
    heard = podcastparser.parse("https://example.org/", io.BytesIO(FEEDS[lang]))
    assert (heard["title"], heard["new_url"]) == (title, "https://example.org/new.xml")
    assert heard["episodes"][0]["title"] == episode_title
