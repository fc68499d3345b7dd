"""Looking whether the machine has a thing; nothing here changes the machine."""

from __future__ import annotations

import ctypes
import ctypes.util
import shutil
import subprocess
import sys
from pathlib import Path

from sitegen.environment.needs import Need

PROBE_SECONDS = 10


def has_library(names: tuple[str, ...]) -> bool:
    """Say whether a shared library opens under any of `names`."""
    return any(opens(name) for name in names)


def opens(name: str) -> bool:
    """Say whether the shared library `name` can be loaded from where the system looks.

    It is looked for as WeasyPrint's foreign function library does: by its file name first, then,
    except on Linux where that would start a compiler, by the short name that the linker knows.
    """
    found = name if sys.platform == "linux" else ctypes.util.find_library(name) or name
    try:
        ctypes.CDLL(found)
    except OSError:
        return False
    return True


def has_command(names: tuple[str, ...]) -> bool:
    """Say whether any of the programs `names` is on the search path."""
    return any(shutil.which(name) for name in names)


def reading_languages() -> frozenset[str]:
    """Return the languages that tesseract can read; none where tesseract is missing."""
    if not shutil.which("tesseract"):
        return frozenset()
    return frozenset(run(("tesseract", "--list-langs")).split())


def run(words: tuple[str, ...]) -> str:
    """Return what a command prints; nothing where it fails, is missing or takes too long."""
    try:
        done = subprocess.run(
            words, capture_output=True, timeout=PROBE_SECONDS, check=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def is_met(need: Need) -> bool:
    """Say whether the machine has what `need` asks for."""
    if need.kind == "library":
        return has_library(need.names)
    if need.kind == "command":
        return has_command(need.names)
    if need.kind == "files":
        return any(Path(name).is_file() for name in need.names)
    return not reading_languages().isdisjoint(need.names)
