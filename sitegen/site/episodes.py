"""The order of episodes: by date, and by season and number where an episode has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.content.entries import Entry, Group
from sitegen.errors import Location, Problem

UNDATED = (
    "date: missing; podcast apps sort by it and show the episode beside the one before it; "
    "expected the day on which it came out, such as 2024-07-12"
)


def episodes_newest_first(episodes: Iterable[Entry], seasons: Mapping[str, int]) -> list[Entry]:
    """Give episodes in the order of their list.

    One without a date came out with the one before it in its show, as far as anybody can tell; the
    first ones, with the first that has a date. `seasons` are the numbers of seasons by id.
    """
    told = sorted(episodes, key=lambda entry: place_in_show(entry, seasons))
    days: dict[str, int] = {}
    for forward in (told, told[::-1]):
        show, day = "", 0
        for entry in forward:
            if show_of(entry) != show:
                show, day = show_of(entry), 0
            day = day_of(entry) or days.get(entry.id, 0) or day
            days[entry.id] = day

    def newest_first(entry: Entry) -> tuple[int, int, int, str]:
        _, season, number, id_ = place_in_show(entry, seasons)
        return (-days[id_], -season, -number, id_)

    return sorted(told, key=newest_first)


def place_in_show(entry: Entry, seasons: Mapping[str, int]) -> tuple[str, int, int, str]:
    """Give the place of an episode among those of its show: season, number, id."""
    season = seasons.get(entry.id.rpartition("/")[0], 0)
    return (show_of(entry), season, getattr(entry.meta, "number", 0), entry.id)


def show_of(entry: Entry) -> str:
    """Give the id of the show that an episode belongs to."""
    return "/".join(entry.id.split("/")[:2])


def day_of(entry: Entry) -> int:
    """Give the number of the day on which an episode says that it came out, 0 if it doesn't."""
    if entry.meta.date:
        return entry.meta.date.first_day.toordinal()
    return entry.meta.publish.toordinal() if entry.meta.publish else 0


def undated_episode(group: Group) -> Problem | None:
    """Warn of an episode that doesn't say when it came out: its place among others is a guess."""
    original = next((entry for entry in group.entries if entry.original), None)
    if group.kind != "episode" or original is None or day_of(original):
        return None
    return Problem(Location(original.path), UNDATED, "warning")
