"""Lines of display words that end where it was found out beforehand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.markdown.text.isolates import with_isolates

TAG_OR_SPACE = re.compile("<[^>]*>| ")
# Stands for a space within an isolate, at which no line ends.
HELD = "\ue000"


def words_of(text: str) -> list[str]:
    """The pieces of a text between the spaces at which a line may end."""
    return [word.replace(HELD, " ") for word in _held(text).split(" ")]


def in_lines(text: str, ends: Sequence[int]) -> str:
    """A text, or marked-up text, whose lines end after these words, counted from 1.

    A style sheet keeps such ends with `white-space: pre-line`.
    """
    number = 0

    def parted(found: re.Match[str]) -> str:
        nonlocal number
        number += found[0] == " "
        return "\n" if found[0] == " " and number in ends else found[0]

    if not ends:
        return text
    return type(text)(TAG_OR_SPACE.sub(parted, _held(text)).replace(HELD, " "))


def _held(text: str) -> str:
    return with_isolates(text, lambda isolate: isolate.replace(" ", HELD))
