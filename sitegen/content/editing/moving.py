"""Files that are moved together: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from shutil import move

Move = tuple[Path, Path]
"""Where a file or folder stands, and where it goes."""


def move_all(moves: Iterable[Move]) -> None:
    """Move files and folders in their order, to another file system too.

    Raises OSError where one can't be moved, or something stands where it goes; those that were
    moved before are back where they were then.
    """
    done: list[Move] = []
    try:
        for source, target in moves:
            if target.exists() or target.is_symlink():
                raise FileExistsError(17, "another file stands there", str(target))
            target.parent.mkdir(parents=True, exist_ok=True)
            move(source, target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            source.parent.mkdir(parents=True, exist_ok=True)
            move(target, source)
        raise


def remove_empty(folder: Path, top: Path) -> None:
    """Remove a folder that holds nothing, and those above it, but for `top` and those in it."""
    with suppress(OSError):
        while top in folder.parents and folder.parent != top:
            folder.rmdir()
            folder = folder.parent
