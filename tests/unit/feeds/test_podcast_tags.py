"""Every element that a podcast's feed may have, by the section that defines it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from sitegen.feeds.podcast import podcast_feed
from sitegen.feeds.show import PodcastEpisode, PodcastShow
from tests.unit.feeds.everything import episode_in, show_in

A, P = "{http://www.itunes.com/dtds/podcast-1.0.dtd}", "{https://podcastindex.org/namespace/1.0}"
NO = dict[str, str]()
ART = {"href": "https://example.org/artwork.jpg"}
IMAGE = ART | {"alt": "Rings of sound", "aspect-ratio": "1/1", "width": "3000"}
SOUND = {"url": "https://example.org/haifa.mp3", "length": "304000", "type": "audio/mpeg"}

SHOW = [
    # Apple Podcasts for Creators, "A Podcaster's Guide to RSS": show tags.
    ("Required tags: title", "title", "Groundwork & more", NO),
    ("Required tags: description", "description", "Activists speak.", NO),
    ("Required tags: itunes:image", f"{A}image", "", ART),
    ("Required tags: language", "language", "en", NO),
    ("Required tags: itunes:category", f"{A}category", "", {"text": "Society & Culture"}),
    (
        "Required tags: itunes:category within",
        f"{A}category/{A}category",
        "",
        {"text": "Documentary"},
    ),
    ("Required tags: itunes:explicit", f"{A}explicit", "true", NO),
    ("Recommended tags: itunes:author", f"{A}author", "ALLMEP", NO),
    ("Recommended tags: link", "link", "https://example.org/en/", NO),
    ("Situational tags: itunes:owner", f"{A}owner/{A}email", "podcast@example.org", NO),
    ("Situational tags: itunes:type", f"{A}type", "serial", NO),
    ("Situational tags: copyright", "copyright", "© ALLMEP", NO),
    (
        "Situational tags: itunes:new-feed-url",
        f"{A}new-feed-url",
        "https://example.org/new.xml",
        NO,
    ),
    ("Situational tags: itunes:block", f"{A}block", "Yes", NO),
    ("Situational tags: itunes:complete", f"{A}complete", "Yes", NO),
    # The podcast namespace, docs/tags.
    ("Guid", f"{P}guid", "d998fa3c-7e1b-587e-883b-7b372b97bd02", NO),
    ("Locked", f"{P}locked", "yes", {"owner": "podcast@example.org"}),
    ("Medium", f"{P}medium", "course", NO),
    ("Block", f"{P}block", "yes", NO),
    ("Funding", f"{P}funding", "Support us", {"url": "https://example.org/donate/"}),
    (
        "Update Frequency",
        f"{P}updateFrequency",
        "Monthly",
        {"rrule": "FREQ=MONTHLY", "complete": "true"},
    ),
    ("Txt", f"{P}txt", "05124", {"purpose": "applepodcastsverify"}),
    (
        "Trailer",
        f"{P}trailer",
        "Soon",
        SOUND | {"pubdate": "Thu, 01 Jul 2021 00:00:00 +0000", "season": "1"},
    ),
    ("Image", f"{P}image", "", IMAGE | {"purpose": "artwork"}),
    ("License", f"{P}license", "cc-by-4.0", NO),
    ("Person", f"{P}person", "Dana", {"role": "host"}),
    (
        "Social Interact",
        f"{P}socialInteract",
        "",
        {
            "protocol": "activitypub",
            "uri": "https://m.example/@us/1",
            "accountId": "@us",
            "priority": "1",
        },
    ),
]
EPISODE = [
    # "A Podcaster's Guide to RSS": episode tags; RSS 2.0, "Elements of <item>".
    ("Required tags: title", "title", "Haifa: “the sea”", NO),
    ("Required tags: enclosure", "enclosure", "", SOUND),
    (
        "Required tags: guid",
        "guid",
        "urn:uuid:4d7aab32-ddfa-51c2-a16f-06bdb057a49f",
        {"isPermaLink": "false"},
    ),
    ("Recommended tags: pubDate", "pubDate", "Mon, 12 Jul 2021 00:00:00 +0300", NO),
    ("Recommended tags: description", "description", "What lies beneath?", NO),
    ("Recommended tags: itunes:duration", f"{A}duration", "1219", NO),
    ("Recommended tags: link", "link", "https://example.org/en/haifa/", NO),
    ("Recommended tags: itunes:image", f"{A}image", "", ART),
    ("Recommended tags: itunes:explicit", f"{A}explicit", "true", NO),
    ("Situational tags: itunes:title", f"{A}title", "Haifa: “the sea”", NO),
    ("Situational tags: itunes:episode", f"{A}episode", "2", NO),
    ("Situational tags: itunes:season", f"{A}season", "1", NO),
    ("Situational tags: itunes:episodeType", f"{A}episodeType", "bonus", NO),
    ("Situational tags: itunes:block", f"{A}block", "Yes", NO),
    # The podcast namespace, docs/tags.
    (
        "Transcript",
        f"{P}transcript",
        "",
        {
            "url": "https://example.org/haifa.vtt",
            "type": "text/vtt",
            "language": "en",
            "rel": "captions",
        },
    ),
    (
        "Chapters",
        f"{P}chapters",
        "",
        {"url": "https://example.org/en/haifa/chapters.json", "type": "application/json+chapters"},
    ),
    ("Season", f"{P}season", "1", {"name": "The Mixed Cities Edition"}),
    ("Episode", f"{P}episode", "2", NO),
    ("Person", f"{P}person", "Noor", {"role": "guest", "href": "https://example.org/noor"}),
    ("Image", f"{P}image", "", IMAGE | {"purpose": "artwork"}),
    ("License", f"{P}license", "own-1", {"url": "https://example.org/license/"}),
    (
        "Social Interact",
        f"{P}socialInteract",
        "",
        {"protocol": "activitypub", "uri": "https://m.example/@us/2"},
    ),
]


def channel_of(show: PodcastShow, *episodes: PodcastEpisode) -> ElementTree.Element:
    """Give the channel of a feed."""
    found = ElementTree.fromstring(podcast_feed(show, episodes)).find("channel")
    assert found is not None
    return found


FULL = channel_of(show_in("en"), episode_in("en"))
BARE = channel_of(
    PodcastShow(url="a", page="a", title="A", lang="en", description="", author=""),
    replace(PodcastEpisode(guid="1", url="a", title="A", enclosure=episode_in("en").enclosure)),
)


@pytest.mark.parametrize(
    ("at", "path", "text", "attributes"),
    [
        *[pytest.param("", *rest, id=f"channel: {section}") for section, *rest in SHOW],
        *[pytest.param("item/", *rest, id=f"item: {section}") for section, *rest in EPISODE],
    ],
)
def test_each_element_is_written_as_its_section_says(
    at: str, path: str, text: str, attributes: dict[str, str]
) -> None:
    found = FULL.find(f"{at}{path}")
    assert found is not None
    assert ((found.text or "").strip(), found.attrib) == (text, attributes)


def test_no_other_element_is_used() -> None:
    told = {path.split("/{")[0] for _, path, *_ in (*SHOW, *EPISODE)}
    others = {"item", "lastBuildDate", "{http://www.w3.org/2005/Atom}link"}
    others |= {"{http://purl.org/rss/1.0/modules/content/}encoded"}
    used = {each.tag for parent in (FULL, *FULL.iter("item")) for each in parent}
    assert used == told | others


def test_what_nobody_said_is_not_there() -> None:
    empty = [each.tag for each in BARE.iter() if not (each.attrib or each.text)]
    assert empty == ["description"] * 2  # Both formats demand it.
    absent = ("block", "complete", "new-feed-url", "funding", "license", "txt", "trailer", "person")
    assert [each.tag for each in BARE.iter() if each.tag.partition("}")[2] in absent] == []


def test_no_feed_ever_tells_of_a_place() -> None:
    """`podcast:location` ("Location") can lead somebody to people who are in danger."""
    assert b"location" not in podcast_feed(show_in("en"), (episode_in("en"),)).lower()


def test_apps_cut_no_node() -> None:
    """Nodes of the podcast namespace should not exceed 128 characters (Person, Season, Trailer)."""
    long = "א" * 300
    show, episode = show_in("en"), episode_in("en")
    show = replace(show, trailers=(replace(show.trailers[0], title=long),))
    speakers = (replace(episode.speakers[0], name=long),)
    channel = channel_of(show, replace(episode, season_title=long, speakers=speakers))
    season = channel.find(f"item/{P}season")
    assert season is not None
    nodes = (
        channel.findtext(f"{P}trailer"),
        season.get("name"),
        channel.findtext(f"item/{P}person"),
    )
    assert [len(each or "") for each in nodes] == [128] * 3
