"""Items of lists as people type them: with bullets, with the commas of another script, in one text.

YAML knows "- " before an item and, in brackets, "," between two. All else it takes for letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sitegen.content.front_matter.quoting import in_quotes
from sitegen.text import shortened

LONGEST_SHOWN: Final = 60

BULLETS: Final = "•◦▪▫●○■□‣⁃∙·➢\uf0a7\uf0b7\uf0d8"
"""What begins an item in word processors; the last three are letters of a font for signs."""

DASHES: Final = "–—‒―−"
"""Signs that word processors make of a hyphen."""

BULLET: Final = re.compile(
    rf"(?P<sign>[{BULLETS}])\s*(?P<text>\S.*)|(?P<dash>[*+{DASHES}])\s+(?P<words>\S.*)", re.DOTALL
)
CLINGING: Final = re.compile(rf"[-+{DASHES}](?P<text>[^\W\d].*)", re.DOTALL)
NUMBERED: Final = re.compile(r"\(?\d{1,2}[.)]\s+(?P<text>\S.*)", re.DOTALL)
NEXT: Final = re.compile(rf"\s+(?:[{BULLETS}]\s*|[-*+{DASHES}]\s+|\(?\d{{1,2}}[.)]\s+)(?=\S)")

COMMAS: Final = ",،؛;、，；﹐﹑､"
"""What stands between two items in one script or another."""

PARTED: Final = re.compile(rf"\s*[{COMMAS}]\s*")
BEFORE_SPACE: Final = re.compile(rf"\s*[{COMMAS}]\s+")
ADDRESS: Final = re.compile(r"[/@]")
ENTITY: Final = re.compile(r"&#?\w{1,31};")
PARTS: Final = re.compile(
    rf""""[^"]*"|'[^']*'|“[^“”„]*”|„[^“”„]*[“”]|[^{COMMAS}\s"'][^{COMMAS}]*"""
)
HASHTAGS: Final = re.compile(r"#\w+(?:[ ,]+#\w+)*")
MARKS: Final = "\"'“”„"

CLOSING: Final = {"[": "]", "(": ")", "{": "}", "<": ">"}
OPENING: Final = {closing: opening for opening, closing in CLOSING.items()}

UNFIT: Final = re.compile(r"[#,\[\]{}\"'&*!|>%@`]|:(?=\s|$)|^[-?](?=\s|$)")
"""Signs with which a text inside brackets needs quotes."""


def bulleted(text: str) -> str:
    """Give the text of an item that begins with a bullet, "" for any other text."""
    found = BULLET.match(text)
    return (found["text"] or found["words"]) if found else ""


def listed(text: str) -> str:
    """Give the text of an item that begins with a bullet or a number, "" for any other text."""
    found = NUMBERED.match(text)
    return bulleted(text) or (found["text"] if found else "")


def said_of_item(text: str) -> str:
    """Say how an item is written that begins with another sign than a hyphen and a space."""
    return f'an item begins with "- "; write - {shortened(text, LONGEST_SHOWN)}'


def said_of_field(text: str) -> str:
    """Say how a field is written that a bullet stands before."""
    return f"a sign stands before the name of a field; write {text}"


def with_hyphen(line: str) -> str:
    """Give the line of an item with the hyphen that YAML knows in the place of its bullet."""
    indent = line[: len(line) - len(line.lstrip())]
    return f"{indent}- {listed(line.lstrip())}"


def first_item(text: str) -> str:
    """Give the first item of what was typed as a list and read as one text, "" for another text."""
    found = CLINGING.match(text)
    item = listed(text) or (found["text"] if found else "")
    return NEXT.split(item)[0].strip()


def run_together(text: str) -> tuple[str, ...]:
    """Give the items that a text without quotes was meant as, () where it is one.

    In an address, a sign with no space behind it is the address's; an entity ends in one.
    """
    if ENTITY.search(text):
        return ()
    parts = (BEFORE_SPACE if ADDRESS.search(text) else PARTED).split(text)
    items = tuple(part for part in parts if part)
    return items if len(items) > 1 else ()


def items_in(text: str) -> tuple[str, ...]:
    """Give the items of a text that stands where a list belongs, without quotes and brackets."""
    if HASHTAGS.fullmatch(text.strip()):
        return tuple(re.findall(r"\w+", text))
    parts = (part.strip() for part in PARTS.findall(without_brackets(text)))
    return tuple(bare for part in parts if (bare := part.strip(MARKS).strip()))


def without_brackets(text: str) -> str:
    """Give a text without the brackets around all of it, and without any that lack their other."""
    bare = text.strip()
    while bare:
        first, last = CLOSING.get(bare[0], ""), OPENING.get(bare[-1], "")
        if first and bare.count(bare[0]) > bare.count(first):
            bare = bare[1:].strip()
        elif last and bare.count(bare[-1]) > bare.count(last):
            bare = bare[:-1].strip()
        elif first and _closes_at(bare) == len(bare) - 1:
            bare = bare[1:-1].strip()
        else:
            break
    return bare


def _closes_at(text: str) -> int:
    """Give the place of the bracket that closes the one a text begins with, -1 for none."""
    open_, depth = text[0], 0
    for place, sign in enumerate(text):
        depth += (sign == open_) - (sign == CLOSING[open_])
        if not depth:
            return place
    return -1


def in_brackets(items: Sequence[str]) -> str:
    """Give items as a list on one line."""
    return f"[{', '.join(as_item(item) for item in items)}]"


def as_item(text: str) -> str:
    """Give a text as it is written in brackets: in quotes where it needs them."""
    return in_quotes(text) if UNFIT.search(text) else text
