"""Structured data says what a page is, safely, and makes nobody a Person who is not named so."""

from __future__ import annotations

import json
from datetime import datetime
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.feeds.characters import drop_forbidden
from sitegen.feeds.structured_data import structured_data
from sitegen.feeds.subjects import (
    CollectionSubject,
    EpisodeSubject,
    EventSubject,
    ExhibitionSubject,
    NewsSubject,
    Organization,
    PageData,
    PictureData,
    PlaceData,
    SeasonSubject,
    SeriesSubject,
    SoundData,
    SpanData,
    StorySubject,
    Subject,
    Website,
)
from sitegen.schema.dates import parse_partial_date

BASE = "https://example.org"
WEBSITE = Website(
    url=f"{BASE}/",
    name="ALLMEP",
    lang="en",
    description="A coalition",
    search=f"{BASE}/search/?q={{search_term_string}}",
    organization=Organization(
        name="ALLMEP",
        url=f"{BASE}/",
        logo=PictureData(url=f"{BASE}/logo.png", width=512, height=512),
        same_as=("https://social.example/allmep",),
    ),
)
VOICE = SoundData(
    url=f"{BASE}/voice.mp3",
    type="audio/mpeg",
    duration=61,
    length=1000,
    lang="ar",
    transcript=f"{BASE}/voice.vtt",
)
MUSEUM = PlaceData(name="Promenade", city="Geneva", country="CH", map="https://map.example/1")


def graph(subject: Subject | None = None, **fields: Any) -> dict[str, Any]:
    page = PageData(
        **{
            "url": f"{BASE}/x/",
            "title": "Title",
            "website": WEBSITE,
            "lang": "en",
            "description": "Words",
            "published": parse_partial_date("2025-10"),
            "crumbs": (("Home", f"{BASE}/"), ("Title", f"{BASE}/x/")),
            "subject": subject,
            **fields,
        }
    )
    data = json.loads(structured_data(page))
    assert data["@context"] == "https://schema.org"
    return {record["@type"]: record for record in data["@graph"]}


def types_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["@type"]} if "@type" in value else set()
        return own.union(*(types_in(one) for one in value.values()))
    return set().union(*(types_in(one) for one in value)) if isinstance(value, list) else set()


def test_a_news_post_is_a_news_article() -> None:
    picture = PictureData(url=f"{BASE}/a.jpg", width=800, height=450, credit="Noor")
    news = graph(
        NewsSubject(dateline="BEIT JALA", section="News", authors=("A. Writer", "ALLMEP")),
        picture=picture,
        keywords=("members",),
        updated=parse_partial_date("2025-11-02"),
    )["NewsArticle"]
    assert news["headline"] == "Title"
    assert news["dateline"] == "BEIT JALA"
    assert (news["datePublished"], news["dateModified"]) == ("2025-10", "2025-11-02")
    assert [author["@type"] for author in news["author"]] == ["Person", "Organization"]
    assert news["publisher"]["@id"] == f"{BASE}/#organization"
    assert news["image"]["creditText"] == "Noor"
    assert news["mainEntityOfPage"] == {"@id": f"{BASE}/x/"}


def test_a_story_has_a_name_to_show_and_no_person() -> None:
    subject = StorySubject(
        display_name="Noor", award="Winner", place="Haifa", quote="Peace", voice=VOICE
    )
    found = graph(subject)
    story = found["CreativeWork"]
    assert "Person" not in types_in(list(found.values()))
    assert story["creditText"] == "Noor"
    assert story["award"] == "Winner"
    assert story["contentLocation"] == {"@type": "Place", "name": "Haifa"}
    assert story["audio"]["duration"] == "PT61S"
    assert story["audio"]["caption"]["contentUrl"] == f"{BASE}/voice.vtt"


def test_a_story_of_which_nothing_may_be_said_says_nothing() -> None:
    story = graph(StorySubject())["CreativeWork"]
    assert story.keys().isdisjoint({"creditText", "author", "creator", "audio", "contentLocation"})


def test_a_podcast_has_series_season_and_episode() -> None:
    series = graph(SeriesSubject(feed=f"{BASE}/feed.xml", author="ALLMEP"))["PodcastSeries"]
    assert series["webFeed"] == f"{BASE}/feed.xml"
    season = graph(
        SeasonSubject(number=1, episodes=3, show_title="Groundwork", show_url=f"{BASE}/g/")
    )["PodcastSeason"]
    assert (season["seasonNumber"], season["numberOfEpisodes"]) == (1, 3)
    assert season["partOfSeries"]["url"] == f"{BASE}/g/"
    episode = graph(
        EpisodeSubject(
            number=2, sound=VOICE, season_title="Cities", season_number=1, show_title="Groundwork"
        )
    )["PodcastEpisode"]
    assert episode["episodeNumber"] == 2
    assert episode["associatedMedia"]["@type"] == "AudioObject"
    assert episode["associatedMedia"]["contentUrl"] == f"{BASE}/voice.mp3"
    assert episode["partOfSeason"] == {
        "@type": "PodcastSeason",
        "name": "Cities",
        "seasonNumber": 1,
    }


def test_an_exhibition_of_one_venue_is_there_and_then() -> None:
    june, end = parse_partial_date("2022-06"), parse_partial_date("2022-06-19")
    subject = ExhibitionSubject(
        venues=(SpanData(start=june, end=end, place=MUSEUM),),
        hosts=("City of Geneva",),
        works=(("A story", f"{BASE}/a/"),),
    )
    found = graph(subject)["ExhibitionEvent"]
    assert (found["startDate"], found["endDate"]) == ("2022-06", "2022-06-19")
    assert found["location"]["address"]["addressCountry"] == "CH"
    assert found["organizer"][1]["name"] == "City of Geneva"
    assert found["workFeatured"][0]["url"] == f"{BASE}/a/"
    assert "datePublished" not in found


def test_an_exhibition_of_several_venues_has_an_event_for_each() -> None:
    first = SpanData(start=parse_partial_date("2022-06"), end=parse_partial_date("2022-06-19"))
    second = SpanData(start=parse_partial_date("2022-11"), place=PlaceData(city="Washington, DC"))
    found = graph(ExhibitionSubject(venues=(first, second)))["ExhibitionEvent"]
    assert (found["startDate"], found["endDate"]) == ("2022-06", "2022-11")
    assert [part["startDate"] for part in found["subEvent"]] == ["2022-06", "2022-11"]
    assert found["subEvent"][1]["location"]["name"] == "Washington, DC"


@pytest.mark.parametrize(
    ("place", "online", "mode", "location"),
    [
        (MUSEUM, "", "Offline", "Place"),
        (PlaceData(), "https://meet.example/", "Online", "VirtualLocation"),
        (MUSEUM, "https://meet.example/", "Mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_an_event_says_how_one_takes_part(
    place: PlaceData, online: str, mode: str, location: str | list[str]
) -> None:
    start = datetime(2026, 3, 1, 10, tzinfo=ZoneInfo("Asia/Jerusalem"))
    subject = EventSubject(span=SpanData(start=start, place=place), online=online)
    event = graph(subject)["Event"]
    assert event["startDate"] == "2026-03-01T10:00:00+02:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    found = event["location"]
    kinds = [one["@type"] for one in found] if isinstance(found, list) else found["@type"]
    assert kinds == location


def test_an_event_without_place_and_link_says_nothing_of_them() -> None:
    event = graph(EventSubject(span=SpanData()))["Event"]
    assert event.keys().isdisjoint({"location", "eventAttendanceMode", "startDate", "offers"})


def test_a_list_is_a_collection_page() -> None:
    subject = CollectionSubject(items=(("One", f"{BASE}/1/"), ("Two", f"{BASE}/2/")))
    page = graph(subject)["CollectionPage"]
    items = page["mainEntity"]["itemListElement"]
    assert [(item["position"], item["url"]) for item in items] == [
        (1, f"{BASE}/1/"),
        (2, f"{BASE}/2/"),
    ]


def test_home_says_who_publishes_and_how_to_search() -> None:
    found = graph(home=True, crumbs=())
    assert found.keys() == {"Organization", "WebSite", "WebPage"}
    assert found["Organization"]["logo"]["width"] == 512
    action = found["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{BASE}/search/?q={{search_term_string}}"


def test_a_site_without_search_offers_none() -> None:
    website = Website(url=f"{BASE}/", name="A", lang="en", organization=WEBSITE.organization)
    assert "potentialAction" not in graph(home=True, website=website)["WebSite"]


def test_a_plain_page_has_its_trail() -> None:
    found = graph()
    assert found.keys() == {"WebPage", "BreadcrumbList"}
    assert found["WebPage"]["breadcrumb"]["@id"] == found["BreadcrumbList"]["@id"]
    trail = found["BreadcrumbList"]["itemListElement"]
    assert [step["item"] for step in trail] == [f"{BASE}/", f"{BASE}/x/"]


class Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_stays_inside_its_script_and_comes_back(text: str) -> None:
    page = PageData(url=f"{BASE}/x/", title=text, website=WEBSITE, lang="en", home=True)
    data = structured_data(page)
    assert not set(data) & set("<>&\u2028\u2029")
    scripts = Scripts()
    scripts.feed(f'<script type="application/ld+json">{data}</script><p>')
    assert scripts.tags == ["script", "p"]
    record = json.loads(scripts.text)["@graph"][-1]
    assert record.get("name", "") == drop_forbidden(text)


@pytest.mark.parametrize("text", ["</script><script>", "<!--<script>", "]]>", "\u2028\u2029&amp;"])
def test_nothing_breaks_out(text: str) -> None:
    test_any_text_stays_inside_its_script_and_comes_back.hypothesis.inner_test(text)  # type: ignore[attr-defined]
