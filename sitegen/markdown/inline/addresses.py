"""Addresses and titles of links, as CommonMark writes them (0.31.2, sections 4.7 and 6.3)."""

from __future__ import annotations

import re
import string
from typing import Final, NamedTuple

from markdown.util import ETX, STX

from sitegen.markdown.source import MARKS

ESCAPED: Final = re.compile(rf"\\([{re.escape(string.punctuation)}])")
SPACES: Final = re.compile(rf" *(?:\n{MARKS.pattern}? *)?")
POINTED: Final = re.compile(r"<((?:[^<>\n\\]|\\.)*)>")
BARE: Final = re.compile(r"(?:[^\s()\\\x00-\x1f]|\\[^\s]|\\(?=\s|$))+")
TITLE: Final = re.compile(
    r""""((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\)""", re.DOTALL
)
BLANK_LINE: Final = re.compile(r"\n *\n")
LABEL: Final = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
DEEPEST: Final = 8
WHITESPACE: Final = re.compile(r"\s+")


class Address(NamedTuple):
    """An address, perhaps a title, and the place behind them."""

    address: str
    title: str | None
    end: int


def escaped(text: str) -> str:
    """Turn a backslash and its sign into what the parser keeps for a literal sign."""
    return ESCAPED.sub(lambda match: f"{STX}{ord(match[1])}{ETX}", text) if "\\" in text else text


def unescaped(text: str) -> str:
    """Give a text without its backslashes."""
    return ESCAPED.sub(r"\1", text) if "\\" in text else text


def normal_label(label: str) -> str:
    """Give the form of a name in which capitals and spaces make no difference."""
    return WHITESPACE.sub(" ", label.strip()).casefold()


def read_destination(text: str, at: int) -> tuple[str, int] | None:
    """Read an address at a place: what it says, and the place behind it."""
    if text.startswith("<", at):
        pointed = POINTED.match(text, at)
        return (pointed[1], pointed.end()) if pointed else None
    depth, place = 0, at
    while True:
        plain = BARE.match(text, place)
        place = plain.end() if plain else place
        sign = text[place : place + 1]
        if sign == "(":
            depth += 1
            if depth > DEEPEST:
                return None
        elif sign == ")" and depth:
            depth -= 1
        else:
            break
        place += 1
    return None if depth else (text[at:place], place)


def read_title(text: str, at: int) -> tuple[str, int] | None:
    """Read a title at a place: what it says, and the place behind it."""
    match = TITLE.match(text, at)
    if match is None or BLANK_LINE.search(match[0]):
        return None
    return match[match.lastindex or 1], match.end()


def read_inline(text: str, at: int) -> Address | None:
    """Read `address "title")` from behind an opening bracket on."""
    place = behind_spaces(text, at)
    if text.startswith(")", place):
        return Address("", None, place + 1)
    found = read_destination(text, place)
    if found is None:
        return None
    address, place = found
    behind = behind_spaces(text, place)
    title = read_title(text, behind) if behind > place else None
    if title is not None:
        behind = behind_spaces(text, title[1])
    if not text.startswith(")", behind):
        return None
    return Address(escaped(address), None if title is None else escaped(title[0]), behind + 1)


def read_definition(text: str, at: int) -> tuple[str, Address] | None:
    """Read `[name]: address "title"` at the start of a line: the name, and what it stands for."""
    label = LABEL.match(text, at)
    if label is None or not label[1].strip() or not text.startswith(":", label.end()):
        return None
    place = behind_spaces(text, label.end() + 1)
    found = read_destination(text, place)
    if found is None or found[1] == place:
        return None
    address, place = found
    end = _line_end(text, place)
    behind = behind_spaces(text, place)
    title = read_title(text, behind) if behind > place else None
    if title is not None:
        title_end = _line_end(text, title[1])
        if title_end is not None:
            return label[1], Address(escaped(address), escaped(title[0]), title_end)
    return None if end is None else (label[1], Address(escaped(address), None, end))


def behind_spaces(text: str, at: int) -> int:
    """Give the place behind spaces, of which one may be a line's end."""
    match = SPACES.match(text, at)
    return match.end() if match else at


def _line_end(text: str, at: int) -> int | None:
    """The place behind the line, None if something else stands on it."""
    while text.startswith(" ", at):
        at += 1
    if at == len(text):
        return at
    return at + 1 if text[at] == "\n" else None
