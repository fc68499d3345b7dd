"""Slips of typing, each made on one line of good front matter, with what has to be said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

FIELD = re.compile(r"(?P<spaces> *)(?P<dash>(?:- )?)(?P<key>[a-z_]+): (?P<value>[^\s|>#].*)")


@dataclass(frozen=True)
class Field:
    """A field on one line of its own. `above` is the line before, "" for the first."""

    spaces: str
    dash: str
    key: str
    value: str
    above: str

    @property
    def start(self) -> str:
        """What stands before its value."""
        return f"{self.spaces}{self.dash}{self.key}: "

    @property
    def is_inner(self) -> bool:
        """True below a line on which nothing is indented: else this line might go on with that."""
        return self.above != "" and not self.above.startswith(" ")

    @property
    def is_plain(self) -> bool:
        """True for a value of letters and no signs, as most titles are."""
        return re.fullmatch(r"\w[\w ,.’-]*", self.value) is not None

    @property
    def is_text(self) -> bool:
        """True for a plain value that is no date, number or word of truth."""
        words = ("true", "false", "yes", "no")
        return self.is_plain and self.value[0].isalpha() and self.value not in words


@dataclass(frozen=True)
class Slip:
    """A slip: what the line becomes (None: it can't be made here) and what must be said of it."""

    name: str
    make: Callable[[Field], str | None]
    says: str


def read_field(lines: Sequence[str], number: int) -> Field | None:
    """Give the field on a line, None for any other line and where a text goes on below."""
    found = FIELD.fullmatch(lines[number])
    below = lines[number + 1] if number + 1 < len(lines) else ""
    if found is None or (below.startswith(found["spaces"] + " ") and not FIELD.fullmatch(below)):
        return None
    return Field(*found.groups(), lines[number - 1] if number else "")


def only(condition: bool, line: str) -> str | None:
    """Give a line where a slip can be made, None elsewhere."""
    return line if condition else None


SLIPS = (
    Slip(
        "no space behind the colon",
        lambda f: only(not f.value.startswith("//"), f"{f.start[:-1]}{f.value}"),
        "no space behind the colon",
    ),
    Slip(
        "a no-break space behind the colon",
        lambda f: f"{f.start[:-1]}\u00a0{f.value}",
        "no-break space (U+00A0) found behind the colon; write",
    ),
    Slip(
        "a right-to-left mark before the name",
        lambda f: only(not f.dash, f"{f.spaces}\u200f{f.key}: {f.value}"),
        "take it out",
    ),
    Slip(
        "two spaces before a field",
        lambda f: only(f.is_inner and not f.spaces and not f.dash, f"  {f.start}{f.value}"),
        "",
    ),
    Slip(
        "a space too few",
        lambda f: only(len(f.spaces) > 1 and not f.dash, f"{f.start[1:]}{f.value}"),
        "in front of it, expected",
    ),
    Slip(
        "a tab",
        lambda f: only(bool(f.spaces), f"\t{f.start.lstrip()}{f.value}"),
        "YAML is indented with spaces",
    ),
    Slip(
        "a colon in the text",
        lambda f: only(f.is_plain, f"{f.start}{f.value}: a story"),
        ": a story",
    ),
    Slip(
        "a hashtag behind the text",
        lambda f: only(f.is_text, f"{f.start}{f.value} #1"),
        ' #1"',
    ),
    Slip(
        "a hashtag for the text",
        lambda f: only(f.is_text, f"{f.start}#{f.value}"),
        "#",
    ),
    Slip(
        "curly quotes around a colon",
        lambda f: only(f.is_plain, f"{f.start}“{f.value}: a story”"),
        "write straight ones",
    ),
    Slip(
        "an apostrophe in single quotes",
        lambda f: only(f.is_plain, f"{f.start}'Don't {f.value}'"),
        "write ",
    ),
    Slip(
        "quotes in quotes",
        lambda f: only(f.is_plain, f'{f.start}"Say "hi" {f.value}"'),
        "write ",
    ),
    Slip(
        "a bracket first",
        lambda f: only(f.is_plain, f"{f.start}[Update] {f.value}"),
        '"[Update] ',
    ),
    Slip("a dash first", lambda f: only(f.is_plain, f"{f.start}- {f.value}"), '"- '),
    Slip(
        "a quotation mark that is not closed",
        lambda f: only(f.is_plain, f'{f.start}"{f.value}'),
        "a quotation mark is not closed; write",
    ),
    Slip(
        "a bracket that is not closed",
        lambda f: only(
            f.value.startswith("[") and f.value.endswith("]"), f"{f.start}{f.value[:-1]}"
        ),
        "a bracket or brace is not closed; write",
    ),
)
