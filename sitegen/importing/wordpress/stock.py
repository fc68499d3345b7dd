"""The files that are at hand: a folder of uploads, looked into and never changed.

What is named by an export is named by strangers: no name leads out of the folder.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from sitegen.engine.files import whole_path
from sitegen.errors import MediaError, MissingToolError
from sitegen.importing.wordpress.download import LARGEST, Download
from sitegen.media.facts import image_facts
from sitegen.media.file_type import PICTURE_ENDINGS
from sitegen.media.sanitize.files import sanitize

BELOW = ("", "uploads", "wp-content/uploads", "files")
"""Where the uploads may lie in the folder that was named."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file at hand, and why it can't be used, "" where it can."""

    file: Path
    why: str = ""


@dataclass
class Stock:
    """The folders in which files are looked for; each file is judged once.

    What is in none of them is fetched, where there is a `download`: its folder is one of them.
    """

    folders: tuple[Path, ...]
    megapixels: int = 100
    download: Download | None = None
    _judged: dict[Path, str] = field(default_factory=dict)

    def find(self, path: str) -> Found | None:
        """Give the file of a path below the folder of uploads, None where there is none."""
        for file in self._candidates(path):
            if file.is_file():
                if file not in self._judged:
                    self._judged[file] = unfit(file, self.megapixels)
                return Found(file, self._judged[file])
        return None

    def fetch(self, path: str) -> Found | None:
        """Give the file of a path from the old site, None where it couldn't be had."""
        if self.download is None or not self.download.fetch(path):
            return None
        found = self.find(path)
        if found and found.why:
            # The next import asks again: an error's page may have come in its place.
            found.file.unlink()
        return found

    def why_not(self, path: str) -> str:
        """Say why a path could not be had."""
        known = self.download.why.get(path, "") if self.download else ""
        return known or "it isn't among the uploads"

    def _candidates(self, path: str) -> Iterator[Path]:
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts or "\0" in path:
            return
        for folder in self.folders:
            root = whole_path(folder)
            for below in BELOW:
                for form in ("NFC", "NFD"):
                    file = root / below / unicodedata.normalize(form, path)
                    # A link in the folder may lead anywhere.
                    if os.path.lexists(file) and whole_path(file).is_relative_to(root):
                        yield file


def unfit(file: Path, megapixels: int) -> str:
    """Say why a build couldn't publish a file, "" where it can: by its content, not its name."""
    try:
        if file.stat().st_size > LARGEST:
            return f"it is larger than {LARGEST // 1_000_000} MB"
        data, name = file.read_bytes(), file.name
        if file.suffix.lower() in PICTURE_ENDINGS:
            image_facts(data, name=name, max_megapixels=megapixels)
        else:
            sanitize(data, name, max_megapixels=megapixels)
    except (MediaError, MissingToolError) as error:
        return str(error).removeprefix(f"{file.name}: ")
    except OSError as error:
        return f"it can't be read: {error.strerror}"
    return ""
