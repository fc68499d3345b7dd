"""From entries to the library: their orders, what they refer to, and for how long that holds."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.engine.period import Period
from sitegen.site import collect
from sitegen.site.visibility import Moment
from tests.unit.site.library import (
    AGREED,
    NOW,
    ZONE,
    at,
    collection,
    groups,
    ids,
    library,
    settings,
)

AUDIO = "guid: x\naudio: {url: https://a.example/a.mp3}\n"
MINUTE = timedelta(minutes=1)


def listed(kind: str, folder: str, fields: dict[str, str]) -> list[str]:
    """Give a kind's entries, by slug and fields, in the order of their list."""
    texts = {f"{folder}/{slug}.md": f"title: A\n{text}" for slug, text in fields.items()}
    return ids(library(texts).listed(kind, "en"))


def said_of(texts: dict[str, str], failed: tuple[str, ...] = ()) -> list[str]:
    """Give what is noticed of a site."""
    return [str(problem) for problem in collection(texts, failed=failed).problems]


def test_news_is_listed_newest_first_ties_by_id() -> None:
    dates = {
        "d": "date: 2023",
        "b": "date: 2024-03",
        "a": "date: 2024-03-01",
        "c": "date: 2024-03-02",
    }
    assert listed("news", "news/2024", dates) == ["c", "a", "b", "d"]


def test_stories_are_listed_by_cohort_then_award_then_id() -> None:
    order = listed(
        "story",
        "stories",
        {
            "e": f"{AGREED}year: 2022",
            "c": f"{AGREED}year: 2022\naward: finalist",
            "d": f"{AGREED}year: 2022\naward: honourable-mention",
            "b": f"{AGREED}year: 2022\naward: winner",
            "a": f"{AGREED}year: 2021\naward: winner",
            "f": f"{AGREED}year: 2022\naward: winner",
        },
    )
    assert order == ["b", "f", "c", "d", "e", "a"]


@pytest.mark.parametrize(("kind", "folder"), [("program", "programs"), ("page", "pages")])
def test_programs_and_pages_are_listed_in_their_own_order(kind: str, folder: str) -> None:
    orders = {"a": "order: 2", "c": "order: 1", "b": "order: 1", "d": "", "e": "order: -1"}
    assert listed(kind, folder, orders) == ["e", "d", "b", "c", "a"]


def test_seasons_are_listed_by_number_within_their_show() -> None:
    texts = {
        f"podcast/{show}/s{n}/season.md": f"title: A\nguid: {show}{n}\nnumber: {n}"
        for show in ("b", "a")
        for n in (10, 2)
    }
    found = library(texts).listed("season", "en")
    assert found == ("podcast/a/s2", "podcast/a/s10", "podcast/b/s2", "podcast/b/s10")


def test_episodes_are_listed_newest_first_then_by_number() -> None:
    dates = {
        "a": f"{AUDIO}date: 2024-01\nnumber: 1",
        "b": f"{AUDIO}date: 2024-01\nnumber: 2",
        "c": f"{AUDIO}date: 2024-02\nnumber: 1",
        "d": f"{AUDIO}number: 3",
    }
    assert listed("episode", "podcast/show/season-1", dates) == ["c", "d", "b", "a"]


def test_exhibitions_are_listed_by_their_last_venue_newest_first() -> None:
    venues = {
        "a": "venues: [{start: 2022}, {start: 2024-05}]",
        "b": "venues: [{start: 2023-06}]",
        "c": "venues: [{start: 2023-06-01}]",
        "d": "",
    }
    assert listed("exhibition", "exhibitions", venues) == ["a", "b", "c", "d"]


def test_an_exhibition_of_which_less_is_known_stands_behind_what_is_known_of_its_time() -> None:
    """Of one somewhere in 2022 it isn't known that it came before the others of that year."""
    venues = {
        "washington": "venues: [{start: 2022, end: 2022}]",
        "geneva": "venues: [{start: 2022-06, end: 2022-06-19}]",
        "jerusalem": "venues: [{start: 2022-05-31, end: 2022-05-31}]",
        "school": "venues: [{start: 2021-11, end: 2021-11}]",
        "after": "venues: [{start: 2023-01-02}]",
    }
    order = ["after", "washington", "geneva", "jerusalem", "school"]
    assert listed("exhibition", "exhibitions", venues) == order


def test_events_are_listed_those_to_be_announced_first_then_the_latest() -> None:
    starts = {
        "a": "start: 2024-05-01",
        "b": "start: 2024-05-02T09:00",
        "c": "start: 2024-05-02T18:30",
        "d": "",
        "e": "start: 2024-05-02T09:00",
    }
    assert listed("event", "events", starts) == ["d", "c", "b", "e", "a"]


def test_lists_hold_the_entries_of_their_language() -> None:
    site = library(
        {"pages/a.md": "title: A", "pages/a.he.md": "title: א", "pages/b.md": "title: B"}
    )
    assert ids(site.listed("page", "en")) == ["a", "b"]
    assert ids(site.listed("page", "he")) == ["a"]
    assert site.listed("page", "ar") == ()
    assert site.written_in["pages/a"] == ("en", "he")


def test_a_language_that_is_only_printed_is_shown_on_paper_alone() -> None:
    texts = {"stories/2022/a.md": f"title: A\n{AGREED}", "stories/2022/a.fr.md": "title: Pain"}
    french = settings(print_languages=("fr",))
    assert library(texts, surface="print", site=french).listed("story", "fr") == ("stories/2022/a",)
    assert library(texts, surface="web", site=french).listed("story", "fr") == ()


def test_a_reference_to_nothing_is_a_mistake_with_its_place_and_a_guess() -> None:
    texts = {
        "news/2024/a.md": "title: A\ndate: 2024\nprograms: [programs/alumhubb]",
        "programs/alumhub.md": "title: B",
    }
    assert said_of(texts) == [
        'content/news/2024/a.md:4: programs[1]: no entry "programs/alumhubb"; expected an id '
        'such as programs/young-voices; did you mean "programs/alumhub"?'
    ]


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        (
            "news/2024/n.md",
            "programs: [pages/about]\ndate: 2024",
            'programs[1]: "pages/about" is a page, expected a program',
        ),
        (
            "programs/p.md",
            "parent: pages/about",
            'parent: "pages/about" is a page, expected a program',
        ),
        (
            "exhibitions/x.md",
            "stories: [pages/about]\ndate: 2022",
            'stories[1]: "pages/about" is a page, expected a story',
        ),
    ],
)
def test_a_reference_to_another_kind_is_a_mistake(path: str, fields: str, said: str) -> None:
    found = said_of({path: f"title: A\n{fields}", "pages/about.md": "title: B"})
    assert found == [f"content/{path}:3: {said}"]


def test_a_program_that_is_a_part_of_itself_is_a_mistake() -> None:
    texts = {
        "programs/a.md": "title: A\nparent: programs/a",
        "programs/b.md": "title: B\nparent: programs/c",
        "programs/c.md": "title: C\nparent: programs/b",
        "programs/d.md": "title: D\nparent: programs/b",
    }
    back = "leads back to the entry itself: programs"
    assert said_of(texts) == [
        f"content/programs/a.md:3: parent: {back}/a → programs/a",
        f"content/programs/b.md:3: parent: {back}/b → programs/c → programs/b",
        f"content/programs/c.md:3: parent: {back}/c → programs/b → programs/c",
    ]


@pytest.mark.parametrize("written", ["geneva-2022", "exhibitions/geneva-2022"])
def test_a_story_hangs_in_the_exhibitions_that_its_consent_names(written: str) -> None:
    texts = {
        "stories/2022/noor.md": AGREED.replace("}", f", venues: [{written}]}}") + "title: N",
        "exhibitions/geneva-2022.md": "title: G\ndate: 2022",
        "exhibitions/haifa.md": "title: H\ndate: 2022",
    }
    site = library(texts)
    hangs = [
        site.may_hang("stories/2022/noor", f"exhibitions/{x}") for x in ("geneva-2022", "haifa")
    ]
    assert hangs == [True, False]
    assert said_of(texts) == []


@pytest.mark.parametrize(
    ("written", "hint"),
    [("genva-2022", '; did you mean "geneva-2022"?'), ("oslo", ""), ("pages/b", "")],
)
def test_an_exhibition_that_isnt_there_so_far_is_told(written: str, hint: str) -> None:
    """A consent may be given before the exhibition's entry is written."""
    texts = {
        "stories/2022/noor.md": AGREED.replace("}", f", venues: [{written}]}}") + "title: N",
        "exhibitions/geneva-2022.md": "title: G\ndate: 2022",
        "pages/b.md": "title: B",
    }
    assert said_of(texts) == [
        "content/stories/2022/noor.md:2: warning: consent.venues[1]: "
        f'no exhibition "{written}" so far{hint}'
    ]


def test_an_entry_with_mistakes_of_its_own_is_not_missed_as_well() -> None:
    texts = {"programs/p.md": "title: A\nparent: programs/broken"}
    assert len(said_of(texts)) == 1
    assert said_of(texts, failed=("programs/broken",)) == []


def test_a_reference_to_a_draft_is_no_mistake() -> None:
    texts = {
        "programs/p.md": "title: A\nparent: programs/b",
        "programs/b.md": "title: B\ndraft: true",
    }
    assert said_of(texts) == []


@pytest.mark.parametrize(
    ("path", "fields", "year"),
    [
        ("news/2023/a.md", "date: 2024-01-02", 2024),
        ("stories/2023/a.md", f"{AGREED}year: 2021", 2021),
    ],
)
def test_a_folder_of_another_year_is_a_warning(path: str, fields: str, year: int) -> None:
    assert said_of({path: f"title: A\n{fields}", path.replace(".md", ".he.md"): "title: א"}) == [
        f"content/{path}:1: warning: in the folder of 2023, but its year is {year}; "
        f"its address has {year}"
    ]


@pytest.mark.parametrize(
    ("path", "fields", "place"),
    [
        ("news/2024-02/a.md", "date: 2024-02-03", "news/2024/a.md"),
        ("news/trips/a/index.md", "date: 2023", "news/2023/a/index.md"),
        ("stories/more/a.md", f"{AGREED}date: 2024-05", "stories/2024/a.md"),
    ],
)
def test_a_folder_of_no_year_is_a_warning(path: str, fields: str, place: str) -> None:
    folder = path.split("/")[1]
    assert said_of({path: f"title: A\n{fields}"}) == [
        f'content/{path}:1: warning: "{folder}" is no year; expected content/{place}'
    ]


def test_a_storys_date_is_not_its_year() -> None:
    assert said_of({"stories/2022/a.md": f"title: A\n{AGREED}date: 2024-05"}) == []


def test_a_story_without_consent_is_warned_of_once_and_not_shown() -> None:
    texts = {"stories/2022/a.md": "title: A", "stories/2022/a.he.md": "title: א"}
    assert len(said_of(texts)) == 1
    assert library(texts).entries == {}


TIMES = {
    "news/2024/embargo.md": "title: A\ndate: 2024\npublish: 2024-07-10T09:00",
    "news/2024/over.md": "title: A\ndate: 2024\nexpires: 2024-06-20T12:00",
    "stories/2022/a.md": f"title: A\n{AGREED.replace('}', ', until: 2024-07-20}')}",
    "events/spring.md": "title: A\nstart: 2024-06-25T10:00\nend: 2024-06-25T16:00",
    "events/summer.md": "title: A\nstart: 2024-08-01",
    "exhibitions/geneva.md": "title: A\nvenues: [{start: 2024-06, end: 2024-06-29}]",
    "pages/about.md": "title: A",
}
MOMENTS = [
    "2024-06-20T12:00",
    "2024-06-25T10:00",
    "2024-06-25T16:00",
    "2024-06-30T00:00",
    "2024-07-10T09:00",
    "2024-07-21T00:00",
    "2024-08-01T00:00",
    "2024-08-02T00:00",
]


TIMED = groups(TIMES)


def timed(time: datetime) -> collect.Collection:
    """Collect a site with all sorts of times at one of them."""
    return collect.collect(TIMED, settings(), Moment(time, ZONE))


def seen_at(time: datetime) -> object:
    """Give all that a site shows at a moment."""
    site = timed(time).library
    return {key: site.summary(*key) for key in site.entries}


def test_a_library_holds_until_the_next_moment_at_which_something_changes() -> None:
    found = []
    time = at("2024-06-01").at
    while (end := timed(time).period.end) is not None:
        assert end > time
        found.append(end)
        time = end
    assert found == [at(moment).at for moment in MOMENTS]


@pytest.mark.parametrize("moment", MOMENTS)
def test_at_a_boundary_a_new_period_begins(moment: str) -> None:
    time = at(moment).at
    before, after = (timed(t).period for t in (time - MINUTE, time))
    assert before.end == after.start == time
    assert before.includes(time - MINUTE)
    assert not before.includes(time)
    assert after.includes(time)


@pytest.mark.parametrize(
    "moment", [m for m in MOMENTS if m not in ("2024-06-25T10:00", "2024-08-01T00:00")]
)
def test_at_a_boundary_something_is_shown_in_another_way(moment: str) -> None:
    time = at(moment).at
    assert seen_at(time - MINUTE) != seen_at(time)


@given(st.datetimes(min_value=datetime(2024, 6, 1), max_value=datetime(2024, 9, 1)))
def test_within_a_period_nothing_changes(time: datetime) -> None:
    moment = time.replace(tzinfo=ZONE)
    period = timed(moment).period
    assert period.includes(moment)
    for other in (period.start, period.end and period.end - timedelta(microseconds=1)):
        if other is not None:
            assert seen_at(other) == seen_at(moment)


@given(st.lists(st.integers(0, 9), min_size=5, max_size=5).map(sorted), st.permutations(range(4)))
def test_what_holds_in_two_periods_holds_in_the_part_that_they_share(
    days: list[int], order: list[int]
) -> None:
    moments = [at(f"2024-06-{day + 1:02}").at for day in days]
    before, now, after = moments[:2], moments[2], moments[3:]
    one = Period(before[order[0] % 2], after[order[1] % 2])
    other = Period(before[order[2] % 2], after[order[3] % 2])
    for moment in (*moments, now):
        both = one.includes(moment) and other.includes(moment)
        assert one.within(other).includes(moment) == both
    assert one.within(Period(None, None)) == one


def test_a_site_without_times_holds_for_ever() -> None:
    period = collection({"pages/a.md": "title: A"}).period
    assert (period.start, period.end) == (None, None)


ALL = groups(
    {
        **TIMES,
        "news/2024/b.md": "title: B\ndate: 2024-05\ntags: [Youth, art]\nprograms: [programs/x]",
        "news/2024/b.he.md": "title: ב\ntags: [נוער]",
        "news/2024/c.md": "title: C\ndate: 2024-05\ntags: [youth]",
        "stories/2022/b.md": f"title: B\naward: winner\n{AGREED}",
    }
)


@given(st.permutations(ALL))
def test_the_order_in_which_entries_are_read_makes_no_difference(shuffled: list[object]) -> None:
    one = collect.collect(ALL, settings(), NOW)
    other = collect.collect(shuffled, settings(), NOW)  # type: ignore[arg-type]
    assert one.library == other.library
    assert one.period == other.period
    assert sorted(one.problems) == sorted(other.problems)
