"""All entries judged together: who is shown, and whose files others may show.

One entry's picture may be somebody else's portrait, so that no entry can be judged alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from sitegen.content.entries.entry import Entry, Group
from sitegen.content.entries.named_files import without_files
from sitegen.content.settings.tombstones import NOTHING_WITHDRAWN, Tombstones
from sitegen.errors import Location, Problem
from sitegen.site.offers import Offers
from sitegen.site.rights import (
    EVERYTHING,
    NOTHING,
    FileRights,
    Rights,
    is_of_people,
    rights_in,
    rights_over,
    rights_over_files,
    together,
    withheld,
)
from sitegen.site.visibility import Judgement, Moment, Surface, judge

LEFT_OUT = "{file}: left out here: it belongs to somebody who has not agreed to that, or no longer"

BACK = (
    "this entry was withdrawn (withdrawn: in site.yaml) and is not shown, and somebody brought it "
    "back: remove its files, and ask whose copy they are from"
)
"""Why an entry is not shown that a copy of the site has still."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """Every entry's judgement, group by group, and what may be shown of people's files.

    `problems` tell which files entries name that aren't theirs to show.
    """

    judged: tuple[tuple[Group, tuple[tuple[Entry, Judgement], ...]], ...]
    rights: FileRights
    problems: tuple[Problem, ...]


def judge_all(
    groups: Sequence[Group],
    surface: Surface,
    moment: Moment,
    withdrawn: Tombstones = NOTHING_WITHDRAWN,
) -> Judgements:
    """Judge all entries on a surface, and take out of each what belongs to others who refuse.

    What was withdrawn is hidden, whatever a copy says that somebody brought back.
    """
    first = [
        (
            group,
            [
                (entry, judge(entry, surface, moment, group.places))
                if not withdrawn.hold(group.id)
                else (entry, gone(entry))
                for entry in group.entries
            ],
        )
        for group in groups
    ]
    shown = {group.id: found.entry for group, each in first for _, found in each if found.entry}
    of_people = rights_over_files((group, rights_left(each)) for group, each in first)
    refused = Offers(groups, shown).refused()
    gone_files = (path for group in groups for path in group.files if withdrawn.hold(path))
    rights = {**of_people, **dict.fromkeys(refused, NOTHING), **dict.fromkeys(gone_files, NOTHING)}
    left_out: list[tuple[Entry, str]] = []
    judged = tuple(
        (group, tuple(_within(entry, found, group, rights, left_out) for entry, found in each))
        for group, each in first
    )
    told = (
        Problem(Location(entry.path), LEFT_OUT.format(file=path), "warning")
        for entry, path in left_out
        if path not in refused
    )
    return Judgements(judged, rights, (*refused.values(), *told))


def gone(entry: Entry) -> Judgement:
    """Give the judgement on an entry that was withdrawn."""
    return Judgement(None, (), Problem(Location(entry.path), BACK, "warning"))


def rights_left(judged: Iterable[tuple[Entry, Judgement]]) -> Rights:
    """Give the rights over the files of an entry; of a person's that nobody sees there are none."""
    every = tuple(judged)
    if not any(is_of_people(entry.meta) for entry, _ in every):
        return EVERYTHING
    shown = [rights_in(found.entry) for _, found in every if found.entry]
    return together(shown) if shown else NOTHING


def _within(
    entry: Entry,
    found: Judgement,
    group: Group,
    rights: FileRights,
    left_out: list[tuple[Entry, str]],
) -> tuple[Entry, Judgement]:
    """Take out of an entry what it may not show; hide it where it can't be without that."""
    if found.entry is None or not any(
        rights_over(rights, path) != EVERYTHING for path in group.files
    ):
        return entry, found
    files = sorted(withheld(rights, found.entry.meta))
    if not files:
        return entry, found
    left_out += ((entry, path) for path in files)
    meta = without_files(found.entry.meta, files)
    shown = None if meta is None else replace(found.entry, meta=meta)
    return entry, Judgement(shown, found.boundaries, found.problem)
