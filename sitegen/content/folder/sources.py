"""The sources of a build: every file read at most once, named by the digest of its bytes.

A picture with a cover leaves this place only covered: nobody behind it sees, or can name, another.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.content.folder.covers import Cover, cover_of, is_picture
from sitegen.content.folder.survey import Survey
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import Identity
from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.media.records import Region

LARGEST_TEXT = 5_000_000
"""Bytes: more than any entry's text; a larger Markdown file is a mistake."""


@dataclass(frozen=True)
class Sources:
    """The files of a site as they stood when they were surveyed.

    `digests` holds the SHA-256 of what was read, now or by the build that knew the same identity.
    `covers` are those of pictures, by path. Where a picture has one that isn't known here, the
    picture can't be read. `unread` is the file that was read last for its digest alone: who asks
    for that mostly reads the file next.
    """

    site: Path
    survey: Survey
    digests: dict[str, str] = field(default_factory=dict)
    covers: Mapping[str, Cover] = field(default_factory=dict)
    unread: dict[str, bytes] = field(default_factory=dict)

    @property
    def identities(self) -> Mapping[str, Identity]:
        """The paths of all files, with their identities."""
        return self.survey.identities

    def file(self, path: str) -> Path:
        """Give the file of a path, by the name that it has on the disk."""
        return self.site / self.survey.names.get(path, path)

    def read(self, path: str) -> bytes:
        """Read a file as it may be shown: a picture with its regions covered.

        Raises ContentError where it vanished or has changed since, or can't be covered.
        """
        data = self._read_file(path)
        return self._covered(path, data) if self._has_cover(path) else data

    def digest(self, path: str) -> str:
        """Give the SHA-256 of a file in hex, "" where there is none; a covered picture has its own.

        Raises ContentError as `read` does.
        """
        return self.digest_as_shown(path, self.file_digest(path))

    def digest_as_shown(self, path: str, digest: str) -> str:
        """Give what names a file as it may be shown; `digest` is that of its bytes."""
        from sitegen.media.pictures.cover import digest_when_covered

        return digest_when_covered(digest, self.regions(path)) if digest else ""

    def regions(self, path: str) -> tuple[Region, ...]:
        """Give the regions of a picture that nobody may see."""
        cover = self.covers.get(path)
        return cover.regions if cover else ()

    def file_digest(self, path: str) -> str:
        """Give the SHA-256 of a file as it lies there, in hex, "" where there is none.

        Raises ContentError where it can't be read.
        """
        if path not in self.identities:
            return ""
        if path not in self.digests:
            self.unread.clear()
            self.unread[path] = self._read_file(path)
        return self.digests[path]

    def _has_cover(self, path: str) -> bool:
        return is_picture(path) and cover_of(path) in self.identities

    def _covered(self, path: str, data: bytes) -> bytes:
        from sitegen.media.pictures.cover import MisplacedError, cover

        found = self.covers.get(path)
        if found is None:
            message = "this picture's cover can't be read, so nothing of it is shown"
            raise ContentError([Problem(Location(cover_of(path)), message)])
        try:
            return cover(data, found.regions, path)
        except MisplacedError as error:
            place = Location(found.file, found.lines[error.number])
            message = f"cover.{found.names[error.number]}: {error}"
            raise ContentError([Problem(place, message)]) from None
        except MediaError as error:
            said = str(error).removeprefix(f"{path}: ")
            raise ContentError([Problem(Location(path), said)]) from None

    def _read_file(self, path: str) -> bytes:
        if (known := self.unread.pop(path, None)) is not None:
            return known
        data = read_source(self.file(path), path)
        digest = sha256_hex(data)
        if self.digests.setdefault(path, digest) != digest:
            message = "changed while the site was being built; build again"
            raise ContentError([Problem(Location(path), message)])
        return data


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
