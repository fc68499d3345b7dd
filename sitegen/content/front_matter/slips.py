"""What was typed that YAML can't read, told by line: PyYAML says where it gave up, not why.

The look is at lines alone, with the columns at which fields stand. It is asked once YAML has
failed; what it finds is the line to mend and what to type there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sitegen.content.front_matter.items import (
    LONGEST_SHOWN,
    bulleted,
    listed,
    said_of_item,
    with_hyphen,
)
from sitegen.content.front_matter.lines import Line, parse_line
from sitegen.content.front_matter.outdented import find_outdented
from sitegen.content.front_matter.quoting import (
    in_quotes,
    is_unseen,
    named,
    unspaced,
    without_unseen,
)
from sitegen.content.front_matter.signed import is_group, named_field, said_of_signed, signed_field
from sitegen.content.front_matter.typed_values import read_value
from sitegen.text import shortened

DASHES = re.compile(r"[-–—‒―−]{2,}")
WORD = re.compile(r"[^\W\d]\w*")
BELOW_VALUE = "an item found below a field with a value; it stands below one that has none"
MOST = 20
"""How many slips of one file are told at once."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of typing: the number of its line in the file, and what is said of it."""

    line: int
    message: str


@dataclass(slots=True)
class Level:
    """A column at which fields or a list stand, with the last of them.

    `open` is true where that one has no value on its line: what stands deeper belongs to it.
    `line` is its number in the file, `count` says how many there are.
    """

    column: int
    is_list: bool = False
    open: bool = False
    last: str = ""
    line: int = 0
    count: int = 0
    has_items: bool = False

    def takes(self, *, is_list: bool) -> bool:
        """True where a field may stand at its column, or an item: one does below a field that has
        no value, or below another item."""
        if not is_list or self.is_list:
            return is_list or not self.is_list
        return self.open or self.has_items or not self.count


@dataclass(slots=True)
class Levels:
    """The columns that are open at a line, the outermost first; lines count from `first`."""

    base: int
    first: int
    stack: list[Level] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stack = [Level(self.base)]

    def enter(self, column: int, *, is_list: bool) -> str:
        """Go to a column. Gives "" where something may stand there, else what is expected."""
        left = None
        while len(self.stack) > 1 and self.stack[-1].column > column:
            left = self.stack.pop()
        top = self.stack[-1]
        if top.column == column and top.takes(is_list=is_list):
            return ""
        if left is None and top.open and top.column < column:
            self.stack.append(Level(column, is_list))
            return ""
        near = [level for level in (top, left) if level and level.is_list == is_list]
        expected = ", or ".join(_like(level) for level in near or [top])
        if left is None and top.count == 1 and len(self.stack) > 1:
            # Of two that don't agree either may be the slip: the rest is held against this one.
            top.column = column
        return expected

    @property
    def is_at_fields(self) -> bool:
        """True where the next line is a field of the outermost group, and no item of a list."""
        top = self.stack[-1]
        return len(self.stack) == 1 and not (top.is_list or top.open or top.has_items)

    def has_value(self, column: int) -> bool:
        """True where the last field of a column has a value on its line."""
        fields = (level for level in self.stack if level.column == column and not level.is_list)
        return any(level.count and not level.takes(is_list=True) for level in fields)

    def note(self, line: Line) -> None:
        """Note what stands on a line for those below it."""
        for place in line.dashes[1:]:
            self.stack.append(Level(place, is_list=True, open=True))
        if line.key and line.dashes:
            self.stack.append(Level(line.column))
        top = self.stack[-1]
        top.has_items = bool(line.dashes) and not line.key
        top.open = line.opens
        if line.key or top.is_list:
            top.last, top.line, top.count = line.key, line.number + self.first, top.count + 1

    def value_below(self, line: Line) -> Line | None:
        """Give a line without a name as the value of the field above it, None where there is none.

        At the left edge, what stands in brackets is a value, too, and what begins with a bullet.
        """
        top = self.stack[-1]
        is_item = (top.open or top.has_items) and listed(line.value)
        if not (top.open and line.start > top.column) and line.value[0] not in "[{" and not is_item:
            return None
        top.open = False
        return Line(line.number, line.spaces, (), top.column, top.last, line.value)


def _like(level: Level) -> str:
    beside = f', as before "{level.last}" on line {level.line}' if level.last else ""
    if level.column == 0:
        return f"none{beside}"
    return f"{level.column}{beside}"


def find_slips(text: str, first_line: int = 1) -> list[Slip]:
    """Give the slips of a block of front matter that YAML can't read, in the order of lines.

    `first_line` is the line of the file on which the block begins.
    """
    lines = text.split("\n")
    parsed = [parse_line(line, number) for number, line in enumerate(lines)]
    base = min((line.start for line in parsed if line.key or line.dashes), default=0)
    told = islice(_walk(lines, parsed, Levels(base, first_line)), MOST)
    return [Slip(number + first_line, message) for number, message in told]


def _walk(
    lines: Sequence[str], parsed: Sequence[Line], levels: Levels
) -> Iterator[tuple[int, str]]:
    """Go over the lines; give the number of each with a slip, from 0, and what is said of it."""
    number = 0
    while number < len(lines):
        line = parsed[number]
        number += 1
        written = lines[line.number].strip()
        if written == "..." and any(map(str.strip, lines[number:])):
            yield line.number, '"..." ends the fields for YAML; take the line out'
            continue
        if line.is_empty or written in ("---", "..."):
            continue
        if (mark := without_unseen(lines[line.number])) and DASHES.fullmatch(mark):
            yield line.number, f'"{mark}" found, expected a line of three hyphens: ---'
            return
        if message := _broken(line, lines[line.number], levels):
            yield line.number, message
            continue
        if line.key or line.dashes:
            if message := _misplaced(line, levels):
                yield line.number, message
            levels.note(line)
        elif value := levels.value_below(line):
            line = value
            if listed(line.value):
                others, number = _other_items(parsed, line, number)
                yield from others
                continue
        else:
            yield line.number, _no_field(line)
            continue
        reading = read_value(lines, line)
        if reading.message:
            yield line.number, reading.message
        yield from find_outdented(lines, line, reading.end)
        message, number = _going_on(parsed, line, reading.end)
        if message and not reading.message:
            yield line.number, message


def _other_items(
    parsed: Sequence[Line], line: Line, number: int
) -> tuple[list[tuple[int, str]], int]:
    """Say of a line and those below it how an item is written that begins with another sign.

    Gives the number of the first line behind them, too.
    """
    told = [(line.number, line.said(said_of_item(listed(line.value))))]
    end = number
    for below in parsed[number:]:
        if below.is_empty:
            continue
        if below.key or not listed(below.value):
            break
        told.append((below.number, line.said(said_of_item(listed(below.value)))))
        end = below.number + 1
    return told, end


def _broken(line: Line, written: str, levels: Levels) -> str:
    """Say what keeps a line from being a field, and note it as what it was meant as."""
    if levels.is_at_fields and (field := signed_field(line, written)):
        levels.note(parse_line(field, line.number))
        return said_of_signed(field)
    if message := _broken_field(line, written):
        _note_broken(levels, line, written)
        return message
    return ""


def _broken_field(line: Line, written: str) -> str:
    """Say what keeps a line from being a field: a tab, an unseen sign, a space that is missing."""
    start = written[: len(written) - len(written.lstrip())]
    if "\t" in start:
        return "a tab before a field; YAML is indented with spaces"
    content = line.key or line.value
    if content and is_unseen(content[0]):
        shown = without_unseen(content)
        unseen = f"{named(content[0])} that can't be seen"
        return f'a {unseen} stands before "{shortened(shown, LONGEST_SHOWN)}"; take it out'
    if content.startswith("-") and len(content) > 1 and is_unseen(content[1]):
        return f"a {named(content[1])} stands behind the dash, expected a space"
    if is_group(line, written):
        return said_of_item(bulleted(written.strip()))
    whole = f"{line.key}: {line.value}" if line.key else line.value
    said = unspaced(whole) if not line.key or ":" in line.key else ""
    return f"{whole.partition(':')[0]}: {said}" if said else ""


def _note_broken(levels: Levels, line: Line, written: str) -> None:
    """Note a line with a slip as what it was meant as, for those below it."""
    if is_group(line, written):
        item = parse_line(with_hyphen(written), line.number)
        levels.enter(item.start, is_list=True)
        levels.note(item)
    else:
        levels.note(line if line.key else named_field(line))


def _no_field(line: Line) -> str:
    if item := re.fullmatch(r"-(?=\w)(.*)", line.value):
        return f'no space behind the dash of an item; write "- {shortened(item[1], LONGEST_SHOWN)}"'
    return (
        f'"{shortened(line.value, LONGEST_SHOWN)}" found, expected fields such as "title: …", '
        "each with a colon and a space after the field's name"
    )


def _misplaced(line: Line, levels: Levels) -> str:
    """Say that a line begins at a column where no field or list of its own can stand."""
    is_below_value = bool(line.dashes) and levels.has_value(line.start)
    expected = levels.enter(line.start, is_list=bool(line.dashes))
    if not expected:
        return ""
    if is_below_value:
        return BELOW_VALUE
    what = line.key or "-"
    spaces = "1 space" if line.start == 1 else f"{line.start} spaces"
    return f"{what}: {spaces if line.start else 'no space'} in front of it, expected {expected}"


def _going_on(parsed: Sequence[Line], line: Line, number: int) -> tuple[str, int]:
    """Pass over the lines on which a text goes on; a colon there ends it for YAML.

    One word before the colon is a field that was indented; more are the text's.
    """
    column = line.column if line.key else line.start
    if line.opens:
        return "", number
    while number < len(parsed):
        below = parsed[number]
        if below.value[:1] == "#" and below.is_empty:
            return "", number
        if not below.is_empty:
            if below.start <= column or (below.key and WORD.fullmatch(below.key)):
                return "", number
            if below.key and not below.dashes:
                what = line.said("the text goes on below with a colon")
                whole = line.written(in_quotes(f"{line.value} …"))
                return f"{what}; put all of it in quotes: {whole}", number + 1
        number += 1
    return "", number
