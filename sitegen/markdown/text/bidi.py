"""The Unicode Bidirectional Algorithm (UAX #9) for one paragraph without marks of direction.

It answers one question: on which level does each character stand? What is on one even level runs
from left to right and stays together; what is on several is put into another order. Isolates that
stand in a text already are passed over as the neutral characters that they are to what is around
them (rules X5a to X6a, BD13).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, Literal

Strong = Literal["L", "R", "AL"]

OPENING: Final = {"(": ")", "[": "]", "{": "}"}
# Behind so many brackets in each other the algorithm looks for no more pairs (BD16).
DEEPEST_BRACKETS: Final = 63
STARTS: Final = "\u2066\u2067\u2068"
END: Final = "\u2069"
NEUTRAL: Final = frozenset({"B", "S", "WS", "ON"})
PASSED_OVER: Final = "BN"
# Embeddings and overrides are not followed: HTML has elements for what they do.
NOT_FOLLOWED: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF"})


def levels_of(text: str, is_rtl: bool, before: Strong | None = None) -> list[int]:
    """Give the level of each character in a paragraph of one direction.

    `before` is the strong type that stands before the text in its paragraph; None where the text
    begins it. What stands in isolates has the level of the paragraph: it is not looked into.
    """
    outer: Strong = "R" if is_rtl else "L"
    types = _types_of(text)
    shown = [place for place, kind in enumerate(types) if kind != PASSED_OVER]
    resolved = [types[place] for place in shown]
    _resolve_weak(resolved, before or outer)
    _resolve_brackets([text[place] for place in shown], resolved, before or outer, outer)
    _resolve_neutral(resolved, before or outer, outer)
    base = int(is_rtl)
    levels = [base] * len(text)
    for place, kind in zip(shown, resolved, strict=True):
        levels[place] = _level(base, kind)
    return levels


def _types_of(text: str) -> list[str]:
    """Bidirectional types; a whole isolate is one neutral character and what is passed over."""
    types: list[str] = []
    depth = 0
    for character in text:
        if character in STARTS:
            types.append(PASSED_OVER if depth else "ON")
            depth += 1
        elif character == END and depth:
            depth -= 1
            types.append(PASSED_OVER)
        elif depth:
            types.append(PASSED_OVER)
        else:
            kind = unicodedata.bidirectional(character) or "L"
            kind = "ON" if kind == "PDI" else kind
            types.append(PASSED_OVER if kind in NOT_FOLLOWED else kind)
    return types


def _resolve_weak(types: list[str], before: str) -> None:
    """Rules W1 to W7."""
    _resolve_numbers(types, before)
    for at in range(1, len(types) - 1):
        sides = {types[at - 1], types[at + 1]}
        if sides == {"EN"} and types[at] in ("ES", "CS"):
            types[at] = "EN"
        elif sides == {"AN"} and types[at] == "CS":
            types[at] = "AN"
    for start, end in _stretches(types, {"ET"}):
        if "EN" in (types[start - 1 : start] + types[end : end + 1]):
            types[start:end] = ["EN"] * (end - start)
    strong = before
    for at, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):
            types[at] = "ON"
        elif kind in ("L", "R", "AL"):
            strong = kind
            types[at] = "L" if kind == "L" else "R"
        elif kind == "EN" and strong == "L":
            types[at] = "L"


def _resolve_numbers(types: list[str], before: str) -> None:
    """Rules W1 and W2."""
    strong, last = before, before
    for at, kind in enumerate(types):
        if kind == "NSM":
            kind = types[at] = last
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[at] = "AN"
        last = types[at]


def _resolve_brackets(characters: Sequence[str], types: list[str], before: str, outer: str) -> None:
    """Rule N0: brackets go with what they hold."""
    for opening, closing in _pairs(characters, types):
        held = {_side(kind) for kind in types[opening + 1 : closing]} - {""}
        if not held:
            continue
        side = outer
        if outer not in held:
            context = next(filter(None, map(_side, reversed(types[:opening]))), _side(before))
            side = context if context in held else outer
        types[opening] = types[closing] = side


def _pairs(characters: Sequence[str], types: Sequence[str]) -> list[tuple[int, int]]:
    """Brackets and their partners (BD16), by the places of the opening ones."""
    pairs, opened = [], list[tuple[str, int]]()
    for at, character in enumerate(characters):
        if types[at] != "ON":
            continue
        if character in OPENING:
            if len(opened) == DEEPEST_BRACKETS:
                break
            opened.append((OPENING[character], at))
        elif any(character == closing for closing, _ in opened):
            while opened[-1][0] != character:
                opened.pop()
            pairs.append((opened.pop()[1], at))
    return sorted(pairs)


def _resolve_neutral(types: list[str], before: str, outer: str) -> None:
    """Rules N1 and N2."""
    for start, end in _stretches(types, NEUTRAL):
        left = _side(types[start - 1] if start else before)
        right = _side(types[end]) if end < len(types) else outer
        types[start:end] = [left if left == right else outer] * (end - start)


def _stretches(
    types: Sequence[str], wanted: frozenset[str] | set[str]
) -> Iterator[tuple[int, int]]:
    start = None
    for at, kind in enumerate([*types, ""]):
        if kind in wanted and start is None:
            start = at
        elif kind not in wanted and start is not None:
            yield start, at
            start = None


def _side(kind: str) -> str:
    """What a type counts as among neutral ones: numbers are R (N0, N1)."""
    return {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _level(base: int, kind: str) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
