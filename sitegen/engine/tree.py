"""A folder that is walked through again: of what stands in it, only what changed is listed anew.

A folder's times change with each name that comes, goes or gets another (POSIX.1-2017, `open`,
`rename`, `unlink`: those of the parent directory). So where they are as they were, its names are
those that were seen, and to look at its files is enough.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Mapping
from pathlib import Path

from sitegen.engine.clock import Clock
from sitegen.engine.files import PUBLIC_FOLDER, Identity, identify

UNKNOWN: Identity = (0, 0, 0, 0)
"""The identity of a folder that is listed whenever somebody comes by: it may still be changing, not
everybody may enter it, or its file system keeps no times of folders, as FAT does for its root."""

Statuses = list[tuple[str, os.stat_result]]
"""Files by their paths (posix) with their status, unsorted."""


def walk_again(
    root: Path, files: Collection[str], folders: Mapping[str, Identity], clock: Clock
) -> tuple[Statuses, dict[str, Identity]]:
    """Walk through a folder in which `files` and `folders` were seen; give what stands there now.

    Paths are from the root, that of the root itself is "": it is always listed. Links are not
    followed. `clock` was read before. A folder that does not exist has nothing in it.
    """
    base = f"{root}/"
    now: dict[str, Identity] = {}
    found: Statuses = []
    gone, pending = set(), [""]
    for path, known in sorted(folders.items()):
        # Below a link that took a folder's place, the same files may still be met.
        status = None if path.rpartition("/")[0] in gone else _status(base + path)
        if status is None or not stat.S_ISDIR(status.st_mode):
            gone.add(path)
        elif path and identify(status) == known:
            now[path] = known
        else:
            pending.append(path)
    for path in files:
        if path.rpartition("/")[0] in now and (status := _status(base + path)):
            found.append((path, status))
    while pending:
        path = pending.pop()
        status = None if path in now else _status(base + path)
        if status and stat.S_ISDIR(status.st_mode):
            now[path] = identify(status) if _is_as_meant(status, clock) else UNKNOWN
            pending += _listed(base, path, found)
    return found, now


def _status(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_as_meant(folder: os.stat_result, clock: Clock) -> bool:
    _, written, changed, _ = identify(folder)
    open_to_all = folder.st_mode & PUBLIC_FOLDER == PUBLIC_FOLDER
    return open_to_all and written > 0 and changed > 0 and clock.is_settled(folder)


def _listed(base: str, folder: str, found: Statuses) -> list[str]:
    """Take the files of a folder; give the folders in it. One that is gone has neither."""
    prefix, folders = f"{folder}/" if folder else "", []
    try:
        entries = list(os.scandir(base + folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            folders.append(prefix + entry.name)
        else:
            found.append((prefix + entry.name, entry.stat(follow_symlinks=False)))
    return folders
