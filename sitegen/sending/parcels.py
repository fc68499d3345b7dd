"""What would be sent: changed files below content/, an entry's together, and what stops some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitegen.content.folder.layout import EntryFile
from sitegen.errors import Problem
from sitegen.sending.repository import Repository
from sitegen.sending.snapshot import LINK_TO_REPOSITORY, Change

LARGEST = 95_000_000
"""Bytes: hosts refuse files of 100 MiB (docs.github.com, About large files on GitHub)."""

Kept = Callable[[str, bytes], bool]
"""Says whether a file, by its path in the site and its bytes, says what must not be said there."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """All changed files of an entry, or one that is of no entry; they are sent together.

    `id` is the entry's, or the path of the file. `problems` are the mistakes that stop it;
    `stops` says what else does: "name", "large" or "repository".
    """

    id: str
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...] = ()
    stops: tuple[str, ...] = ()

    @property
    def may_go(self) -> bool:
        """True where nothing stops it."""
        return not (self.problems or self.stops)

    @property
    def change(self) -> str:
        """What was done to it: new, changed, renamed or deleted."""
        if all(change.gone for change in self.changes):
            return "deleted"
        texts = [each for each in self.changes if each.path.endswith(".md")] or self.changes
        if any(each.former for each in texts):
            return "renamed"
        return "new" if all(each.added for each in texts) else "changed"


@dataclass(frozen=True, slots=True)
class Shelves:
    """How paths of the site belong to entries: `file_of` says what a Markdown file's path is."""

    file_of: Callable[[str], EntryFile | None]
    present: Collection[str]
    text_of: Callable[[str], str]


def parcels_of(changes: Sequence[Change], site: str, shelves: Shelves) -> tuple[Parcel, ...]:
    """Sort changed files by the entries that they are sent with; `site` begins their paths."""
    own = {change: change.path.removeprefix(site) for change in changes}
    files = {path: found for path in own.values() if (found := shelves.file_of(path))}
    ids = {found.id for found in files.values()}
    ids |= {found.id for path in shelves.present if (found := shelves.file_of(path))}
    moved = moved_ids(changes, site, shelves)
    parcels: dict[str, list[Change]] = defaultdict(list)
    for change, path in own.items():
        found = files.get(path)
        id_ = found.id if found else owner_of(path, ids, files, shelves)
        parcels[moved.get(id_, id_)].append(change)
    return tuple(Parcel(id_, tuple(parcels[id_])) for id_ in sorted(parcels))


def moved_ids(changes: Iterable[Change], site: str, shelves: Shelves) -> dict[str, str]:
    """Give the new ids of entries that were renamed, by those that they had."""
    moved = {}
    for change in changes:
        before = shelves.file_of(change.former.removeprefix(site)) if change.former else None
        after = shelves.file_of(change.path.removeprefix(site))
        if before and after and before.id != after.id:
            moved[before.id] = after.id
    return moved


def owner_of(
    path: str, ids: Collection[str], files: Mapping[str, EntryFile], shelves: Shelves
) -> str:
    """Give the id of the entry that a photo or recording goes with, else its own path.

    That is the entry whose folder it is in, or a changed one beside it that names it.
    """
    above = path.removeprefix("content/")
    while "/" in above:
        above = above.rpartition("/")[0]
        if above in ids and f"content/{above}.md" not in shelves.present:
            return above
    folder, _, name = path.rpartition("/")
    for each in (name, name.removesuffix(".yaml")):
        for text, found in files.items():
            if text.rpartition("/")[0] == folder and each in shelves.text_of(text):
                return found.id
    return path


def with_problems(
    parcels: Iterable[Parcel], problems: Iterable[Problem], site: str, shelves: Shelves
) -> tuple[Parcel, ...]:
    """Give parcels with the mistakes that stand in them: in any file of their entry."""
    by_owner: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.severity == "error":
            found = shelves.file_of(problem.location.path)
            for owner in {problem.location.path, found.id if found else ""}:
                by_owner[owner].append(problem)
    return tuple(
        Parcel(
            parcel.id,
            parcel.changes,
            tuple(sorted({each for owner in owners(parcel, site) for each in by_owner[owner]})),
            parcel.stops,
        )
        for parcel in parcels
    )


def owners(parcel: Parcel, site: str) -> tuple[str, ...]:
    """Give all by which a problem is one of a parcel: its id, and its files."""
    return (parcel.id, *(change.path.removeprefix(site) for change in parcel.changes))


def with_stops(
    repository: Repository, parcels: Iterable[Parcel], is_kept: Kept
) -> tuple[Parcel, ...]:
    """Give parcels with what stops them whatever else is right: names, size, other repositories."""
    return tuple(
        Parcel(
            parcel.id,
            parcel.changes,
            parcel.problems,
            tuple(
                sorted(
                    {
                        stop
                        for change in parcel.changes
                        if not change.gone
                        for stop in stops_of(repository, change, is_kept)
                    }
                )
            ),
        )
        for parcel in parcels
    )


def stops_of(repository: Repository, change: Change, is_kept: Kept) -> Iterable[str]:
    """Give what stops a changed file."""
    if change.mode == LINK_TO_REPOSITORY:
        yield "repository"
        return
    if int(repository.git("cat-file", "-s", change.blob)) > LARGEST:
        yield "large"
        return
    data = repository.git_bytes("cat-file", "blob", change.blob)
    if is_kept(change.path.removeprefix(repository.site), data):
        yield "name"
