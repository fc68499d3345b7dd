"""Lines of display words that end where it was found out beforehand."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What stands within a tag or an isolate is whole.
WHOLE_OR_SPACE = re.compile("<[^>]*>|[\u2066-\u2068][^\u2069]*\u2069?| ")


def words_of(text: str) -> list[str]:
    """The pieces of a text between the spaces at which a line may end."""
    words, at = [], 0
    for found in WHOLE_OR_SPACE.finditer(text):
        if found[0] == " ":
            words.append(text[at : found.start()])
            at = found.end()
    return [*words, text[at:]]


def in_lines(text: str, ends: Sequence[int]) -> str:
    """A text, or marked-up text, whose lines end after these words, counted from 1.

    A style sheet keeps such ends with `white-space: pre-line`.
    """
    number = 0

    def parted(found: re.Match[str]) -> str:
        nonlocal number
        number += found[0] == " "
        return "\n" if found[0] == " " and number in ends else found[0]

    return type(text)(WHOLE_OR_SPACE.sub(parted, text)) if ends else text
