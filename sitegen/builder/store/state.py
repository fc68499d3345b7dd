"""What a build remembers for the next: identities of files, entries, traces, outputs.

Three parts, so that a build in which nothing changed reads the first alone. The first is written
last and names the digests of the others: it is the point at which a build is committed.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from sitegen.engine.digest import Digest, digest_bytes, sha256_hex
from sitegen.engine.files import PUBLIC_FILE, Identity, identify, read_plain, write_atomically
from sitegen.errors import Problem
from sitegen.values import Value

T = TypeVar("T")
FORMAT = 2
IDLE = "idle"


class FileRecord(Value, array_like=True, tag=False):
    """A file as it was: its identity and the SHA-256 of its bytes in hex."""

    identity: Identity
    digest: str


def record_of(path: Path, status: os.stat_result) -> FileRecord:
    """Give the record of a file whose status was just asked for, its digest "" if it is none.

    What is no file is never as it should be: a link shows what somebody else writes, and reading a
    pipe or a device may never end.
    """
    digest = ""
    if stat.S_ISREG(status.st_mode):
        with suppress(OSError):
            digest = sha256_hex(path.read_bytes())
    return FileRecord(identity=identify(status), digest=digest)


def record_of_published(path: Path, status: os.stat_result) -> FileRecord:
    """Give the record of a file of the output, its digest "" too where not everybody may read it.

    A web server that may not read a page shows none.
    """
    readable = PUBLIC_FILE & 0o444
    record = record_of(path, status)
    if status.st_mode & readable == readable:
        return record
    return msgspec.structs.replace(record, digest="")


class State(Value, tag=False):
    """The first part: enough to tell that nothing changed.

    Young files are those that may have been written again unseen (`engine/clock.py`): their records
    are believed by nobody. Where the state isn't `whole`, cards or the search are still to be made.
    """

    format: int = FORMAT
    drafts: bool = False
    start: datetime | None = None
    end: datetime | None = None
    theme: bytes = b""
    sources: dict[str, FileRecord] = msgspec.field(default_factory=dict)
    young_sources: frozenset[str] = frozenset()
    outputs: dict[str, FileRecord] = msgspec.field(default_factory=dict)
    young_outputs: frozenset[str] = frozenset()
    folders: dict[str, Identity] = msgspec.field(default_factory=dict)
    manifest: FileRecord | None = None
    foreign: tuple[str, ...] = ()
    routes: int = 0
    warnings: tuple[Problem, ...] = ()
    parts: dict[str, bytes] = msgspec.field(default_factory=dict)
    library: bytes = b""
    facets: dict[str, bytes] = msgspec.field(default_factory=dict)
    prints: bytes = b""
    mark: bytes = b""
    whole: bool = True


class StateFolder(msgspec.Struct, frozen=True):
    """Where the parts of a state lie."""

    folder: Path

    def load(self) -> State | None:
        """Give the last committed state, None where there is none or it is damaged."""
        try:
            data = read_plain(self.folder / "state")
        except OSError:
            return None
        mark, body = data[:16], data[16:]
        state = _decode(body, State) if mark == digest_bytes(body) else None
        return state if state and state.format == FORMAT else None

    def load_part(self, name: str, model: type[T], state: State) -> T | None:
        """Give a part that a state names, None where it isn't there as it was."""
        try:
            data = read_plain(self.folder / name)
        except OSError:
            return None
        return _decode(data, model) if state.parts.get(name) == digest_bytes(data) else None

    def note_idle(self) -> None:
        """Note that the last build had nothing to do, for `sitegen why` alone."""
        with suppress(OSError):
            (self.folder / IDLE).touch()

    def was_idle(self) -> bool:
        """True where the last build had nothing to do."""
        return (self.folder / IDLE).exists()

    def save(self, state: State, parts: dict[str, bytes]) -> None:
        """Write the parts, then the state that names them. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / IDLE).unlink(missing_ok=True)
        for name, data in parts.items():
            write_atomically(self.folder / name, data, durable=False)
        digests: dict[str, Digest] = {name: digest_bytes(data) for name, data in parts.items()}
        named = msgspec.structs.replace(state, parts={**state.parts, **digests})
        body = pack(named)
        write_atomically(self.folder / "state", digest_bytes(body) + body, durable=False)


def pack(part: Value) -> bytes:
    """Encode a part of the state; the order of a table's rows is as it comes."""
    return msgspec.msgpack.encode(part)


def _decode(data: bytes, model: type[T]) -> T | None:
    try:
        return msgspec.msgpack.decode(data, type=model)
    except (msgspec.DecodeError, ValueError):
        return None
