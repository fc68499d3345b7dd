"""Finding what was saved: livereload's watcher, with an eye for all that a build would see.

Livereload compares modification times and so misses a file that is moved in with an old one, and
takes every step of a long save for a change. Here the whole site is looked at, and a change is
told once nothing moves any more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from livereload.watcher import Watcher

from sitegen.content.source import ROOTS, SINGLE_FILES, is_left_behind, survey_prints
from sitegen.engine.files import Identity, identify


class SiteWatcher(Watcher):  # type: ignore[misc]
    """Tells of changes in a site's sources, each once it has come to rest."""

    def __init__(self, site: Path) -> None:
        super().__init__()
        self.site = site
        self.seen = look(site)
        self.moving = ""

    def examine(self) -> tuple[str | None, None]:
        """Look once more: give a file that changed since the last change told, None for none.

        The second value is livereload's delay before a reload; there is none.
        """
        now = look(self.site)
        changed = first_difference(self.seen, now)
        self.seen = now
        if changed:
            self.moving = self.moving or changed
            return None, None
        self.filepath, self.moving = self.moving or None, ""
        return self.filepath, None


def first_difference(before: Mapping[str, Identity], after: Mapping[str, Identity]) -> str:
    """Give the first path, in order, that was added, deleted or changed; "" where none was."""
    return min((path for path, _ in before.items() ^ after.items()), default="")


def look(site: Path) -> dict[str, Identity]:
    """Give the identity of every source file of a site, and of panels that it may show.

    What vanishes meanwhile is not there.
    """
    found = {}
    for name in SINGLE_FILES:
        with suppress(OSError):
            found[name] = identify((site / name).stat())
    for root in ROOTS:
        found.update(_walk(site / root, f"{root}/", frozenset()))
    return found | survey_prints(site)


def _walk(folder: Path, prefix: str, above: frozenset[str]) -> Iterator[tuple[str, Identity]]:
    """Walk a folder through its links; one that leads back to a folder around it is passed over."""
    here = os.path.realpath(folder)
    if here in above:
        return
    entries = []
    with suppress(OSError):
        entries = list(os.scandir(folder))
    for entry in entries:
        if is_left_behind(entry.name):
            continue
        with suppress(OSError):
            if entry.is_symlink():
                # A link itself may be the mistake: one that leads nowhere has no other identity.
                yield f"{prefix}{entry.name}@", identify(entry.stat(follow_symlinks=False))
            if entry.is_dir():
                yield from _walk(Path(entry.path), f"{prefix}{entry.name}/", above | {here})
            else:
                yield f"{prefix}{entry.name}", identify(entry.stat())
