"""One normal form of text, in which a word is the same word however it is written.

What stays is what a reader reads: letters without accents, points and stretching, in one case and
one width. What an output adds to them (entities, escapes, tags) is undone by `plain`.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

STRETCH = "\u0640"
"""Arabic's tatweel, which makes a word longer for the eye."""

MARKS = ("Mn", "Me", "Cf")
"""Unicode's categories of what changes how a word looks and not which word it is."""

BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
BEYOND = re.compile("[\U00010000-\U0010ffff]")
"""Signs beyond the first plane: one by one, as a pattern of those sought takes long to look at."""

BLANKS = "\u115f\u1160\u3164\uffa0"
"""Letters of Hangul that show nothing."""

APOSTROPHES = "\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u02ee\ua78b\ua78c"
"""Signs beside letters that Unicode counts as letters, though they are written as apostrophes."""

KEYBOARDS = dict(zip("\u06cc\u06d0\u06a9\u06c1\u06be\u06d5\u06c3", "ييكهههة", strict=True))
"""Letters of Persian and Urdu keyboards, which look in a word as Arabic's own yeh, kaf and heh."""

LOOK_ALIKES = str.maketrans(
    "АВЕІЈКМНОРСЅТУХԚԜаеіјкмоорсѕтухһԁԛԝӏғΑΒΕΖΗΙΚΜΝΟΡΤΥΧαειικνορτυχ",
    "abeijkmhopcstyxqwaeijkmoopcstyxhdqwlfabezhikmnoptyxaeiikvoptyx",
)
"""Letters of Cyrillic and Greek that can't be told from those of A to Z (UTS 39, confusables)."""

GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f]+")

ALIKE = re.compile(
    r"(?:LATIN (?:SMALL LETTER|LETTER SMALL CAPITAL)(?: DOTLESS)? ([A-Z])(?: WITH [A-Z ]+)?"
    r"|(?:REGIONAL INDICATOR SYMBOL|NEGATIVE \w+ LATIN CAPITAL) LETTER ([A-Z]))"
)
"""Names of signs that are read as one letter of A to Z, though Unicode takes none of them apart:
with a stroke or a tail, without a dot, white on black, as flags are written."""

SMALL_CAPITALS = "\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\u1d00-\u1d22\ua730\ua731"
SMALL_Q = re.compile(f"(?<=[{SMALL_CAPITALS}])\u01eb|\u01eb(?=[{SMALL_CAPITALS}])")
"""A letter that stands for the small capital Q beside others, as Unicode long had none."""

ESCAPES = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^\w\s])|[bfnrtv])"
)
"""Characters as JSON (RFC 8259, 7), JavaScript and iCalendar (RFC 5545, 3.3.11) write them."""

SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|\r\n|[\r\n\f])")
"""A character as style sheets write it, and a line that goes on (CSS Syntax 3, 4.3.5 and 4.3.7)."""

HOST = re.compile(r"(?<!\w)xn--([a-z0-9-]+)", re.IGNORECASE)
"""A part of a host's name that is not of A to Z, as addresses carry it (RFC 3492, RFC 5890)."""

PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")


def fold(text: str) -> str:
    """Give the normal form of a text; lines stay lines. Folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    return BEYOND_ASCII.sub(lambda found: _folded(found[0]), text).lower()


@lru_cache(maxsize=100_000)
def _folded(run: str) -> str:
    """Fold letters and signs beyond ASCII, which stand in few places and are often the same.

    ASCII's signs combine with nothing before them, so that runs between them can be taken alone.
    """
    apart = as_latin(unicodedata.normalize("NFKD", SMALL_Q.sub("q", run)))
    apart = as_latin(unicodedata.normalize("NFKD", apart.casefold()))
    apart = BEYOND.sub(lambda found: rare(found[0]), marks().sub("", apart))
    pattern, letters = looks()
    return pattern.sub(lambda found: letters[found[0]], apart)


def as_latin(text: str) -> str:
    """Give a text with letters of A to Z for those that can't be told from them."""
    return GREEK_OR_CYRILLIC.sub(lambda found: found[0].translate(LOOK_ALIKES), text)


@lru_cache(maxsize=1000)
def rare(sign: str) -> str:
    """Give what a sign beyond Unicode's first plane, as an emoji, is read as."""
    return "" if unicodedata.category(sign) in MARKS else letter_like(sign) or sign


def letter_like(sign: str) -> str:
    """Give the letter of A to Z that a sign is read as, "" for any other sign."""
    found = ALIKE.fullmatch(unicodedata.name(sign, ""))
    return (found[1] or found[2]).lower() if found else ""


@lru_cache(maxsize=1)
def looks() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give what is read as another letter or sign, as a pattern, and as what each is read."""
    letters = {**dict.fromkeys(APOSTROPHES, "'"), **KEYBOARDS}
    for sign in map(chr, (*range(0x80, 0x2C80), *range(0xA720, 0xAB70))):
        if like := letter_like(sign):
            letters[sign] = like
    return re.compile("[" + "".join(sorted(letters)) + "]"), letters


@lru_cache(maxsize=1)
def marks() -> re.Pattern[str]:
    """Give the pattern of what changes how a word looks and not which word it is.

    That is accents, vowel points and signs of direction.
    """
    # Between them stand the signs of China and Korea, which have none and take long to look at.
    planes = (*range(0x80, 0x3130), *range(0xA600, 0xAC00), *range(0xF900, 0x10000))
    found = [code for code in planes if unicodedata.category(chr(code)) in MARKS]
    ranges: list[list[int]] = []
    for code in sorted({*found, *map(ord, STRETCH + BLANKS)}):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return re.compile("[" + "".join(f"{chr(a)}-{chr(b)}" for a, b in ranges) + "]+")


def plain(text: str, *, css: bool = False) -> str:
    """Undo what an output does to a text: entities, escapes, percent-encoding, also one in another.

    The escapes of style sheets are letters elsewhere, so that they are undone only if asked for.
    """
    while True:
        before = text
        if css and "\\" in text:
            text = CSS_ESCAPE.sub(_by_number, text)
        if "\\" in text:
            text = ESCAPES.sub(_escaped, SURROGATES.sub(_pair, text))
        if "%" in text:
            text = PERCENT.sub(lambda found: unquote(found[0], errors="replace"), text)
        if "xn--" in text or "XN--" in text:
            text = HOST.sub(_label, text)
        if "&" in text:
            text = html.unescape(text)
        if text == before:
            return text


def _label(found: re.Match[str]) -> str:
    try:
        return found[1].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return found[1]


def _by_number(found: re.Match[str]) -> str:
    return _character(found[1]) if found[1] else ""


def _escaped(found: re.Match[str]) -> str:
    number = found[1] or found[2] or found[3]
    return _character(number) if number else found[4] or "\n"


def _pair(found: re.Match[str]) -> str:
    high, low = int(found[1], 16), int(found[2], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def _character(number: str) -> str:
    code = int(number, 16)
    return chr(code) if code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF else "\ufffd"
