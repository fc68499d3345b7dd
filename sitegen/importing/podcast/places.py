"""Where a show, its seasons and episodes go, so that a later import finds them there again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from sitegen.content.new.entry_paths import slug_for
from sitegen.errors import UsageError
from sitegen.importing.podcast.values import ReadItem
from sitegen.kinds.season import SEASON
from sitegen.kinds.show import SHOW

PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of `podcast:guid` (Podcasting 2.0, "Guid")."""

WITHOUT_SEASON = "episodes"
"""The folder of episodes of no season: its number is 0, and the feed names none."""


def guid_of_feed(address: str) -> str:
    """Give the guid that a show without one has: UUIDv5 of its feed's address, without scheme and
    slashes at its end (Podcasting 2.0, "Guid")."""
    return str(uuid5(PODCASTS, address.partition("://")[2].rstrip("/") or address))


def season_guid(show: str, number: int) -> str:
    """Give the lasting identifier of a season: the same at every import of a show."""
    return str(uuid5(PODCASTS, f"{show}/{number}"))


def show_folder(slug: str) -> str:
    """Give a show's folder, from the site folder."""
    return f"content/{SHOW.folder}/{slug}"


def season_folder(show: str, number: int) -> str:
    """Give a season's folder below its show's."""
    return f"{show}/{f'{SEASON.name}-{number}' if number else WITHOUT_SEASON}"


def slugs(items: Sequence[ReadItem]) -> dict[str, str]:
    """Give the slug of each item by its guid; no two of a season have the same.

    The oldest come first, so that an episode keeps its own when others of its title follow.
    """
    taken: dict[tuple[int, str], int] = {}
    found: dict[str, str] = {}
    for item in oldest_first(items):
        slug = slug_of(item)
        number = taken.get((item.season, slug), 0) + 1
        taken[item.season, slug] = number
        wanted = f"{slug}-{number}" if number > 1 else slug
        if number > 1:
            while (item.season, wanted) in taken:
                number += 1
                wanted = f"{slug}-{number}"
            taken[item.season, slug] = number
            taken[item.season, wanted] = 1
        found[item.guid] = wanted
    return found


def oldest_first(items: Sequence[ReadItem]) -> list[ReadItem]:
    """Give items in the order in which they came out; feeds begin with the newest.

    Those without a date stand where the feed has them.
    """
    turned = list(reversed(items))
    if any(item.moment is None for item in turned):
        return turned
    return sorted(turned, key=lambda item: item.moment.timestamp() if item.moment else 0)


def slug_of(item: ReadItem) -> str:
    """Give an episode's slug: of its title, else of its number, else of its page."""
    page = urlsplit(item.link).path.rstrip("/").rpartition("/")[2].partition(".")[0]
    numbered = f"{item.type or 'full'}-{item.number}" if item.number else ""
    for words in (item.title, numbered, page, item.guid):
        try:
            return slug_for(words)
        except UsageError:
            continue
    return "untitled"


def shown_titles(items: Iterable[ReadItem]) -> Mapping[int, str]:
    """Give the names that a feed gives its seasons."""
    return {item.season: item.season_name for item in items if item.season_name}
