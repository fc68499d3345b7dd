"""Words that Hebrew and Arabic write together with the next one, and what a mark behind them is.

`ב"שדה"` and `و'لا'` are quotations behind a particle. `צה"ל`, `ג'ורג'` and `פרופ'` are no
quotations: gershayim and geresh are signs of their words (Unicode 16.0, 9.1, U+05F3 and U+05F4).
"""

from __future__ import annotations

from typing import Final

from sitegen.markdown.text.scripts import ARABIC, ARABIC_MARKS, HEBREW, HEBREW_MARKS
from sitegen.patterns import late

HEBREW_LETTER: Final = late(f"[{HEBREW}]")
HEBREW_WORD: Final = late(f"[{HEBREW}]+")
ARABIC_LETTER: Final = late(f"[\u0640{ARABIC}{ARABIC_MARKS}]")
# And, the, in, to, as, from, that; not right behind the same mark, where they are what is quoted.
IN_HEBREW: Final = {
    mark: late(
        f"(?:^|[^{HEBREW}{HEBREW_MARKS}{ARABIC}{mark}])(?:[והבלכמש][{HEBREW_MARKS}]*){{1,3}}$"
    )
    for mark in ('"', "'", "-")
}
LONGEST_IN_HEBREW: Final = 10
# And, so; in, as, to; the: in this order, perhaps stretched (tatweel) or pointed.
POINTS: Final = f"[\u0640{ARABIC_MARKS}]*"
IN_ARABIC: Final = {
    mark: late(
        f"(?<![{HEBREW}{ARABIC}{ARABIC_MARKS}{mark}])"
        f"(?:[أوف]{POINTS})?(?:[بكل]{POINTS})?(?:[ال]{POINTS}ل{POINTS})?$"
    )
    for mark in ('"', "'")
}
LONGEST_IN_ARABIC: Final = 12
LATER_CLOSING: Final = late(r'[^\s(]"(?!\w)')
LONGEST_QUOTATION: Final = 2000
# Where a quotation with single marks can't go on: at the end of a sentence, or so far away.
SINGLE: Final = late(r"'|[.!?…][\"”’)]*\s|\n")
LONGEST_SINGLE: Final = 300
WITH_GERESH: Final = late(f"[{HEBREW}{HEBREW_MARKS}'\"]+$")
POINTS_AROUND: Final = late(f"[{HEBREW_MARKS}]")
LONGEST_WORD: Final = 24
ABBREVIATED: Final = late("[והבלכמש]{0,2}(?:פרופ|אינג|רח|שכ|עמ|כב|אונ|כו|גו|מח|נק)")
# Words that may have a geresh at their end or none: sounds that Hebrew writes with one (סנדוויץ',
# קולאז', קולג'), numbers (א' וב'), words that are abbreviations of others as well.
MAYBE_WITH_GERESH: Final = late(f".*[גזצץ]|ו?[{HEBREW}]|[והבלכמש]{{0,2}}(?:גב|מס|טל|שד|אח|[ער])")


def is_hebrew_particle(text: str, at: int, mark: str) -> bool:
    """Tell whether a Hebrew particle, and nothing but it, stands before a mark."""
    return IN_HEBREW[mark].search(text, max(0, at - LONGEST_IN_HEBREW), at) is not None


def is_arabic_particle(text: str, at: int, mark: str) -> bool:
    """Tell whether Arabic particles, and nothing but these, stand before a mark."""
    return IN_ARABIC[mark].search(text, max(0, at - LONGEST_IN_ARABIC), at) is not None


def opens_double(text: str, at: int) -> bool:
    """Tell a quotation behind a Hebrew particle (and closed further on) from the sign of an
    abbreviation, which stands before the last letter."""
    word = HEBREW_WORD.match(text, at + 1)
    if word is not None and len(word[0]) == 1:
        return False
    if not is_hebrew_particle(text, at, '"'):
        return False
    return LATER_CLOSING.search(text, at + 1, at + LONGEST_QUOTATION) is not None


def opens_single(text: str, at: int) -> bool:
    """Tell a quotation behind a Hebrew particle, which is closed further on, from a geresh."""
    return is_hebrew_particle(text, at, "'") and _is_closed(text, at)


def is_geresh(text: str, at: int) -> bool:
    """Tell the geresh at the end of a Hebrew word within a quotation from the quotation's end."""
    word = _word_before(text, at, 0)
    if ABBREVIATED.fullmatch(word):
        return True
    may_be = MAYBE_WITH_GERESH.fullmatch(word) is not None
    return may_be and (text[at + 1 : at + 2] == "'" or _is_closed(text, at))


def _is_closed(text: str, at: int) -> bool:
    """Tell whether a single mark behind a place ends a quotation, before another one begins."""
    for found in SINGLE.finditer(text, at + 1, at + LONGEST_SINGLE):
        if found[0] != "'":
            return False
        place = found.start()
        previous, following = text[place - 1], text[place + 1 : place + 2]
        if not previous.isalnum():
            # Behind a full stop or the like it ends what is quoted; behind a space one begins.
            return place > at + 1 and not (previous.isspace() or following.isalnum())
        if following.isalnum():
            if is_hebrew_particle(text, place, "'"):
                return False
        elif not _may_be_geresh(text, place, at):
            return True
    return False


def _may_be_geresh(text: str, place: int, opening: int) -> bool:
    word = _word_before(text, place, opening + 1)
    if ABBREVIATED.fullmatch(word):
        return True
    # The only word of a quotation is quoted, however it ends: ב'ארץ'
    is_only = text[opening + 1 : place] == word and len(word) > 1
    is_followed = text[place + 1 : place + 2] == "'"
    return MAYBE_WITH_GERESH.fullmatch(word) is not None and (is_followed or not is_only)


def _word_before(text: str, at: int, start: int) -> str:
    """Give the Hebrew word before a place, with the signs within it; it begins at `start` or
    behind."""
    found = WITH_GERESH.search(text, max(start, at - LONGEST_WORD), at)
    return POINTS_AROUND.sub("", found[0]).lstrip("'\"") if found else ""
