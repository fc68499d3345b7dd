"""Front matter with slips as it was meant, so that one slip hides no other mistake.

What is given is never published: the slips are told, and are mistakes. It is read on only for what
else there is to tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sitegen.content.front_matter.items import listed, with_hyphen
from sitegen.content.front_matter.lines import Line, below, parse_line
from sitegen.content.front_matter.quoting import without_unseen
from sitegen.content.front_matter.slips import find_slips

ROUNDS = 4
"""How often a text is looked at anew: a line that is mended may leave another without its start."""

FIELD = re.compile(r"(?P<name>[^\W\d][\w-]*)(?:\s*[:=：]\s*|\s+)(?P<value>.*)", re.DOTALL)
"""What was meant as a field, with another sign than a colon behind its name, or with none."""

ITEM = re.compile(r"-(?=\w)(?P<value>.*)")


def as_meant(text: str, numbers: Collection[int]) -> Iterator[str]:
    """Give what a block of front matter with slips on some lines (from 0) may have been meant as,
    the likeliest first; each line stands where it stood."""
    lines = text.split("\n")
    for number in numbers:
        if 0 <= number < len(lines):
            _mend(lines, number, numbers)
    for _ in range(ROUNDS):
        yield "\n".join(lines)
        slips = [slip.line - 1 for slip in find_slips("\n".join(lines))]
        if not slips:
            return
        for number in slips:
            # A field that stands too far in may be one of the outermost; anything else goes.
            is_inner = lines[number][:1] == " " and parse_line(lines[number], 0).key
            lines[number] = lines[number].lstrip(" ") if is_inner else ""


def _mend(lines: list[str], number: int, slips: Collection[int]) -> None:
    """Write a line so that YAML takes its value as typed, with nothing that goes on below."""
    typed = lines[number].replace("\t", "  ")
    line = parse_line(with_hyphen(typed) if listed(typed.strip()) else typed, number)
    lines[number] = _written(line)
    if line.opens or not lines[number]:
        return
    for place in range(number + 1, below(lines, number + 1, line.start)):
        if place not in slips:
            lines[place] = ""


def _written(line: Line) -> str:
    start = " " * line.spaces + "- " * len(line.dashes)
    if line.key:
        return f"{start}{without_unseen(line.key).partition(':')[0]}: {_quoted(line.value)}"
    named = FIELD.fullmatch(without_unseen(line.value))
    if named:
        return f"{start}{named['name']}: {_quoted(named['value'])}"
    item = ITEM.fullmatch(line.value)
    if item:
        return f"{start}- {_quoted(item['value'])}"
    return f"{start}{_quoted(line.value)}" if line.dashes else ""


def _quoted(value: str) -> str:
    if value in ("", "|", ">"):
        return value
    doubled = value.replace("'", "''")
    return f"'{doubled}'"
