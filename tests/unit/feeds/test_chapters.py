"""Chapters are read from lines and written for podcast apps."""

from __future__ import annotations

import json

import pytest

from sitegen.feeds.chapters import Chapter, chapters_file, parse_chapter


@pytest.mark.parametrize(
    ("line", "start", "title"),
    [
        ("00:00 Start", 0, "Start"),
        ("12:34 The garden: a walk", 754, "The garden: a walk"),
        ("1:02:03 שלום", 3723, "שלום"),
        ("00:03.5 Half", 3.5, "Half"),
        ("  5:07\tTabs ", 307, "Tabs"),
    ],
)
def test_a_line_is_a_time_and_a_title(line: str, start: float, title: str) -> None:
    assert parse_chapter(line) == Chapter(start=start, title=title)


@pytest.mark.parametrize("line", ["", "Start", "12:34", "12:60 x", "12 x", "-1:00 x"])
def test_another_line_is_no_chapter(line: str) -> None:
    with pytest.raises(ValueError, match="expected a time and a title"):
        parse_chapter(line)


def test_the_file_follows_json_chapters_1_2() -> None:
    chapters = (Chapter(start=754, title="Later \ud800"), Chapter(start=0.5, title="First"))
    assert json.loads(chapters_file(chapters)) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0.5, "title": "First"},
            {"startTime": 754, "title": "Later "},
        ],
    }
