"""Which `_index.md` speaks for which list: its title, summary, picture and text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.content.entries.entry import Group
from sitegen.errors import Location, Problem
from sitegen.kinds.kind import SPEAKS_FOR_A_FOLDER, Kind
from sitegen.kinds.registry import Kinds
from sitegen.kinds.section import SECTION
from sitegen.site.library import Library
from sitegen.site.route import Route
from sitegen.site.routes import list_routes, special_routes

OF_NO_KIND = {
    "home": SPEAKS_FOR_A_FOLDER,
    "members": f"members/{SPEAKS_FOR_A_FOLDER}",
    "tags": f"tags/{SPEAKS_FOR_A_FOLDER}",
    "search": f"search/{SPEAKS_FOR_A_FOLDER}",
}
"""The ids of those that speak for a list of no kind, by its page."""


def speaker_of(route: Route, kinds: Kinds) -> str:
    """Give the id of the `_index.md` that speaks for a list, "" for a page that is none.

    A kind's years share the words of its list, but for one whose years are apart (cohorts).
    """
    kind = kinds.by_page.get(route.page)
    if kind is None:
        return OF_NO_KIND.get(route.page, "")
    if route.page == kind.years_page and kind.years_apart:
        return f"{kind.folder}/{route.args[0]}/{SPEAKS_FOR_A_FOLDER}"
    return speaker_of_kind(kind) if route.page != kind.name else ""


def speaker_of_kind(kind: Kind) -> str:
    """Give the id of the `_index.md` that speaks for a kind's list."""
    return f"{kind.folder}/{SPEAKS_FOR_A_FOLDER}"


def find_unheard(groups: Iterable[Group], library: Library) -> Iterator[Problem]:
    """Warn of each `_index.md` that no list shows: its folder has none, or none so far."""
    written = [group for group in groups if group.kind == SECTION.name]
    heard = {
        speaker_of(route, library.kinds)
        for language in (library.languages if written else ())
        for route in (*list_routes(library, language), *special_routes(library, language))
    }
    for group in written:
        if group.id in heard:
            continue
        folder = f"content/{group.id.removesuffix(SPEAKS_FOR_A_FOLDER)}".rstrip("/")
        message = (
            f"nobody sees this: {folder} has no list of its own; "
            f"an entry is called something other than {SPEAKS_FOR_A_FOLDER}.md"
        )
        for path in sorted({entry.path for entry in group.entries}):
            yield Problem(Location(path), message, "warning")
