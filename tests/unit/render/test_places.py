"""What follows a title tells a page from every other that is called the same."""

from __future__ import annotations

from typing import Any, cast

import pytest

from sitegen.engine.query import Query, Reader
from sitegen.render.pages.places import place_of
from sitegen.site.library import Library
from tests.unit.site.library import library

PODCAST = {
    "podcast/groundwork/show.md": "title: Groundwork\nguid: s\nauthor: Us\n",
    "podcast/groundwork/season-1/season.md": "title: Cities\nguid: s1\nnumber: 1",
    "podcast/groundwork/season-2/season.md": "title: Fields\nguid: s2\nnumber: 2",
    "podcast/groundwork/season-1/haifa.md": (
        "title: Haifa\nguid: e1\nnumber: 1\ndate: 2025-03-01\naudio: {file: one.wav}"
    ),
    "podcast/groundwork/season-2/haifa.md": (
        "title: haifa\nguid: e2\nnumber: 1\ndate: 2025-03\naudio: {file: two.wav}"
    ),
    "podcast/groundwork/season-2/lod.md": (
        "title: Lod\nguid: e3\nnumber: 2\ndate: 2025-03-02\naudio: {file: two.wav}"
    ),
}
FILES = {
    "programs/_index.md": "title: What we do",
    "programs/groundwork.md": "title: Groundwork",
    "programs/forum.md": "title: Forum\nparent: programs/groundwork",
    "news/2024/a.md": "title: A word\ndate: 2024-07-12",
    "news/2024/b.md": "title: A Word\ndate: 2024-08",
    "news/2024/c.md": "title: Another\ndate: 2024-08",
    "news/2024/c.he.md": "title: מילה",
    "pages/about.md": "title: About",
    "events/a.md": "title: Vigil\nstart: 2026-03-01T10:00",
    "events/b.md": "title: Vigil\nstart: 2026-04-01T10:00",
    **PODCAST,
}

RECORDINGS = [
    "content/podcast/groundwork/season-1/one.wav",
    "content/podcast/groundwork/season-2/two.wav",
]


class Asking:
    """A reader that asks a library; the theme says all words as they are written."""

    def __init__(self, site: Library) -> None:
        self.site = site

    def fetch(self, query: Query[Any]) -> Any:
        return query.answer(self.site) if query.layer() == "library" else query.text  # type: ignore[attr-defined]


def place(id_: str, lang: str = "en") -> tuple[str, ...]:
    site = library(FILES, files=RECORDINGS)
    reader = cast(Reader, Asking(site))
    return place_of(reader, lang, site.kinds, site.summary(id_, lang))


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("programs/groundwork", ("What we do",)),
        ("programs/forum", ("Groundwork",)),
        ("podcast/groundwork", ("Podcast",)),
        ("podcast/groundwork/season-1", ("Groundwork",)),
        ("podcast/groundwork/season-2/lod", ("Groundwork",)),
        ("news/2024/c", ("News",)),
        ("pages/about", ()),
    ],
)
def test_an_entry_says_what_it_is_part_of_or_else_its_list(id_: str, said: tuple[str, ...]) -> None:
    assert place(id_) == said


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("news/2024/a", ("July 12, 2024", "News")),
        ("news/2024/b", ("August 2024", "News")),
        ("podcast/groundwork/season-1/haifa", ("March 1, 2025", "Cities", "Groundwork")),
        ("podcast/groundwork/season-2/haifa", ("March 2025", "Fields", "Groundwork")),
    ],
)
def test_namesakes_say_their_date_and_all_that_they_are_part_of(
    id_: str, said: tuple[str, ...]
) -> None:
    assert place(id_) == said


def test_namesakes_of_events_say_when_they_take_place() -> None:
    first, second = place("events/a"), place("events/b")
    assert first != second
    assert first[-1] == second[-1] == "Events"


def test_pages_that_are_no_entrys_have_no_place() -> None:
    assert place("news/2024/nowhere") == ()
