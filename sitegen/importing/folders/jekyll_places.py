"""What a file of Jekyll's is by its place and name, and why one is shown nowhere.

Source: Jekyll's `reader.rb`, `post_reader.rb`, `collection.rb`, `document.rb`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sitegen.importing.folders.jekyll_settings import Settings
from sitegen.importing.folders.tree import parts_of

MARKDOWN = ("md", "markdown", "mkd", "mkdn", "mkdown")
HTML = ("html", "htm")
OTHER_TEXTS = ("textile", "adoc", "asciidoc", "rst", "org")
POST = re.compile(r"(\d{2,4})-(\d{1,2})-(\d{1,2})-(.+)")
OWN_FOLDERS = ("_posts", "_drafts")
PARTS = ("_includes", "_layouts", "_sass", "_data", "_plugins", "_site")
"""Folders of a generator's own things; a text in them is none."""

PASSED_OVER = "its name, or that of a folder above it, begins with _, # or ~: Jekyll shows no such"
NO_DATE = "it lies in _posts without a date in its name, so Jekyll doesn't show it"
OUTSIDE = "it lies outside of collections_dir, so Jekyll doesn't show it"


@dataclass(frozen=True)
class Found:
    """A file's place in Jekyll's order of things: what it is, what its name says, and why Jekyll
    doesn't read it ("" where it does)."""

    path: str
    what: str
    name: str
    day: datetime | None = None
    above: tuple[str, ...] = ()
    why: str = ""


def place_of(path: str, settings: Settings) -> Found | None:
    """Say what a file is to Jekyll; None for one that is no text."""
    place, stem, ending = parts_of(path)
    folders = tuple(part for part in place.split("/") if part)
    if ending not in (*MARKDOWN, *HTML, *OTHER_TEXTS) or any(each in PARTS for each in folders):
        return None
    at = next((at for at, each in enumerate(folders) if each in OWN_FOLDERS), None)
    if at is not None:
        return _post(path, stem, folders, at, settings)
    directory = tuple(filter(None, settings.directory.split("/")))
    inner = folders[len(directory) :] if folders[: len(directory)] == directory else ()
    name = inner[0].removeprefix("_") if inner and inner[0].startswith("_") else ""
    if name in settings.collections:
        entry = _entry(path, len(directory) + 1)
        why = PASSED_OVER if settings.passes_over(entry) else ""
        match = POST.fullmatch(stem)
        day, bare = (_day(match), match[4]) if match else (None, stem)
        return Found(path, name, bare, day, inner[1:], why)
    return Found(path, "", stem, None, folders, why_unread(path, settings))


def why_unread(path: str, settings: Settings) -> str:
    """Say why Jekyll doesn't read a file of no collection, "" where it does."""
    is_read = settings.includes(path) or not _are_passed_over(path.split("/"), settings)
    return "" if is_read else PASSED_OVER


def _post(path: str, stem: str, folders: Sequence[str], at: int, settings: Settings) -> Found:
    what = folders[at].strip("_")
    above = tuple(each for each in folders[:at] if not each.startswith("_"))
    match = POST.fullmatch(stem)
    why = ""
    if _are_passed_over(folders[:at], settings) or settings.passes_over(_entry(path, at + 1)):
        why = PASSED_OVER
    elif settings.directory and not "/".join(folders[:at]).startswith(settings.directory):
        why = OUTSIDE
    elif match is None and what == "posts":
        why = NO_DATE
    if match is None:
        return Found(path, what, stem, None, above, why)
    return Found(path, what, match[4], _day(match), above, why)


def _entry(path: str, depth: int) -> str:
    return "/".join(path.split("/")[depth:])


def _are_passed_over(names: Sequence[str], settings: Settings) -> bool:
    return any(settings.passes_over(each) for each in names)


def _day(match: re.Match[str]) -> datetime | None:
    year = int(match[1])
    if len(match[1]) == 2:
        # As Ruby reads years of two digits.
        year += 1900 if year > 68 else 2000
    try:
        return datetime(year, int(match[2]), int(match[3]))
    except ValueError:
        return None
