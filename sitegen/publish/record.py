"""What a target remembers of a release: its files, and former ones that stay for a while."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from sitegen.publish.people import NOBODY, People
from sitegen.values import Value

FORMAT = 1


class Kept(Value, tag=False):
    """A file of a former release that pages fetched before may still ask for, until a moment.

    `until` is in seconds of Unix time.
    """

    digest: str
    until: int


class Record(Value, tag=False):
    """A release: its name, when it was published (Unix time), SHA-256 of its files by path.

    `keys` are what the host itself calls the contents of files, where it has names of its own;
    `people` says whose stories it shows; to releases from before `oldest` (Unix time) nobody may
    return, since something was withdrawn then.
    """

    release: str
    at: int
    files: dict[str, str]
    kept: dict[str, Kept] = msgspec.field(default_factory=dict)
    keys: dict[str, str] = msgspec.field(default_factory=dict)
    people: People = NOBODY
    oldest: int = 0
    format: int = FORMAT

    @property
    def when(self) -> str:
        """When it was published, as people read it (UTC)."""
        return f"{datetime.fromtimestamp(self.at, UTC):%Y-%m-%d %H:%M} UTC"

    @property
    def present(self) -> dict[str, str]:
        """Every file at the target that is ours, with its digest."""
        return {**{path: kept.digest for path, kept in self.kept.items()}, **self.files}


def encode(record: Record) -> bytes:
    """Give a record as it is written; the same record gives the same bytes."""
    return msgspec.json.encode(record, order="sorted")


def decode(data: bytes | None) -> Record | None:
    """Read a record; None where there is none or it can't be understood."""
    if not data:
        return None
    try:
        record = msgspec.json.decode(data, type=Record)
    except (msgspec.DecodeError, ValueError):
        return None
    return record if record.format == FORMAT else None
