"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

TOKEN = re.compile(r"\s+|[.,;:!?()\[\]{}\"“”«»*_#|]|[^\s.,;:!?()\[\]{}\"“”«»*_#|]+")
"""Words, signs and the spaces between them. Points, accents and apostrophes belong to words."""

LONGEST = 4000
"""Tokens that are compared one by one; of a longer stretch, all is another."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: in both, `gone` from the former one, or `new` in the present one."""

    kind: Literal["same", "gone", "new"]
    text: str


def differences(former: str, present: str) -> tuple[Piece, ...]:
    """Give the pieces of two texts in their order.

    Without what is new they are the former text, without what is gone the present one.
    """
    return tuple(_joined(_by_line(former, present)))


def _by_line(former: str, present: str) -> Iterator[Piece]:
    old, new = former.splitlines(keepends=True), present.splitlines(keepends=True)
    for same, before, after in _stretches(old, new):
        one, other = "".join(before), "".join(after)
        if same:
            yield Piece("same", one)
        else:
            yield from _by_word(TOKEN.findall(one), TOKEN.findall(other))


def _by_word(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if max(len(old), len(new)) > LONGEST:
        yield from (Piece("gone", "".join(old)), Piece("new", "".join(new)))
        return
    for same, before, after in _stretches(old, new):
        if same:
            yield Piece("same", "".join(before))
        else:
            yield from (Piece("gone", "".join(before)), Piece("new", "".join(after)))


def _stretches(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Give stretches that both have, and stretches of either that stand in one place."""
    # Spaces stand everywhere: what they would match says nothing.
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for what, start, end, from_, to in matcher.get_opcodes():
        yield what == "equal", old[start:end], new[from_:to]


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join neighbours of one kind; a space alone between two changes is no reason to part them."""
    gone = new = ""
    waiting = ""
    for piece in pieces:
        if piece.kind == "same" and piece.text.isspace() and (gone or new):
            waiting += piece.text
            continue
        if piece.kind == "same":
            yield from _changed(gone, new)
            yield Piece("same", waiting + piece.text)
            gone = new = waiting = ""
            continue
        gone, new, waiting = gone + waiting, new + waiting, ""
        if piece.kind == "gone":
            gone += piece.text
        else:
            new += piece.text
    yield from _changed(gone, new)
    if waiting:
        yield Piece("same", waiting)


def _changed(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if new:
        yield Piece("new", new)
