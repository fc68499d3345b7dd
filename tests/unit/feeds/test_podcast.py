"""A podcast's feed, as podcast apps (podcastparser, feedparser) and Apple's rules read it."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import feedparser
import podcastparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.feeds.chapters import Chapter
from sitegen.feeds.characters import drop_forbidden
from sitegen.feeds.feed import Enclosure
from sitegen.feeds.podcast import podcast_feed
from sitegen.feeds.show import Artwork, PodcastEpisode, PodcastShow, Speaker, Transcript
from sitegen.schema.dates import parse_partial_date

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DISCLAIMER = "Guests speak for themselves, not for ALLMEP."
SHOW = PodcastShow(
    url="https://example.org/podcast/groundwork/feed.xml",
    page="https://example.org/podcast/groundwork/",
    title="Groundwork & more",
    lang="en",
    description="Activists speak.",
    author="ALLMEP",
    artwork=Artwork(url="https://example.org/artwork.jpg", side=3000, alt="Rings of sound"),
    guid="d998fa3c-7e1b-587e-883b-7b372b97bd02",
    owner_name="Alliance",
    owner_email="podcast@example.org",
    categories=("Society & Culture", "Documentary", "Government"),
    disclaimer=DISCLAIMER,
    copyright="© ALLMEP",
    time_zone="Asia/Jerusalem",
)
EPISODE = PodcastEpisode(
    guid="d14bf595",
    url="https://example.org/podcast/groundwork/season-1/haifa/",
    title="חיפה: Haifa",
    enclosure=Enclosure(
        url="https://example.org/audio/haifa.mp3", type="audio/mpeg", length=304_000, duration=1219
    ),
    date=parse_partial_date("2021-07-12"),
    summary="What lies beneath?",
    notes='<p>More on <a href="../lod/">Lod</a>.</p>',
    number=2,
    season=1,
    season_title="The Mixed Cities Edition",
    speakers=(Speaker(name="Noor", url="https://example.org/noor"), Speaker(name="A", part="host")),
    transcripts=(Transcript(url="https://example.org/haifa.vtt", lang="en"),),
    chapters=(Chapter(start=0, title="Start"),),
    chapters_url="https://example.org/haifa.chapters.json",
)


@pytest.fixture
def channel() -> ElementTree.Element:
    found = ElementTree.fromstring(podcast_feed(SHOW, (EPISODE,))).find("channel")
    assert found is not None
    return found


@pytest.fixture
def item(channel: ElementTree.Element) -> ElementTree.Element:
    found = channel.find("item")
    assert found is not None
    return found


@pytest.fixture
def listened() -> dict[str, Any]:
    """What gPodder's parser understands, which knows the podcast namespace by its other name."""
    official, other = (
        b"https://podcastindex.org/namespace/1.0",
        b"https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    )
    data = podcast_feed(SHOW, (EPISODE,)).replace(official, other)
    result: dict[str, Any] = podcastparser.parse(SHOW.url, io.BytesIO(data))
    return result


def test_a_podcast_app_sees_the_show(listened: dict[str, Any]) -> None:
    assert listened["title"] == "Groundwork & more"
    assert listened["link"] == "https://example.org/podcast/groundwork/"
    assert listened["cover_url"] == "https://example.org/artwork.jpg"
    assert listened["language"] == "en"
    assert listened["itunes_author"] == "ALLMEP"
    assert listened["itunes_owner"] == {"name": "Alliance", "email": "podcast@example.org"}
    assert listened["itunes_categories"] == [["Society & Culture", "Documentary"], ["Government"]]
    assert listened["explicit"] is False
    assert listened["type"] == "episodic"


def test_a_podcast_app_sees_the_episode(listened: dict[str, Any]) -> None:
    (episode,) = listened["episodes"]
    assert episode["guid"] == "d14bf595"
    assert episode["title"] == "חיפה: Haifa"
    assert episode["link"] == EPISODE.url
    assert episode["total_time"] == 1219
    assert episode["number"] == 2
    assert episode["season"] == 1
    assert episode["type"] == "full"
    assert episode["published"] == 1626037200  # 12 July 2021, midnight in Jerusalem
    assert episode["enclosures"] == [
        {
            "url": "https://example.org/audio/haifa.mp3",
            "file_size": 304_000,
            "mime_type": "audio/mpeg",
        }
    ]
    assert episode["transcript_url"] == "https://example.org/haifa.vtt"
    assert episode["chapters_json_url"] == "https://example.org/haifa.chapters.json"
    assert {person["name"]: person["role"] for person in episode["persons"]} == {
        "Noor": "guest",
        "A": "host",
    }


def test_the_disclaimer_stands_in_the_feed_and_with_every_episode(
    channel: ElementTree.Element, item: ElementTree.Element
) -> None:
    assert channel.findtext("description") == f"Activists speak.\n\n{DISCLAIMER}"
    assert item.findtext("description") == f"What lies beneath?\n\n{DISCLAIMER}"
    assert (item.findtext(f"{CONTENT}encoded") or "").endswith(f"<p>{DISCLAIMER}</p>")


def test_apple_s_required_elements_are_there(
    channel: ElementTree.Element, item: ElementTree.Element
) -> None:
    required = ["title", "description", "link", "language"]
    required += [f"{ITUNES}{name}" for name in ("image", "category", "explicit", "author", "owner")]
    assert [name for name in required if channel.find(name) is None] == []
    required = ["title", "enclosure", "guid", "pubDate", "description", "link"]
    required += [f"{ITUNES}{name}" for name in ("duration", "explicit", "episodeType")]
    assert [name for name in required if item.find(name) is None] == []


def test_words_are_written_as_apple_asks(
    channel: ElementTree.Element, item: ElementTree.Element
) -> None:
    assert channel.findtext(f"{ITUNES}explicit") == "false"
    assert item.findtext(f"{ITUNES}duration") == "1219"
    assert item.findtext("pubDate") == "Mon, 12 Jul 2021 00:00:00 +0300"
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"


def test_the_feed_says_where_it_is(channel: ElementTree.Element) -> None:
    link = channel.find("{http://www.w3.org/2005/Atom}link")
    assert link is not None
    assert link.attrib == {"rel": "self", "type": "application/rss+xml", "href": SHOW.url}


def test_podcasting_2_elements_are_there(
    channel: ElementTree.Element, item: ElementTree.Element
) -> None:
    assert channel.findtext(f"{PODCAST}guid") == SHOW.guid
    locked = channel.find(f"{PODCAST}locked")
    assert locked is not None
    assert (locked.text, locked.attrib) == ("no", {"owner": "podcast@example.org"})
    season, transcript = item.find(f"{PODCAST}season"), item.find(f"{PODCAST}transcript")
    assert season is not None
    assert (season.text, season.get("name")) == ("1", "The Mixed Cities Edition")
    assert transcript is not None
    assert transcript.attrib == {
        "url": "https://example.org/haifa.vtt",
        "type": "text/vtt",
        "language": "en",
        "rel": "captions",
    }


def test_a_guid_that_is_no_uuid_is_not_the_show_s_guid_of_podcasting_2() -> None:
    data = podcast_feed(PodcastShow(**{**_fields(SHOW), "guid": "groundwork"}), ())
    assert b"podcast:guid" not in data


def test_notes_have_whole_addresses_and_their_direction() -> None:
    show = PodcastShow(**{**_fields(SHOW), "lang": "he", "dir": "rtl", "disclaimer": ""})
    parsed = ElementTree.fromstring(podcast_feed(show, (EPISODE,)))
    assert parsed.findtext(f"channel/item/{CONTENT}encoded") == (
        '<div lang="he" dir="rtl">\n<p>More on '
        '<a href="https://example.org/podcast/groundwork/season-1/lod/">Lod</a>.</p>\n</div>'
    )


def test_an_episode_of_which_little_is_known_says_no_more() -> None:
    episode = PodcastEpisode(
        guid="1",
        url="https://example.org/1/",
        title="1",
        enclosure=Enclosure(url="https://example.org/1.mp3", type="audio/mpeg"),
    )
    data = podcast_feed(SHOW, (episode,)).decode()
    absent = ["pubDate", "lastBuildDate", "itunes:duration", "itunes:season", "itunes:episode>"]
    absent += ["podcast:season", "podcast:chapters", "podcast:transcript", "podcast:person"]
    assert [name for name in absent if f"<{name}" in data] == []


def test_feedparser_finds_nothing_to_complain_of() -> None:
    parsed = feedparser.parse(podcast_feed(SHOW, (EPISODE,)))
    assert not parsed.bozo
    assert parsed.version == "rss20"
    assert parsed.feed.image.href == "https://example.org/artwork.jpg"
    assert parsed.entries[0].itunes_season == "1"


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_comes_back(text: str) -> None:
    show = PodcastShow(**{**_fields(SHOW), "title": text, "disclaimer": text})
    episode = PodcastEpisode(**{**_fields(EPISODE), "title": text})
    root = ElementTree.fromstring(podcast_feed(show, (episode,)))
    assert root.findtext("channel/title") == drop_forbidden(text)
    assert root.findtext("channel/item/title") == drop_forbidden(text)
    assert drop_forbidden(text) in (root.findtext("channel/item/description") or "")


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__struct_fields__}


def test_an_episode_in_another_language_than_its_show_says_so() -> None:
    words = ((EPISODE.title, "en"), (EPISODE.summary, "en"))
    episode = replace(EPISODE, notes="", inherited=words)
    show = replace(SHOW, lang="ar")
    root = ElementTree.fromstring(podcast_feed(show, (episode, EPISODE)))
    language = "{http://purl.org/dc/elements/1.1/}language"
    assert [item.findtext(language) for item in root.iter("item")] == ["en", None]


def test_what_an_english_feed_inherits_in_hebrew_says_so() -> None:
    words = tuple((text, "he") for text in ("כתב ויתור", "פודקאסט", "תרומה", "פרק", "סיכום"))
    show = replace(
        SHOW, lang="en", dir="ltr", title="פודקאסט", description="About", disclaimer="כתב ויתור",
        funding=(("https://example.org/give/", "תרומה"),), inherited=words,
    )  # fmt: skip
    episode = replace(EPISODE, title="פרק", summary="סיכום", notes="", inherited=words)
    root = ElementTree.fromstring(podcast_feed(show, (episode,)))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    channel, item = next(root.iter("channel")), next(root.iter("item"))
    spoken = {each.tag.rpartition("}")[2]: each.get(lang) for each in channel}
    # The description is English, with a Hebrew disclaimer below it.
    assert (spoken["title"], spoken["description"], spoken["funding"]) == ("he", None, "he")
    assert {each.get(lang) for each in item if each.tag.endswith(("title", "description"))} == {
        "he"
    }
    notes = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert notes == '<p lang="he" dir="rtl">סיכום</p>\n<p lang="he" dir="rtl">כתב ויתור</p>'
