"""Chapters of an episode: read from front matter, written for podcast apps."""

from __future__ import annotations

import msgspec

from sitegen.feeds.characters import drop_forbidden
from sitegen.schema.fields import TIMED
from sitegen.values import Value

MEDIA_TYPE = "application/json+chapters"


class Chapter(Value):
    """A chapter: where it begins, in seconds, and its title."""

    start: float
    title: str


def parse_chapter(line: str) -> Chapter:
    """Read `12:34 Title` or `1:02:03 Title`.

    Raises ValueError where the line is anything else.
    """
    match = TIMED.fullmatch(line.strip())
    if match is None:
        raise ValueError('not a chapter: expected a time and a title, such as "12:34 The garden"')
    hours, minutes, seconds = int(match[1] or 0), int(match[2]), int(match[3])
    start = hours * 3600 + minutes * 60 + seconds + float(match[4] or 0)
    return Chapter(start=start, title=match[5])


def chapters_file(chapters: tuple[Chapter, ...]) -> bytes:
    """Write chapters as the JSON file that `podcast:chapters` points to, in the order of time.

    Source: Podcasting 2.0, "JSON Chapters Format" 1.2.0.
    """
    records = [
        {"startTime": _number(chapter.start), "title": drop_forbidden(chapter.title)}
        for chapter in sorted(chapters, key=lambda chapter: chapter.start)
    ]
    return msgspec.json.encode({"version": "1.2.0", "chapters": records}) + b"\n"


def _number(seconds: float) -> float | int:
    return int(seconds) if seconds == int(seconds) else seconds
