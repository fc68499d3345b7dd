"""Quotation marks, apostrophes, dashes and dots as each language writes them.

Authors type `"`, `'`, `--`, `---` and `...`. The marks of each language are those of the Unicode
CLDR, `delimiters` (quotationStart, quotationEnd, alternateQuotationStart, alternateQuotationEnd).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sitegen.markdown.text.particles import (
    ARABIC_LETTER,
    HEBREW_LETTER,
    is_arabic_particle,
    is_geresh,
    is_hebrew_particle,
    opens_double,
    opens_single,
)
from sitegen.values import Value

DASHES: Final = {"--": "–", "---": "—", "...": "…"}
APOSTROPHE: Final = "’"
GERESH: Final = "׳"
GERSHAYIM: Final = "״"
NARROW: Final = "\u202f"
MINUS: Final = "\u2212"


class Quotes(Value):
    """A language's quotation marks, and the ones inside these."""

    start: str
    end: str
    inner_start: str
    inner_end: str


def _quotes(marks: str) -> Quotes:
    return Quotes(start=marks[0], end=marks[1], inner_start=marks[2], inner_end=marks[3])


QUOTES: Final[Mapping[str, Quotes]] = {
    "ar": _quotes("”“’‘"),
    "cs": _quotes("„“‚‘"),
    "da": _quotes("“”‘’"),
    "de": _quotes("„“‚‘"),
    "en": _quotes("“”‘’"),
    "es": _quotes("“”‘’"),
    "fa": _quotes("«»‹›"),
    "fr": Quotes(
        start=f"«{NARROW}", end=f"{NARROW}»", inner_start=f"«{NARROW}", inner_end=f"{NARROW}»"
    ),
    "he": _quotes("””’’"),
    "it": _quotes("«»“”"),
    "nl": _quotes("‘’“”"),
    "pl": _quotes("„”«»"),
    "pt": _quotes("“”‘’"),
    "ru": _quotes("«»„“"),
    "sv": _quotes("””’’"),
    "tr": _quotes("“”‘’"),
    "uk": _quotes("«»„“"),
}

# Each begins with one sign, so that what can't begin any is passed over at once.
MARKS: Final = r""""|'|--(?<!---)-?(?!-)|\.\.\.(?<!\.{4})(?!\.)"""
MARK: Final = re.compile(MARKS)
# The slower way, which keeps what is in an address as it is.
MARK_OR_ADDRESS: Final = re.compile(rf"https?://\S+|{MARKS}")
# After these a quotation opens.
OPENERS: Final = re.compile(r"[\s(\[{<–—/\\|=+*־“‘„‚«‹-]")
# After these it depends on what they were.
SIGNS: Final = "\"'“”‘’„‚«»‹›"
OPENING_SIGNS: Final = frozenset("\"'“„‚«‹([")
# Words that begin with an apostrophe.
CLIPPED: Final = re.compile(r"'(?:\d\ds?\b|(?:tis|twas|em|til|cause|n)\b)", re.IGNORECASE)


class Punctuation:
    """Sets the marks of one language; keeps in mind, within a block, what has been opened."""

    def __init__(self, lang: str) -> None:
        self._quotes = QUOTES.get(lang.partition("-")[0].lower(), QUOTES["en"])
        self._inner_open = False
        self._is_open = False
        self._has_just_opened = False

    def start(self) -> None:
        """Begin a block."""
        self._inner_open = False
        self._is_open = False
        self._has_just_opened = False

    def set(self, text: str, before: str) -> str:
        """Set the marks in a piece of text; `before` is the character before it, "" at a start."""

        def put(match: re.Match[str]) -> str:
            found, at = match[0], match.start()
            if found == "--" and _is_particle_before_minus(text, at):
                return f"-{MINUS}"
            if found not in ("'", '"'):
                return DASHES.get(found, found)
            previous = text[at - 1] if at else before
            following = text[at + 1 : at + 2]
            if found == '"':
                return self._double(text, at, previous, following)
            return self._single(text, at, previous, following)

        return (MARK_OR_ADDRESS if "://" in text else MARK).sub(put, text)

    def _double(self, text: str, at: int, previous: str, following: str) -> str:
        is_opening = self._opens(previous, following)
        if HEBREW_LETTER.match(previous) and HEBREW_LETTER.match(following):
            is_opening = opens_double(text, at)
            if not is_opening:
                return GERSHAYIM
        elif HEBREW_LETTER.match(previous) and following.isalnum():
            is_opening = is_hebrew_particle(text, at, '"')
        elif ARABIC_LETTER.match(previous) and (following.isalnum() or not following):
            # Where the piece ends here, emphasis may follow, or a closed text ends.
            is_opening = is_arabic_particle(text, at, '"') and (
                following != "" or not self._is_open
            )
        self._has_just_opened = self._is_open = is_opening
        return self._quotes.start if is_opening else self._quotes.end

    def _single(self, text: str, at: int, previous: str, following: str) -> str:
        if self._opens_single_behind_particle(text, at, previous, following):
            self._inner_open = self._has_just_opened = True
            return self._quotes.inner_start
        if self._is_apostrophe(text, at, previous, following):
            self._has_just_opened = False
            return GERESH if HEBREW_LETTER.match(previous) else APOSTROPHE
        self._inner_open = self._has_just_opened = self._opens(previous, following)
        return self._quotes.inner_start if self._inner_open else self._quotes.inner_end

    def _is_apostrophe(self, text: str, at: int, previous: str, following: str) -> bool:
        if previous.isalnum() and (following.isalnum() or not self._inner_open):
            return True
        if HEBREW_LETTER.match(previous) and is_geresh(text, at):
            return True
        return CLIPPED.match(text, at) is not None

    def _opens_single_behind_particle(
        self, text: str, at: int, previous: str, following: str
    ) -> bool:
        if ARABIC_LETTER.match(previous):
            if not following.isalnum() and (following or self._inner_open):
                return False
            return is_arabic_particle(text, at, "'")
        return following.isalnum() and opens_single(text, at)

    def _opens(self, previous: str, following: str) -> bool:
        if following.isspace():
            return False
        if previous in SIGNS:
            return self._has_just_opened or not previous
        if previous == ":":
            # Behind a colon that ends what was said, nothing follows but a sign or the end.
            return following.isalnum() or following in OPENING_SIGNS
        return bool(OPENERS.match(previous))


def set_marks(text: str, lang: str) -> str:
    """Set the marks of a text that stands by itself: a title, a caption."""
    return Punctuation(lang).set(text, "") if MARK.search(text) else text


def _is_particle_before_minus(text: str, at: int) -> bool:
    """Tell the hyphen of a Hebrew particle and the minus behind it, ב--5, from a dash."""
    return text[at + 2 : at + 3].isdecimal() and is_hebrew_particle(text, at, "-")
