"""The output as a release: what the manifest names, whole and as it was built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.builder.commit.manifest import MANIFEST, read_manifest
from sitegen.builder.commit.output import MARK
from sitegen.engine.digest import sha256_hex
from sitegen.errors import SitegenError
from sitegen.publish.people import NOBODY, People


@dataclass(frozen=True, slots=True)
class Release:
    """Files to be public: their folder, and the SHA-256 of each by path.

    `made` are those that aren't part of the output, with where they lie; `people` says whose
    stories are among them; nobody may keep a copy of those that are `fleeting`.
    """

    folder: Path
    files: Mapping[str, str]
    made: Mapping[str, Path] = field(default_factory=dict)
    people: People = NOBODY
    fleeting: frozenset[str] = frozenset()

    def place(self, path: str) -> Path:
        """Say where a file lies."""
        return self.made.get(path) or self.folder / path

    def read(self, path: str) -> bytes:
        """Read a file. Raises SitegenError where it isn't what the build wrote."""
        try:
            data = self.place(path).read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise SitegenError(f"{self.folder.name}/{path}: {reason}; build again") from None
        if sha256_hex(data) != self.files[path]:
            message = "isn't what the build wrote; build again. Nothing was switched"
            raise SitegenError(f"{self.folder.name}/{path}: {message}")
        return data

    def size(self, path: str) -> int:
        """Give a file's size in bytes. Raises SitegenError where it can't be read."""
        try:
            return self.place(path).stat().st_size
        except OSError as error:
            reason = error.strerror or str(error)
            raise SitegenError(f"{self.folder.name}/{path}: {reason}; build again") from None


def finished_release(output: Path) -> Release:
    """Give the release in an output. Raises SitegenError for one that isn't finished."""
    if (output / MARK).exists():
        raise SitegenError(f"{output}: a build was interrupted here; type sitegen build")
    files = read_manifest(output)
    if not files:
        raise SitegenError(f"{output}: no output of a build; type sitegen build")
    return Release(output, {path: files[path] for path in sorted(files) if path != MANIFEST})
