"""How a word sounds, in whichever of three scripts it is written: Khoury, Churi, חורי, خوري.

A letter may stand for several sounds (ב for b and v, و for w or for a vowel), and vowels are
written at will. So two words are compared sound by sound: consonants must be able to be the same,
vowels that differ or are missing add up to a distance.

The letters' sounds follow ISO 259 and ISO 233; how Latin letters are used for them follows the
practice of passports, newspapers and people's own spellings, French and German among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product


def table(text: str) -> dict[str, str]:
    """Read a table of pairs, parted by spaces."""
    parts = text.split()
    return dict(zip(parts[::2], parts[1::2], strict=True))


CONSONANTS = table(
    """
    sch š  tsch č  tch č  sh š  ch xčšk  kh xk  gh ġg  dj ǧ  dh dz  th ts  ph f  ck k  tz c  ts c
    zh žǧ  qu k  b b  p pb  f fp  v vbfw  w wv  c ksčcš  k kqx  q qkg  s sšz  z zcdsž  d d  t t
    g gǧ  j ǧžy  h hx  y y  l l  m m  n n  r r
    ב bv  פ pf  ף pf  ו wv  ג gǧġ  ג' ǧ  ד d  ה h  ז zž  ז' žǧ  ח xh  ח' x  ט t  טש č  טס c  י y
    כ kx  ך xk  ל l  מ m  ם m  נ n  ן n  ס sc  צ csčdz  ץ csčdz  צ' č  ץ' č  ק kq  ר rġ  ש šs
    ת ts  ת' t
    ب bpv  پ p  ف fvp  ڤ v  و wv  ج ǧgž  چ č  گ g  غ ġg  د d  ذ dz  ض dc  ظ zdc  ه h  ح xh  خ xk
    ز z  س s  ش šč  ص sc  ث ts  ت t  تش č  تس c  تز c  ط t  ك kč  ق qkg  ي y  ل l  م m  ن n  ر r
    """
)
"""What letters may stand for as consonants, the likeliest first."""

VOWELS = table(
    """
    ou u  oo u  ee i  ie i  iy i  ij i  ei ai  ai ai  ay ai  ey ai  au u  aw u  ow u  aa a
    a a  e ai  i i  y i  j i  o ua  u u  w u
    א ai  ע ai  ה a  ו u  י i
    ا a  ع ai  ء ai  ى a  ه a  ة a  و u  ي i
    """
)
"""What letters may stand for as vowels; of Hebrew and Arabic a few are written."""

FAMILIES = {
    **dict.fromkeys("bpfv", "B"),
    **dict.fromkeys("sšzžcč", "S"),
    **dict.fromkeys("kq", "K"),
    **dict.fromkeys("gǧġ", "G"),
    **dict.fromkeys("xh", "H"),
    **dict.fromkeys("wy", ""),
    "d": "D",
    "t": "T",
    "l": "L",
    "m": "M",
    "n": "N",
    "r": "R",
}
"""Consonants that scripts and languages don't keep apart; w and y pass for vowels."""

LETTERS = re.compile("|".join(sorted({*CONSONANTS, *VOWELS}, key=lambda each: (-len(each), each))))
SEMITIC = re.compile("[\u0590-\u06ff]")
WRITTEN_OUT = str.maketrans({"x": "ks", "\u05f3": "'", "\u2019": "'"})
"""The letter that is two consonants, and geresh as it is typed."""

FINAL_H = ("h", "ה", "ه")
"""What may be mute at the end of a word."""

MOST_KEYS = 64
"""How many keys a word that is sought may have; further letters keep their likeliest sound."""

UNWRITTEN, BESIDE, OTHER = 0.1, 0.5, 0.4
"""What a vowel adds: one that another script leaves out, one that is beside, one for another."""

FAR = 9.0
"""The distance of words with other consonants."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, or several that are read as one: its consonants, and its vowels."""

    consonants: str
    vowels: str


MUTE_AT_END = (Letter("", "ai"), *(Letter(CONSONANTS[each], "a") for each in FINAL_H))
"""An "e", and an "h" of any script; other vowels at the edge of a word all scripts write."""


@lru_cache(maxsize=50_000)
def letters_in(word: str) -> tuple[Letter, ...]:
    """Give the letters of a folded word; doubled ones once, where a script writes such."""
    found: list[Letter] = []
    doubles = not SEMITIC.match(word)
    for match in LETTERS.finditer(
        word.replace("x", "ks").replace("\u05f3", "'").replace("\u2019", "'")
    ):
        text = match[0]
        at_end = match.end() == len(word) > 1
        vowels = "a" if at_end and text in FINAL_H else VOWELS.get(text, "")
        letter = Letter(CONSONANTS.get(text, ""), vowels)
        if not found or found[-1] != letter or not (doubles or vowels):
            found.append(letter)
    return tuple(found)


@lru_cache(maxsize=200_000)
def keys_of(word: str) -> frozenset[str]:
    """Give the families of a folded word's consonants, in each way that it may be read."""
    choices: list[tuple[str, ...]] = []
    number = 1
    for letter in letters_in(word):
        families = tuple(dict.fromkeys(FAMILIES[each] for each in letter.consonants))
        if letter.consonants and letter.vowels:
            families = (*families, *(("",) if "" not in families else ()))
        if not families:
            continue
        number *= len(families)
        choices.append(families if number <= MOST_KEYS else families[:1])
    return frozenset(map(squeezed, product(*choices)))


def consonants_in(word: str) -> int:
    """Give how many consonants a folded word has at least, however it is read."""
    return min(map(len, keys_of(word)))


def squeezed(families: Iterable[str]) -> str:
    """Give families in a row, each that follows itself once."""
    return re.sub(r"(.)\1+", r"\1", "".join(families))


@lru_cache(maxsize=50_000)
def distance(one: str, other: str) -> float:
    """Give how far two folded words sound apart: 0 alike, FAR for another consonant."""
    crossing = is_semitic(one) or is_semitic(other)
    a, b = _weighed(letters_in(one), crossing), _weighed(letters_in(other), crossing)
    row = [0.0]
    for _, cost in b:
        row.append(row[-1] + cost)
    for mine, alone in a:
        above, row = row, [row[0] + alone]
        for place, (theirs, cost) in enumerate(b, 1):
            instead = above[place - 1] + _instead(mine, theirs)
            row.append(min(above[place] + alone, row[-1] + cost, instead))
    return min(row[-1], FAR)


def may_begin(initial: str, word: str) -> bool:
    """True where a letter may be the initial of a word, in the same script or another."""
    one, other = letters_in(initial)[:1], letters_in(word)[:1]
    return any(_instead(a, b) == 0 for a in one for b in other)


def is_semitic(word: str) -> bool:
    """True for a word in Hebrew or Arabic letters."""
    return SEMITIC.match(word) is not None


def _weighed(letters: tuple[Letter, ...], crossing: bool) -> list[tuple[Letter, float]]:
    """Give letters, each with what it costs to leave it out."""
    edges = (0, len(letters) - 1)
    return [
        (each, _left_out(each, crossing, at_edge=place in edges))
        for place, each in enumerate(letters)
    ]


def _left_out(letter: Letter, crossing: bool, *, at_edge: bool) -> float:
    if not letter.vowels and letter.consonants not in ("y", "wv"):
        return FAR
    if at_edge:
        return UNWRITTEN if letter in MUTE_AT_END else BESIDE
    return UNWRITTEN if crossing else BESIDE


def _instead(mine: Letter, theirs: Letter) -> float:
    if set(mine.consonants) & set(theirs.consonants):
        return 0.0
    if set(mine.vowels) & set(theirs.vowels):
        return 0.0
    return OTHER if mine.vowels and theirs.vowels else FAR
