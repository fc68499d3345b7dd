"""Applying what a message says to type, as somebody does who does just that."""

from __future__ import annotations

import re
from collections.abc import Iterable

LINE = re.compile(r"(?P<start>\s*(?:- )?(?:[\w-]+: *)?)(?P<value>.*)")
TOLD = re.compile(r"(?P<number>\d+): (?:warning: )?(?P<said>.*)", re.DOTALL)
NAME = re.compile(r'unknown field; did you mean "(?P<name>[^"]+)"')
VALUE = re.compile(r'did you mean "?(?P<value>[^"?]+?)"?(?: or [^?]+)?\?')
TEXT = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[.*?\]+|\{.*?\}+|[^;]+?)"""
WHOLE = re.compile(
    r"(?:write straight ones:|write|in quotes:|around it:) "
    rf"(?P<line>(?:- )?(?:[\w-]+: )?{TEXT})(?:, or .*| for a .*| without .*|)$"
)
LIST = re.compile(r"expected a list, such as (?P<list>\[.*\])$")


def mended(fields: str, told: Iterable[str]) -> str:
    """Give fields after each message about them (`4: field: …`, from the file's line 2) was
    followed, the first way where it offers several."""
    lines = fields.split("\n")
    for each in told:
        found = TOLD.fullmatch(each)
        assert found is not None, each
        number = int(found["number"]) - 2
        lines[number] = _mended(lines[number], found["said"])
    return "\n".join(lines)


def _mended(line: str, said: str) -> str:
    parts = LINE.fullmatch(line)
    assert parts is not None
    indent = line[: len(line) - len(line.lstrip())]
    if name := NAME.search(said):
        return re.sub(r"[^\s:-][^:]*(?=:)", name["name"], line, count=1)
    if listed := LIST.search(said):
        return parts["start"] + listed["list"]
    if whole := WHOLE.search(said):
        typed = whole["line"]
        if re.match(r"(?:- )?[\w-]+: |- ", typed):
            dash = "- " if line.lstrip().startswith("- ") and not typed.startswith("- ") else ""
            return indent + dash + typed
        return parts["start"] + typed
    value = VALUE.search(said)
    assert value is not None, said
    return parts["start"] + value["value"]
