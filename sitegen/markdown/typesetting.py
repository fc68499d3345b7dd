"""Texts as a language sets them: references decoded, marks set, runs of other scripts isolated."""

from __future__ import annotations

import html
import re
from typing import Final

from markdown.util import ETX, STX

from sitegen.markdown.punctuation import Punctuation
from sitegen.markdown.runs import foreign_runs
from sitegen.markdown.scripts import FOREIGN, LANGUAGE_OF, LETTERS, is_rtl, script_of

# What the parser made of `\\*`, and character references (HTML Standard 13.5): both are literal.
LITERAL: Final = re.compile(
    rf"{STX}([0-9]+){ETX}|(&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,31}});)"
)
PLACEHOLDERS: Final = re.compile(f"[{STX}{ETX}]")
SIGNS: Final = rf""""'<>&\[{STX}"""
# Finds what makes it necessary to do something at all; hyphens and dots come too often for that.
SIMPLE: Final = re.compile(f"[{SIGNS}]").search
MIXED: Final = {
    script: re.compile(
        f"[{SIGNS}{''.join(LETTERS[other] for other in LETTERS if other != script)}]"
    ).search
    for script in LETTERS
}


def decode(text: str) -> str:
    """Decode what a backslash or a character reference stands for."""
    if STX in text or "&" in text:
        return PLACEHOLDERS.sub("", LITERAL.sub(_decode_one, text))
    return text


def _decode_one(match: re.Match[str]) -> str:
    return chr(int(match[1])) if match[1] else html.unescape(match[2])


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
        self._is_in_need = MIXED[self.script] if is_mixed else SIMPLE
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

    def html(self, plain: str) -> str:
        """Escape a text and isolate what is in another script (HTML Standard 3.2.6.4, `dir`)."""
        if self._foreign is None or self._foreign.search(plain) is None:
            return escape(plain)
        pieces: list[str] = []
        at = 0
        for start, end, script in foreign_runs(plain, self.script):
            direction = "rtl" if is_rtl(script) else "ltr"
            run = escape(plain[start:end])
            pieces.append(escape(plain[at:start]))
            pieces.append(f'<span dir="{direction}" lang="{LANGUAGE_OF[script]}">{run}</span>')
            at = end
        pieces.append(escape(plain[at:]))
        return "".join(pieces)
