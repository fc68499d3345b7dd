"""What pages ask of other entries is answered with just what is shown."""

from __future__ import annotations

from datetime import datetime

from sitegen.kinds.event import EVENT
from sitegen.site.library import Library
from sitegen.site.queries import (
    EntryOf,
    Featured,
    InYear,
    Latest,
    Programs,
    Stories,
    SummaryOf,
    Timely,
    Within,
    Years,
)
from tests.unit.site.library import AGREED, ZONE, at, ids, library

NEWS = {
    "news/2024/june.md": "title: June\ndate: 2024-06\ntags: [youth]",
    "news/2024/july.md": "title: July\ndate: 2024-07\nfeatured: true",
    "news/2024/july.he.md": "title: יולי",
    "news/2023/old.md": "title: Old\ndate: 2023\nfeatured: true",
    "news/2024/draft.md": "title: Draft\ndate: 2024-08\ndraft: true",
    "news/2024/last.md": "title: Last\ndate: 2024-09",
}
STORIES = {
    "stories/2022/b.md": f"title: B\naward: winner\n{AGREED}",
    "stories/2022/a.md": f"title: A\ntags: [bread]\n{AGREED}",
    "stories/2021/c.md": f"title: C\naward: winner\ntags: [bread]\n{AGREED}",
    "stories/2021/d.md": "title: D\nconsent: {web: false}",
}


def test_an_entry_is_given_in_the_languages_in_which_it_is_shown() -> None:
    site = library(NEWS)
    entry = EntryOf(lang="he", id="news/2024/july").answer(site)
    assert entry is not None
    assert entry.meta.title == "יולי"
    assert EntryOf(lang="ar", id="news/2024/july").answer(site) is None
    assert EntryOf(lang="en", id="news/2024/draft").answer(site) is None
    assert SummaryOf(lang="en", id="news/2024/draft").answer(site) is None
    summary = SummaryOf(lang="he", id="news/2024/july").answer(site)
    assert summary is not None
    assert (summary.title, summary.url) == ("יולי", "/he/news/2024/july/")


def test_the_latest_are_a_stretch_of_the_list() -> None:
    site = library(NEWS)
    assert ids(Latest(lang="en", kind="news", count=2).answer(site)) == ["last", "july"]
    assert ids(Latest(lang="en", kind="news", count=2, offset=2).answer(site)) == ["june", "old"]
    assert ids(Latest(lang="en", kind="news", count=0, offset=1).answer(site)) == [
        "july",
        "june",
        "old",
    ]
    assert ids(Latest(lang="he", kind="news", count=9).answer(site)) == ["july"]
    assert Latest(lang="ar", kind="news", count=9).answer(site) == ()


def test_the_newest_featured_post_leads_else_the_newest() -> None:
    def leader(site: Library) -> list[str]:
        found = Featured(lang="en").answer(site)
        return ids([found]) if found else []

    assert leader(library(NEWS)) == ["july"]
    plain = {path: text.replace("featured: true", "") for path, text in NEWS.items()}
    assert leader(library(plain)) == ["last"]
    assert leader(library({})) == []


def test_years_are_those_in_which_there_is_something_newest_first() -> None:
    site = library(NEWS | STORIES)
    assert Years(lang="en", kind="news").answer(site) == (2024, 2023)
    assert Years(lang="he", kind="news").answer(site) == (2024,)
    assert Years(lang="en", kind="story").answer(site) == (2022, 2021)
    assert Years(lang="ar", kind="news").answer(site) == ()


def test_a_year_holds_its_entries() -> None:
    site = library(NEWS | STORIES)
    assert ids(InYear(lang="en", kind="news", year=2024).answer(site)) == ["last", "july", "june"]
    assert ids(InYear(lang="en", kind="story", year=2021).answer(site)) == ["c"]
    assert InYear(lang="en", kind="news", year=1999).answer(site) == ()


def test_a_year_is_shown_in_stretches() -> None:
    site = library(NEWS | STORIES)
    first = InYear(lang="en", kind="news", year=2024, count=2)
    second = InYear(lang="en", kind="news", year=2024, count=2, offset=2)
    assert ids(first.answer(site)) == ["last", "july"]
    assert ids(second.answer(site)) == ["june"]


def test_stories_are_chosen_by_year_award_and_tag() -> None:
    site = library(STORIES)
    assert ids(Stories(lang="en").answer(site)) == ["b", "a", "c"]
    assert ids(Stories(lang="en", year=2022).answer(site)) == ["b", "a"]
    assert ids(Stories(lang="en", award="winner").answer(site)) == ["b", "c"]
    assert ids(Stories(lang="en", tag="bread").answer(site)) == ["a", "c"]
    assert ids(Stories(lang="en", tag="bread", year=2021, award="winner").answer(site)) == ["c"]


def test_seasons_stand_in_their_show_and_episodes_in_their_season_by_number() -> None:
    audio = "audio: {url: https://a.example/a.mp3}"
    site = library(
        {
            "podcast/a/show.md": "title: A\nguid: a",
            "podcast/ab/s1/season.md": "title: X\nguid: x\nnumber: 1",
            "podcast/a/s2/season.md": "title: S2\nguid: s2\nnumber: 2",
            "podcast/a/s1/season.md": "title: S1\nguid: s1\nnumber: 1",
            "podcast/a/s1/y.md": f"title: Y\nguid: y\nnumber: 1\n{audio}",
            "podcast/a/s1/x.md": f"title: X\nguid: x\nnumber: 2\n{audio}",
        }
    )
    assert ids(Within(lang="en", id="podcast/a", kind="season").answer(site)) == ["s1", "s2"]
    assert ids(Within(lang="en", id="podcast/a/s1", kind="episode").answer(site)) == ["y", "x"]
    assert Within(lang="en", id="podcast/a", kind="episode").answer(site) == ()


def test_programs_stand_below_their_parent() -> None:
    site = library(
        {
            "programs/alumhub.md": "title: A\norder: 2",
            "programs/youth.md": "title: Y\norder: 1",
            "programs/fellows.md": "title: F\nparent: programs/alumhub",
        }
    )
    assert ids(Programs(lang="en").answer(site)) == ["youth", "alumhub"]
    assert ids(Programs(lang="en", parent="programs/alumhub").answer(site)) == ["fellows"]


def test_a_program_whose_parent_is_not_shown_stands_at_the_top() -> None:
    site = library(
        {"programs/a.md": "title: A\ndraft: true", "programs/b.md": "title: B\nparent: programs/a"}
    )
    assert ids(Programs(lang="en").answer(site)) == ["b"]


EVENTS = {
    "events/may.md": "title: M\nstart: 2024-05-10T10:00\nend: 2024-05-10T12:00",
    "events/june.md": "title: J\nstart: 2024-06-10",
    "events/july.md": "title: J\nstart: 2024-07-10T10:00",
    "events/some-day.md": "title: S",
}


def timely(moment: str) -> tuple[list[str], list[str]]:
    """Give the events that are past and those to come, at a moment."""
    site = library(EVENTS, at(moment))
    past, coming = (
        Timely(lang="en", kind="event", past=past).answer(site) for past in (True, False)
    )
    return ids(past), ids(coming)


def test_events_pass_with_time_the_nearest_stands_first() -> None:
    assert timely("2024-05-01T00:00") == ([], ["may", "june", "july", "some-day"])
    assert timely("2024-05-10T11:59") == ([], ["may", "june", "july", "some-day"])
    assert timely("2024-05-10T12:00") == (["may"], ["june", "july", "some-day"])
    assert timely("2024-06-10T23:59") == (["may"], ["june", "july", "some-day"])
    assert timely("2024-06-11T00:00") == (["june", "may"], ["july", "some-day"])
    assert timely("2025-01-01T00:00") == (["july", "june", "may"], ["some-day"])


def test_an_event_that_comes_again_stands_where_its_next_date_does() -> None:
    rule = "start: 2024-01-15T10:00\nrepeat: monthly\nrepeat_until: 2024-06-30"
    events = EVENTS | {"events/monthly.md": f"title: M\n{rule}"}

    def found(moment: str) -> tuple[list[str], list[str]]:
        site = library(events, at(moment))
        past, coming = (
            Timely(lang="en", kind="event", past=past).answer(site) for past in (True, False)
        )
        return ids(past), ids(coming)

    assert found("2024-05-01T00:00") == ([], ["may", "monthly", "june", "july", "some-day"])
    assert found("2024-06-14T00:00")[1] == ["monthly", "july", "some-day"]
    assert found("2024-06-16T00:00") == (["monthly", "june", "may"], ["july", "some-day"])


def test_a_site_is_built_again_when_the_next_date_has_passed() -> None:
    rule = "title: M\nstart: 2024-01-15T10:00\nend: 2024-01-15T12:00\nrepeat: monthly"
    moments = EVENT.moments(
        library({"events/m.md": rule}).entries["events/m", "en"].meta,
        datetime(2024, 5, 15, 11, tzinfo=ZONE),
        ZONE,
    )
    near = sorted(moment for moment in moments if moment.month in (5, 6))
    assert [(each.month, each.day, each.hour) for each in near] == [
        (5, 15, 10),
        (5, 15, 12),
        (6, 15, 10),
        (6, 15, 12),
    ]


def test_an_event_passes_in_its_own_zone() -> None:
    event = {"events/a.md": "title: A\nstart: 2024-05-10\ntime_zone: America/New_York"}
    for moment, past in (("2024-05-11T06:59", False), ("2024-05-11T07:00", True)):
        summary = library(event, at(moment)).summary("events/a", "en")
        assert summary is not None
        assert (summary.past, summary.upcoming) == (past, not past)


def test_an_exhibition_passes_with_the_last_day_of_its_last_venue() -> None:
    venues = (
        "title: X\nvenues: [{start: 2024-05, end: 2024-05-20}, {start: 2024-06-01, end: 2024-06}]"
    )
    for moment, past in (("2024-06-30T23:59", False), ("2024-07-01T00:00", True)):
        site = library({"exhibitions/x.md": venues}, at(moment))
        assert bool(Timely(lang="en", kind="exhibition", past=True).answer(site)) is past


def test_an_exhibition_with_a_venue_to_be_announced_is_not_past() -> None:
    site = library({"exhibitions/x.md": "title: X\nvenues: [{start: 2020}, {city: Oslo}]"})
    assert Timely(lang="en", kind="exhibition", past=True).answer(site) == ()


EXHIBITIONS = {
    "exhibitions/a-some-day.md": "title: S\nvenues: [{city: Oslo}]",
    "exhibitions/by-date.md": "title: D\ndate: 2023\nvenues: [{city: Bergen}]",
    "exhibitions/june.md": "title: J\nvenues: [{start: 2024-06-01, end: 2024-06-30}]",
    "exhibitions/may.md": "title: M\nvenues: [{start: 2024-05-01, end: 2024-05-30}]",
}


def test_an_exhibition_without_a_date_stands_behind_those_with_one() -> None:
    site = library(EXHIBITIONS, at("2024-05-02T00:00"))
    coming = Timely(lang="en", kind="exhibition", past=False).answer(site)
    assert ids(coming) == ["may", "june", "a-some-day"]
    over = library(EXHIBITIONS, at("2025-01-01T00:00"))
    past = Timely(lang="en", kind="exhibition", past=True).answer(over)
    assert ids(past) == ["june", "may", "by-date"]
