"""How sftp(1) is told what to do, and what it lists: its batches are lines of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

STEP = 40
"""Files in one batch, after which progress is shown."""

ECHO = "sftp> "
"""How sftp(1) shows the lines of a batch among what it prints."""

OCTAL = re.compile(rb"\\([0-3][0-7]{2})")
"""How sftp(1) lists a byte that it takes for unprintable."""


def word(text: str) -> str:
    """Write a text as one word of a batch; nothing in it is a pattern (sftp(1))."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed(said: str) -> set[str]:
    """Read the names that sftp(1) lists."""
    lines = (OCTAL.sub(octet, line.encode()).decode(errors="replace") for line in said.split("\n"))
    return {line.removeprefix("./") for line in lines}


def octet(found: re.Match[bytes]) -> bytes:
    """Give the byte that is written in octal digits."""
    return bytes([int(found[1], 8)])


def above(path: str) -> list[str]:
    """Give a folder and those above it, the uppermost first."""
    parts = PurePosixPath(path)
    return [str(each) for each in reversed((parts, *parts.parents)) if str(each) not in (".", "/")]


def folders(paths: Iterable[str]) -> list[str]:
    """Give the folders of paths and those above them, each before what is in it."""
    found = {folder for path in paths for folder in above(path)[:-1]}
    return sorted(found)


def in_steps(paths: Iterable[str]) -> Iterator[list[str]]:
    """Give paths, some at a time."""
    every = list(paths)
    for start in range(0, len(every), STEP):
        yield every[start : start + STEP]
