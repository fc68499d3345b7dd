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
from sitegen.media.facts import image_facts
from sitegen.media.file_type import PICTURE_ENDINGS
from sitegen.media.sanitize.files import sanitize

BELOW = ("", "uploads", "wp-content/uploads", "files")
"""Where the uploads may lie in the folder that was named."""

LARGEST = 200_000_000
"""Bytes of a file that is brought in."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file at hand, and why it can't be used, "" where it can."""

    file: Path
    why: str = ""


@dataclass
class Stock:
    """The folders in which files are looked for; each file is judged once."""

    folders: tuple[Path, ...]
    megapixels: int = 100
    _judged: dict[Path, str] = field(default_factory=dict)

    def find(self, path: str) -> Found | None:
        """Give the file of a path below the folder of uploads, None where there is none."""
        for file in self._candidates(path):
            if file.is_file():
                if file not in self._judged:
                    self._judged[file] = unfit(file, self.megapixels)
                return Found(file, self._judged[file])
        return None

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
