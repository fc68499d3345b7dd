"""Episodes stand in the order in which they came out, also those that don't say when."""

from __future__ import annotations

import pytest

from tests.unit.site.library import collection, library

SOUND = "audio: {url: https://a.example/a.mp3, type: audio/mpeg, length: 9}"
AUDIO = "guid: {}\naudio: {{url: https://a.example/a.mp3}}\nnumber: {}\n{}"


def order_of(*episodes: str) -> tuple[str, ...]:
    """Give the order of episodes written as `season number fields`, by their names."""
    texts = {"podcast/s/show.md": "title: S\nguid: s"}
    for each in episodes:
        season, number, fields = each.split(" ", 2)
        folder = f"podcast/s/season-{season}"
        texts[f"{folder}/season.md"] = f"title: S\nguid: {season}\nnumber: {season}"
        own = AUDIO.format(f"g{season}{number}", number, fields)
        texts[f"{folder}/e{number}.md"] = f"title: E\n{own}"
    listed = library(texts).listed("episode", "en")
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
        f"content/{path}:1: warning: date: missing; podcast apps sort by it and show the episode "
        "beside the one before it; expected the day on which it came out, such as 2024-07-12"
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
