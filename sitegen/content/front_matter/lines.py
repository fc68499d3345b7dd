"""The lines of front matter as a person types them, before any of YAML's rules is applied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sitegen.errors import Location, Problem

PARTS = re.compile(r"(?P<spaces> *)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)")
QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
NO_NAME = re.compile(r"""["'\[\]{}#&*!|>%@`,]|[-?](?=\s|$)""")
COLON = re.compile(r":(?=[ \t]|$)")
OTHER_ENDS = re.compile("[\x85\u2028\u2029]")
REMARK = re.compile(r"(?:^|\s)#")
WORD = re.compile(r"[^\W\d][\w-]*")


def within_lines(text: str) -> str:
    """Give a text with spaces for what YAML takes for an end of a line (YAML 1.1, 4.2), and no
    editor does: U+0085, U+2028, U+2029. They are pasted within a text."""
    return text if text.isascii() else OTHER_ENDS.sub(" ", text)


def with_unseen_ends(
    problems: Iterable[Problem], text: str, path: str, first_line: int
) -> tuple[Problem, ...]:
    """Give what is wrong with a text's lines, and for lines that hold such a sign its name: else
    nobody could see what is meant."""
    told = tuple(problems)
    lines = [] if text.isascii() else text.split("\n")
    more = []
    for number in dict.fromkeys(problem.location.line for problem in told):
        line = lines[number - first_line] if 0 <= number - first_line < len(lines) else ""
        if found := OTHER_ENDS.search(line):
            message = (
                f"U+{ord(found[0]):04X} stands in this line, which nobody sees, and counts as a "
                "space; take it out, or begin a new line in its place"
            )
            more.append(Problem(Location(path, number), message))
    return (*told, *more)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the columns (from 0) of its dashes, its field's name with column, and the rest.

    `value` is what stands behind the colon, or behind the dashes where `key` is "".
    """

    number: int
    spaces: int
    dashes: tuple[int, ...]
    column: int
    key: str
    value: str

    @property
    def is_empty(self) -> bool:
        """True where nothing stands on it, or a remark alone."""
        return not self.dashes and not self.key and (not self.value or self.value[0] == "#")

    @property
    def start(self) -> int:
        """The column of its first sign."""
        return self.dashes[0] if self.dashes else self.column

    @property
    def opens(self) -> bool:
        """True where a field has no value on its own line, so that one may follow below."""
        return not self.value or self.value[0] == "#" or self.value in ("|", ">")

    def written(self, value: str) -> str:
        """Give what the line should be, with another value."""
        return f"{self.key}: {value}" if self.key else f"- {value}" if self.dashes else value

    def said(self, message: str) -> str:
        """Put the field's name in front of a message."""
        return f"{self.key}: {message}" if self.key else message


def parse_line(text: str, number: int) -> Line:
    """Take a line apart. `number` is its place, from 0."""
    parts = PARTS.match(text)
    assert parts is not None
    spaces, dashes, rest = len(parts["spaces"]), parts["dashes"], parts["rest"].rstrip()
    places = tuple(spaces + place for place, sign in enumerate(dashes) if sign == "-")
    column = spaces + len(dashes)
    key, value = _field_of(rest)
    return Line(number, spaces, places, column, key, value)


def _field_of(text: str) -> tuple[str, str]:
    """Split a text into a field's name ("": it is none) and value, at a colon before a space."""
    quoted = QUOTED.match(text)
    start = quoted.end() if quoted else 0
    colon = COLON.search(text, start)
    if colon is None or (quoted is None and NO_NAME.match(text)):
        return "", text
    key = text[: colon.start()].rstrip(" ")
    if REMARK.search(key, start) or (quoted and len(key) > start):
        return "", text
    return key, text[colon.end() :].strip(" \t")


def ends_value(line: str, column: int, number: int) -> bool:
    """True for a line that begins a field of its own, at a column or further left.

    A quotation or bracket that is open above such a line was never closed.
    """
    parsed = parse_line(line, number)
    return bool(parsed.key) and parsed.start <= column


def below(lines: Sequence[str], number: int, column: int) -> int:
    """Give the number of the first line, from one on, that is not indented deeper than a column."""
    while number < len(lines):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
            break
        number += 1
    return number


def going_on(lines: Sequence[str]) -> list[str]:
    """Give what the first of some lines say that are no field, no item and not empty: a text that
    goes on there may have a colon."""
    return [line.strip() for line in takewhile(_goes_on, lines)]


def _goes_on(text: str) -> bool:
    line = parse_line(text, 0)
    return not (line.is_empty or line.dashes or WORD.fullmatch(line.key))
