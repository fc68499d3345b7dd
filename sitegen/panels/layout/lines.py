"""Where lines may end: no word alone on the last one, no name broken at its hyphen."""

from __future__ import annotations

import re

from sitegen.panels.theme.metrics import Metrics, balanced
from sitegen.panels.theme.scripts import script_of

NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"
FEWEST_WORDS = 4
# Longer pairs of words would rather leave a hole in the line before.
LONGEST_PAIR = 18
# A longer name may need its hyphen to fit into its line at all.
LONGEST_WHOLE = 24
# Kerning, and marks that hang out: a line set a hair wider than foreseen must not break once more.
SLACK = 1.02
NAME_HYPHEN = re.compile(r"(?<=\w)([-\u2010])(?=[A-ZÀ-ÖØ-Þ])")
LATIN_HYPHEN = re.compile(r"(?<=[A-Za-zÀ-ÿ])([-\u2010])(?=[A-Za-zÀ-ÿ])")


def bound(text: str, lang: str) -> str:
    """A text whose last two words stay together, and whose names keep their hyphens within a line.

    From right to left a Latin word is never broken: its hyphen would come to stand on its wrong
    side. No-break spaces and word joiners hold them (UAX #14, GL and WJ).
    """
    hyphen = LATIN_HYPHEN if script_of(lang).direction == "rtl" else NAME_HYPHEN
    words = [
        hyphen.sub(rf"\1{WORD_JOINER}", word) if len(word) <= LONGEST_WHOLE else word
        for word in text.split(" ")
    ]
    whole = " ".join(words)
    if len(words) < FEWEST_WORDS or len(words[-1]) + len(words[-2]) > LONGEST_PAIR:
        return whole
    return " ".join(words[:-2]) + " " + NO_BREAK_SPACE.join(words[-2:])


def balanced_room(text: str, metrics: Metrics, size: float, room: float) -> float:
    """The width in mm in which display words of `size` mm take as many lines as in `room` mm, all
    about as long."""
    widths = [metrics.width(word) * size for word in text.split(" ") if word]
    if not widths or max(widths) > room:
        return room
    return min(room, balanced(widths, metrics.width(" ") * size, room) * SLACK)
