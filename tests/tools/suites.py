"""The media files of public test suites, out of sources of packages: requirements/suites.txt."""

from __future__ import annotations

import subprocess
import tarfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".tools" / "suites"
SUITES = {"mutagen": "tests/data/", "pillow_heif": "tests/images/", "webvtt_py": "tests/samples/"}
"""Where each has its files."""


def archives() -> dict[str, Path]:
    """Give the sources, which are fetched where they aren't there yet."""
    found = {name: next(FOLDER.glob(f"{name}-*.tar.gz"), None) for name in SUITES}
    if None in found.values():
        subprocess.run([ROOT / "scripts" / "fetch-suites.sh"], check=True)
        found = {name: next(FOLDER.glob(f"{name}-*.tar.gz"), None) for name in SUITES}
    return {name: path for name, path in found.items() if path}


@cache
def suite(name: str) -> dict[str, bytes]:
    """Give the files of a suite by their names."""
    files = {}
    with tarfile.open(archives()[name]) as sources:
        for member in sources:
            _, _, path = member.name.partition("/")
            if member.isfile() and path.startswith(SUITES[name]):
                files[path.removeprefix(SUITES[name])] = sources.extractfile(member).read()  # type: ignore[union-attr]
    return files
