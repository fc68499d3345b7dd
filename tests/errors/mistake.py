"""A bad file beside the exact words that its author is to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.sites import Files

NEWS = "content/news/2024/new.md"
DATED = "title: New\ndate: 2024-07-12"


@dataclass(frozen=True)
class Mistake:
    """A mistake: the files that make it, and the lines that tell of it."""

    name: str
    files: Files
    lines: tuple[str, ...]
    spoil: Callable[[Path], None] | None = field(default=None)


def entry(fields: str, text: str = "") -> str:
    """Give an entry's file."""
    return f"---\n{fields}\n---\n{text}"


def mistake(name: str, path: str, content: str | bytes, *lines: str) -> Mistake:
    """Give the mistake of one file; its lines begin with the file's own line number."""
    return Mistake(name, {path: content}, tuple(f"{path}:{line}" for line in lines))


def linked(name: str, path: str, target: str, line: str) -> Mistake:
    """Give the mistake of a link in the site folder."""
    return Mistake(name, {}, (f"{path}:1: {line}",), lambda site: (site / path).symlink_to(target))
