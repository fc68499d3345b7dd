"""The pieces of a long document as they were made and judged earlier: one story changes, and only
its pages.

A document has files of its own with those pieces only that it was last put together of, and with
what was found on its pages then. So what left it leaves the cache as well.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from sitegen.panels.cache.manifest import read_manifest
from sitegen.panels.cache.renditions import read_kept, write_kept
from sitegen.values import Value


class Kept(Value):
    """What a file holds: the digest of all that pieces follow from beside their own page, and each
    by the digest of that."""

    making: str
    pieces: dict[str, bytes]


class Pieces:
    """The pieces of one document, by what each is made of."""

    def __init__(self, path: Path, making: bytes) -> None:
        self._path = path
        self._making = sha256(making).hexdigest()
        self._asked: dict[str, bytes] = {}
        kept = _read(path)
        self._before = kept.pieces if kept and kept.making == self._making else {}

    def get(self, source: bytes) -> bytes | None:
        """The piece that was made of a source, None where there is none."""
        key = sha256(source).hexdigest()
        found = self._asked.get(key) or self._before.get(key)
        if found is not None:
            self._asked[key] = found
        return found

    def note(self, source: bytes, piece: bytes) -> None:
        """Remember what was made of a source."""
        self._asked[sha256(source).hexdigest()] = piece

    def save(self) -> None:
        """Write those that were asked for, and no other."""
        if self._asked != self._before:
            kept = Kept(making=self._making, pieces=self._asked)
            write_kept(self._path, msgspec.msgpack.encode(kept))


def folders_of_pieces(cache: Path) -> tuple[Path, Path]:
    """Where the pieces of all documents are kept, and what was found on their pages."""
    return cache / "pieces", cache / "judged"


def file_of_pieces(cache: Path, stem: str) -> Path:
    """Where the pieces of a document are kept."""
    return folders_of_pieces(cache)[0] / stem


def file_of_judged(cache: Path, stem: str) -> Path:
    """Where what was found on the pages of a document is kept."""
    return folders_of_pieces(cache)[1] / stem


def documents_in(output: Path) -> frozenset[str]:
    """The stems of all panels and documents in an output folder."""
    folders = [path for path in output.iterdir() if path.is_dir()] if output.is_dir() else []
    return frozenset(stem for folder in folders for stem in read_manifest(folder).keys)


def prune_pieces(cache: Path, live: Collection[str]) -> None:
    """Remove the pieces of documents that are gone; what can't be is tried by the next run."""
    folders = (each for each in folders_of_pieces(cache) if each.is_dir())
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        if path.name not in live:
            with suppress(OSError):
                path.unlink()


def _read(path: Path) -> Kept | None:
    try:
        return msgspec.msgpack.decode(read_kept(path) or b"", type=Kept)
    except msgspec.DecodeError:
        return None
