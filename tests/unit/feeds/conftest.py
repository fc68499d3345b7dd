"""What the tests of feeds share: a feed in small."""

from __future__ import annotations

import pytest

from sitegen.feeds.feed import Author, Enclosure, Feed, FeedEntry
from sitegen.schema.dates import parse_partial_date


@pytest.fixture
def news_feed() -> Feed:
    return Feed(
        url="https://example.org/he/news/feed.xml",
        page="https://example.org/he/news/",
        title='חדשות "השלום" & עוד',
        subtitle="מה קורה",
        lang="he",
        dir="rtl",
        author=Author(name="ALLMEP", url="https://example.org/"),
        time_zone="Asia/Jerusalem",
    )


@pytest.fixture
def month_entry() -> FeedEntry:
    """An entry of which only the month is known."""
    return FeedEntry(
        url="https://example.org/he/news/2025/מפגש/",
        title="מפגש <החברים> 2025 (ALLMEP)",
        date=parse_partial_date("2025-10"),
        summary="לאחר שנתיים & יותר",
        content='<p>ראו <a href="../../../about/">כאן</a> <img src="/a.jpg" alt="5 > 3"></p>',
        authors=(Author(name="Noor"),),
        tags=("שלום", "R&D"),
        image="https://example.org/a.jpg",
    )


@pytest.fixture
def audio_entry() -> FeedEntry:
    """An entry of one day, with a recording."""
    return FeedEntry(
        url="https://example.org/podcast/groundwork/season-1/lod/",
        title="Lod",
        date=parse_partial_date("2021-07-01"),
        updated=parse_partial_date("2021-09-17"),
        content="<p>Listen.</p>",
        enclosure=Enclosure(
            url="https://example.org/a b.mp3", type="audio/mpeg", length=1234, duration=19
        ),
    )
