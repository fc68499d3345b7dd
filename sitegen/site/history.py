"""Former versions of an entry's file, by the history that Git keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen.content.folder.repository import git

MARK = "\x01"
MOST = 200
"""Versions of a file that are looked at: those of years."""

AT_ONCE = 20
"""Versions that are read at a time: the one that is sought is among the last ones as a rule."""

SHORT = 9
"""Digits of a commit's name by which people find it."""

LONGEST = 20.0
"""Seconds that reading may take: whoever waits for a form waits no longer."""

HEAD = re.compile(MARK + r"([0-9a-f]{40,64})\t(\d{4}-\d\d-\d\d)\t(.*)")
"""The line before those of a commit: its name, its day, the first line of what was said."""

RAW = re.compile(r":\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*\t([^\t]+)(?:\t([^\t]+))?")
"""A line of `git log --raw` (gitdiff-format): the file's bytes by name, what was done, paths."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A change that was committed: its short name, its day, the first line of what was said."""

    name: str
    day: date
    said: str


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was after a commit; `blob` names its bytes."""

    commit: Commit
    blob: str


def versions_of(site: Path, paths: Sequence[str]) -> Mapping[str, tuple[Version, ...]]:
    """Give the versions of files, the newest first, by the paths that they have now.

    Whoever moved a file took its history along. None are given where there is no repository.
    """
    words = ["log", "--no-show-signature", "--raw", "--no-abbrev", "-M", "--relative"]
    words += [f"--format={MARK}%H%x09%cs%x09%s"]
    # Git follows the names of one file only; of several, we do.
    words += ["--follow", f"-{MOST}", "--", *paths] if len(paths) == 1 else ["--", "content"]
    said = git(site, *words, seconds=LONGEST) if paths else None
    found: dict[str, list[Version]] = {path: [] for path in paths}
    called = {path: path for path in paths}
    for commit, changes in _commits(said or b""):
        renamed = {}
        for blob, was, now in changes:
            path = called.get(now)
            if path is None:
                continue
            if blob.strip("0") and len(found[path]) < MOST:
                found[path].append(Version(commit, blob))
            if was != now:
                renamed[was] = called.pop(now)
        called |= renamed
    return {path: tuple(each) for path, each in found.items()}


def _commits(said: bytes) -> Iterator[tuple[Commit, list[tuple[str, str, str]]]]:
    """Give commits with what each did: a file's bytes, its path before, its path after."""
    commit: Commit | None = None
    changes: list[tuple[str, str, str]] = []
    for line in said.decode("utf-8", "replace").split("\n"):
        if head := HEAD.fullmatch(line):
            if commit:
                yield commit, changes
            commit = Commit(head[1][:SHORT], date.fromisoformat(head[2]), head[3])
            changes = []
        elif change := RAW.fullmatch(line):
            changes.append((change[1], change[3], change[4] or change[3]))
    if commit:
        yield commit, changes


def texts_of(site: Path, versions: Sequence[Version]) -> Iterator[tuple[Version, bytes]]:
    """Read versions, some at a time."""
    for first in range(0, len(versions), AT_ONCE):
        some = versions[first : first + AT_ONCE]
        wanted = "".join(f"{version.blob}\n" for version in some)
        said = git(site, "cat-file", "--batch", data=wanted.encode(), seconds=LONGEST) or b""
        at = 0
        for version in some:
            end = said.find(b"\n", at)
            head = said[at:end].split()
            if end < 0 or len(head) != 3:
                return
            start, size = end + 1, int(head[2])
            yield version, said[start : start + size]
            at = start + size + 1
