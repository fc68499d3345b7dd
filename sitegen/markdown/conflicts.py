"""Lines that Git leaves where two people changed one place: both versions, and signs around them.

Git writes them at the start of lines, whatever stands there (git-merge, "How conflicts are
presented"): seven signs, then a space and the name of a version, or the end of the line. Both
versions would be published, also one that somebody took back. Within code that a fence closes, they
are what the code shows, unless a conflict cuts through the fence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from sitegen.markdown.blocks.leaves import FENCE
from sitegen.markdown.body import Notice
from sitegen.markdown.notices import MOST
from sitegen.text import shortened

SIGNS: Final = re.compile(r"(?P<begins><{7})(?: .*)?|(?P<ends>>{7})(?: .*)?|={7}|\|{7}(?: .*)?")
TWO: Final = "left by Git where two versions of a text met; keep one, and delete these lines"
LONGEST_SHOWN: Final = 40
INDENT: Final = " " * 4
"""Spaces from which on a line is code by its indent, and no fence (CommonMark, 4.4)."""


class Sign(NamedTuple):
    """A line of Git's: its number, counted from 1, and whether it begins or ends a conflict."""

    line: int
    begins: bool
    ends: bool


def find_conflicts(text: str) -> tuple[Notice, ...]:
    """Give a mistake for each conflict that stands in a cleaned text, whole or in part."""
    # Most texts have none of these, and are looked at no further.
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return ()
    lines = text.split("\n")
    return tuple(
        Notice(line=at, message=f'"{shortened(lines[at - 1], LONGEST_SHOWN)}": {TWO}')
        for at in islice(_conflicts(lines), MOST)
    )


def _conflicts(lines: Sequence[str]) -> Iterator[int]:
    group: list[Sign] = []
    for sign in _outside_of_code(_signs(lines), lines):
        if sign.begins and group:
            yield from _told(group, lines)
            group = []
        group.append(sign)
        if sign.ends:
            yield from _told(group, lines)
            group = []
    if group:
        yield from _told(group, lines)


def _signs(lines: Sequence[str]) -> list[Sign]:
    found = ((number, SIGNS.fullmatch(line)) for number, line in enumerate(lines, 1))
    return [
        Sign(number, bool(sign["begins"]), bool(sign["ends"])) for number, sign in found if sign
    ]


def _outside_of_code(signs: list[Sign], lines: Sequence[str]) -> list[Sign]:
    """Give the signs but for those that code shows: all of its conflicts, from begin to end."""
    code = tuple(_code_in(lines))
    held = {sign: next((each for each in code if sign.line in each), None) for sign in signs}
    if all(held[sign] for sign in signs if sign.begins or sign.ends):
        return []
    cut = {
        each
        for each in code
        if sum(sign.begins - sign.ends for sign in signs if held[sign] == each) != 0
    }
    return [sign for sign in signs if held[sign] is None or held[sign] in cut]


def _code_in(lines: Sequence[str]) -> Iterator[range]:
    """Give the lines of code, by their numbers, whose fence is closed (CommonMark, 4.5)."""
    opened, fence = 0, ""
    for number, line in enumerate(lines, 1):
        found = None if line.startswith(INDENT) else FENCE.fullmatch(line.lstrip(" "))
        if found is None:
            continue
        sign, words = found["sign"] or found["wave"], found["info"] or found["more"]
        if not fence:
            opened, fence = number, sign
        elif sign.startswith(fence) and not (words or "").strip():
            yield range(opened, number)
            fence = ""


def _told(group: Sequence[Sign], lines: Sequence[str]) -> Iterator[int]:
    """Give the first line of a conflict. Without its beginning it is one if more is left of it, or
    if its end stands by itself: a quotation of seven signs comes with others."""
    first, last = group[0], group[-1]
    if first.begins or (last.ends and (len(group) > 1 or _is_alone(last.line, lines))):
        yield first.line


def _is_alone(line: int, lines: Sequence[str]) -> bool:
    beside = (*lines[max(line - 2, 0) : line - 1], *lines[line : line + 1])
    return not any(each.startswith(">") for each in beside)
