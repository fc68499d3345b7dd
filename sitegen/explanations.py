"""What messages mean, and how each is mended: the entries of docs/errors.md and docs/checking.md.

The pages themselves are read, so that what a terminal says, what a browser shows and what is on
paper are one text. An entry has a name (its heading), the patterns of its messages (a list of code,
with `…` for what differs from case to case) and an explanation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PAGES = ("errors.md", "checking.md")
GAP = "…"
ENTRY = re.compile(r"^### (?P<name>[a-z-]+)\n+(?P<text>.*?)(?=^###? |\Z)", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"[^:\n]*(?<!\s):\d+: (?:warning: )?")
"""What stands before a message in a report: `path:line: `, and `warning: `."""

PATTERN = re.compile(r"^- `(?P<pattern>[^`]+)`$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a kind of message means. `page` is the page of docs/ that it stands on."""

    name: str
    page: str
    patterns: tuple[str, ...]
    text: str

    @property
    def address(self) -> str:
        """Where it stands in the documentation."""
        return f"docs/{self.page}#{self.name}"


def docs() -> Path:
    """Give the folder of the pages: in the package, else beside it."""
    package = Path(__file__).parent
    inside = package / "docs"
    return inside if inside.is_dir() else package.parent / "docs"


@lru_cache(maxsize=1)
def entries() -> dict[str, Entry]:
    """Give all entries by their names."""
    found: dict[str, Entry] = {}
    for page in PAGES:
        text = (docs() / page).read_text("utf-8")
        for match in ENTRY.finditer(text):
            patterns = tuple(PATTERN.findall(match["text"]))
            entry = Entry(match["name"], page, patterns, match["text"].strip())
            found.setdefault(entry.name, entry)
    return found


def without_place(line: str) -> str:
    """Give the message of a line of a report: what stands behind its place and its severity."""
    return PLACE.sub("", line, count=1)


def entry_of(message: str) -> Entry | None:
    """Give the entry of a message: that whose pattern says most of its words; None for a new one.

    `message` is what is told, without its place.
    """
    best, most = None, 0
    for entry in entries().values():
        for pattern in entry.patterns:
            said = len(pattern) - pattern.count(GAP)
            if said > most and is_of(pattern, message):
                best, most = entry, said
    return best


def is_of(pattern: str, message: str) -> bool:
    """True where a message is of a pattern; a field may stand before it, a guess behind it."""
    parts = [part for part in _unplaced(pattern).split(GAP) if part]
    return all(part in message for part in parts) and bool(_regex(pattern).fullmatch(message))


def _unplaced(pattern: str) -> str:
    """Give a pattern without the name of a file in front, which may be the message's place."""
    rest = pattern.removeprefix(f"{GAP}: ")
    return pattern if rest.startswith(GAP) else rest


@lru_cache(maxsize=1024)
def _regex(pattern: str) -> re.Pattern[str]:
    words = ".*".join(re.escape(part) for part in _unplaced(pattern).split(GAP))
    return re.compile(rf"(?:.*?[:;] )?{words}(?:; did you mean .*)?", re.DOTALL)


def names_of(messages: Iterable[str]) -> list[str]:
    """Give the names of the entries of messages, each once, in their order."""
    found = (entry_of(message) for message in messages)
    return list(dict.fromkeys(entry.name for entry in found if entry))
