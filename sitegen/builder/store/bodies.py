"""Converted texts, kept by what they were converted from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from sitegen.engine.digest import Digest, digest_bytes, digest_value, encode
from sitegen.markdown.body import Body
from sitegen.render.bodies import Text
from sitegen.values import Value


class BodyRecord(Value, tag=False):
    """A converted text with its trace: questions (encoded) with the digests of their answers."""

    body: Body
    digest: bytes
    reads: tuple[tuple[bytes, bytes], ...] = ()
    demands: tuple[bytes, ...] = ()
    notices: tuple[tuple[int, str, str], ...] = ()
    leads: tuple[tuple[int, str, str], ...] = ()


PATIENCE = 2.0
"""Seconds to wait for another process of this build, which writes for milliseconds. Whoever else
holds the file longer is not waited for."""

SLACK = 200
"""Records of former texts that are kept: an edit is often taken back."""


def key_of(text: Text) -> Digest:
    """Give the key of a text: all that it is, but for its place in the file."""
    return digest_value([text.id, text.lang, text.folder, text.text])


class BodyStore:
    """A table of records in one file (SQLite). A damaged file is started anew.

    A `fresh` store takes records and gives none, for a clean build. One without a path lives as
    long as this process does.
    """

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
        # A lost record costs a conversion, nothing else: no need to wait for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        # What is removed or replaced is gone from the file as well.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("CREATE TABLE IF NOT EXISTS bodies (key BLOB PRIMARY KEY, value BLOB)")
        return connection

    def get(self, key: Digest) -> BodyRecord | None:
        """Give a record, None where there is none or it is damaged."""
        if self.fresh:
            return None
        try:
            row = self.connection.execute("SELECT value FROM bodies WHERE key = ?", (key,))
            found = row.fetchone()
        except sqlite3.OperationalError:
            # Locked by somebody else: that is waited for once, not for each text.
            self.connection = self._connect(":memory:")
            return None
        except sqlite3.Error:
            return None
        if found is None or found[0][:16] != digest_bytes(found[0][16:]):
            return None
        try:
            return msgspec.msgpack.decode(found[0][16:], type=BodyRecord)
        except msgspec.DecodeError:
            return None

    def put(self, records: Iterable[tuple[Digest, BodyRecord]]) -> None:
        """Keep records. A full or read-only disk costs time in the next build, nothing else."""
        rows = []
        for key, record in records:
            data = encode(record)
            rows.append((key, digest_bytes(data) + data))
        with suppress(sqlite3.Error):
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?)", rows)
            self.connection.execute("COMMIT")

    def all(self) -> list[tuple[Digest, bytes]]:
        """Give every record as it is kept, with its key; none where the file can't be read."""
        try:
            return self.connection.execute("SELECT key, value FROM bodies").fetchall()
        except sqlite3.Error:
            return []

    def remove(self, keys: Iterable[Digest]) -> None:
        """Remove records for good."""
        rows = [(key,) for key in keys]
        if rows:
            self.connection.execute("BEGIN")
            self.connection.executemany("DELETE FROM bodies WHERE key = ?", rows)
            self.connection.execute("COMMIT")

    def clean_up(self, keys: set[Digest]) -> None:
        """Remove the records of texts that the site no longer has, once they are the most."""
        with suppress(sqlite3.Error):
            (count,) = self.connection.execute("SELECT count(*) FROM bodies").fetchone()
            if count <= 2 * len(keys) + SLACK:
                return
            stored = [row[0] for row in self.connection.execute("SELECT key FROM bodies")]
            self.remove(key for key in stored if key not in keys)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
