"""A text as its reader sees it, for finding numbers: spaces are spaces, and unseen signs are none.

Word processors, messengers and copying from a page put marks of direction before and around a
number, and no-break or narrow spaces into it. They are no part of it, and don't divide it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from sitegen.markdown.text.scripts import DIGIT
from sitegen.patterns import late

WIDE: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
STARTS: Final = "\u202a\u202b\u202d\u202e\u2066-\u2068"
ENDS: Final = "\u202c\u2069"
WITHOUT_WIDTH: Final = "\u00ad\u061c\u200b-\u200f\u2060\ufeff"
UNSEEN: Final = late(f"[{WIDE}{STARTS}{ENDS}{WITHOUT_WIDTH}]")
DROPPED: Final = late(f"[{WITHOUT_WIDTH}]")
DIRECTIONS: Final = late(f"[{STARTS}{ENDS}]")
# What divides a number's thousands and doesn't divide words: 1 500 000 (ISO 80000-1, 7.3.1).
THIN: Final = "\u00a0\u2007\u2009\u200a\u202f"
THOUSANDS: Final = late(
    rf"(?<![0-9.,'’{THIN}+])[0-9]{{1,3}}(?:[{THIN}][0-9]{{3}})+(?![{THIN}]?{DIGIT})"
)
IN_THOUSANDS: Final = late(f"[{THIN}]")
# A pair of directions begins and ends something, as brackets do that are part of no number.
SEEN: Final = str.maketrans(
    dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
    | dict.fromkeys([0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068], "{")
    | dict.fromkeys([0x202C, 0x2069], "}")
)


def as_seen(text: str) -> tuple[str, list[int]]:
    """Give a text with plain spaces and without signs that nobody sees, and where each character of
    it stands in the text."""
    bare = THOUSANDS.sub(lambda match: IN_THOUSANDS.sub("’", match[0]), text).translate(SEEN)
    if DROPPED.search(bare) is None:
        return bare, list(range(len(bare)))
    places = [place for place, sign in enumerate(bare) if not DROPPED.match(sign)]
    return "".join([bare[place] for place in places]), places


def nested_in(text: str) -> list[tuple[int, int]]:
    """Give the stretches of a text that stand in embeddings, overrides or isolates, outermost only.

    One that isn't ended lasts until the end of the text (UAX #9, BD9, BD11).
    """
    stretches, start, depth = list[tuple[int, int]](), 0, 0
    for sign in DIRECTIONS.finditer(text):
        if sign[0] not in ENDS:
            start = start if depth else sign.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                stretches.append((start, sign.end()))
    if depth:
        stretches.append((start, len(text)))
    return stretches


def is_within(place: int, stretches: list[tuple[int, int]]) -> bool:
    """Tell whether a place is in one of some stretches, which stand in their order."""
    before = bisect_right(stretches, place, key=lambda stretch: stretch[0])
    return before > 0 and place < stretches[before - 1][1]
