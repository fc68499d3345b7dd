"""What is said of fields and of mistakes, in the language of the person at this machine.

English texts stand in the code, where the fields and the checks are. `guides/*.po` has their
translations; a text there may have gaps, `{1}` and `{2}`: what was found, what is expected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.editor.forms import FIELD
from sitegen.editor.words import catalog_of
from sitegen.text import direction

if TYPE_CHECKING:
    from markupsafe import Markup

FOLDER = Path(__file__).parent / "guides"
GAP = re.compile(r"(\{\d\})")
DEEPEST = 3
"""How often a gap may hold a text with gaps: a guess behind a form behind what was found."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text as HTML, with its language and direction: English where it isn't translated."""

    html: Markup
    lang: str
    dir: str


def told_in(lang: str, text: str) -> Told:
    """Give a text in a language. What fills its gaps keeps a direction of its own; so does the name
    of a field that a mistake begins with.
    """
    from markupsafe import Markup, escape

    field = FIELD.fullmatch(text)
    said = _translated(lang, field["said"], DEEPEST) if field else None
    if field and said is not None:
        name = Markup('<code dir="ltr">{}</code>').format(field["name"])
        return Told(Markup("{}: {}").format(name, said), lang, direction(lang))
    translated = _translated(lang, text, DEEPEST)
    if translated is None:
        return Told(escape(text), "en", "ltr")
    return Told(translated, lang, direction(lang))


def lacks_translation(lang: str, text: str) -> bool:
    """True for a text that a language has no words for."""
    return bool(text) and lang != "en" and _translated(lang, text, DEEPEST) is None


def _translated(lang: str, text: str, deep: int) -> Markup | None:
    from markupsafe import Markup, escape

    known = catalog_of(lang, FOLDER).singular("", text)
    if known != text:
        return escape(known)
    for pattern, words in _patterns(lang) if deep else ():
        if found := pattern.fullmatch(text):
            parts = [
                _gap(lang, found[int(part[1])], deep) if GAP.fullmatch(part) else escape(part)
                for part in GAP.split(words)
            ]
            return Markup("").join(parts)
    return None


def _gap(lang: str, text: str, deep: int) -> Markup:
    from markupsafe import Markup, escape

    words = None if text.startswith('"') else _translated(lang, text, deep - 1)
    return Markup("<bdi>{}</bdi>").format(escape(text)) if words is None else words


@lru_cache(maxsize=4)
def _patterns(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the texts with gaps, those that say most first."""
    found = []
    for (_, text), forms in catalog_of(lang, FOLDER).messages.items():
        if GAP.search(text):
            parts = [
                "(.+?)" if GAP.fullmatch(part) else re.escape(part) for part in GAP.split(text)
            ]
            said = len(GAP.sub("", text))
            found.append((said, re.compile("".join(parts), re.DOTALL), forms[0]))
    found.sort(key=lambda each: -each[0])
    return tuple((pattern, words) for _, pattern, words in found)
