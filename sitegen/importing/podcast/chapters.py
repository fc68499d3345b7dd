"""Chapters as podcast hosts write them, read into one form; written as front matter has them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from sitegen.importing.podcast.elements import absolute, named, plain
from sitegen.importing.podcast.values import Part

NORMAL_PLAY_TIME = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:\.\d+)?)")
MOST = 1000


def read_start(text: str) -> float:
    """Read a chapter's start in seconds (Podlove Simple Chapters 1.2; RFC 2326, 3.6).

    Raises ValueError where the text is none.
    """
    match = NORMAL_PLAY_TIME.fullmatch(text.strip())
    if match is None:
        raise ValueError("not a time")
    return int(match[1] or 0) * 3600 + int(match[2] or 0) * 60 + float(match[3])


def podlove_chapters(element: Element, base: str) -> tuple[Part, ...]:
    """Read `psc:chapters` (Podlove Simple Chapters 1.2). Raises ValueError for a bad start."""
    return tuple(
        Part(
            start=read_start(each.get("start", "")),
            title=" ".join(each.get("title", "").split()),
            picture=absolute(each.get("image", ""), base),
            link=absolute(each.get("href", ""), base),
        )
        for each in named(element, "psc:chapter")[:MOST]
    )


def json_chapters(data: bytes, base: str) -> tuple[Part, ...]:
    """Read a file of `application/json+chapters` (Podcasting 2.0, "JSON Chapters Format" 1.2).

    Chapters that are not in the table of contents (`toc: false`) are left out. Raises ValueError
    where the file is none.
    """
    read = json.loads(data)
    listed = read.get("chapters") if isinstance(read, dict) else None
    if not isinstance(listed, list):
        raise ValueError("no list of chapters")
    parts = (_part(each, base) for each in listed[:MOST] if isinstance(each, dict))
    return tuple(sorted((part for part in parts if part), key=lambda part: part.start))


def _part(record: Mapping[str, Any], base: str) -> Part | None:
    start = record.get("startTime")
    if record.get("toc") is False:
        return None
    if isinstance(start, str):
        start = read_start(start)
    if not isinstance(start, int | float) or isinstance(start, bool) or start < 0:
        raise ValueError("a chapter without startTime")
    return Part(
        start=float(start),
        title=plain(str(record.get("title") or "")),
        picture=absolute(str(record.get("img") or ""), base),
        link=absolute(str(record.get("url") or ""), base),
    )


def chapter_lines(parts: Iterable[Part]) -> list[str]:
    """Write chapters as front matter has them: `04:30 The first meeting`.

    One without a title is called by its number: apps show a name.
    """
    lines = []
    for number, part in enumerate(parts, 1):
        seconds, thousandths = divmod(round(part.start * 1000), 1000)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        clock = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
        rest = f".{thousandths:03}".rstrip("0") if thousandths else ""
        lines.append(f"{clock}{rest} {part.title or number}")
    return lines
