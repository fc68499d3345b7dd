"""Feeds by the rules of W3C's feed validator; and the rules find what they are for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sitegen.feeds.atom import atom_feed
from sitegen.feeds.feed import Feed, FeedEntry
from sitegen.feeds.podcast import podcast_feed
from tests.tools.feedvalidator import faults_in
from tests.unit.feeds.everything import WORDS, episode_in, show_in

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PODCAST = podcast_feed(show_in("en"), (episode_in("en"),))


@pytest.mark.parametrize("lang", WORDS)
def test_a_podcast_has_no_fault(lang: str) -> None:
    assert faults_in(podcast_feed(show_in(lang), (episode_in(lang),)), NOW) == []


def test_an_atom_feed_has_no_fault(
    news_feed: Feed, month_entry: FeedEntry, audio_entry: FeedEntry
) -> None:
    assert faults_in(atom_feed(news_feed, (month_entry, audio_entry)), NOW) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        (b"Mon, 12 Jul 2021", b"Thu, 01 Jan 1970", "ImplausibleDate"),
        (b"Mon, 12 Jul 2021", b"Mon, 12 Jul 2020", "IncorrectDOW"),
        (b"Mon, 12 Jul 2021", b"Mon, 12 Jul 21", "InvalidRFC2822Date"),
        (b"<language>en</language>", b"", "Missing language"),
        (b'length="304000" type="audio/mpeg"/>', b'type="audio/mpeg"/>', "InvalidIntegerAttribute"),
        (b'rel="self"', b'rel="other"', "MissingAtomSelfLink"),
        (b"<title>Haifa", b"<title>&lt;b&gt;Haifa&lt;/b&gt;", "ContainsHTML"),
        (b"https://example.org/en/lod/", b"../lod/", "ContainsRelRef"),
        (b"&lt;p&gt;More", b"&lt;script&gt;More", "SecurityRisk"),
        (b"<itunes:season>1", b"<itunes:season>0", "InvalidPositiveInteger"),
    ],
)
def test_each_rule_finds_its_fault(good: bytes, bad: bytes, fault: str) -> None:
    assert good in PODCAST
    assert fault in " ".join(faults_in(PODCAST.replace(good, bad), NOW))
