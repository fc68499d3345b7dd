"""What feeds hold, and the day on which each of it appeared: never one that nobody wrote."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sitegen.content.settings.feed_settings import FeedSettings
from sitegen.errors import Location
from sitegen.site.feed_names import unanswered_feeds
from sitegen.site.feeds import HasFeed, NewestOf, NewestOn, NewestTagged, Releases
from sitegen.site.library import Library
from sitegen.site.routes import plan_routes
from tests.unit.site.library import AGREED, at, collection, library, settings

NEWS = {
    "news/2024/old.md": "title: O\ndate: 2023-12-31",
    "news/2024/july.md": "title: J\ndate: 2024-06-11",
}
UNDATED = "warning: date: missing; feeds tell when something appeared, and leave this one out; "


def feed(site: Library, *kinds: str, count: int = 9) -> dict[str, str]:
    """Give the ends of the ids in a feed, newest first, with their days."""
    found = NewestOf(lang="en", kinds=kinds, count=count).answer(site)
    return {each.summary.slug: str(each.date) for each in found}


def test_a_feed_holds_the_newest_of_several_kinds() -> None:
    site = library(NEWS | {"events/e.md": "title: E\ndate: 2024-06-02", "pages/p.md": "title: P"})
    assert list(feed(site, "news", "event", count=2)) == ["july", "e"]


def test_an_event_appeared_when_its_date_says_so_and_not_on_the_day_that_it_is() -> None:
    texts = {"events/e.md": "title: E\ndate: 2024-05-01\nstart: 2025-01-01T18:00"}
    assert feed(library(texts), "event") == {"e": "2024-05-01"}
    assert collection(texts).problems == ()


@pytest.mark.parametrize(
    ("path", "fields", "day"),
    [
        ("events/e.md", "start: 2024-02-01T18:00", "2024-02-01 18:00:00+02:00"),
        ("exhibitions/e.md", "venues: [{start: 2023-05}, {start: 2022-06}]", "2022-06"),
        ("stories/2022/e.md", AGREED, "2022"),
        ("news/2024/e.md", "date: 2024-02-01\npublish: 2024-03-01", "2024-02-01"),
        ("events/e.md", "publish: 2024-03-01", "2024-03-01 00:00:00+02:00"),
    ],
)
def test_what_has_no_date_is_of_the_day_on_which_it_happened(
    path: str, fields: str, day: str
) -> None:
    texts = {path: f"title: E\n{fields}"}
    kind = {"events": "event", "exhibitions": "exhibition", "stories": "story"}
    assert feed(library(texts), kind.get(path.split("/")[0], "news")) == {"e": day}


@pytest.mark.parametrize("fields", ["", "start: 2024-09-01", "start: 2024-07-01T12:01"])
def test_what_is_to_come_and_says_no_date_is_in_no_feed_and_told(fields: str) -> None:
    """No date is implausible: neither 1970, nor the day of the build, nor a day to come."""
    texts = {"events/e.md": f"title: E\n{fields}"}
    assert feed(library(texts), "event") == {}
    assert not HasFeed(lang="en", kind="event").answer(library(texts))
    (told,) = collection(texts).problems
    assert str(told).startswith(f"content/events/e.md:1: {UNDATED}")


def test_once_it_has_begun_it_is_of_that_day() -> None:
    texts = {"exhibitions/e.md": "title: E\nvenues: [{start: 2024-09-01}]"}
    before = collection(texts)
    assert before.period.end == at("2024-09-01T00:00").at
    after = collection(texts, at("2024-09-01T00:00"))
    assert after.problems == ()
    assert feed(after.library, "exhibition") == {"e": "2024-09-01"}


def test_the_episodes_of_a_show_have_their_season_the_newest_first() -> None:
    sound = "audio: {url: 'https://a.example/a.mp3', type: audio/mpeg, length: 9}"
    texts = {
        f"podcast/{show}/one/{name}.md": f"title: E\nguid: {show}{name}\n{sound}\n{fields}"
        for show in "st"
        for name, fields in {
            "a": "number: 1\ndate: 2024-01-01",
            "b": "number: 2\ndate: 2024-01-01",
            "c": "number: 3\ndate: 2024-02-01\ndraft: true",
        }.items()
    }
    for show in "st":
        texts[f"podcast/{show}/show.md"] = f"title: S\nguid: {show}"
        texts[f"podcast/{show}/one/season.md"] = f"title: One\nguid: {show}1\nnumber: 1"
    for moment in (at("2024-07-01T12:00"), at("2024-07-01T12:00", drafts=True)):
        found = Releases(lang="en", id="podcast/s").answer(library(texts, moment))
        assert [(each.episode.id, each.season.title) for each in found] == [
            ("podcast/s/one/b", "One"),
            ("podcast/s/one/a", "One"),
        ]


TAGGED = {
    "news/2024/a.md": "title: A\ndate: 2024-06-01\ntags: [Young people]",
    "news/2024/b.md": "title: B\ndate: 2024-06-02\ntags: [bread]\nprograms: [programs/forum]",
    "news/2024/b.he.md": "title: ב",
    "pages/p.md": "title: P\ntags: [pages]",
    "programs/forum.md": "title: Forum",
    "programs/idle.md": "title: Idle",
}


def feeds_with(texts: dict[str, str], **asked: object) -> set[str]:
    """Give the paths of the feeds that a site has which asks for some."""
    rows = ({"en": "bread", "he": "לחם"},)
    site = replace(settings(tags=rows), feeds=FeedSettings(**asked))  # type: ignore[arg-type]
    planned = plan_routes(library(texts, site=site))
    return {route.path for route in planned if route.page in ("feed_xml", "podcast_feed")}


LISTS = {"feed.xml", "news/feed.xml", "he/feed.xml", "he/news/feed.xml"}


@pytest.mark.parametrize(
    ("asked", "more"),
    [
        ({}, set()),
        ({"tags": ("YOUNG  people",)}, {"tags/young-people/feed.xml"}),
        ({"tags": ("לחם",)}, {"tags/bread/feed.xml", "he/tags/לחם/feed.xml"}),
        ({"tags": ("b*",)}, {"tags/bread/feed.xml", "he/tags/לחם/feed.xml"}),
        ({"tags": ("other", "page*")}, set()),
        ({"programs": ("programs/forum",)}, {"programs/forum/feed.xml"}),
        ({"programs": ("*",)}, {"programs/forum/feed.xml"}),
    ],
)
def test_tags_and_programs_have_a_feed_where_the_site_asks_for_one(
    asked: dict[str, tuple[str, ...]], more: set[str]
) -> None:
    """By any of a tag's names; and where something is in it that feeds hold."""
    assert feeds_with(TAGGED, **asked) == LISTS | more


def test_what_is_in_them_is_what_their_pages_list() -> None:
    site = library(TAGGED)
    tagged = NewestTagged(lang="en", slug="bread", count=9).answer(site)
    on = NewestOn(lang="en", program="programs/forum", count=9).answer(site)
    assert [each.summary.slug for each in tagged] == [each.summary.slug for each in on] == ["b"]


def test_a_show_of_very_many_episodes_has_archives() -> None:
    sound = "audio: {url: 'https://a.example/a.mp3', type: audio/mpeg, length: 9}"
    texts = {
        "podcast/s/show.md": "title: S\nguid: s",
        "podcast/s/one/season.md": "title: One\nguid: t\nnumber: 1",
    }
    for number in range(1, 202):
        own = f"title: E\nguid: e{number}\nnumber: {number}\ndate: 2020\n{sound}"
        texts[f"podcast/s/one/e{number}.md"] = own
    feeds = {path for path in feeds_with(texts, episodes=100) if path.startswith("podcast/")}
    assert feeds == {f"podcast/s/feed{name}.xml" for name in ("", "-archive-1", "-archive-2")}
    assert {path for path in feeds_with(texts) if path.startswith("podcast/")} == {
        "podcast/s/feed.xml"
    }


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"tags": ("bread", "לחם", "Young people", "page*")}, []),
        ({"programs": ("programs/forum", "*")}, []),
        ({"tags": ("bred",)}, ['feeds.tags: no tag is called "bred", .*; did you mean "bread"?']),
        ({"tags": ("zz*",)}, ['feeds.tags: no tag is called "zz*", so that it has no feed']),
        (
            {"programs": ("programs/form",)},
            ['feeds.programs: no program is called "programs/form", .* "programs/forum"?'],
        ),
    ],
)
def test_a_feed_of_what_is_not_there_is_told(asked: dict[str, object], said: list[str]) -> None:
    rows = ({"en": "bread", "he": "לחם"},)
    site = replace(settings(tags=rows), feeds=FeedSettings(**asked))  # type: ignore[arg-type]
    found = unanswered_feeds(library(TAGGED, site=site), lambda *names: Location("site.yaml", 7))
    told = [str(problem) for problem in found]
    assert len(told) == len(said)
    for message, start in zip(told, said, strict=True):
        parts = [f"site.yaml:7: warning: {start.partition('.*')[0]}", start.partition(".*")[2]]
        assert message.startswith(parts[0])
        assert message.endswith(parts[1])
