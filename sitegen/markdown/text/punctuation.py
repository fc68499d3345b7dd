"""Quotation marks, apostrophes, dashes and dots as each language writes them.

Authors type `"`, `'`, `--`, `---` and `...`. The marks of each language are those of the Unicode
CLDR, `delimiters` (quotationStart, quotationEnd, alternateQuotationStart, alternateQuotationEnd).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sitegen.markdown.text.scripts import ARABIC, ARABIC_MARKS, HEBREW
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

MARKS: Final = r"""["']|(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)"""
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
HEBREW_LETTER: Final = re.compile(f"[{HEBREW}]")
HEBREW_WORD: Final = re.compile(f"[{HEBREW}]+")
# Particles that are written together with the word that they precede.
PARTICLES: Final = re.compile(f"(?:^|[^{HEBREW}{ARABIC}\"'])[והבלכמש]{{1,3}}$")
# And, so; in, as, to; the: in this order, perhaps stretched (tatweel) or pointed.
POINTS: Final = f"[\u0640{ARABIC_MARKS}]*"
ARABIC_PARTICLES: Final = re.compile(
    f"(?<![{HEBREW}{ARABIC}{ARABIC_MARKS}\"'])"
    f"(?:[أوف]{POINTS})?(?:[بكل]{POINTS})?(?:[ال]{POINTS}ل{POINTS})?$"
)
ARABIC_LETTER: Final = re.compile(f"[\u0640{ARABIC}{ARABIC_MARKS}]")
LATER_CLOSING: Final = re.compile(r'[^\s(]"(?!\w)')


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
            is_opening = _is_quotation_behind_particle(text, at)
            if not is_opening:
                return GERSHAYIM
        elif HEBREW_LETTER.match(previous) and following.isalnum():
            is_opening = PARTICLES.search(text, max(0, at - 4), at) is not None
        elif ARABIC_LETTER.match(previous) and (following.isalnum() or not following):
            # Where the piece ends here, emphasis may follow, or a closed text ends.
            is_particle = ARABIC_PARTICLES.search(text, max(0, at - 12), at) is not None
            is_opening = is_particle and (following != "" or not self._is_open)
        self._has_just_opened = self._is_open = is_opening
        return self._quotes.start if is_opening else self._quotes.end

    def _single(self, text: str, at: int, previous: str, following: str) -> str:
        if previous.isalnum() and (following.isalnum() or not self._inner_open):
            return GERESH if HEBREW_LETTER.match(previous) else APOSTROPHE
        if CLIPPED.match(text, at):
            return APOSTROPHE
        self._inner_open = self._has_just_opened = self._opens(previous, following)
        return self._quotes.inner_start if self._inner_open else self._quotes.inner_end

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
    return text[at + 2 : at + 3].isdecimal() and bool(PARTICLES.search(text, max(0, at - 4), at))


def _is_quotation_behind_particle(text: str, at: int) -> bool:
    """Tell a quotation behind a Hebrew particle (and closed further on) from the sign of an
    abbreviation, which stands before the last letter."""
    word = HEBREW_WORD.match(text, at + 1)
    if word is not None and len(word[0]) == 1:
        return False
    if not PARTICLES.search(text, max(0, at - 4), at):
        return False
    return LATER_CLOSING.search(text, at + 1) is not None
