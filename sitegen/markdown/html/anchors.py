"""Anchors: ids that are unique on the page and stay the same while a heading stays the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

# Ids that the pages themselves are likely to have.
RESERVED: Final = frozenset(
    ["content", "footer", "header", "main", "menu", "nav", "navigation", "search", "toc", "top"]
)
# Vowel points, cantillation and the stretching line: the same word with and without is one anchor.
POINTS: Final = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)
APOSTROPHES: Final = re.compile("['’‘׳״\"“”]")
OTHER: Final = re.compile(r"[\W_]+")
HYPHENS: Final = re.compile("-+")
NAMELESS: Final = "section"


def anchor_of(text: str) -> str:
    """Make an anchor from a heading's text: its letters and digits in lower case (NFC), Hebrew and
    Arabic without points, anything else a hyphen; never empty."""
    bare = APOSTROPHES.sub("", POINTS.sub("", unicodedata.normalize("NFC", text))).lower()
    kept = bare if bare.isascii() else "".join(c if _belongs(c) else "-" for c in bare)
    return (OTHER.sub("-", kept) if bare.isascii() else HYPHENS.sub("-", kept)).strip(
        "-"
    ) or NAMELESS


def _belongs(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


class Anchors:
    """The ids of one page: those that its author gave, and those that are made."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        self._given = frozenset(given)
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def __contains__(self, anchor: object) -> bool:
        return anchor in self._taken

    def claim(self, anchor: str) -> bool:
        """Take an anchor that the author gave; False: something has it already."""
        if anchor in self._taken:
            return False
        self._taken.add(anchor)
        return True

    def take(self, wanted: str) -> str:
        """Take an anchor, with a number behind it if something has or will have that one."""
        anchor, number = wanted, self._next.get(wanted, 2)
        while anchor in self._taken or anchor in self._given or anchor in RESERVED:
            anchor = f"{wanted}-{number}"
            number += 1
        self._next[wanted] = number
        self._taken.add(anchor)
        return anchor
