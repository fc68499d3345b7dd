"""A show of very many episodes: what is newest in its feed, and archives that never change."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import podcastparser
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.feeds.archives import ARCHIVED, archive_name, archives_of, volume_of
from sitegen.feeds.podcast import podcast_feed
from sitegen.feeds.show import Place
from tests.unit.feeds.everything import episode_in, show_in

COUNTS = st.integers(0, 3000)
LIMITS = st.integers(100, 500)


@given(COUNTS, LIMITS)
def test_each_entry_stands_in_one_document(count: int, limit: int) -> None:
    numbers = [0, *range(archives_of(count, limit), 0, -1)]
    volumes = [volume_of(count, limit, number) for number in numbers]
    assert [place for each in volumes for place in range(each.begin, each.end)] == list(
        range(count)
    )
    assert [each.previous for each in volumes] == [*numbers[1:], 0]
    assert volumes[0].end <= limit
    assert all(each.end - each.begin == ARCHIVED for each in volumes[1:])


@given(COUNTS, LIMITS)
def test_an_archive_holds_the_same_for_ever(count: int, limit: int) -> None:
    """RFC 5005, section 4: what an archive document holds should not change."""
    for number in range(1, archives_of(count, limit) + 1):
        before, after = volume_of(count, limit, number), volume_of(count + 1, limit, number)
        assert (after.begin, after.end) == (before.begin + 1, before.end + 1)
        assert after.previous == before.previous


def test_a_feed_within_the_limit_has_no_archive() -> None:
    assert archives_of(300, 300) == 0
    assert archives_of(301, 300) == 1
    assert archives_of(1000, 300) == 7


def test_its_documents_lead_from_one_to_the_next() -> None:
    """RFC 5005: archives (section 4) for who keeps all, `next` (section 3) for who pages."""
    atom, history = "{http://www.w3.org/2005/Atom}", "{http://purl.org/syndication/history/1.0}"
    folder = "https://example.org/en"
    first = Place(previous=f"{folder}/{archive_name(2)}")
    archive = Place(current=f"{folder}/feed.xml", previous=f"{folder}/{archive_name(1)}")
    documents = [
        podcast_feed(show_in("en"), (episode_in("en"),), each) for each in (first, archive)
    ]
    told = []
    for data in documents:
        channel = ElementTree.fromstring(data).find("channel")
        assert channel is not None
        links = {link.get("rel"): link.get("href") for link in channel.findall(f"{atom}link")}
        told.append((channel.find(f"{history}archive") is not None, links))
    older = f"{folder}/feed-archive-2.xml"
    assert told[0] == (
        False,
        {"self": f"{folder}/feed.xml", "prev-archive": older, "next": older},
    )
    assert told[1][0]
    assert told[1][1]["current"] == f"{folder}/feed.xml"
    heard = podcastparser.parse(folder, io.BytesIO(documents[0]))
    assert heard["paged_feed_next"] == older


def test_an_archive_is_as_new_as_its_newest_episode() -> None:
    day = datetime(2020, 1, 1, tzinfo=UTC)
    episodes = tuple(replace(episode_in("en"), date=day - timedelta(days=n)) for n in range(3))
    data = podcast_feed(show_in("en"), episodes, Place(current="https://example.org/feed.xml"))
    assert b"<lastBuildDate>Wed, 01 Jan 2020 00:00:00 +0000</lastBuildDate>" in data
