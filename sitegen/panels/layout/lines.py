"""Where lines may end: no word alone on the last one, no name broken at its hyphen."""

from __future__ import annotations

import re

from sitegen.media.posters.lines import balanced
from sitegen.panels.theme.breaks import words_of
from sitegen.panels.theme.metrics import Metrics
from sitegen.panels.theme.scripts import script_of

NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"
FEWEST_WORDS = 4
# Longer pairs of words would rather leave a hole in the line before.
LONGEST_PAIR = 18
# A longer name may need its hyphen to fit into its line at all.
LONGEST_WHOLE = 24
# Kerning, and marks that hang out: a line set a hair wider than foreseen must not break once more.
SLACK = 1.02
# The last two words are held together already; one that is as long as a line may have it.
ALONE = 0.3
NAME_HYPHEN = re.compile(r"(?<=\w)([-\u2010])(?=[A-ZÀ-ÖØ-Þ])")
# A line may end behind these even before a no-break space (UAX #14, LB12a).
DASHES = ("-", "\u2010", "\u2012", "\u2013", "\u2014", "\u05be")
# A telephone number, a size, a number with its unit: the spaces in it.
UNIT = "(?:[A-Za-z°%‰€$£₪]{1,2}[²³]?|[א-ת]׳|[א-ת]+״[א-ת]|كم|سم|مم|م|كغ|غ)(?!\\w)"
WITHIN_NUMBERS = re.compile(rf"(?<=\d) (?=\d|[×x] \d|{UNIT})|(?<=\d [×xh]) (?=\d)")
LATIN_HYPHEN = re.compile(r"(?<=[A-Za-zÀ-ÿ])([-\u2010])(?=[A-Za-zÀ-ÿ])")


def bound(text: str, lang: str) -> str:
    """A text whose last two words stay together, and whose names keep their hyphens within a line,
    as numbers of several groups and their units keep their spaces.

    From right to left a Latin word is never broken: its hyphen would come to stand on its wrong
    side. No-break spaces and word joiners hold them (UAX #14, GL and WJ).
    """
    hyphen = LATIN_HYPHEN if script_of(lang).direction == "rtl" else NAME_HYPHEN
    words = [
        hyphen.sub(rf"\1{WORD_JOINER}", word) if len(word) <= LONGEST_WHOLE else word
        for word in _with_numbers(text).split(" ")
    ]
    whole = " ".join(words)
    if len(words) < FEWEST_WORDS or len(words[-1]) + len(words[-2]) > LONGEST_PAIR:
        return whole
    held = (WORD_JOINER if words[-2].endswith(DASHES) else "") + NO_BREAK_SPACE
    return " ".join(words[:-2]) + " " + held.join(words[-2:])


def _with_numbers(text: str) -> str:
    whole = WITHIN_NUMBERS.sub(NO_BREAK_SPACE, text)
    if whole == text:
        return text
    # What is longer than a line may be would stand on none.
    return " ".join(
        word if len(word) <= LONGEST_WHOLE else word.replace(NO_BREAK_SPACE, " ")
        for word in whole.split(" ")
    )


def line_ends(text: str, metrics: Metrics, size: float, room: float) -> tuple[int, ...]:
    """After which words the lines of display words of `size` mm end, but the last: as few lines as
    `room` mm allow, all about as long. Empty for one line, and for a word wider than the room.
    """
    widths = [metrics.width(word) * size for word in words_of(text)]
    ends = balanced(widths, metrics.width(" ") * size, room / SLACK, len(widths), ALONE)
    return ends[:-1] if ends else ()
