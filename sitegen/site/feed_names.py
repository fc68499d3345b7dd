"""Feeds of tags and programs that site.yaml asks for, and nothing answers to."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sitegen.content.settings.tagnames import plain_tag
from sitegen.errors import Location, Problem
from sitegen.kinds.program import PROGRAM
from sitegen.site.feeds import is_named, names_of_tag
from sitegen.site.library import Library
from sitegen.text import did_you_mean


def unanswered_feeds(library: Library, place: Callable[[str, str], Location]) -> list[Problem]:
    """Warn of names in `feeds.tags` and `feeds.programs` that no tag or program has.

    `place` gives where a setting stands, by the names that lead to it.
    """
    feeds = library.settings.feeds
    # What couldn't be read may have the name.
    if library.failed or not (feeds.tags or feeds.programs):
        return []
    pairs = ((slug, lang) for lang, slugs in library.terms.items() for slug in slugs)
    terms = [term for pair in pairs if (term := library.term(*pair))]
    tags = {name for term in terms for name in names_of_tag(library, term.name)}
    programs = {id_ for (id_, _), entry in library.entries.items() if entry.kind == PROGRAM.name}
    asked = (("tags", feeds.tags, tags, "tag"), ("programs", feeds.programs, programs, "program"))
    return [
        Problem(place("feeds", name), f"feeds.{name}: {said}", "warning")
        for name, patterns, known, what in asked
        for pattern in patterns
        if (said := unanswered(pattern, known, what))
    ]


def unanswered(pattern: str, known: Collection[str], what: str) -> str:
    """Say that nothing has a name, with the one that was meant perhaps; "" where something has."""
    if any(is_named(plain_tag(name), [pattern]) for name in known):
        return ""
    return f'no {what} is called "{pattern}", so that it has no feed{did_you_mean(pattern, known)}'
