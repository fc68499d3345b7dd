"""The sources of a build: every file read at most once, named by the digest of its bytes."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.content.folder.survey import Survey
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import Identity
from sitegen.errors import ContentError, Location, Problem

LARGEST_TEXT = 5_000_000
"""Bytes: more than any entry's text; a larger Markdown file is a mistake."""


@dataclass(frozen=True)
class Sources:
    """The files of a site as they stood when they were surveyed.

    `digests` holds the SHA-256 of what was read, now or by the build that knew the same identity.
    """

    site: Path
    survey: Survey
    digests: dict[str, str] = field(default_factory=dict)

    @property
    def identities(self) -> Mapping[str, Identity]:
        """The paths of all files, with their identities."""
        return self.survey.identities

    def file(self, path: str) -> Path:
        """Give the file of a path, by the name that it has on the disk."""
        return self.site / self.survey.names.get(path, path)

    def read(self, path: str) -> bytes:
        """Read a file. Raises ContentError where it vanished or has changed since."""
        data = read_source(self.file(path), path)
        digest = sha256_hex(data)
        if self.digests.setdefault(path, digest) != digest:
            message = "changed while the site was being built; build again"
            raise ContentError([Problem(Location(path), message)])
        return data

    def digest(self, path: str) -> str:
        """Give the SHA-256 of a file in hex, "" where there is none."""
        if path not in self.identities:
            return ""
        if path not in self.digests:
            self.read(path)
        return self.digests[path]


def read_source(file: Path, path: str) -> bytes:
    """Read a source file, `path` in messages.

    Raises ContentError where it has vanished, is no file any longer, or is a text over 5 MB.
    """
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ContentError([Problem(Location(path), "no longer a file; build again")])
        if path.endswith((".md", ".yaml")) and status.st_size > LARGEST_TEXT:
            size = status.st_size // 1_000_000
            message = f"{size} MB is too large for a text; expected at most 5 MB"
            raise ContentError([Problem(Location(path), message)])
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise ContentError([Problem(Location(path), f"can't be read: {reason}")]) from None
