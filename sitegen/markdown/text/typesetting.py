"""Texts as a language sets them: references decoded, marks set, runs of other scripts isolated."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import Final, NamedTuple

from markdown.util import ETX, STX

from sitegen.markdown.text.bidi import Strong
from sitegen.markdown.text.isolates import hole, whole_runs
from sitegen.markdown.text.numbers import HAS_EASTERN, number_runs
from sitegen.markdown.text.punctuation import Punctuation
from sitegen.markdown.text.scripts import (
    DIGIT,
    EASTERN,
    FOREIGN,
    HAS_DIGIT,
    LANGUAGE_OF,
    LETTERS,
    TURNING,
    Script,
    is_rtl,
    script_of,
)
from sitegen.patterns import late

# What the parser made of `\\*`, and character references (HTML Standard 13.5): both are literal.
LITERAL: Final = late(
    rf"{STX}([0-9]+){ETX}|(&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,31}});)"
)
PLACEHOLDERS: Final = late(f"[{STX}{ETX}]")
SIGNS: Final = rf""""'<>&\[{STX}"""
# Finds what makes it necessary to do something at all; hyphens and dots come too often for that.
# From right to left, numbers may have to be kept in order; Arabic's own digits run so anywhere, and
# all do behind a mark that says so.
SIMPLE: Final = {
    script: late(f"[{SIGNS}{DIGIT[1:-1] if is_rtl(script) else EASTERN + TURNING}]")
    for script in LETTERS
}
MIXED: Final = {
    script: late(
        SIMPLE[script].pattern[:-1]
        + "".join(LETTERS[other] for other in LETTERS if other != script)
        + "]"
    )
    for script in LETTERS
}
IS_TURNED: Final = late(f"[{TURNING}]")
# What stands before a piece of a text that is not its beginning: letters of its script, as far as
# numbers are concerned; a foreign run is isolated.
STRONG_BEFORE: Final[dict[Script, Strong]] = {"latin": "L", "hebrew": "R", "arabic": "AL"}


def decode(text: str) -> str:
    """Decode what a backslash or a character reference stands for."""
    if STX in text or "&" in text:
        return PLACEHOLDERS.sub("", LITERAL.sub(_decode_one, text))
    return text


def _decode_one(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1]))
    reference = match[2]
    # Only by their whole names (CommonMark 6.2): `&copyright;` is no © and what follows it.
    return html.unescape(reference) if reference[1] == "#" else html5.get(reference[1:], reference)


def escape(text: str) -> str:
    """Escape a text for HTML."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


class Typesetter:
    """Sets texts in one language."""

    def __init__(self, lang: str, is_mixed: bool) -> None:
        """`is_mixed`: letters of more than one script may come."""
        self.lang = lang
        self.script = script_of(lang)
        self._punctuation = Punctuation(lang)
        self._foreign = FOREIGN[self.script] if is_mixed else None
        self._is_in_need = (MIXED if is_mixed else SIMPLE)[self.script].search
        self.start = self._punctuation.start

    def is_plain(self, text: str) -> bool:
        """Tell whether a text can be written as it is."""
        return self._is_in_need(text) is None and "--" not in text and "..." not in text

    def plain(self, text: str, before: str) -> str:
        """Set a text's marks; `before` is the character before it, "" at the start of a block."""
        if STX not in text and "&" not in text:
            return self._punctuation.set(text, before)
        pieces: list[str] = []
        at = 0
        for match in LITERAL.finditer(text):
            if match.start() > at:
                pieces.append(self._punctuation.set(text[at : match.start()], before))
            pieces.append(_decode_one(match))
            before = pieces[-1][-1:] or before
            at = match.end()
        pieces.append(self._punctuation.set(text[at:], before))
        return PLACEHOLDERS.sub("", "".join(pieces))

    def html(self, plain: str, before: str) -> str:
        """Escape a text and isolate what would stand in another order than it is read in.

        What is in another script has an element with its direction and language (HTML Standard
        3.2.6.4, `dir`); so have groups of numbers among letters from right to left. `before` is as
        in `plain`.
        """
        isolates: list[Isolate] = []
        if self._foreign is not None and self._foreign.search(plain):
            for start, end, script in whole_runs(plain, self.script):
                direction = "rtl" if is_rtl(script) else "ltr"
                run = _with_numbers(plain[start:end], script, "", [])
                opening = f'<span dir="{direction}" lang="{LANGUAGE_OF[script]}">'
                isolates.append(Isolate(start, end, f"{opening}{run}</span>"))
        return _with_numbers(plain, self.script, before, isolates)


class Isolate(NamedTuple):
    """A stretch of a text, and what is written for it."""

    start: int
    end: int
    html: str


def _with_numbers(plain: str, own: Script, before: str, isolates: list[Isolate]) -> str:
    """Write a text with its groups of numbers kept in order beside what is isolated already."""
    if (HAS_DIGIT if is_rtl(own) or IS_TURNED.search(plain) else HAS_EASTERN).search(plain):
        around = plain
        for start, end, _ in isolates:
            # To what is around it, an isolate is one neutral sign (UAX #9, BD13).
            around = around[:start] + hole(end - start) + around[end:]
        strong = STRONG_BEFORE[own] if before else None
        for start, end, is_forced in number_runs(around, own, strong):
            element = "bdo" if is_forced else "bdi"
            group = escape(plain[start:end])
            isolates.append(Isolate(start, end, f'<{element} dir="ltr">{group}</{element}>'))
    if not isolates:
        return escape(plain)
    pieces, at = [], 0
    for start, end, written in sorted(isolates):
        pieces += [escape(plain[at:start]), written]
        at = end
    return "".join([*pieces, escape(plain[at:])])
