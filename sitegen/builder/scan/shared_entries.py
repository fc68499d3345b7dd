"""The entries of a site for builds that know of none before them: into another output, or one that
is gone with all that was known of it.

They are the same for all outputs, drafts and all, and to read them takes longer than to see that
their files are those that they were read from.
"""

from __future__ import annotations

import msgspec

from sitegen.builder.store.folders import Folders
from sitegen.content.entries.entry import Group
from sitegen.content.project import Known
from sitegen.engine.digest import Digest, digest_bytes
from sitegen.engine.files import read_plain, write_atomically
from sitegen.values import Value

DIGEST = 16
"""Bytes of a digest."""


class Entries(Value, tag=False):
    """The entries of a build, and the conditions under which they were read."""

    under: bytes
    groups: tuple[Group, ...]


class ReadFrom(Value, array_like=True, tag=False):
    """What entries were read from: the digest of their record, and those of the site's files."""

    entries: Digest
    digests: dict[str, str]


def share(folders: Folders, entries: bytes, digests: dict[str, str]) -> None:
    """Keep the record of entries that were read of files with these digests. Raises OSError."""
    read = msgspec.msgpack.encode(ReadFrom(entries=digest_bytes(entries), digests=digests))
    write_atomically(folders.cache / "entries", entries, durable=False)
    write_atomically(folders.cache / "read-from", digest_bytes(read) + read, durable=False)


def shared(folders: Folders) -> Known:
    """Give the entries that some build read; none where they aren't there as they were kept."""
    try:
        data, told = (read_plain(folders.cache / name) for name in ("entries", "read-from"))
        if digest_bytes(told[DIGEST:]) != told[:DIGEST]:
            return Known()
        read = msgspec.msgpack.decode(told[DIGEST:], type=ReadFrom)
        if read.entries != digest_bytes(data):
            return Known()
        entries = msgspec.msgpack.decode(data, type=Entries)
    except (OSError, ValueError):
        return Known()
    return Known({group.id: group for group in entries.groups}, read.digests, entries.under)
