"""Small things that are done with words: slugs, guesses, normal forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal


def normalize(text: str) -> str:
    """Give a text in Unicode's composed form (NFC, UAX #15), in which names are compared."""
    return unicodedata.normalize("NFC", text)


def with_line_feeds(text: str) -> str:
    """Give a text whose lines are ended by "\\n" alone: as editors count them.

    What else Unicode takes for an end of a line (U+2028, U+0085) stands within one.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def line_at(data: bytes, place: int) -> int:
    """Give the line, from 1, on which a byte of a text stands."""
    return with_line_feeds(data[:place].decode("latin-1")).count("\n") + 1


RIGHT_TO_LEFT = frozenset(
    "apc ar arc bal bgn ckb dv fa he ks lrc mzn nqo ps rhg sd sdh skr syr trw ug ur yi".split()
)
"""Languages written from right to left (CLDR 46, characterOrder)."""

OTHER_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})
"""Scripts written so, whatever a language is written in otherwise (`az-Arab`)."""


def direction(code: str) -> Literal["ltr", "rtl"]:
    """Give the direction of a language by its code (BCP 47), in which a script may stand."""
    language, *parts = code.split("-")
    script = next((part for part in parts if len(part) == 4 and part.isalpha()), "")
    is_rtl = script.title() in OTHER_SCRIPTS if script else language.lower() in RIGHT_TO_LEFT
    return "rtl" if is_rtl else "ltr"


INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Signs of direction, of breaks, and the byte order mark. (Joiners belong to the spelling.)"""


def without_invisible(text: str) -> str:
    """Give a text without signs that come along unseen when it is pasted."""
    return text if text.isascii() else INVISIBLE.sub("", text)


def shortened(text: str, longest: int) -> str:
    """Give a text as a message quotes it: what is longer than that many signs ends in …"""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def slugify(text: str) -> str:
    """Make a slug: lower case, accents dropped from Latin letters, other scripts' letters kept.

    Vowel points, other marks and invisible signs go; what is no letter or digit becomes one hyphen.
    """
    decomposed = unicodedata.normalize("NFKD", without_invisible(text)).casefold()
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    kept = re.sub(r"['’׳״\"]", "", letters)
    return re.sub(r"[\W_]+", "-", kept).strip("-")


YEARS = re.compile(r"(?:19|20)[0-9]{2}(?:[-\u2013/][0-9]{2}(?:[0-9]{2})?)?")


def is_year(text: str) -> bool:
    """True for what readers take for a year or a stretch of years: 2019, 2019–2022, 2019-20."""
    return YEARS.fullmatch(text.strip()) is not None


DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that Windows gives to devices, whatever their ending (Microsoft, "Naming Files")."""


def is_device(name: str) -> bool:
    """True for a name that no file has on Windows: a folder with it can't be checked out there."""
    return DEVICES.fullmatch(name) is not None


def guess(word: str, known: Iterable[str], near: float = 0.6) -> str:
    """Give the known word that is most like the one found, or "" where none is near.

    Capital letters make no difference. `near` is how like it must be, 1: the same.
    """
    from difflib import get_close_matches

    by_letters = {each.lower(): each for each in sorted(known)}
    found = get_close_matches(word.lower(), by_letters, n=1, cutoff=near)
    return by_letters[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give `; did you mean "…"?`, or "" where nothing is near."""
    near = guess(word, known)
    return f'; did you mean "{near}"?' if near and near != word else ""


UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)
"""Signs that no page may hold (HTML Standard, 13.2.3.5)."""

OVERRIDES = re.compile("[\u202d\u202e]")
"""Signs that turn letters round (UAX #9, 2.2): behind one, `gpj.exe` is shown as `exe.jpg`."""

DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Those, embeddings and isolates, and the signs that end them: they hold until they are ended."""

ISOLATE = {"\u202a": "\u2066", "\u202b": "\u2067"}
"""The isolate for each embedding, which would order what stands behind it as well."""

POP_EMBEDDING, POP_ISOLATE = "\u202c", "\u2069"


def with_directions_isolated(text: str) -> str:
    """Give a text that leaves what stands behind it as it is: each direction is isolated, and ends.

    Overrides go: they show other words than there are. So do ends of what never began.
    """
    if text.isascii() or DIRECTIONS.search(text) is None:
        return text
    begun: list[str] = []
    settled = DIRECTIONS.sub(lambda found: _settled(found[0], begun), text)
    return settled + _ends_of(begun)


def _settled(sign: str, begun: list[str]) -> str:
    """Give what stands for a sign of direction; `begun` are those that are open, and is kept so."""
    if sign not in (POP_EMBEDDING, POP_ISOLATE):
        begun.append(sign)
        return "" if OVERRIDES.match(sign) else ISOLATE.get(sign, sign)
    is_isolate = [each >= "\u2066" for each in begun]
    if sign == POP_EMBEDDING:
        # It ends no isolate, and nothing beyond one (UAX #9, X7).
        return _ends_of([begun.pop()]) if begun and not is_isolate[-1] else ""
    if True not in is_isolate:
        return ""
    place = len(begun) - 1 - is_isolate[::-1].index(True)
    ended = _ends_of(begun[place:])
    del begun[place:]
    return ended


def _ends_of(begun: list[str]) -> str:
    return "".join("" if OVERRIDES.match(sign) else POP_ISOLATE for sign in begun)


def said_of_overrides(text: str) -> str:
    """Say what is wrong with a text in which letters are turned round, "" for any other."""
    found = None if text.isascii() else OVERRIDES.search(text)
    if found is None:
        return ""
    return (
        f"a sign that nobody sees turns letters round here (U+{ord(found[0]):04X}); it is left "
        "out, so type the letters as they are read"
    )


def said_characters(characters: Iterable[str]) -> str:
    """Characters as they are told: each with its code point and its name in Unicode."""
    return ", ".join(
        f"“{each}” (U+{ord(each):04X} {unicodedata.name(each, '')}".rstrip() + ")"
        for each in characters
    )
