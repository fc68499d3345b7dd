"""Hebrew and Arabic words without the letters that are written onto them.

Both write "and", "in", "to", "the" and some more as letters at the beginning of the next word:

- Hebrew ו ש ב כ ל מ ה, in this order (Academy of the Hebrew Language, rules of spelling);
- Arabic و ف, then ب ك ل, then ال, where ل with ال is لل; س before verbs of the future.

The search matches beginnings of words, so that of "ושלום" and of "والسلام" it would never find
"שלום" and "سلام". `js/folding.js` of the base theme knows the same forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from sitegen.search.folding import fold

MARK: Final = "^^"
"""Stands between a word and its forms: of signs at which Pagefind divides a word into parts. What
follows it in an excerpt is not shown (`search.js`)."""

SEVERAL_MARKS: Final = re.compile(r"\^{2,}")

OURS: Final = re.compile("[\u05d0-\u05ea\u0621-\u064a\u0660-\u0669]")
WORDS: Final = re.compile("[\u05d0-\u05ea]+|[\u0621-\u064a]+|[0-9]+|[a-z]+")
"""What is looked at in a folded text: words of either script, and what they are written onto: names
in Latin letters, numbers."""

CUTS: Final = (
    re.compile(r"ו?(?:לכש|כש|מש|ש)?[בכלמ]?ה?\|[א-ת]{3,}|[וש]?ה\|[א-ת]{2}"),
    re.compile(
        r"[وف]?(?:[بك]?ال|لل|[بكل])?\|[ء-ي]{3,}|[وف]?س\|[يتنا][ء-ي]{2,}"
        r"|[وف]?(?:(?:[بك]?ال|لل)\|[ء-ي]{2}|ل\|ل[ء-ي])"
    ),
)
"""Where a word may be cut: letters that may stand before a word, a line, the word.

Three letters must be left. Two are enough behind the article ("הים", the sea; "الحب", love), which
is hard to see where ل meets a word that begins with it: "للد" is ل with "اللد", the town of Lod.
"""

SHORT: Final = (re.compile(r"[ושבכלמ]\|[א-ת]{2}|[وفبكل]\|[ء-ي]{2}"),)
"""Where two letters are left by any other one: "לים", to a sea. Most such words are whole ("بلد" is
a country, not "in Lod"), so these forms are kept apart, and asked for when all else found nothing.
"""

APART: Final = "x"
"""What the forms that are kept apart begin with: a letter that no word of these scripts has."""


def bare_forms(word: str) -> tuple[str, ...]:
    """Give a folded word without its possible prefixes, the longest form first.

    What looks like a prefix may belong to the word ("שלום" is not "of לום"): such forms are among
    them too.
    """
    return _cut(word, CUTS)


def short_forms(word: str) -> tuple[str, ...]:
    """Give the two letters that one prefix leaves of a folded word."""
    return _cut(word, SHORT)


def _cut(word: str, cuts: tuple[re.Pattern[str], ...]) -> tuple[str, ...]:
    return tuple(
        word[length:]
        for length in range(1, len(word))
        if any(cut.fullmatch(f"{word[:length]}|{word[length:]}") for cut in cuts)
    )


def with_forms(text: str) -> str:
    """Give a text in which each word is followed, behind a mark, by the forms it is found by."""
    return " ".join(_with_forms(SEVERAL_MARKS.sub("^", token)) for token in text.split())


def forms_in(text: str) -> str:
    """Give the forms of all words of a text, without the words."""
    return " ".join(form for token in text.split() for form in _forms(token))


def _with_forms(token: str) -> str:
    forms = _forms(token)
    return token.rstrip("^") + MARK + "^".join(forms) if forms else token


@lru_cache(maxsize=1 << 16)
def _forms(token: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_forms_of(token)))


def _forms_of(token: str) -> Iterator[str]:
    words = WORDS.findall(fold(token)) if OURS.search(token) else ()
    for word in words:
        # Pagefind takes words that a maqaf joins for one.
        if len(words) > 1 or word not in token:
            yield word
    for word in words:
        yield from bare_forms(word)
        yield from (APART + form for form in short_forms(word))
