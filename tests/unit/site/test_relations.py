"""How entries hang together: neighbours, related ones, programs, exhibitions."""

from __future__ import annotations

import pytest

from sitegen.site.library import Library
from sitegen.site.relations import ExhibitionsOf, ListedOn, NeighboursOf, RelatedTo, StoriesIn
from tests.unit.site.library import AGREED, at, ids, library

POSTS = {f"news/2024/p{n}.md": f"title: P\ndate: 2024-0{n}" for n in (1, 2, 3)}


@pytest.mark.parametrize(
    ("id_", "newer", "older"),
    [("p3", [], ["p2"]), ("p2", ["p3"], ["p1"]), ("p1", ["p2"], []), ("p0", [], [])],
)
def test_neighbours_are_those_beside_in_the_list(
    id_: str, newer: list[str], older: list[str]
) -> None:
    found = NeighboursOf(lang="en", id=f"news/2024/{id_}", kind="news").answer(library(POSTS))
    assert ids([each for each in [found.newer] if each]) == newer
    assert ids([each for each in [found.older] if each]) == older


def test_neighbours_are_of_the_same_language() -> None:
    site = library(POSTS | {"news/2024/p3.he.md": "title: א", "news/2024/p1.he.md": "title: ב"})
    found = NeighboursOf(lang="he", id="news/2024/p3", kind="news").answer(site)
    assert found.older is not None
    assert (found.older.id, found.older.lang) == ("news/2024/p1", "he")


def test_related_entries_share_most_tags_the_newest_first_among_equals() -> None:
    site = library(
        {
            "news/2024/one.md": "title: A\ndate: 2024-01\ntags: [youth, Art, bread]",
            "news/2024/two.md": "title: A\ndate: 2024-02\ntags: [Youth, art]",
            "news/2024/new.md": "title: A\ndate: 2024-05\ntags: [youth]",
            "news/2024/old.md": "title: A\ndate: 2024-03\ntags: [bread]",
            "news/2024/none.md": "title: A\ndate: 2024-06\ntags: [music]",
            "news/2024/draft.md": "title: A\ndate: 2024-06\ntags: [youth]\ndraft: true",
            "events/meeting.md": "title: A\ntags: [youth]",
        }
    )
    found = RelatedTo(lang="en", id="news/2024/one", count=9).answer(site)
    assert ids(found) == ["two", "new", "old", "meeting"]
    assert ids(RelatedTo(lang="en", id="news/2024/one", count=1).answer(site)) == ["two"]
    assert RelatedTo(lang="en", id="news/2024/none", count=9).answer(site) == ()
    assert RelatedTo(lang="he", id="news/2024/one", count=9).answer(site) == ()


def listed_on(feeds: str, count: int = 9) -> list[str]:
    site = library(
        {
            "programs/p.md": f"title: P\n{feeds}",
            "news/2024/named.md": "title: A\ndate: 2024-01\nprograms: [programs/p]",
            "news/2024/tagged.md": "title: A\ndate: 2024-02\ntags: [youth]",
            "news/2024/both.md": "title: A\ndate: 2024-03\ntags: [youth]\nprograms: [programs/p]",
            "news/2024/neither.md": "title: A\ndate: 2024-04\ntags: [art]",
            "events/e.md": "title: A\ndate: 2024-05\ntags: [youth]",
        }
    )
    return ids(ListedOn(lang="en", program="programs/p", count=count).answer(site))


def test_a_program_lists_the_news_that_names_it() -> None:
    assert listed_on("") == ["both", "named"]


def test_a_program_lists_kinds_by_tags_and_nothing_twice() -> None:
    assert listed_on("feeds: {kinds: [news], tags: [youth]}") == ["both", "tagged", "named"]
    assert listed_on("feeds: {kinds: [news, events], tags: [youth, art]}") == [
        "e",
        "neither",
        "both",
        "tagged",
        "named",
    ]
    assert listed_on("feeds: {kinds: [news], tags: [youth]}", 2) == ["both", "tagged"]


def test_what_is_no_program_lists_nothing() -> None:
    assert ListedOn(lang="en", program="pages/p", count=9).answer(library(POSTS)) == ()


def story(consent: str = "", fields: str = "") -> str:
    return f"title: S\n{fields}\n" + AGREED.replace("}", f"{consent}}}")


def exhibition(stories: str, more: dict[str, str] | None = None) -> Library:
    """Give a site with four stories, and an exhibition in Geneva."""
    return library(
        {
            "stories/2022/anywhere.md": story(fields="award: winner"),
            "stories/2022/geneva.md": story(", venues: [geneva-2022, oslo]"),
            "stories/2022/oslo.md": story(", venues: [oslo]"),
            "stories/2022/ended.md": story(", until: 2023"),
            "stories/2021/before.md": story(fields="award: winner\ntags: [bread]"),
            "exhibitions/geneva-2022.md": f"title: G\nstories: {stories}",
            **(more or {}),
        }
    )


ALL = "[stories/2022/oslo, stories/2022/geneva, stories/2022/ended, stories/2022/anywhere]"


def test_stories_hang_in_the_order_written_as_far_as_they_agreed_to_the_venue() -> None:
    found = StoriesIn(lang="en", id="exhibitions/geneva-2022").answer(exhibition(ALL))
    assert ids(found) == ["geneva", "anywhere"]


@pytest.mark.parametrize(
    ("question", "hung"),
    [
        ("{year: 2022}", ["anywhere", "geneva"]),
        ("{award: winner}", ["anywhere", "before"]),
        ("{year: 2021, award: winner}", ["before"]),
        ("{tag: bread}", ["before"]),
        ("{year: 2019}", []),
    ],
)
def test_stories_that_a_question_chooses_hang_winners_first(question: str, hung: list[str]) -> None:
    site = exhibition(question)
    assert ids(StoriesIn(lang="en", id="exhibitions/geneva-2022").answer(site)) == hung


def test_a_story_knows_where_it_hangs() -> None:
    oslo = {"exhibitions/oslo.md": "title: O\nstories: {year: 2022}\nvenues: [{start: 2024}]"}
    site = exhibition(ALL, oslo)

    def hung(story_id: str) -> list[str]:
        return ids(ExhibitionsOf(lang="en", id=story_id).answer(site))

    assert hung("stories/2022/anywhere") == ["oslo", "geneva-2022"]
    assert hung("stories/2022/oslo") == ["oslo"]
    assert hung("stories/2022/ended") == []
    assert hung("stories/2021/before") == []


def test_a_story_that_is_gone_hangs_nowhere() -> None:
    texts = {
        "stories/2022/a.md": story(", until: 2024-07-01"),
        "exhibitions/x.md": "title: X\nstories: [stories/2022/a]",
    }
    for moment, hung in (("2024-07-01T23:59", ["a"]), ("2024-07-02T00:00", [])):
        site = library(texts, at(moment))
        assert ids(StoriesIn(lang="en", id="exhibitions/x").answer(site)) == hung
        assert site.may_hang("stories/2022/a", "exhibitions/x") is bool(hung)


def test_a_story_hangs_in_the_languages_in_which_it_is_written() -> None:
    hebrew = {
        "exhibitions/geneva-2022.he.md": "title: ג",
        "stories/2022/anywhere.he.md": "title: ס",
    }
    site = exhibition(ALL, hebrew)
    assert ids(StoriesIn(lang="he", id="exhibitions/geneva-2022").answer(site)) == ["anywhere"]
    assert StoriesIn(lang="ar", id="exhibitions/geneva-2022").answer(site) == ()
