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

BLANKS = "\u115f\u1160\u3164\uffa0"
"""Letters of Hangul that show nothing."""

APOSTROPHES = re.compile("[\u02b9-\u02bf\u02c8\u02ca\u02cb\u02ee\ua78b\ua78c]")
"""Signs beside letters that Unicode counts as letters, though they are written as apostrophes."""

ESCAPES = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^\w\s])|[bfnrtv])"
)
"""Characters as JSON (RFC 8259, 7), JavaScript and iCalendar (RFC 5545, 3.3.11) write them."""

SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?")
"""A character as style sheets write it (CSS Syntax 3, 4.3.7)."""

PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")


def fold(text: str) -> str:
    """Give the normal form of a text; lines stay lines. Folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    apart = unicodedata.normalize("NFKD", apart.casefold())
    return APOSTROPHES.sub("'", marks().sub("", apart))


@lru_cache(maxsize=1)
def marks() -> re.Pattern[str]:
    """Give the pattern of what changes how a word looks and not which word it is.

    That is accents, vowel points and signs of direction (Unicode's categories Mn, Me and Cf).
    """
    # Between them stand the signs of China and Korea, which have none and take long to look at.
    planes = (*range(0x80, 0x3130), *range(0xA600, 0xAC00), *range(0xF900, 0x10000))
    codes = (*planes, *range(0xE0000, 0xE0200))
    found = [code for code in codes if unicodedata.category(chr(code)) in ("Mn", "Me", "Cf")]
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
        if "&" in text:
            text = html.unescape(text)
        if text == before:
            return text


def _by_number(found: re.Match[str]) -> str:
    return _character(found[1])


def _escaped(found: re.Match[str]) -> str:
    number = found[1] or found[2] or found[3]
    return _character(number) if number else found[4] or "\n"


def _pair(found: re.Match[str]) -> str:
    high, low = int(found[1], 16), int(found[2], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def _character(number: str) -> str:
    code = int(number, 16)
    return chr(code) if code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF else "\ufffd"
