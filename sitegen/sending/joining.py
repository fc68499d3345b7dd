"""What was written here, joined with what others sent meanwhile: never in the folder itself.

One commit is put upon theirs, as a rebase would: history stays a line that everybody can read, and
nothing is rewritten, since nobody has seen the commit before. A merge would add a second commit to
each sending, which says nothing. `git merge-tree` (git-merge-tree(1)) joins trees, with files that
were renamed on either side; what both changed in one place is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from sitegen.engine.digest import digest_value
from sitegen.engine.git import run_git
from sitegen.errors import Problem
from sitegen.sending import obstacles
from sitegen.sending.obstacles import ObstacleError, obstacle_in
from sitegen.sending.repository import LOCAL, SETTINGS, Repository
from sitegen.sending.snapshot import (
    CONTENT,
    LINK_TO_REPOSITORY,
    differences,
    tree_with,
)
from sitegen.text import with_line_feeds

BASE, MINE, THEIRS = "1", "2", "3"
"""The stages of a file that both changed (git-merge-tree(1), "Conflicted file info")."""

Pick = Literal["mine", "theirs", "joined"]
Judge = Callable[[str, str], Sequence[Problem]]
"""Gives the mistakes that an entry's file has, by its path in the site and its text."""

Entry = tuple[str, str]
"""A file in a tree: its mode and blob."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A file that was changed here and by others in one place; a text is None where it was deleted,
    or is no text (`is_text` is False then).

    `mark` is another whenever either side is. `joined` has the lines of both; `problems` are those
    of a joined text that was refused.
    """

    path: str
    mark: str
    mine: str | None
    theirs: str | None
    joined: str = ""
    is_text: bool = True
    problems: tuple[Problem, ...] = ()
    sides: Mapping[str, Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose for a file that both changed, and what the two were then (`mark`)."""

    pick: Pick
    mark: str
    joined: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Two trees as one, and the files of which it must be said how, by path."""

    tree: str
    open: Mapping[str, Mapping[str, Entry]]


def join(repository: Repository, mine: str, theirs: str) -> Joined:
    """Join two commits; nothing but Git's store is written. Raises ObstacleError."""
    words = ("merge-tree", "--write-tree", "-z", "--no-messages", mine, theirs)
    done = run_git(repository.top, (*SETTINGS, *words), seconds=LOCAL)
    # 1: some files must be asked for; everything else but 0 is a failure.
    if done.returncode not in (0, 1):
        raise obstacle_in(done.stderr.decode("utf-8", "replace"), **repository.names)
    tree, *rows = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    found: dict[str, dict[str, Entry]] = {}
    for row in filter(None, rows):
        head, _, path = row.partition("\t")
        mode, blob, stage = head.split(" ")
        found.setdefault(path, {})[stage] = (mode, blob)
    return Joined(tree, found)


def misjoined(
    repository: Repository, joined: Joined, mine: str, theirs: str, judge: Judge
) -> dict[str, dict[str, Entry]]:
    """Give the files that Git could join line by line, and that say no entry any longer: they are
    asked for as if it couldn't.
    """
    from_mine = {each.path: each for each in differences(repository, mine, joined.tree)}
    from_theirs = {each.path: each for each in differences(repository, theirs, joined.tree)}
    found = {}
    for path in from_mine.keys() & from_theirs.keys() - joined.open.keys():
        change = from_mine[path]
        if change.gone or not path.endswith(".md"):
            continue
        text = text_of(repository, change.blob)
        if text is not None and judge(path.removeprefix(repository.site), text):
            # What one of them calls otherwise stands here as it was joined.
            joined_entry = (change.mode, change.blob)
            trees = {MINE: mine, THEIRS: theirs}
            found[path] = {
                stage: entry_at(repository, tree, path) or joined_entry
                for stage, tree in trees.items()
            }
    return found


def entry_at(repository: Repository, tree: str, path: str) -> Entry | None:
    """Give a file's mode and blob in a tree, None where it isn't there."""
    row = repository.git("ls-tree", "-z", tree, "--", f":(top,literal){path}")
    if not row:
        return None
    mode, _, blob = row.partition("\t")[0].split(" ")
    return mode, blob


def text_of(repository: Repository, blob: str) -> str | None:
    """Give a blob as a text, None where it is none."""
    try:
        return repository.git_bytes("cat-file", "blob", blob).decode("utf-8")
    except UnicodeDecodeError:
        return None


def meetings_of(
    repository: Repository, found: Mapping[str, Mapping[str, Entry]]
) -> tuple[Meeting, ...]:
    """Give what is to be asked. Raises ObstacleError for files that are no business of writers."""
    asked = {path: sides for path, sides in found.items() if MINE in sides or THEIRS in sides}
    modes = {path: {mode for mode, _ in sides.values()} for path, sides in asked.items()}
    linked = sorted(path for path in asked if LINK_TO_REPOSITORY in modes[path])
    if linked:
        raise ObstacleError(obstacles.SUBMODULE, paths=", ".join(linked))
    content = f"{repository.site}{CONTENT}/"
    elsewhere = sorted(path for path in asked if not path.startswith(content))
    if elsewhere:
        raise ObstacleError(obstacles.ELSEWHERE, paths=", ".join(elsewhere))
    return tuple(meeting_of(repository, path, sides) for path, sides in sorted(asked.items()))


def meeting_of(repository: Repository, path: str, sides: Mapping[str, Entry]) -> Meeting:
    """Give a file that both changed as it is asked for."""
    blobs = {stage: blob for stage, (_, blob) in sides.items()}
    texts = {stage: text_of(repository, blob) for stage, blob in blobs.items()}
    is_text = all(text is not None for text in texts.values())
    both = is_text and MINE in texts and THEIRS in texts
    return Meeting(
        path=path,
        mark=digest_value(sorted(blobs.items())).hex()[:16],
        mine=texts.get(MINE) if is_text else None,
        theirs=texts.get(THEIRS) if is_text else None,
        joined=lines_of_both(repository, texts) if both else "",
        is_text=is_text,
        sides=dict(sides),
    )


def lines_of_both(repository: Repository, texts: Mapping[str, str | None]) -> str:
    """Give two texts as one: where they differ in one place, the lines of both, mine first."""
    with TemporaryDirectory(prefix="sg-") as name:
        files = [Path(name, stage) for stage in (MINE, BASE, THEIRS)]
        for file in files:
            file.write_bytes(with_line_feeds(texts.get(file.name) or "").encode())
        words = ("merge-file", "-p", "--union", *map(str, files))
        return repository.git_bytes(*words).decode("utf-8", "replace")


def settled(
    repository: Repository,
    joined: Joined,
    meetings: Iterable[Meeting],
    choices: Mapping[str, Choice],
) -> str:
    """Give the joined tree with what was chosen; what was asked of another tree alone is passed.

    A file that neither side has any longer goes.
    """
    asked = {meeting.path: meeting for meeting in meetings}
    entries = [(path, "", "") for path in joined.open if path not in asked]
    for path, meeting in asked.items():
        if path in joined.open:
            mode, blob = chosen(repository, meeting, choices[path]) or ("", "")
            entries.append((path, mode, blob))
    return tree_with(repository, joined.tree, entries) if entries else joined.tree


def chosen(repository: Repository, meeting: Meeting, choice: Choice) -> Entry | None:
    """Give the file that was chosen, None for none."""
    sides = meeting.sides
    if choice.pick != "joined":
        return sides.get(MINE if choice.pick == "mine" else THEIRS)
    text = with_line_feeds(choice.joined)
    if "\r\n" in (meeting.theirs or meeting.mine or ""):
        text = text.replace("\n", "\r\n")
    blob = repository.git("hash-object", "-w", "--stdin", data=text.encode()).strip()
    return (sides.get(THEIRS) or sides[MINE])[0], blob


def still_open(
    meetings: Sequence[Meeting], choices: Mapping[str, Choice], site: str, judge: Judge
) -> tuple[Meeting, ...]:
    """Give all that is asked, with what was typed, unless all of it has an answer that holds.

    An answer holds while both sides are those that were shown, and if what it makes is an entry.
    """
    checked = []
    for each in meetings:
        choice = choices.get(each.path)
        problems: tuple[Problem, ...] = ()
        holds = choice is not None and choice.mark == each.mark
        if holds and choice is not None and choice.pick == "joined" and each.path.endswith(".md"):
            problems = tuple(judge(each.path.removeprefix(site), with_line_feeds(choice.joined)))
        kept = choice.joined if choice and choice.joined else each.joined
        checked.append((replace(each, joined=kept, problems=problems), holds and not problems))
    return () if all(holds for _, holds in checked) else tuple(each for each, _ in checked)
