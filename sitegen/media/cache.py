"""A folder of finished files, found by what they are made from.

A file's name holds everything that its bytes depend on and the bytes' own check sum, and a file
appears whole or not at all. So the folder may be deleted, copied between machines and shared by
builds at any time; what is damaged counts as missing.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.media.picture import ENCODING, Derivative

_SHARD = 3
_KEY = 40
_TEMPORARY = ".part"


@dataclass(frozen=True, slots=True)
class MediaCache:
    """Finished files under a folder; `toolchain` names the versions of what makes them."""

    folder: Path
    toolchain: str = ""

    def get(self, derivative: Derivative) -> Path | None:
        """Find a derivative's finished file, verified; None if it has to be made."""
        return self.find(self.key(derivative))

    def put(self, derivative: Derivative, data: bytes) -> Path | None:
        """Keep a derivative's bytes; returns the file, or None if the folder can't be written."""
        return self.keep(self.key(derivative), data)

    def key(self, derivative: Derivative) -> str:
        """Name all that a derivative's bytes depend on; where it is published isn't among it."""
        return self.key_of(
            "picture",
            ENCODING,
            derivative.digest,
            derivative.format,
            derivative.width,
            derivative.height,
            derivative.crop,
            derivative.quality,
            derivative.credit,
        )

    def key_of(self, *parts: object) -> str:
        """Name anything else that is made: a card, a sound with its tags, a font.

        The parts must have an exact `repr`: text, bytes, numbers and tuples of them.
        """
        return hashlib.sha256(repr((self.toolchain, *parts)).encode()).hexdigest()[:_KEY]

    def find(self, key: str) -> Path | None:
        """Find the finished file of a key, verified; None if there is none or it is damaged."""
        return next(filter(_is_whole, self._files_of(key)), None)

    def file_of(self, key: str, digest: str) -> Path | None:
        """Find the finished file of a key that was found, or kept, before: not verified again."""
        file = self.folder / key[:_SHARD] / f"{key}-{digest}"
        return file if file.is_file() else None

    def keep(self, key: str, data: bytes) -> Path | None:
        """Keep bytes under a key; returns the file, or None where the folder can't be written.

        What the key had before goes: it was made wrongly, by whatever mistake. A build works
        without its cache, so that a full or read-only disk is no mistake here.
        """
        folder = self.folder / key[:_SHARD]
        target = folder / f"{key}-{hashlib.sha256(data).hexdigest()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(suffix=_TEMPORARY, dir=folder)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(target)
        except OSError:
            return None
        for path in self._files_of(key):
            if path != target:
                _remove(path)
        return target

    def _files_of(self, key: str) -> Iterator[Path]:
        for path in _listed(self.folder / key[:_SHARD]):
            if path.name.startswith(f"{key}-"):
                yield path

    def collect_garbage(self, keep: Iterable[str]) -> int:
        """Remove every file whose key isn't among those to keep; returns how many went.

        What can't be removed stays: the next collection meets it again.
        """
        wanted = set(keep)
        removed = 0
        for shard in _listed(self.folder):
            for path in _listed(shard):
                if path.name[:_KEY] not in wanted and _remove(path):
                    removed += 1
        return removed


def digest_of(file: Path) -> str:
    """Give the SHA-256 that a finished file has in its name."""
    return file.name[_KEY + 1 :]


def _listed(folder: Path) -> Iterator[Path]:
    """A folder's content by name; nothing where there is no such folder."""
    try:
        yield from sorted(folder.iterdir())
    except OSError:
        return


def _is_whole(path: Path) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest_of(path)
    except OSError:
        return False


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
