"""Writes a name in another script as it is likely to be met there: an example of what is sought."""

from __future__ import annotations

from sitegen.safety.normal import fold
from sitegen.safety.sounds import Letter, letters_in, table

LATIN, HEBREW, ARABIC = "Latin", "Hebrew", "Arabic"

CONSONANTS = {
    LATIN: table("š sh  č ch  c tz  x kh  ġ gh  ǧ j  ž j"),
    HEBREW: table(
        """
        b ב  v ב  p פ  f פ  w ו  g ג  ǧ ג'  ġ ר'  d ד  h ה  z ז  ž ז'  x ח  t ט  y י  k ק  q ק
        l ל  m מ  n נ  s ס  c צ  č צ'  r ר  š ש
        """
    ),
    ARABIC: table(
        """
        b ب  v ف  p ب  f ف  w و  g غ  ǧ ج  ġ غ  d د  h ه  z ز  ž ج  x خ  t ت  y ي  k ك  q ق
        l ل  m م  n ن  s س  c تس  č تش  r ر  š ش
        """
    ),
}
"""A consonant's usual letter; where none is given, it is its own."""

VOWELS = {
    LATIN: {"a": "a", "ai": "e", "i": "i", "u": "u", "ua": "o"},
    HEBREW: {"i": "י", "u": "ו", "ua": "ו"},
    ARABIC: {"a": "ا", "i": "ي", "u": "و", "ua": "و"},
}
"""A vowel's usual letter; others are not written."""

FIRST_VOWEL = {HEBREW: "א", ARABIC: "ا"}
LAST_A = {HEBREW: "ה", ARABIC: "ة"}
FINAL = dict(zip("כמנפצ", "ךםןףץ", strict=True))
"""Hebrew's letters at the end of a word."""


def transliterated(name: str, script: str) -> str:
    """Give a name in a script, by its sound."""
    return " ".join(_word(word, script) for word in fold(name).split())


def script_of(name: str) -> str:
    """Give the script of a name's letters, by the first of them."""
    first = next(filter(str.isalpha, name), "")
    if "\u0590" <= first < "\u0600":
        return HEBREW
    return ARABIC if "\u0600" <= first < "\u0780" else LATIN


def _word(word: str, script: str) -> str:
    letters = letters_in(word)
    written = "".join(_letter(letters, place, script) for place in range(len(letters)))
    if script == LATIN:
        return written.capitalize()
    return written[:-1] + FINAL.get(written[-1:], written[-1:])


def _letter(letters: tuple[Letter, ...], place: int, script: str) -> str:
    letter = letters[place]
    before, after = letters[:place][-1:], letters[place + 1 : place + 2]
    is_vowel = bool(letter.vowels) and not (place == 0 and letter.consonants)
    if is_vowel and letter.consonants and after and after[0].vowels:
        # Between vowels, or before one, w and y are consonants.
        is_vowel = False
    if not is_vowel:
        sound = "h" if letter.consonants == "xh" and script == LATIN else letter.consonants[0]
        written = CONSONANTS[script].get(sound, sound)
        bare = script == LATIN and after and not after[0].vowels
        return written + ("a" if bare else "")
    if not before and script in FIRST_VOWEL:
        return FIRST_VOWEL[script]
    if not after and letter.vowels[0] == "a" and script in LAST_A:
        return LAST_A[script]
    return VOWELS[script].get(letter.vowels, "")
