"""What was written here and given up for what others wrote: put aside in the repository.

So nothing is lost whatever somebody chooses. It stands under a name of its own (gitrevisions(7)),
which no push takes along, so that it is never sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.sending.joining import MINE, Choice, Meeting
from sitegen.sending.repository import Repository, line_or_nothing
from sitegen.sending.snapshot import commit_of, tree_with

ASIDE = "refs/sitegen/aside"
SHOWN = 20
"""How many times are listed."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that was put aside: its commit, the moment (ISO 8601), its path."""

    commit: str
    moment: str
    path: str


def put_aside(
    repository: Repository, meetings: Sequence[Meeting], choices: Mapping[str, Choice]
) -> tuple[str, ...]:
    """Put those of a writer's files aside that aren't what was chosen; gives their paths."""
    entries = [
        (each.path, *each.sides[MINE])
        for each in meetings
        if MINE in each.sides and choices[each.path].pick != "mine"
    ]
    if not entries:
        return ()
    empty = repository.git("mktree").strip()
    before = line_or_nothing(repository.top, "rev-parse", "--quiet", "--verify", ASIDE)
    commit = commit_of(repository, tree_with(repository, empty, entries), before, "Put aside")
    repository.git("update-ref", ASIDE, commit)
    return tuple(path for path, _, _ in entries)


def all_aside(repository: Repository) -> tuple[Aside, ...]:
    """Give what was put aside, the latest first."""
    if not line_or_nothing(repository.top, "rev-parse", "--quiet", "--verify", ASIDE):
        return ()
    log = repository.git("log", f"--max-count={SHOWN}", "--format=%H %cI", ASIDE).splitlines()
    found = []
    for commit, moment in (line.split(" ") for line in log):
        paths = repository.git("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
        found += [Aside(commit, moment, path) for path in paths.split("\0") if path]
    return tuple(found)
