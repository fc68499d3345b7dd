"""The sources of a build: every file read at most once, named by the digest of its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.content.source import read_source
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import Identity
from sitegen.errors import ContentError, Location, Problem


@dataclass(frozen=True)
class Sources:
    """The files of a site as they stood when they were walked.

    `digests` holds the SHA-256 of what was read, now or by the build that knew the same identity.
    """

    site: Path
    identities: Mapping[str, Identity]
    digests: dict[str, str] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """Read a file. Raises ContentError where it vanished or has changed since."""
        data = read_source(self.site, path)
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
