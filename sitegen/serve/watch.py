"""Finding what was saved: livereload's watcher, with an eye for all that a build would see.

Livereload compares modification times and so misses a file that is moved in with an old one, and
takes every step of a long save for a change. Here the whole site is looked at, and a change is
told once nothing moves any more.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from livereload.watcher import Watcher

from sitegen.content.folder.left_behind import is_left_behind
from sitegen.content.folder.survey import ROOTS, SINGLE_FILES, survey_prints
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import Identity, identify

LONGEST_TICK = 3.0
"""Seconds: more than those of any file system's clock (FAT: two)."""

RECENT = 200
"""How many files are looked at often: a look at them takes a millisecond."""


class SiteWatcher(Watcher):  # type: ignore[misc]
    """Tells of changes in a site's sources, each once it has come to rest.

    A file that is saved twice within one tick of its file system's clock looks the same both times.
    So what was told is read, and read again when the longest tick is over.
    """

    def __init__(self, site: Path, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.site = site
        self.clock = clock
        self.seen = look(site)
        self.moving: set[str] = set()
        self.told: frozenset[str] = frozenset()
        self.recent: dict[str, None] = {}
        self.fresh: dict[str, Fresh] = {}
        self.theme: list[str] = []
        self._tell(set())
        self._read(path for path, identity in self.seen.items() if is_recent(identity))

    def examine(self) -> tuple[str | None, None]:
        """Look once more: give a file that changed since the last change told, None for none.

        The second value is livereload's delay before a reload; there is none.
        """
        now = look(self.site)
        changed = differences(self.seen, now)
        self.seen = now
        if changed:
            self.moving |= changed
            return None, None
        told, self.moving = self.moving or self._written_again(), set()
        return self._tell(told), None

    def glance(self, shown: Iterable[str]) -> str | None:
        """Look at the files that somebody works on: those of the pages that are `shown`, those
        that were changed lately, the theme's. Give one as `examine` does.

        Of a thousand files a look at all takes as long as a person notices.
        """
        near = {*shown, *self.recent, *self.theme}
        before = {path: self.seen.get(path) for path in near}
        now = {path: identity_of(self.site / path) for path in near}
        changed = {path for path in near if now[path] != before[path]}
        for path in changed:
            if identity := now[path]:
                self.seen[path] = identity
            else:
                self.seen.pop(path, None)
        self.moving |= changed
        if changed or not self.moving or not self.moving <= near:
            return None
        told, self.moving = self.moving, set()
        return self._tell(told)

    def _tell(self, told: set[str]) -> str | None:
        """Take note of what is told, and give one of it."""
        self._read(told)
        self.told = frozenset(told)
        self.recent = dict([*self.recent.items(), *dict.fromkeys(sorted(told)).items()][-RECENT:])
        self.theme = [path for path in self.seen if path.startswith("themes/")][:RECENT]
        self.filepath = min(told, default=None)
        return self.filepath

    def _read(self, paths: Iterable[str]) -> None:
        """Note what files hold, to look at them again."""
        until = self.clock() + LONGEST_TICK
        self.fresh |= {path: Fresh(digest_of(self.site / path), until) for path in paths}

    def _written_again(self) -> set[str]:
        """Give the files that hold something else than when they were told."""
        now = self.clock()
        due = {path: fresh for path, fresh in self.fresh.items() if now >= fresh.until}
        self.fresh = {path: each for path, each in self.fresh.items() if path not in due}
        return {path for path, fresh in due.items() if digest_of(self.site / path) != fresh.digest}


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a file held when its change was told, and until when it may be written again unseen."""

    digest: str
    until: float


def digest_of(path: Path) -> str:
    """Give the SHA-256 of a file in hex, "" where there is none."""
    with suppress(OSError):
        if path.is_file():
            return sha256_hex(path.read_bytes())
    return ""


def identity_of(path: Path) -> Identity | None:
    """Give the identity of a file, None where there is none."""
    with suppress(OSError):
        return identify(path.stat())
    return None


def is_recent(identity: Identity) -> bool:
    """True for a file that was touched within the longest tick, by this machine's clock."""
    return max(identity[1], identity[2]) > time.time_ns() - int(LONGEST_TICK * 1e9)


def differences(before: Mapping[str, Identity], after: Mapping[str, Identity]) -> set[str]:
    """Give the paths that were added, deleted or changed."""
    return {path for path, _ in before.items() ^ after.items()}


def look(site: Path) -> dict[str, Identity]:
    """Give the identity of every source file of a site, and of panels that it may show.

    By their names on the disk. What vanishes meanwhile is not there.
    """
    found: dict[str, Identity] = {}
    for name in SINGLE_FILES:
        with suppress(OSError):
            found[name] = identify((site / name).stat())
    for root in ROOTS:
        found.update(_walk(site / root, f"{root}/"))
    prints = survey_prints(site)
    return found | {prints.names.get(path, path): each for path, each in prints.identities.items()}


def _walk(base: Path, start: str) -> Iterator[tuple[str, Identity]]:
    """Walk a folder through its links; one that leads back to a folder around it is passed over."""
    pending: list[tuple[str, str, frozenset[tuple[int, int]]]] = [(str(base), start, frozenset())]
    while pending:
        folder, prefix, above = pending.pop()
        entries: list[os.DirEntry[str]] = []
        with suppress(OSError):
            status = Path(folder).stat()
            here = (status.st_dev, status.st_ino)
            entries += os.scandir(folder) if here not in above else ()
        for entry in entries:
            if is_left_behind(entry.name, prefix):
                continue
            with suppress(OSError):
                if entry.is_symlink():
                    # A link that leads nowhere has no other identity, and may be the mistake.
                    yield f"{prefix}{entry.name}@", identify(entry.stat(follow_symlinks=False))
                if entry.is_dir():
                    pending.append((entry.path, f"{prefix}{entry.name}/", above | {here}))
                else:
                    yield f"{prefix}{entry.name}", identify(entry.stat())
