"""What each kind of entry tells machines; nobody is made a Person who is not named so."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sitegen.feeds.feed import Enclosure
from sitegen.feeds.page_data import Organization
from sitegen.feeds.records import Record, filled
from sitegen.kinds.episode import Audio, Episode
from sitegen.kinds.event import Event
from sitegen.kinds.exhibition import Exhibition, Host, Venue
from sitegen.kinds.meta import Meta
from sitegen.kinds.news import News
from sitegen.kinds.season import Season
from sitegen.kinds.show import Show
from sitegen.kinds.story import Story, Voice
from sitegen.render.kinds.pages import PageTold
from sitegen.render.kinds.told import RECORDS
from sitegen.schema.dates import parse_partial_date
from sitegen.site.model import Crumb, Summary

BASE = "https://example.org"
ABOVE = (
    Crumb(title="Groundwork", url="/podcast/groundwork/"),
    Crumb(title="Cities", url="/podcast/groundwork/1/"),
)
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
DAY = parse_partial_date("2025-10-01")
US = {
    "@type": "Organization",
    "@id": f"{BASE}/#organization",
    "name": "ALLMEP",
    "url": f"{BASE}/",
}
SERIES = {
    "@type": "PodcastSeries",
    "@id": f"{BASE}/podcast/groundwork/#subject",
    "name": "Groundwork",
    "url": f"{BASE}/podcast/groundwork/",
}
START = datetime(2026, 3, 1, 10, tzinfo=ZoneInfo("Asia/Jerusalem"))


class Answers:
    """A site in which every recording may be heard, with one entry in and on everything."""

    other = Summary(
        id="y", lang="en", kind="", section="", url="/y/", slug="y", title="The other one"
    )

    def absolute(self, url: str) -> str:
        return f"{BASE}{url}" if url.startswith("/") else url

    def sound(self, audio: Audio, duration: str = "") -> Enclosure:
        return Enclosure(url=f"{BASE}/{audio.file}", type="audio/mpeg", length=1000, duration=3725)

    def inside(self, kind: str) -> tuple[Summary, ...]:
        return (self.other, self.other)

    def hung(self) -> tuple[Summary, ...]:
        return (self.other,)


PAGE = PageTold(
    "Title", f"{BASE}/x/", ABOVE, Organization(name="ALLMEP", url=f"{BASE}/"), Answers()
)


def told(meta: Meta, **summary: Any) -> Record:
    kind = type(meta).__name__.lower()
    shown = {"id": "x", "lang": "en", "kind": kind, "section": "", "url": "/x/", "slug": "x"}
    record = RECORDS[kind](meta, Summary(**{**shown, "title": "Title", **summary}), PAGE)
    return filled(record)


def types_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["@type"]} if "@type" in value else set()
        return own.union(*(types_in(one) for one in value.values()))
    return set().union(*(types_in(one) for one in value)) if isinstance(value, list) else set()


def test_a_news_post_is_an_article_of_its_authors() -> None:
    news = told(News(title="T", date=DAY, dateline="BEIT JALA", authors=("A. Writer", "ALLMEP")))
    assert (news["@type"], news["headline"]) == ("NewsArticle", "Title")
    assert news["dateline"] == "BEIT JALA"
    assert [author["@type"] for author in news["author"]] == ["Person", "Organization"]


def test_a_news_post_that_names_nobody_is_the_organisations() -> None:
    assert told(News(title="T", date=DAY))["author"] == [US]


def test_a_story_has_a_name_to_show_and_no_person() -> None:
    said = Story(title="T", award="winner", quote="Peace", voice=Voice(file="v.mp3", lang="ar"))
    story = told(said, person="Noor", place="Haifa")
    assert "Person" not in types_in(story)
    assert (story["creditText"], story["award"]) == ("Noor", "winner")
    assert (story["audio"]["contentUrl"], story["audio"]["inLanguage"]) == (f"{BASE}/v.mp3", "ar")
    assert story["hasPart"] == {"@type": "Quotation", "text": "Peace"}


def test_a_placeholders_sentence_is_nobodys() -> None:
    said = Story(title="T", quote="What future do you hope to build?", sample=True)
    assert "hasPart" not in told(said, person="A teacher", place="Haifa")


def test_no_record_ties_a_storyteller_to_a_place() -> None:
    assert "Haifa" not in str(told(Story(title="T", quote="Peace"), person="Noor", place="Haifa"))


def test_a_story_of_which_nothing_may_be_said_says_nothing() -> None:
    assert told(Story(title="T")).keys() == {"@type", "headline"}


def test_a_podcast_has_series_season_and_episode() -> None:
    series = told(Show(title="T", guid=GUID, author="ALLMEP"))
    assert series["webFeed"] == f"{BASE}/x/feed.xml"
    assert series["author"] == {"@type": "Organization", "name": "ALLMEP"}
    season = told(Season(title="T", guid=GUID, number=1), number=1)
    assert season["seasonNumber"] == 1
    assert season["numberOfEpisodes"] == 2
    assert season["partOfSeries"] == SERIES
    episode = told(Episode(title="T", guid=GUID, audio=Audio(file="a.mp3")), number=2)
    assert episode["episodeNumber"] == 2
    assert episode["partOfSeason"]["@id"] == f"{BASE}/podcast/groundwork/1/#subject"
    assert episode["partOfSeries"] == SERIES


def test_an_episode_says_where_its_sound_lies_how_long_and_how_large_it_is() -> None:
    episode = told(Episode(title="T", guid=GUID, audio=Audio(file="a.mp3")))
    assert episode["duration"] == "PT1H2M5S"
    assert episode["associatedMedia"] == {
        "@type": "AudioObject",
        "contentUrl": f"{BASE}/a.mp3",
        "encodingFormat": "audio/mpeg",
        "contentSize": "1000 B",
        "duration": "PT1H2M5S",
    }


def test_a_show_that_readers_cannot_see_has_no_feed() -> None:
    assert "webFeed" not in told(Show(title="T", guid=GUID), draft=True)


def test_an_exhibition_of_one_venue_is_there_and_then() -> None:
    venue = Venue(
        place="Promenade",
        city="Geneva",
        country="CH",
        start=parse_partial_date("2022-06-06"),
        end=parse_partial_date("2022-06-19"),
    )
    found = told(Exhibition(title="T", venues=(venue,), hosts=(Host(name="City of Geneva"),)))
    assert (found["startDate"], found["endDate"]) == ("2022-06-06", "2022-06-19")
    assert found["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert found["location"]["name"] == "Promenade"
    assert found["location"]["address"]["addressCountry"] == "CH"
    assert found["organizer"][1]["name"] == "City of Geneva"
    assert "subEvent" not in found
    assert [work["name"] for work in found["workFeatured"]] == ["The other one"]


def test_an_exhibition_whose_day_is_not_known_is_a_collection_of_its_time() -> None:
    venue = Venue(
        city="Geneva", start=parse_partial_date("2022-06"), end=parse_partial_date("2022-06-19")
    )
    found = told(Exhibition(title="T", venues=(venue,)))
    assert (found["@type"], found["temporalCoverage"]) == ("Collection", "2022-06/2022-06-19")
    assert found["spatialCoverage"]["address"]["addressLocality"] == "Geneva"
    assert found["hasPart"][0]["url"] == f"{BASE}/y/"


def test_an_exhibition_of_several_venues_has_an_event_for_each() -> None:
    june, november = parse_partial_date("2022-06-06"), parse_partial_date("2022-11-02")
    first = Venue(start=june, end=parse_partial_date("2022-06-19"), place="Promenade")
    second = Venue(start=november, city="Washington, DC")
    third = Venue(start=parse_partial_date("2023"), city="Oslo")
    found = told(Exhibition(title="T", venues=(first, second, third)))
    assert (found["startDate"], found["endDate"]) == ("2022-06-06", "2022-11-02")
    assert [place["name"] for place in found["location"]] == ["Promenade", "Washington, DC"]
    assert [part["startDate"] for part in found["subEvent"]] == ["2022-06-06", "2022-11-02"]
    assert found["subEvent"][1]["location"]["name"] == "Washington, DC"


@pytest.mark.parametrize(
    ("place", "online", "mode", "location"),
    [
        ("Imperial Hotel", "", "Offline", "Place"),
        ("", "https://meet.example/", "Online", "VirtualLocation"),
        ("Imperial Hotel", "https://meet.example/", "Mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_an_event_says_how_one_takes_part(
    place: str, online: str, mode: str, location: str | list[str]
) -> None:
    event = told(Event(title="T", place=place, online=online), start=START)
    assert event["startDate"] == "2026-03-01T10:00:00+02:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    found = event["location"]
    kinds = [one["@type"] for one in found] if isinstance(found, list) else found["@type"]
    assert kinds == location


def test_a_place_of_which_only_a_name_is_known_has_it_for_its_address() -> None:
    event = told(Event(title="T", place="Imperial Hotel, Jerusalem"), start=START)
    assert event["location"]["address"] == "Imperial Hotel, Jerusalem"
    assert event["organizer"] == US
    assert event.keys().isdisjoint({"endDate", "offers"})


def test_an_event_without_place_and_link_says_nothing() -> None:
    assert told(Event(title="T"), start=START) == {}


def test_an_event_to_be_announced_says_nothing() -> None:
    assert told(Event(title="T", place="Imperial Hotel")) == {}
