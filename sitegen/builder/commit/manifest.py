"""The manifest: all that sitegen wrote into an output, by path, with the SHA-256 of each file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import msgspec

MANIFEST = ".sitegen-manifest.json"


def read_manifest(output: Path) -> dict[str, str]:
    """Give the paths that sitegen wrote, with the SHA-256 of each; none without a manifest."""
    path = output / MANIFEST
    try:
        stored = json.loads(path.read_text("utf-8")) if is_plain_file(path) else {}
    except (OSError, ValueError):
        return {}
    if not isinstance(stored, dict):
        return {}
    return {str(path): str(digest) for path, digest in stored.items() if is_inside(str(path))}


def is_plain_file(path: Path) -> bool:
    """True for a file that is neither a link nor a pipe or the like."""
    return path.is_file() and not path.is_symlink()


def is_inside(path: str) -> bool:
    """True for a path that stays in its folder."""
    return "\\" not in path and not {"", ".", ".."}.intersection(path.split("/"))


def encode_digests(digests: Mapping[str, str]) -> bytes:
    """Give paths and digests as JSON, sorted, one a line."""
    encoded = msgspec.json.encode(dict(digests), order="deterministic")
    return msgspec.json.format(encoded, indent=1) + b"\n"
