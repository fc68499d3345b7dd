"""Atom feeds, as feedparser and an XML parser read them."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import feedparser
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.feeds.atom import atom_feed
from sitegen.feeds.characters import drop_forbidden
from sitegen.feeds.feed import Author, Feed, FeedEntry
from sitegen.schema.dates import parse_partial_date

ATOM = "{http://www.w3.org/2005/Atom}"
ANY = st.text(st.characters(exclude_categories=()))


@pytest.fixture
def parsed(news_feed: Feed, month_entry: FeedEntry, audio_entry: FeedEntry) -> Any:
    result = feedparser.parse(atom_feed(news_feed, (month_entry, audio_entry)))
    assert not result.bozo
    return result


def test_the_feed_says_what_it_is(parsed: Any) -> None:
    assert parsed.version == "atom10"
    assert parsed.feed.id == "https://example.org/he/news/feed.xml"
    assert parsed.feed.title == 'חדשות "השלום" & עוד'
    assert parsed.feed.subtitle == "מה קורה"
    assert parsed.feed.language == "he"
    assert parsed.feed.author == "ALLMEP"
    links = {link.rel: (link.type, link.href) for link in parsed.feed.links}
    assert links == {
        "self": ("application/atom+xml", "https://example.org/he/news/feed.xml"),
        "alternate": ("text/html", "https://example.org/he/news/"),
    }


def test_the_feed_is_as_new_as_its_newest_entry(parsed: Any) -> None:
    assert parsed.feed.updated == "2025-10-01T00:00:00+03:00"


def test_an_entry_of_a_month_is_dated_at_the_month_s_first_midnight_in_the_site_s_zone(
    parsed: Any,
) -> None:
    entry = parsed.entries[0]
    assert entry.published == entry.updated == "2025-10-01T00:00:00+03:00"


def test_an_updated_entry_keeps_the_date_of_its_publication(parsed: Any) -> None:
    entry = parsed.entries[1]
    assert entry.published == "2021-07-01T00:00:00+03:00"
    assert entry.updated == "2021-09-17T00:00:00+03:00"


def test_an_entry_is_known_by_its_address(parsed: Any) -> None:
    entry = parsed.entries[0]
    assert entry.id == entry.link
    assert entry.link == "https://example.org/he/news/2025/%D7%9E%D7%A4%D7%92%D7%A9/"


def test_an_entry_has_its_words(parsed: Any) -> None:
    entry = parsed.entries[0]
    assert entry.title == "מפגש <החברים> 2025 (ALLMEP)"
    assert entry.summary == "לאחר שנתיים & יותר"
    assert [tag.term for tag in entry.tags] == ["שלום", "R&D"]
    assert [author.name for author in entry.authors] == ["Noor"]


def test_content_is_html_with_whole_addresses_and_its_direction(
    news_feed: Feed, month_entry: FeedEntry
) -> None:
    root = ElementTree.fromstring(atom_feed(news_feed, (month_entry,)))
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert content.text == (
        '<div lang="he" dir="rtl">\n'
        '<p>ראו <a href="https://example.org/he/about/">כאן</a>'
        ' <img src="https://example.org/a.jpg" alt="5 > 3"></p>\n</div>'
    )


def test_a_recording_is_an_enclosure(parsed: Any) -> None:
    assert parsed.entries[1].enclosures == [
        {
            "type": "audio/mpeg",
            "href": "https://example.org/a%20b.mp3",
            "length": "1234",
        }
    ]


def test_an_entry_with_an_identifier_of_its_own_is_known_by_it(news_feed: Feed) -> None:
    day = parse_partial_date("2024")
    entry = FeedEntry(url="https://example.org/x/", title="x", date=day, id="urn:uuid:1")
    parsed = feedparser.parse(atom_feed(news_feed, (entry,)))
    assert (parsed.entries[0].id, parsed.entries[0].link) == ("urn:uuid:1", entry.url)


def test_the_same_values_give_the_same_bytes(news_feed: Feed, month_entry: FeedEntry) -> None:
    copies = msgspec.convert(msgspec.to_builtins(news_feed), Feed)
    assert atom_feed(news_feed, (month_entry,)) == atom_feed(copies, (month_entry,))


@given(title=ANY, summary=ANY, content=ANY, tag=ANY)
def test_any_text_comes_back_but_for_what_xml_forbids(
    title: str, summary: str, content: str, tag: str
) -> None:
    feed = Feed(
        url="https://example.org/feed.xml",
        page="https://example.org/",
        title=title,
        lang="en",
        author=Author(name=title),
    )
    entry = FeedEntry(
        url="https://example.org/x/",
        title=title,
        date=parse_partial_date("2024"),
        summary=summary,
        content=content.replace("<", ""),
        tags=(tag,),
    )
    root = ElementTree.fromstring(atom_feed(feed, (entry,)))
    found = root.find(f"{ATOM}entry")
    assert found is not None
    assert root.findtext(f"{ATOM}title") == drop_forbidden(title)
    assert root.findtext(f"{ATOM}author/{ATOM}name") == drop_forbidden(title)
    assert (found.findtext(f"{ATOM}summary") or "") == drop_forbidden(summary)
    assert (found.findtext(f"{ATOM}content") or "") == drop_forbidden(content.replace("<", ""))
    category = found.find(f"{ATOM}category")
    assert category is not None
    assert category.get("term") == drop_forbidden(tag)


@given(title=ANY)
def test_feedparser_finds_nothing_to_complain_of(title: str) -> None:
    author = Author(name="A")
    page = "https://example.org/"
    feed = Feed(url=f"{page}feed.xml", page=page, title=title, lang="ar", author=author)
    day = parse_partial_date("2024")
    entries = (FeedEntry(url=page, title=title, date=day, summary=title, content=title),)
    assert not feedparser.parse(atom_feed(feed, entries)).bozo


def test_what_a_translation_took_over_says_its_language(news_feed: Feed) -> None:
    entry = FeedEntry(
        url="https://example.org/he/a/",
        title="A door",
        date=parse_partial_date("2024"),
        summary="שלום",
        inherited=(("A door", "en"),),
    )
    root = ElementTree.fromstring(atom_feed(news_feed, (entry,)))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    said = {
        name: root.find(f"{ATOM}entry/{ATOM}{name}").get(language)  # type: ignore[union-attr]
        for name in ("title", "summary")
    }
    assert said == {"title": "en", "summary": None}
