"""The lines of --- around front matter, also where a word processor made dashes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.content.front_matter.quoting import is_unseen, named, without_unseen

MARK = "---"
DASHES = re.compile(r"[-–—‒―−]{2,}")
"""Hyphens, and the dashes that a word processor makes of them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The places (from 0) of the line that opens front matter and of the one that closes it.

    `mistakes` are those of the two lines, by place: they are not three hyphens, or not the first.
    """

    opening: int
    closing: int
    mistakes: tuple[tuple[int, str], ...]


class NoMarksError(Exception):
    """There is no front matter to be found; says why and at which place (from 0)."""

    def __init__(self, message: str, place: int = 0) -> None:
        self.message = message
        self.place = place
        super().__init__(message)


def find_marks(lines: Sequence[str]) -> Marks:
    """Find the lines that open and close front matter. Raises NoMarksError."""
    opening = next((place for place, line in enumerate(lines) if without_unseen(line.strip())), 0)
    if not is_mark(lines[opening]):
        raise NoMarksError(_missing(lines[opening]), opening)
    mistakes = []
    if opening:
        what = "an empty line" if opening == 1 else f"{opening} empty lines"
        mistakes.append((0, f"{what} found above the front matter, expected a first line of ---"))
    if lines[opening].rstrip() != MARK:
        mistakes.append((opening, f"{_shown(lines[opening])} found, expected a first line of ---"))
    below = range(opening + 1, len(lines))
    closing = next((place for place in below if is_mark(lines[place])), None)
    if closing is None:
        message = "front matter is never closed; expected a line of --- below its fields"
        raise NoMarksError(message, mistakes[0][0] if mistakes else 0)
    if lines[closing].rstrip() != MARK:
        found = f"{_shown(lines[closing])} found, expected a line of --- below the fields"
        mistakes.append((closing, found))
    return Marks(opening, closing, tuple(mistakes))


def is_mark(line: str) -> bool:
    """True for a line of dashes that stands, or was meant to stand, around front matter."""
    return not line.startswith((" ", "\t")) and DASHES.fullmatch(_bare(line)) is not None


def _bare(line: str) -> str:
    return without_unseen(line.rstrip())


def _shown(line: str) -> str:
    text = line.rstrip()
    unseen = next((sign for sign in text if is_unseen(sign)), "")
    return f'"{_bare(text)}" with a {named(unseen)}' if unseen else f'"{text}"'


def _missing(line: str) -> str:
    text = line.strip()
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    where = "expected a first line of --- and, below it, at least title:"
    if DASHES.fullmatch(text):
        return f'spaces before "{text}" found, expected a first line of ---'
    return f'no front matter; {where} (found "{shown}")'
