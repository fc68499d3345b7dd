"""A table of records in one file: what tasks made, kept for the builds that follow."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from sitegen.engine.digest import digest_bytes, encode
from sitegen.values import Value

Record = TypeVar("Record", bound=Value)

PATIENCE = 2.0
"""Seconds to wait for another process of this build, which writes for milliseconds. Whoever else
holds the file longer is not waited for."""

SLACK = 200
"""Records of what is gone that are kept: an edit is often taken back."""


class RecordStore(Generic[Record]):
    """A table of records in one file (SQLite). A damaged file is started anew.

    A `fresh` store takes records and gives none, for a clean build. One without a path lives as
    long as this process does.
    """

    kind: type[Record]

    def __init__(self, path: Path | None, *, fresh: bool = False) -> None:
        self.fresh = fresh
        self.connection = self._open(path)

    def _open(self, path: Path | None) -> sqlite3.Connection:
        if path is None:
            return self._connect(":memory:")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connect(path)
        except sqlite3.Error:
            for damaged in (path, path.with_name(f"{path.name}-journal")):
                with suppress(OSError):
                    damaged.unlink()
        try:
            return self._connect(path)
        except sqlite3.Error:
            # No room for a file.
            return self._connect(":memory:")

    def _connect(self, path: Path | str) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        # A page of the site is some 20 KB: each takes one or two pages of the file instead of five.
        connection.execute("PRAGMA page_size = 16384")
        # A lost record costs the work once more, nothing else: no need to wait for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        # What is removed or replaced is gone from the file as well.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("CREATE TABLE IF NOT EXISTS records (key BLOB PRIMARY KEY, value BLOB)")
        return connection

    def get(self, key: bytes) -> Record | None:
        """Give a record, None where there is none or it is damaged."""
        if self.fresh:
            return None
        try:
            row = self.connection.execute("SELECT value FROM records WHERE key = ?", (key,))
            found = row.fetchone()
        except sqlite3.OperationalError:
            # Locked by somebody else: that is waited for once, not for each record.
            self.connection = self._connect(":memory:")
            return None
        except sqlite3.Error:
            return None
        if found is None or found[0][:16] != digest_bytes(found[0][16:]):
            return None
        try:
            return msgspec.msgpack.decode(found[0][16:], type=self.kind)
        except msgspec.DecodeError:
            return None

    def is_empty(self) -> bool:
        """True where there is no record."""
        try:
            return self.connection.execute("SELECT 1 FROM records LIMIT 1").fetchone() is None
        except sqlite3.Error:
            return True

    def put(self, records: Iterable[tuple[bytes, Record]]) -> None:
        """Keep records. A full or read-only disk costs time in the next build, nothing else."""
        rows = []
        for key, record in records:
            data = encode(record)
            rows.append((key, digest_bytes(data) + data))
        with suppress(sqlite3.Error):
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany("INSERT OR REPLACE INTO records VALUES (?, ?)", rows)
            self.connection.execute("COMMIT")

    def all(self) -> list[tuple[bytes, bytes]]:
        """Give every record as it is kept, with its key; none where the file can't be read."""
        try:
            return self.connection.execute("SELECT key, value FROM records").fetchall()
        except sqlite3.Error:
            return []

    def remove(self, keys: Iterable[bytes]) -> None:
        """Remove records for good."""
        rows = [(key,) for key in keys]
        if rows:
            self.connection.execute("BEGIN")
            self.connection.executemany("DELETE FROM records WHERE key = ?", rows)
            self.connection.execute("COMMIT")

    def clean_up(self, keys: set[bytes]) -> None:
        """Remove the records of what the site no longer has, once they are the most."""
        with suppress(sqlite3.Error):
            (count,) = self.connection.execute("SELECT count(*) FROM records").fetchone()
            if count <= 2 * len(keys) + SLACK:
                return
            stored = [row[0] for row in self.connection.execute("SELECT key FROM records")]
            self.remove(key for key in stored if key not in keys)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
