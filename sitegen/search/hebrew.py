"""Hebrew words without the letters that are written onto them.

Hebrew writes "and", "that", "in", "as", "to", "from" and "the" (ו ש ב כ ל מ ה) as letters at the
beginning of the next word, in this order (Academy of the Hebrew Language, rules of spelling). The
search matches beginnings of words, so that of "ושלום" it would never find "שלום".
"""

from __future__ import annotations

import re

SHORTEST = 2
"""Letters that a word must keep: "הים" is "the sea", but no word has one letter."""

MARK = "\u2060^"
"""Stands between a word and its forms: an invisible joiner, and a sign at which Pagefind divides a
word into parts. What follows it in an excerpt is not shown (`search.js`)."""

LETTERS = re.compile(r"[\u05d0-\u05ea]+")
POINTS = re.compile(r"[\u0591-\u05c7]")
PREFIXES = re.compile(r"ו?(?:לכש|כש|מש|ש)?[בכלמ]?ה?")


def bare_forms(word: str) -> tuple[str, ...]:
    """Give a word of Hebrew letters without its possible prefixes, the longest form first.

    What looks like a prefix may belong to the word ("שלום" is not "of לום"): such forms are among
    them too.
    """
    lengths = range(1, len(word) - SHORTEST + 1)
    return tuple(word[length:] for length in lengths if PREFIXES.fullmatch(word[:length]))


def with_forms(text: str) -> str:
    """Give a text in which each Hebrew word is followed, behind a mark, by its bare forms."""
    return " ".join(_with_forms(token) for token in text.split())


def forms_in(text: str) -> str:
    """Give the bare forms of all Hebrew words of a text, without the words."""
    return " ".join(form for token in text.split() for form in _forms(token))


def _with_forms(token: str) -> str:
    forms = _forms(token)
    return token + MARK + "^".join(forms) if forms else token


def _forms(token: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for word in LETTERS.findall(POINTS.sub("", token)):
        found.update(dict.fromkeys(bare_forms(word)))
    return tuple(found)
