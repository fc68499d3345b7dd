"""Lines of a text below | or > with less space in front than its first: YAML ends it there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.content.front_matter.lines import Line, parse_line
from sitegen.content.front_matter.typed_values import BLOCK

OF_ITS_OWN = re.compile(r"[|>]\S*\d")
"""A text that says itself how far it is indented."""

OR_NONE = "as the text above has, or none for a field"
NAME = re.compile(r"[^\W\d][\w-]*")


def find_outdented(lines: Sequence[str], line: Line, end: int) -> Iterator[tuple[int, str]]:
    """Say of each such line of the text that a line begins what is expected in front of it.

    `end` is the number of the line behind the text.
    """
    if not BLOCK.fullmatch(line.value) or OF_ITS_OWN.match(line.value):
        return
    first = next((n for n in range(line.number + 1, end) if lines[n].strip()), end)
    for number in range(first + 1, end):
        spaces, expected = (_spaces(lines[each]) for each in (number, first))
        if lines[number].strip() and spaces < expected:
            found = "1 space" if spaces == 1 else f"{spaces} spaces"
            said = f"{found} in front of it, expected {expected}, as the text above has"
            if NAME.fullmatch(parse_line(lines[number], number).key):
                said = f"{found} in front of it, expected {expected}, {OR_NONE}"
            yield number, line.said(said)


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
