"""A telephone number is read from left to right as it was typed, whatever stands before, in and
behind it; never in part.

Each is seen with another program's bidirectional algorithm, as in `test_numbers.py`.
"""

from __future__ import annotations

from itertools import product

import pytest

from sitegen.markdown.text.isolates import isolated
from sitegen.text import with_directions_isolated
from tests.unit.markdown.site import html_of
from tests.unit.markdown.test_numbers import SIGNS, as_text, seen

WORDS = {"he": ("טלפון", "כאן"), "ar": ("هاتف", "هنا"), "en": ("Ring דנה", "today")}
# What may stand before a number: spaces, marks of the sentence without one, marks of direction.
BEFORE = [
    *(" ", ":", ".", ",", " (", ": ", "\u00a0", " \u2009"),
    *(f" {mark}" for mark in "\u200e\u200f\u061c\u202a\u202b\u2066\u2067\u2068"),
    *("\u200f", ":\u200f", " \u200f\u202b", " \u202a\u200e"),
]
ENDS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069"}
ENDS |= {"\u2068": "\u2069", "(": ")"}
# Groups of a number, with a space where something divides them.
NUMBERS = [
    *("+972 2 123 4567", "+972 50 123 4567", "02 123 4567", "050 765 4321", "00970 59 123 4567"),
    *("1 700 500 600", "(02) 123 4567", "+٩٧٠ ٢ ١٢٣ ٤٥٦٧", "٠٢ ١٢٣ ٤٥٦٧"),
]
DIVIDERS = [
    *(" ", "-", "\u2011", "\u2013", "\u00a0", "\u2007", "\u2009", "\u202f"),
    *(" - ", " \u2013 ", "\u00a0-\u00a0", "- ", "\u2009\u2013\u2009", "  ", "\u2060-\u2060"),
]
# An extension, and what stands behind the number.
BEHIND = [("", after) for after in ("", ".", ",", "\u200f", "\u200e.")]
BEHIND += [("/8", ""), ("/8/9", "."), ("#12", ""), (" #12", ",")]


STEP = 17
"""Every seventeenth of all that can be put together. It meets each entry of each list, since 17
divides the length of none; all are looked at in the soak."""


def typed(lang: str) -> list[tuple[str, str]]:
    """Paragraphs, each with the number that stands in it."""
    first, last = WORDS[lang]
    found = []
    for before, number, divider, (extension, after) in product(BEFORE, NUMBERS, DIVIDERS, BEHIND):
        whole = number.replace(" ", divider) + extension
        ends = "".join(ENDS.get(sign, "") for sign in reversed(before))
        found.append((f"{first}{before}{whole}{ends}{after} {last}", whole))
    return found


def misread_by_itself(paragraphs: list[tuple[str, str]], lang: str) -> list[str]:
    """As front matter is set: its own directions end with it, then what needs it is isolated."""
    return [
        text
        for text, whole in paragraphs
        if SIGNS.sub("", whole) not in seen(isolated(with_directions_isolated(text), lang), lang)
        or SIGNS.sub("", whole) not in seen(isolated(text, lang), lang)
    ]


def misread_in_a_body(paragraphs: list[tuple[str, str]], lang: str) -> list[str]:
    body = html_of("\n\n".join(text for text, _ in paragraphs), lang)
    blocks = zip(paragraphs, body.split("\n"), strict=True)
    return [
        block
        for (_, whole), block in blocks
        if SIGNS.sub("", whole) not in seen(as_text(block), lang)
    ]


@pytest.mark.parametrize("lang", ["he", "ar", "en"])
def test_a_number_is_read_as_it_was_typed(lang: str) -> None:
    paragraphs = typed(lang)[::STEP]
    assert not misread_by_itself(paragraphs, lang)
    assert not misread_in_a_body(paragraphs, lang)


@pytest.mark.soak
@pytest.mark.parametrize("lang", ["he", "ar", "en"])
def test_every_number_is_read_as_it_was_typed(lang: str) -> None:
    assert not misread_by_itself(typed(lang), lang)
    assert not misread_in_a_body(typed(lang), lang)
