"""A walk through the folders of a site: what stands there, links followed, names judged."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.folder.left_behind import is_left_behind
from sitegen.engine.clock import Clock
from sitegen.engine.files import Identity, identify
from sitegen.errors import Location, Problem
from sitegen.text import normalize

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Line breaks, controls and signs that begin or end a direction: a name that has one can be told
from another neither in a report nor in an address."""


def is_utf8(name: str) -> bool:
    """True unless a name holds bytes that the file system took and no text can hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


AS_FILE = re.compile(r"content/.+\.(?:md|csv)", re.IGNORECASE)
"""Folders that are called as an entry or a table is: whoever made one looks for its text on the
site."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to look at: its path, what it is called, its name on the disk, what is above it."""

    path: str
    label: str
    name: str
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands in a folder: its identity before it was looked into, its files, its folders.

    A file is its path, its name on the disk, its identity, and whether it is young.
    """

    identity: Identity
    files: tuple[tuple[str, str, Identity, bool], ...]
    folders: tuple[Folder, ...]


Listings = dict[str, Listing]
"""What stands in folders, by their paths on the disk."""


class Walk:
    """One walk through the folders of a site: it gathers what it meets.

    `known` is what stood in folders when they were looked into before, None where that is of no
    interest.
    """

    def __init__(self, clock: Clock, known: Listings | None = None) -> None:
        self._clock = clock
        self._known = known
        self.listings: Listings = {}
        self._noted: list[tuple[str, str, Identity, bool]] = []
        self.identities: dict[str, Identity] = {}
        self.names: dict[str, str] = {}
        self.young: set[str] = set()
        self.problems: list[Problem] = []
        self._links = 0

    def note(self, path: str, name: str, status: os.stat_result) -> None:
        """Take a file."""
        self._take(path, name, identify(status), young=not self._clock.is_settled(status))

    def _take(self, path: str, name: str, identity: Identity, *, young: bool) -> None:
        self.identities[path] = identity
        if name != path:
            self.names[path] = name
        if young:
            self.young.add(path)
        if self._known is not None:
            self._noted.append((path, name, identity, young))

    def through(self, base: Path, label: str, limits: tuple[Path, ...]) -> None:
        """Walk through a folder and its links, which may not lead out of the `limits`."""
        pending = [Folder(str(base), label, label, (str(limits[1]),))]
        while pending:
            folder = pending.pop()
            look = self._look if self._known is None else self._again
            pending += look(folder, limits)

    def _again(self, folder: Folder, limits: tuple[Path, ...]) -> Sequence[Folder]:
        """Take what stands in a folder from what is known, where it is as it was; else look."""
        try:
            status = Path(folder.path).stat()
        except OSError:
            return self._look(folder, limits)
        identity = identify(status)
        known = self._known.get(folder.path) if self._known else None
        if known and known.identity == identity:
            for path, name, own, young in known.files:
                self._take(path, name, own, young=young)
            self.listings[folder.path] = known
            return known.folders
        before, told, links = len(self._noted), len(self.problems), self._links
        folders = self._look(folder, limits)
        # Where a link leads may change without a trace in its folder.
        if self._clock.is_settled(status) and told == len(self.problems) and links == self._links:
            files = tuple(self._noted[before:])
            self.listings[folder.path] = Listing(identity, files, tuple(folders))
        return folders

    def _look(self, folder: Folder, limits: tuple[Path, ...]) -> list[Folder]:
        try:
            found = [(normalize(entry.name), entry) for entry in os.scandir(folder.path)]
        except OSError as error:
            self._tell_unreadable(folder.label, error)
            return []
        meant = [each for each in found if not is_left_behind(each[0], folder.label)]
        self._compare([entry.name for _, entry in meant], folder.label)
        entered = (self._enter(name, entry, folder, limits) for name, entry in meant)
        return [each for each in entered if each]

    def _enter(
        self, normal: str, entry: os.DirEntry[str], folder: Folder, limits: tuple[Path, ...]
    ) -> Folder | None:
        """Take a file, by its normal name too; give what is a folder."""
        path, name = f"{folder.label}/{normal}", f"{folder.name}/{entry.name}"
        if not self._can_be_named(normal, path):
            return None
        above = folder.above
        if entry.is_symlink():
            self._links += 1
            target = self._target(entry.path, path, limits, above)
            if target is None:
                return None
            above = (*above, target)
        if entry.is_dir():
            if AS_FILE.fullmatch(path):
                self.tell(path, "a folder stands here, expected a file; rename it")
                return None
            return Folder(entry.path, path, name, above)
        # What vanished meanwhile is not there.
        with suppress(FileNotFoundError):
            try:
                if entry.is_file():
                    self.note(path, name, entry.stat())
                else:
                    self.tell(path, "neither a file nor a folder; remove it")
            except PermissionError as error:
                self._tell_unreadable(path, error)
        return None

    def _can_be_named(self, name: str, path: str) -> bool:
        """False (and a problem) for a name that no address can have."""
        if name.isascii() and name.isprintable():
            return True
        if not is_utf8(path):
            shown = path.encode("utf-8", "replace").decode()
            self.tell(shown, "the name is not UTF-8; rename it")
            return False
        if unfit := CONTROL.search(path):
            self.tell(path, f"the name holds {unfit[0]!a}, which no address has; rename it")
        return unfit is None

    def _tell_unreadable(self, path: str, error: OSError) -> None:
        self.tell(path, f"can't be read: {error.strerror or 'unreadable'}")

    def _compare(self, names: list[str], label: str) -> None:
        """Report names that are one name in two forms of Unicode."""
        if all(name.isascii() for name in names):
            return
        met: dict[str, str] = {}
        for name in sorted(names):
            other = met.setdefault(normalize(name), name)
            if other != name:
                self.tell(
                    f"{label}/{normalize(name)}",
                    f"two of this name: {other!a} and {name!a}, which Unicode takes "
                    "for the same; keep one of them",
                )

    def _target(
        self, link: str, path: str, limits: tuple[Path, ...], above: tuple[str, ...]
    ) -> str | None:
        """Give where a link leads, None (and a problem) where it must not be followed."""
        try:
            real = Path(link).resolve(strict=True)
        except (OSError, RuntimeError):
            self.tell(path, "a link that loops or leads nowhere; remove it")
            return None
        if not any(real.is_relative_to(limit) for limit in limits):
            self.tell(path, "a link that leaves the site folder; copy the file")
            return None
        here = Path(link).parent.resolve()
        if real.is_dir() and (here.is_relative_to(real) or str(real) in above):
            self.tell(path, "a link to a folder around it, a loop; remove it")
            return None
        return str(real)

    def tell(self, path: str, message: str) -> None:
        """Take a problem."""
        self.problems.append(Problem(Location(path), message))
