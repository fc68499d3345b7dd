"""What is uploaded aside in web space: named by where it goes and what is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from msgspec import structs

from sitegen.publish.journal import OURS
from sitegen.publish.record import Record

UPLOADS = f"{OURS}uploads"

UNKNOWN = "?"
"""What no upload is called: a content of which it isn't known how far a publish came with it."""


def key(path: str, digest: str) -> str:
    """Name an upload by where it goes and what is in it."""
    return hashlib.sha256(f"{digest} {path}".encode()).hexdigest()[:40]


def aside(path: str) -> str:
    """Say where one of our own files stands before it takes its place."""
    return f"{UPLOADS}/{path.removeprefix(OURS)}"


def named(record: Record) -> Record:
    """Give a record with what uploads of its files are called."""
    keys = {path: key(path, digest) for path, digest in record.present.items()}
    return structs.replace(record, keys=keys)


def tags(published: Record | None, pending: Record, uploads: frozenset[str]) -> Mapping[str, str]:
    """Say what stands where, by the names of uploads, after a publish broke off.

    All that it was to move was uploaded before: what is among the uploads no longer was moved.
    """
    before, after = published.present if published else {}, pending.present
    found = dict.fromkeys(before, UNKNOWN)  # What was to be deleted, or moved over, may be gone.
    for path, digest in after.items():
        upload = key(path, digest)
        if before.get(path) == digest or upload not in uploads:
            found[path] = upload
    return found
