"""How a text is written in front matter, so that YAML takes it as it is; and its unseen signs."""

from __future__ import annotations

import unicodedata

LONGEST_SHOWN = 90
"""Letters: a longer text is cut in messages, its quotation marks kept."""


def in_quotes(text: str) -> str:
    """Give a text in quotation marks, as YAML has to see it: "…", or '…' where it has " or \\."""
    shown = text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
    if '"' in shown or "\\" in shown:
        doubled = shown.replace("'", "''")
        return f"'{doubled}'"
    return f'"{shown}"'


def is_unseen(sign: str) -> bool:
    """True for a sign that can't be told from nothing or from a space: U+200F, U+00A0."""
    return sign not in " \t\n" and unicodedata.category(sign) in ("Cf", "Zs", "Zl", "Zp", "Cc")


def named(sign: str) -> str:
    """Give a sign's name in Unicode, with its number: no-break space (U+00A0)."""
    name = unicodedata.name(sign, "a sign that can't be seen").lower()
    return f"{name} (U+{ord(sign):04X})"


def unseen_around(word: str) -> str:
    """Give the first unseen sign at a word's start or end, "" where there is none."""
    ends = (word[:1], word[-1:])
    return next((sign for sign in ends if sign and is_unseen(sign)), "")


def without_unseen(word: str) -> str:
    """Give a word without the unseen signs and spaces at its ends."""
    start, end = 0, len(word)
    while start < end and (word[start] == " " or is_unseen(word[start])):
        start += 1
    while end > start and (word[end - 1] == " " or is_unseen(word[end - 1])):
        end -= 1
    return word[start:end]
