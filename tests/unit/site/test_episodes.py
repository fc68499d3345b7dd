"""Episodes stand in the order in which they came out, also those that don't say when."""

from __future__ import annotations

import pytest

from sitegen.site.model import Neighbours, Summary
from sitegen.site.relations import NeighboursOf
from tests.unit.site.library import at, collection, library

SOUND = "audio: {url: https://a.example/a.mp3, type: audio/mpeg, length: 9}"
AUDIO = "guid: {}\naudio: {{url: https://a.example/a.mp3}}\nnumber: {}\n{}"


def show(*episodes: str, folder: str = "s") -> dict[str, str]:
    """Give the texts of a show of episodes written as `season number fields`."""
    texts = {f"podcast/{folder}/show.md": f"title: S\nguid: {folder}"}
    for each in episodes:
        season, number, fields = each.split(" ", 2)
        inside = f"podcast/{folder}/season-{season}"
        texts[f"{inside}/season.md"] = f"title: S\nguid: {folder}-{season}\nnumber: {season}"
        own = AUDIO.format(f"{folder}-{season}-{number}", number, fields)
        texts[f"{inside}/e{number}.md"] = f"title: E\n{own}"
    return texts


def order_of(*episodes: str) -> tuple[str, ...]:
    """Give the order of episodes written as `season number fields`, by their names."""
    listed = library(show(*episodes)).listed("episode", "en")
    return tuple(id_.removeprefix("podcast/s/season-") for id_ in listed)


def test_an_episode_without_a_date_stands_behind_the_one_before_it() -> None:
    assert order_of("1 1 date: 2021-01", "1 2 date: 2021-02", "2 1 ", "2 2 date: 2022-02") == (
        "2/e2",
        "2/e1",
        "1/e2",
        "1/e1",
    )


def test_the_first_one_stands_before_the_first_that_has_a_date() -> None:
    assert order_of("1 1 ", "1 2 date: 2021-02") == ("1/e2", "1/e1")


def test_without_any_date_season_and_number_decide() -> None:
    assert order_of("1 1 ", "1 2 ", "2 1 ") == ("2/e1", "1/e2", "1/e1")


def test_a_draft_is_not_asked_for_its_day_or_its_sound() -> None:
    moment = at("2024-07-01T12:00", drafts=True)
    bare = show("1 1 draft: true")
    (path,) = (path for path in bare if path.endswith("e1.md"))
    bare[path] = bare[path].replace("audio: {url: https://a.example/a.mp3}", "audio: {}")
    assert collection(bare, moment).problems == ()
    bare[path] = bare[path].replace("draft: true", "")
    told = [str(each).split("; ")[0] for each in collection(bare, moment).problems]
    assert told == [f"content/{path}:1: date: missing", f"content/{path}:1: audio: missing"]


def test_newer_and_older_cross_the_seasons_of_a_show_and_never_leave_it() -> None:
    """Two shows that came out by turns: their list is one, their neighbours are their own."""
    talks = show("1 1 date: 2021-01-01", "1 2 date: 2021-03-01", "2 1 date: 2021-05-01")
    walks = show("1 1 date: 2021-02-01", "1 2 date: 2021-04-01", folder="w")
    site = library(talks | walks)

    def beside(id_: str) -> list[str]:
        found = NeighboursOf(lang="en", id=f"podcast/{id_}", kind="episode").answer(site)
        return [each.id.removeprefix("podcast/") if each else "" for each in found_in(found)]

    assert beside("s/season-1/e1") == ["s/season-1/e2", ""]
    assert beside("s/season-1/e2") == ["s/season-2/e1", "s/season-1/e1"]
    assert beside("s/season-2/e1") == ["", "s/season-1/e2"]
    assert beside("w/season-1/e1") == ["w/season-1/e2", ""]
    assert beside("w/season-1/e2") == ["", "w/season-1/e1"]


def found_in(neighbours: Neighbours) -> tuple[Summary | None, Summary | None]:
    """Give the newer and the older one."""
    return neighbours.newer, neighbours.older


def test_the_day_on_which_it_is_published_is_its_date() -> None:
    first, second = "1 1 publish: 2021-03-01", "1 2 date: 2021-02-01"
    assert order_of(first, second) == ("1/e1", "1/e2")


@pytest.mark.parametrize(
    ("fields", "told"),
    [("", True), ("date: 2021-02", False), ("publish: 2021-02-01", False), ("draft: true", False)],
)
def test_an_episode_that_does_not_say_when_it_came_out_is_told(fields: str, told: bool) -> None:
    path = "podcast/s/season-1/e1.md"
    own = AUDIO.format("g", 1, fields)
    texts = {
        "podcast/s/show.md": "title: S\nguid: s",
        "podcast/s/season-1/season.md": "title: S\nguid: t\nnumber: 1",
        path: f"title: E\n{own}",
    }
    found = [str(each) for each in collection(texts).problems if "podcast apps" in each.message]
    line = (
        f"content/{path}:1: date: missing; podcast apps sort episodes by it and hide those "
        "without; expected the day on which it came out, such as 2024-07-12"
    )
    assert found == [line] * told


@pytest.mark.parametrize(("kind", "told"), [("full", True), ("bonus", False)])
def test_a_number_that_two_episodes_or_seasons_have_is_told(kind: str, told: bool) -> None:
    texts = {
        "podcast/s/show.md": "title: S\nguid: s",
        "podcast/s/one/season.md": "title: One\nguid: t\nnumber: 1",
        "podcast/s/two/season.md": "title: Two\nguid: u\nnumber: 2",
        "podcast/s/one/a.md": f"title: A\nguid: a\ndate: 2024\nnumber: 7\n{SOUND}",
        "podcast/s/one/a.he.md": "title: א",
        "podcast/s/two/b.md": f"title: B\nguid: b\ndate: 2024\nnumber: 7\n{SOUND}",
    }
    assert collection(texts).problems == ()
    numbered = f"title: C\nguid: c\nnumber: 7\ndate: 2024\ntype: {kind}\n{SOUND}"
    again = {
        "podcast/s/one/c.md": numbered,
        "podcast/s/three/season.md": "title: X\nguid: x\nnumber: 2",
    }
    said = "is also that of content/podcast/s/{}; expected one of its own"
    assert [str(problem) for problem in collection({**texts, **again}).problems] == [
        *[f"content/podcast/s/one/c.md:4: warning: number: 7 {said.format('one/a.md')}"] * told,
        f"content/podcast/s/two/season.md:4: warning: number: 2 {said.format('three/season.md')}",
    ]


def test_an_identifier_that_two_entries_have_is_a_mistake() -> None:
    show = "title: S\nguid: {}"
    texts = {"podcast/a/show.md": show.format("one"), "podcast/b/show.md": show.format("one")}
    problems = [str(problem) for problem in collection(texts).problems]
    assert problems == [
        'content/podcast/b/show.md:3: guid: "one" is also that of content/podcast/a/show.md; '
        "expected one of its own"
    ]
    texts["podcast/b/show.md"] = show.format("two")
    assert collection(texts).problems == ()
