"""A folder of objects that can't hurt: verified when read, written whole, safe to delete."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sitegen.engine.digest import Digest, digest_bytes
from sitegen.engine.files import read_plain

MARK = 16
"""Bytes of digest that stand before the data of every object."""


@dataclass(frozen=True, slots=True)
class ObjectStore:
    """Objects by key below a folder. What can't be read is not there; a failed write is no failure.

    An object is one file: the digest of its data, then the data. A `fresh` store takes objects and
    gives none: a clean build believes nothing that it didn't find out itself. A `sealed` one gives
    objects and takes none. What it `refuses` is not kept.
    """

    folder: Path
    fresh: bool = False
    sealed: bool = False
    refuses: Callable[[bytes], bool] | None = None

    def path(self, key: Digest) -> Path:
        """Give the file of a key."""
        name = key.hex()
        return self.folder / name[:2] / name[2:]

    def get(self, key: Digest) -> bytes | None:
        """Give an object's data; None where it is missing or damaged."""
        if self.fresh:
            return None
        try:
            stored = read_plain(self.path(key))
        except OSError:
            return None
        mark, data = stored[:MARK], stored[MARK:]
        return data if mark == digest_bytes(data) else None

    def once(self, key: Digest, make: Callable[[], bytes]) -> bytes:
        """Give an object's data, made now where it isn't there."""
        data = self.get(key)
        if data is None:
            data = make()
            self.put(key, data)
        return data

    def put(self, key: Digest, data: bytes) -> None:
        """Keep an object. A full or read-only disk costs time in the next build, nothing else."""
        if self.sealed or (self.refuses is not None and self.refuses(data)):
            return
        path = self.path(key)
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        marked = digest_bytes(data) + data
        try:
            try:
                temporary.write_bytes(marked)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary.write_bytes(marked)
            temporary.replace(path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()

    def remove_all_but(self, keys: set[Digest]) -> int:
        """Remove objects that are not among the keys; give how many there were."""
        kept = {self.path(key) for key in keys}
        surplus = [path for path in self.folder.glob("??/*") if path not in kept]
        for path in surplus:
            path.unlink(missing_ok=True)
        return len(surplus)
