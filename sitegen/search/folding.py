"""One spelling for all spellings of a Hebrew or Arabic word that readers may type.

`js/folding.js` of the base theme says the same in JavaScript, for what is typed; a test compares
the two word by word.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SIGNS: Final = re.compile("[\u0640\u05f3\u05f4'\"\u2018\u2019\u201c\u201d]")
"""Stretching, and the signs of abbreviations, which stand inside words: geresh, gershayim and what
is typed in their place."""

SAME: Final = str.maketrans(
    "\u0671\u0649\u06cc\u0629\u06a9\u05da\u05dd\u05df\u05e3\u05e5"
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669",
    "\u0627\u064a\u064a\u0647\u0643\u05db\u05de\u05e0\u05e4\u05e60123456789",
)
"""Alef wasla, alef maqsura, the Persian yeh and kaf, ta marbuta: as they are typed in haste; Hebrew
letters at the end of a word as elsewhere; Arabic digits as Latin ones."""

HEBREW: Final = re.compile("[\u05d0-\u05ea]+")


def fold(text: str) -> str:
    """Give a text in lower case, without points and accents, each letter in one of its spellings.

    Arabic: the hamza leaves the letter that carries it (Unicode Standard, 9.2: alef, waw and yeh
    with hamza decompose), and after that yeh before waw is waw, as the two spellings of مسؤول say.
    Hebrew: the doubled vav and yod of the full spelling are one, but for a word's first letter,
    which may be "and" (Academy of the Hebrew Language, rules of full spelling, 2017).
    """
    apart = unicodedata.normalize("NFKD", text.replace("\u0626\u0648", "\u0624\u0648"))
    plain = "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))
    return HEBREW.sub(_single, SIGNS.sub("", plain).translate(SAME).lower())


def _single(word: re.Match[str]) -> str:
    rest = word[0][1:].replace("\u05d5\u05d5", "\u05d5").replace("\u05d9\u05d9", "\u05d9")
    return word[0][0] + rest
