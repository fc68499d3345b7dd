"""What was made earlier, so that only what changed is made again.

`.sitegen-manifest.json` beside the panels names every file that sitegen wrote, with its SHA-256,
and the key that each panel was made under. A file that isn't what it says is made again.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import msgspec

from sitegen.engine.files import PUBLIC_FILE, PUBLIC_FOLDER, give_rights
from sitegen.panels.cache.file_facts import FileFactsCache
from sitegen.values import Value

MANIFEST = ".sitegen-manifest.json"


class Manifest(Value):
    """Files by name with their SHA-256, and keys by panel; `notes` are warnings by panel."""

    files: dict[str, str] = msgspec.field(default_factory=dict)
    keys: dict[str, str] = msgspec.field(default_factory=dict)
    notes: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder; an empty one when there is none or it can't be read."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return Manifest()


def reports_of(slug: str) -> tuple[str, str]:
    """Give the names of the page and the values that say what the preflight of a set found."""
    return f"{slug}_preflight.html", f"{slug}_preflight.json"


def write_manifest(folder: Path, manifest: Manifest, known: FileFactsCache) -> None:
    """Write the manifest, whole or not at all, unless it says just that already."""
    data = msgspec.json.format(msgspec.json.encode(manifest, order="deterministic"), indent=1)
    write_other(folder / MANIFEST, data + b"\n", known)


def remove_parts(folder: Path) -> None:
    """Remove the parts of files that a run left which was killed."""
    for path in folder.glob(".*.part"):
        path.unlink(missing_ok=True)


def write_other(path: Path, data: bytes, known: FileFactsCache) -> str:
    """Write a file unless it holds these bytes already; give their SHA-256 in hex."""
    digest = sha256(data).hexdigest()
    if digest_of(path, known) != digest:
        write_whole(path, data)
        known.note(path, digest)
    return digest


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    give_rights(path.parent, PUBLIC_FOLDER)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(data)
        give_rights(temporary, PUBLIC_FILE)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def is_current(
    folder: Path, manifest: Manifest, stem: str, key: str, files: list[str], known: FileFactsCache
) -> bool:
    """Whether a panel's files are on disk, made under this key, and untouched since."""
    return manifest.keys.get(stem) == key and all(
        digest_of(folder / name, known) == manifest.files.get(name) for name in files
    )


def digest_of(path: Path, known: FileFactsCache) -> str:
    """The SHA-256 of a file in hex, empty where there is none: a link shows what others write."""
    return "" if path.is_symlink() else known.digest(path)
