"""The lines of --- around front matter, also where a word processor made dashes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.content.front_matter.lines import parse_line
from sitegen.content.front_matter.quoting import is_unseen, named, without_unseen
from sitegen.content.front_matter.typed_values import read_value

MARK = "---"
DASHES = re.compile(r"[-–—‒―−]{2,}|[–—―]")
"""Hyphens, and the dashes that a word processor makes of them."""

BEGINS = re.compile(r"(?:-{3}|[–—‒―−]{2}|[–—―]-|-[–—―])")
"""Three hyphens with something behind them."""

PART_OF_FIELD = re.compile(r"[^\W\d][\w-]*:(?:\s|$)|\s|- |#\s")
"""A line that may be a field, a part of one, or a remark."""


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
    closing = next((at for at in range(opening + 1, len(lines)) if is_mark(lines[at])), None)
    near = _near_mark(lines[: closing or len(lines)], opening + 1)
    if near is not None and (closing is None or not _are_fields(lines[near + 1 : closing])):
        closing = near
    elif near is not None:
        mistakes.append((near, _said_of_closing(lines[near])))
    if closing is None:
        message = "front matter is never closed; expected a line of --- below its fields"
        raise NoMarksError(message, mistakes[0][0] if mistakes else 0)
    if lines[closing].rstrip() != MARK:
        mistakes.append((closing, _said_of_closing(lines[closing])))
    return Marks(opening, closing, tuple(mistakes))


def is_mark(line: str) -> bool:
    """True for a line of dashes that stands, or was meant to stand, around front matter."""
    return not line.startswith((" ", "\t")) and DASHES.fullmatch(_bare(line)) is not None


def _near_mark(lines: Sequence[str], first: int) -> int | None:
    """Give the place of a line that closes front matter but for what stands before or behind its
    hyphens, None where there is none. Within a text of several lines such a line is the text's.
    """
    near = [place for place in range(first, len(lines)) if _is_near(lines[place])]
    if not near:
        return None
    bare = [line.rstrip() for line in lines]
    return next((place for place in near if not _is_in_text(bare, first, place)), None)


def _is_near(line: str) -> bool:
    is_indented = len(bare := line.strip()) > 1 and DASHES.fullmatch(bare) is not None
    return is_indented or BEGINS.match(line) is not None


def _is_in_text(lines: Sequence[str], first: int, place: int) -> bool:
    """True for a line in the text of a field: below | or >, or within a quotation."""
    number = first
    while number < place:
        line = parse_line(lines[number], number)
        number = number + 1 if line.is_empty else max(read_value(lines, line).end, number + 1)
    return number > place


def _are_fields(lines: Sequence[str]) -> bool:
    """True for lines each of which is a field, a part of one, or empty: no text of an entry."""
    return all(not line.strip() or PART_OF_FIELD.match(line) for line in lines)


def _said_of_closing(line: str) -> str:
    found = _shown(line)
    if line.startswith((" ", "\t")):
        found = f'spaces before "{_bare(line.strip())}"'
    return f"{found} found, expected a line of --- below the fields"


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
