"""The files of a folder that is brought in: by their path from it, read within it alone."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from sitegen.errors import UsageError
from sitegen.text import normalize

SKIPPED = frozenset(
    {
        *("node_modules", "vendor", "_site", "public", "resources", "__pycache__", "themes"),
        *("_sass", "_layouts", "_includes", "layouts", "archetypes", "i18n"),
    }
)
"""Folders at the root that hold a generator's own things, or what it made."""

HUGOS = frozenset({"public", "resources", "themes", "layouts", "archetypes", "i18n"})
"""Those of them that are Hugo's alone; Jekyll publishes them as any other."""

MOST_FILES = 200_000


class Tree:
    """A folder's files. Links that lead out of it, and hidden files, are not among them."""

    def __init__(self, root: Path, kept: Iterable[str] = ()) -> None:
        """Look at a folder; `kept` are hidden or skipped folders that are looked into all the same.

        Raises UsageError for what is no folder, and for more files than any site has.
        """
        self.root = root.resolve()
        if not self.root.is_dir():
            raise UsageError(f"{root}: no folder; expected the folder of a site's sources")
        self.outside: list[str] = []
        self.files = tuple(sorted(self._walk(frozenset(kept))))

    def _walk(self, kept: frozenset[str]) -> Iterable[str]:
        number = 0
        for folder, names, files in os.walk(self.root):
            place = Path(folder).relative_to(self.root)
            top = place == Path()
            names[:] = sorted(
                name
                for name in names
                if not name.startswith(".") and not (top and name in SKIPPED - kept)
            )
            for name in files:
                path = (place / name).as_posix()
                if name.startswith("."):
                    continue
                number += 1
                if number > MOST_FILES:
                    raise UsageError(f"{self.root}: more than {MOST_FILES} files; no site has them")
                if self._is_within(path):
                    yield path
                else:
                    self.outside.append(path)

    def _is_within(self, path: str) -> bool:
        file = self.root / path
        return file.is_file() and (
            not file.is_symlink() or file.resolve().is_relative_to(self.root)
        )

    def read(self, path: str) -> bytes:
        """Give a file's bytes. Raises OSError."""
        return (self.root / path).read_bytes()

    def below(self, folder: str) -> list[str]:
        """Give the files below a folder, "" for all."""
        start = f"{folder.strip('/')}/" if folder.strip("/") else ""
        return [path for path in self.files if path.startswith(start)]


def parts_of(path: str) -> tuple[str, str, str]:
    """Split a path into folder, name without ending, ending in small letters without its dot."""
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    return folder, normalize(stem if dot else name), ending.lower() if dot else ""
