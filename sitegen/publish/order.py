"""In which order files go out, so that every page that is served finds what it asks for."""

from __future__ import annotations

from collections.abc import Iterable

LASTING = ("assets/", "media/", "pagefind/fragment/", "pagefind/index/")
LASTING_ENDING = ".pf_meta"
"""Folders, and an ending, of files that are named by their content: they never change."""

PAGE = ".html"
SUMMING = (".xml", ".json", ".ics", ".txt")
RULES = ("_", ".")
"""Feeds, maps, calendars, and what rules begin with: they name pages, and so come after them."""


def is_lasting(path: str) -> bool:
    """True for a file that is named by its content, so that browsers keep it for a year."""
    return path.startswith(LASTING) or path.endswith(LASTING_ENDING)


def safe_order(paths: Iterable[str], before: Iterable[str] = ()) -> tuple[str, ...]:
    """Sort files for sending one by one: what is asked for goes before what asks.

    Lasting files, other files, new pages, changed pages, feeds, maps and rules. `before` are the
    paths of the release that is public now: a page that is new can't be reached until another names
    it.
    """
    known = frozenset(before)
    return tuple(sorted(paths, key=lambda path: (stage_of(path, known), path)))


def stage_of(path: str, before: frozenset[str]) -> int:
    """Give the stage in which a file is sent: within one, the order makes no difference."""
    if is_lasting(path):
        return 0
    if path.endswith(PAGE):
        return 3 if path in before else 2
    return 4 if path.endswith(SUMMING) or path.startswith(RULES) else 1
