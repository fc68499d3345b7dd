"""Fields that were indented below a text of several lines, and so became part of that text.

A text of several lines stands below | or >, or in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from sitegen.content.front_matter.lines import Line, below, parse_line, within_lines
from sitegen.content.front_matter.typed_values import BLOCK, last_line_of_quotation
from sitegen.errors import Location, Problem
from sitegen.text import shortened

GOES_ON = re.compile(r"""(?:^|\s)(["'])(?:(?!\1).)*$""", re.MULTILINE)
"""A quotation mark that nothing closes on its line."""

OPENS = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$", re.MULTILINE)
LONGEST_SHOWN = 60


def find_swallowed(
    text: str, path: str, first_line: int, known: Collection[str], written: Collection[str]
) -> Iterator[Problem]:
    """Warn of lines in a text of several lines that look like fields that are not there else.

    `known` are the names of fields that may stand in the file, `written` those that do.
    """
    if not OPENS.search(text) and not GOES_ON.search(text):
        return
    lines = within_lines(text).split("\n")
    missing = {name for name in known if name not in written}
    number = 0
    while number < len(lines):
        line = parse_line(lines[number], number)
        number += 1
        end = _end_of_text(lines, line)
        column = line.column if line.key else line.start
        for place in range(number, end):
            found = parse_line(lines[place], place)
            if found.key in missing and not found.dashes and found.start > column:
                message = line.said(said_of(lines[place].strip()))
                yield Problem(Location(path, place + first_line), message, "warning")
        number = max(number, end)


def _end_of_text(lines: Sequence[str], line: Line) -> int:
    """Give the number of the line behind a text of several lines, 0 where none begins."""
    if BLOCK.fullmatch(line.value):
        return below(lines, line.number + 1, line.column if line.key else line.start)
    if line.value[:1] in ('"', "'"):
        return last_line_of_quotation(lines, line) + 1
    return 0


def said_of(written: str) -> str:
    """Say what became of an indented field."""
    short = shortened(written, LONGEST_SHOWN)
    return f'"{short}" is indented, and so part of this text; a field has no space in front of it'
