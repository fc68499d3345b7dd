"""Lines that were meant as fields: behind the sign of an item, without a space behind a colon."""

from __future__ import annotations

from sitegen.content.front_matter.items import LONGEST_SHOWN, bulleted, said_of_field, with_hyphen
from sitegen.content.front_matter.lines import Line, parse_line
from sitegen.content.front_matter.typed_values import read_value
from sitegen.text import shortened


def signed_field(line: Line, written: str) -> str:
    """Give a field that stands behind the sign of an item, where no list can stand; "" for none."""
    return bulleted(written.strip()) if is_group(line, written) else ""


def is_group(line: Line, written: str) -> bool:
    """True for the first field of a group in a list that begins with another sign."""
    is_item = bool(bulleted(line.key or line.value)) and not line.dashes
    return is_item and parse_line(with_hyphen(written), line.number).key != ""


def said_of_signed(field: str) -> str:
    """Say how a field is written that a sign stands before, also where its text needs quotes."""
    line = parse_line(field, 0)
    is_plain = line.value[:1] not in ("", *"\"'[{|>")
    told = read_value([field], line).message if is_plain else ""
    return told or said_of_field(shortened(field, LONGEST_SHOWN))


def named_field(line: Line) -> Line:
    """Give a line without a space behind its colon as the field that it was meant as."""
    key, _, value = line.value.partition(":")
    return Line(line.number, line.spaces, line.dashes, line.column, key.strip("- "), value or "x")
