"""Sending: one commit upon what others sent, pushed; then the folder is brought up to it.

The commit is made beside the folder and the local branch, which move only after the server took it.
Broken off before, nothing has changed; broken off after, the next sending finds at the server what
is in the folder already, and goes on from there. Nothing is ever forced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen.sending import obstacles
from sitegen.sending.arriving import arrive, require_room
from sitegen.sending.joining import (
    Choice,
    Joined,
    Judge,
    Meeting,
    join,
    meetings_of,
    misjoined,
    settled,
    still_open,
)
from sitegen.sending.keeping import put_aside
from sitegen.sending.obstacles import ObstacleError
from sitegen.sending.repository import Repository
from sitegen.sending.snapshot import (
    Change,
    commit_of,
    differences,
    index_of,
    tree_with,
)

TO_FETCH, TO_PUSH = 60.0, 300.0
"""Seconds that the server has; recordings are long."""

TRIES = 3
"""How often others may be faster before that is told."""

THEIRS = "refs/sitegen/theirs"
"""Where what others sent is kept while it is looked at; no branch of anybody's moves for it."""

FASTER = ("fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref")
"""What a push says when somebody else was faster."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be sent: the folder as a tree, the changes of it that are wanted, one line on
    them, and what was chosen for files that others changed as well.
    """

    folder: str
    changes: Sequence[Change]
    message: str
    choices: Mapping[str, Choice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of it: the commit at the server, what came in from others (paths), what was put
    aside. `late` says why the folder couldn't be brought up to it yet, None where it is.
    """

    commit: str
    pushed: bool
    arrived: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    late: ObstacleError | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Files that were changed here and by others: somebody has to choose. Nothing was changed."""

    meetings: tuple[Meeting, ...]


def send(repository: Repository, order: Order, judge: Judge) -> Sent | Asked:
    """Send what is wanted. Raises ObstacleError where that can't be; then all is as it was."""
    for _ in range(TRIES):
        theirs = fetch(repository)
        require_all_known(repository, theirs)
        outcome = send_upon(repository, order, theirs, judge)
        if outcome is not None:
            return outcome
    raise ObstacleError(obstacles.MOVING)


def fetch(repository: Repository) -> str:
    """Give the commit that the branch ends at with others. Raises ObstacleError."""
    refs = f"+refs/heads/{repository.target}:{THEIRS}"
    options = ("--quiet", "--no-tags", "--no-recurse-submodules")
    try:
        repository.git("fetch", *options, repository.remote, refs, seconds=TO_FETCH)
    except ObstacleError as error:
        if "couldn't find remote ref" in error.told:
            raise ObstacleError(obstacles.NO_BRANCH_THERE, **repository.names) from None
        raise
    return repository.git("rev-parse", THEIRS).strip()


def require_all_known(repository: Repository, theirs: str) -> None:
    """Raise ObstacleError where commits stand here that the server hasn't.

    They may hold what nobody here has looked at.
    """
    log = repository.git("log", "--format=%h %s", f"{theirs}..{repository.head}").splitlines()
    if log:
        more = [f"+ {len(log) - 3}"] if len(log) > 3 else []
        raise ObstacleError(obstacles.AHEAD, commits="; ".join([*log[:3], *more]))


def send_upon(
    repository: Repository, order: Order, theirs: str, judge: Judge
) -> Sent | Asked | None:
    """Put what is wanted upon a commit of others; None where yet others were faster."""
    head = repository.head
    wanted = commit_of(repository, picked(repository, order), head, order.message)
    whole = commit_of(repository, order.folder, head, order.message)
    ours = joined_with(repository, wanted, theirs, judge)
    all_ = joined_with(repository, whole, theirs, judge)
    meetings = meetings_of(repository, {**all_.open, **ours.open})
    if still := still_open(meetings, order.choices, repository.site, judge):
        return Asked(still)
    after = settled(repository, all_, meetings, order.choices)
    require_room(repository, differences(repository, order.folder, after))
    tree = settled(repository, ours, meetings, order.choices)
    commit = theirs
    if tree != tree_of(repository, theirs):
        message = looked_at_by_hooks(repository, tree, order.message)
        commit = commit_of(repository, tree, theirs, message)
        if not push(repository, commit):
            return None
    aside = put_aside(repository, meetings, order.choices)
    late = arrive(repository, order.folder, after, commit)
    arrived = () if late else paths_of(differences(repository, head, theirs))
    return Sent(commit, commit != theirs, arrived, aside, late)


def picked(repository: Repository, order: Order) -> str:
    """Give the tree of the local branch with the changes that are wanted."""
    gone = [(change.former, "", "") for change in order.changes if change.former]
    new = [(change.path, change.mode, change.blob) for change in order.changes]
    return tree_with(repository, repository.head, (*gone, *new))


def joined_with(repository: Repository, mine: str, theirs: str, judge: Judge) -> Joined:
    """Join a commit with that of others; what says no entry any longer is open too."""
    joined = join(repository, mine, theirs)
    return Joined(
        joined.tree, {**joined.open, **misjoined(repository, joined, mine, theirs, judge)}
    )


def tree_of(repository: Repository, commit: str) -> str:
    """Give the tree of a commit."""
    return repository.git("rev-parse", f"{commit}^{{tree}}").strip()


def paths_of(changes: Iterable[Change]) -> tuple[str, ...]:
    """Give the paths of changes."""
    return tuple(change.path for change in changes)


def looked_at_by_hooks(repository: Repository, tree: str, message: str) -> str:
    """Let the repository's own hooks look at a commit as Git does (githooks(5)), and give its
    message as they leave it. Raises ObstacleError where one refuses.
    """
    run = ("hook", "run", "--ignore-missing")
    try:
        with index_of(repository, tree) as extra, TemporaryDirectory(prefix="sg-") as name:
            repository.git(*run, "pre-commit", extra=extra)
            file = Path(name, "message")
            file.write_text(f"{message}\n", encoding="utf-8")
            repository.git(*run, "commit-msg", "--", str(file), extra=extra)
            return file.read_text("utf-8").strip()
    except ObstacleError as error:
        raise error if not error.told else ObstacleError(obstacles.HOOK, error.told) from None


def push(repository: Repository, commit: str) -> bool:
    """Let the branch at the server end at a commit; False where others were faster.

    Raises ObstacleError where the server, or a hook, refuses.
    """
    options = ("--porcelain", "--no-follow-tags", "--recurse-submodules=no", "--no-signed")
    refs = f"{commit}:refs/heads/{repository.target}"
    try:
        repository.git("push", *options, repository.remote, refs, seconds=TO_PUSH)
    except ObstacleError as error:
        if any(sign in error.told for sign in FASTER):
            return False
        if error.words is obstacles.UNKNOWN and "failed to push some refs" in error.told:
            raise ObstacleError(obstacles.HOOK, error.told) from None
        raise
    return True
