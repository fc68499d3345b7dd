"""An `_index.md` speaks for a list, or its author is told that nobody sees it."""

from __future__ import annotations

from datetime import datetime

import pytest

from sitegen.site.collect import collect
from sitegen.site.speakers import find_unheard
from sitegen.site.visibility import Moment
from tests.unit.site.library import AGREED, ZONE, groups, settings

MOMENT = Moment(datetime(2026, 1, 1, tzinfo=ZONE), ZONE)
ENTRIES = {
    "news/2024/a.md": "title: A\ndate: 2024-05-01",
    "stories/2022/b.md": f"title: B\n{AGREED}",
}


def told(*paths: str) -> list[str]:
    """Give what is said of a site where each of some paths has a list's words."""
    read = groups(ENTRIES | dict.fromkeys(paths, "title: Words"))
    return [str(each) for each in find_unheard(read, collect(read, settings(), MOMENT).library)]


@pytest.mark.parametrize(
    "path",
    [
        "_index.md",
        "news/_index.md",
        "podcast/_index.md",
        "members/_index.md",
        "tags/_index.md",
        "search/_index.md",
        "stories/2022/_index.md",
    ],
)
def test_a_list_is_spoken_for(path: str) -> None:
    assert told(path) == []


@pytest.mark.parametrize(
    "folder",
    [
        "news/2024",  # Its words are those of the news.
        "stories/2020",  # No story is of that year.
        "programs/young-voices",
        "pages",
        "tags/peace",
        "elsewhere",
    ],
)
def test_what_speaks_for_no_list_is_told_once_a_file(folder: str) -> None:
    assert told(f"{folder}/_index.md", f"{folder}/_index.he.md") == [
        f"content/{folder}/{name}:1: warning: nobody sees this: content/{folder} has no list of "
        "its own; an entry is called something other than _index.md"
        for name in ("_index.he.md", "_index.md")
    ]
