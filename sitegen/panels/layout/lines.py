"""Where lines may end: no word alone on the last one, no name broken at its hyphen."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.markdown.text.isolates import OF_SCRIPT, whole_runs, with_isolates
from sitegen.markdown.text.scripts import is_rtl
from sitegen.markdown.text.scripts import script_of as writing_of
from sitegen.media.posters.lines import balanced
from sitegen.panels.theme.breaks import words_of
from sitegen.panels.theme.metrics import Metrics
from sitegen.panels.theme.scripts import script_of

NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"
FEWEST_WORDS = 4
# Longer pairs of words would rather leave a hole in the line before.
LONGEST_PAIR = 18
# A Latin name from right to left.
LONGEST_NAME = 20
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


# A space within guillemets, before the signs that French sets apart, and before a separator.
WITHIN_MARKS = re.compile(
    r"(?<=(?<!\w)[«‹]) | (?=[»›](?!\w))|(?<=\w) (?=[;:!?](?!\S))|(?<=\S) (?=[·•|](?!\S))"
)
# From year to year, from page to page.
RANGE = re.compile("(?<=\\d)([\u2010-\u2014])(?=\\d)")
BRACKETED = re.compile(r"\((?=[^()]*\d)[^()]{1,16}\)")
# Prefixes of Hebrew words: ו־UNESCO, ב־1998.
PREFIX = re.compile("(?<!\\w)([א-ת]{1,3}\u05be)(?=\\S)")
NUMBER = re.compile(r"\W*\d[\d\W]*")
# A day and its month, a month and its year, a dash and what stands before it.
WITHIN_DATES = re.compile(r"(?<=\d) (?=\w)|(?<=\w) (?=\d)|(?<=\d,) (?=\d{4}\b)|(?<=\w) (?=[–—] )")


@lru_cache(maxsize=4096)
def bound(text: str, lang: str) -> str:
    """A text whose last two words stay together, and whose names keep their hyphens within a line,
    as numbers of several groups and their units keep their spaces.

    What stands in guillemets keeps them; years in brackets, and from year to year, stay together; a
    number is never alone on the last line. From right to left a Latin word is never broken: its
    hyphen would come to stand on its wrong side; nor are the few words of a Latin name. No-break
    spaces and word joiners hold them (UAX #14, GL and WJ).
    """
    hyphen = LATIN_HYPHEN if script_of(lang).direction == "rtl" else NAME_HYPHEN
    words = [
        hyphen.sub(rf"\1{WORD_JOINER}", word) if len(word) <= LONGEST_WHOLE else word
        for word in _with_marks(_with_numbers(text), lang).split(" ")
    ]
    whole = " ".join(words)
    few = len(words) < (2 if NUMBER.fullmatch(words[-1]) else FEWEST_WORDS)
    if few or len(words[-1]) + len(words[-2]) > LONGEST_PAIR:
        return whole
    held = (WORD_JOINER if words[-2].endswith(DASHES) else "") + NO_BREAK_SPACE
    return " ".join([*words[:-2], held.join(words[-2:])])


def whole_dates(text: str) -> str:
    """A text whose dates are parted only behind a dash."""
    return WITHIN_DATES.sub(NO_BREAK_SPACE, text)


def _with_marks(text: str, lang: str) -> str:
    whole = WITHIN_MARKS.sub(NO_BREAK_SPACE, text)
    whole = BRACKETED.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), whole)
    whole = PREFIX.sub(rf"\1{WORD_JOINER}", RANGE.sub(rf"\1{WORD_JOINER}", whole))
    return _with_names(whole, lang) if script_of(lang).direction == "rtl" else whole


def _with_names(text: str, lang: str) -> str:
    """A text from right to left whose Latin names are whole: parted, their first word stands last
    on its line and the second first on the next, as if they were two."""
    pieces, at = [], 0
    own = writing_of(lang)
    # Isolates are whole already, and no part of a run beside them.
    barred = with_isolates(text, lambda isolate: OF_SCRIPT[own] * len(isolate))
    for start, end, script in whole_runs(barred, own):
        if not is_rtl(script) and end - start <= LONGEST_NAME:
            pieces += [text[at:start], text[start:end].replace(" ", NO_BREAK_SPACE)]
            at = end
    return "".join([*pieces, text[at:]])


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
