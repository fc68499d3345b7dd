"""Bytes kept between runs: a cache that can't hurt.

Each file ends with its own digest; one that is damaged, cut short or missing counts as absent.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

DIGEST_LENGTH = 32


def read_kept(path: Path) -> bytes | None:
    """The bytes kept at a path, or None when there are none or they are damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    kept, digest = data[:-DIGEST_LENGTH], data[-DIGEST_LENGTH:]
    return kept if sha256(kept).digest() == digest else None


def write_kept(path: Path, data: bytes) -> None:
    """Keep bytes at a path, whole or not at all; a full disk only costs time in the next run."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data + sha256(data).digest())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
