"""Hebrew words without the letters that are written onto them.

Hebrew writes "and", "that", "in", "as", "to", "from" and "the" (ו ש ב כ ל מ ה) as letters at the
beginning of the next word, in this order (Academy of the Hebrew Language, rules of spelling). The
search matches beginnings of words, so that of "ושלום" it would never find "שלום".
"""

from __future__ import annotations

import re

SHORTEST = 3
"""Letters that a word must keep; without a single prefix it may be one shorter ("הים", the sea)."""

MARK = "^^"
"""Stands between a word and its forms: of signs at which Pagefind divides a word into parts. What
follows it in an excerpt is not shown (`search.js`)."""

SEVERAL_MARKS = re.compile(r"\^{2,}")
LETTERS = re.compile(r"[\u05d0-\u05ea]+")
POINTS = re.compile(r"[\u0591-\u05bd\u05bf-\u05c7\u05f3\u05f4'\"]")
"""Vowels, accents and the signs of abbreviations: they stand inside words."""

PREFIXES = re.compile(r"ו?(?:לכש|כש|מש|ש)?[בכלמ]?ה?")


def bare_forms(word: str) -> tuple[str, ...]:
    """Give a word of Hebrew letters without its possible prefixes, the longest form first.

    What looks like a prefix may belong to the word ("שלום" is not "of לום"): such forms are among
    them too.
    """
    forms = ((length, word[length:]) for length in range(1, len(word)))
    return tuple(
        form
        for length, form in forms
        if len(form) >= (SHORTEST if length > 1 else SHORTEST - 1)
        and PREFIXES.fullmatch(word[:length])
    )


def with_forms(text: str) -> str:
    """Give a text in which each Hebrew word is followed, behind a mark, by its bare forms."""
    return " ".join(_with_forms(SEVERAL_MARKS.sub("^", token)) for token in text.split())


def forms_in(text: str) -> str:
    """Give the bare forms of all Hebrew words of a text, without the words."""
    return " ".join(form for token in text.split() for form in _forms(token))


def _with_forms(token: str) -> str:
    forms = _forms(token)
    return token.rstrip("^") + MARK + "^".join(forms) if forms else token


def _forms(token: str) -> tuple[str, ...]:
    words = LETTERS.findall(POINTS.sub("", token))
    # Pagefind takes words that a maqaf joins for one.
    found = dict.fromkeys(words if len(words) > 1 else ())
    for word in words:
        found.update(dict.fromkeys(bare_forms(word)))
    return tuple(found)
