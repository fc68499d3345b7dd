"""What sitegen tells a user who made a mistake.

SitegenError
├── ContentError      problems in the site folder, each with its place
├── FileSystemError   a full disk, missing rights
├── CacheLostError    files of the cache vanished during a build
├── MediaError        a photo, drawing or audio file that can't be used
├── UsageError        a command was called wrongly
├── SupersededError   a build that was to be begun anew
├── MissingToolError  something that the machine lacks, with the line that mends it
└── BuildBusyError    another build holds the lock
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

LEAST_ROOM = 1_000_000
"""Bytes that a disk has left which is as good as full."""

UNSEEN = (*range(32), *range(127, 160), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
VISIBLE = {sign: f"\\u{sign:04x}" for sign in UNSEEN} | {ord("\n"): r"\n", ord("\t"): r"\t"}
"""Signs of a found text that would break a line of the report, or turn a terminal's."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file: its path from the site folder (posix), line and column from 1.

    NOWHERE is that of a mistake that stands in no file.
    """

    path: str
    line: int = 1
    column: int = 1


NOWHERE = Location("", 0, 0)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake (or warning), said so that its author can mend it without asking anybody."""

    location: Location
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        prefix = "warning: " if self.severity == "warning" else ""
        place = f"{self.location.path}:{self.location.line}: " if self.location.path else ""
        return f"{place}{prefix}{self.message}".translate(VISIBLE)


def has_errors(problems: Sequence[Problem]) -> bool:
    """True where there is more than warnings."""
    return any(problem.severity == "error" for problem in problems)


class SitegenError(Exception):
    """Base of every error that a user may see; its text is complete without a traceback."""


class ContentError(SitegenError):
    """Mistakes in the site folder: all of them, sorted by place, each said once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class FileSystemError(SitegenError):
    """A file that the system doesn't let us read or write: a full disk, missing rights."""

    @classmethod
    def of(cls, error: OSError, *folders: Path) -> FileSystemError:
        """Give the error for one of the system, with the file's name and its folder's.

        `folders` are those that are written to: where a disk is full, they are named.
        """
        parts = str(error.filename or "").replace("\\", "/").split("/")
        name = "/".join(parts[-2:]) or "a file"
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            name = " or ".join(fullest(folders)) or name
        return cls(f"{name}: {error.strerror or error}; nothing is lost: mend that and build again")


@contextmanager
def refusals_told(*folders: Path) -> Iterator[None]:
    """Raise FileSystemError for what the system refuses; `folders` are written to."""
    try:
        yield
    except OSError as error:
        raise FileSystemError.of(error, *folders) from error


def fullest(folders: Sequence[Path]) -> list[str]:
    """Give those of folders on whose disk there is no room, all where none says so (a quota)."""
    full = []
    for folder in folders:
        near = next((each for each in (folder, *folder.parents) if each.exists()), folder)
        if shutil.disk_usage(near).free < LEAST_ROOM:
            full.append(str(folder))
    return full or [str(folder) for folder in folders]


class CacheMissError(SitegenError):
    """Something that the cache held vanished during a build; the next build makes it again."""


class MediaError(SitegenError):
    """A photo, drawing or audio file that can't be used; the text says why and what helps."""


class UsageError(SitegenError):
    """A command was given something that it can't work with."""


class MissingToolError(SitegenError):
    """Something that the machine lacks; the text ends with the line that installs it."""


class SupersededError(SitegenError):
    """Something was saved while a build made what can come later: it is to be begun anew."""


class BuildBusyError(SitegenError):
    """Another build of the same site is at work."""
