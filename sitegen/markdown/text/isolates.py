"""What has to be isolated in a text so that it is shown in the order in which it is read.

Two kinds of it: runs of another script with the signs of their words (`runs.py`), and groups of
numbers (`numbers.py`). Bodies have elements for it (`typesetting.py`); texts by themselves, such as
titles, captions and those of panels, have Unicode's isolates, and only where these change anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from sitegen.markdown.text.bidi import levels_of
from sitegen.markdown.text.numbers import HAS_EASTERN, groups_of, number_runs
from sitegen.markdown.text.runs import foreign_runs
from sitegen.markdown.text.scripts import (
    ARABIC,
    FOREIGN,
    HAS_DIGIT,
    HEBREW,
    TURNING,
    Script,
    first_script,
    is_rtl,
    script_of,
)

ISOLATE: Final = re.compile("[\u2066-\u2069]")
OVERRIDE: Final = re.compile("[\u202d\u202e]")
OUR_SIGNS: Final = re.compile("[\u2066\u2067\u2069\u202c\u202d]")
HOLE, FILLING = "\ufffc", "\u200b"
RTL_LETTER: Final = re.compile(f"[{HEBREW}{ARABIC}]")
IS_TURNED: Final = re.compile(f"[{HEBREW}{ARABIC}{TURNING}]")
OF_SCRIPT: Final[dict[Script, str]] = {"latin": "a", "hebrew": "\u05d0", "arabic": "\u0627"}
"""A letter of each script: a foreign run ends before it."""

DEEPEST: Final = 8
"""Isolates in each other that are looked into."""
MOST_ROUNDS: Final = 12
"""Looks at one text; each but the last isolates at least one more group."""


def isolated(text: str, lang: str) -> str:
    """Give a text by itself (a title, a caption) with isolates around what would be put into
    another order: foreign words with their signs, groups of numbers.

    LRI, RLI and PDI (UAX #9) are seen by nobody and understood wherever Unicode 6.3 (2013) is: in
    pages, their titles, feeds, cards and on paper. Isolates that a text has already stay.
    """
    return _set(text, script_of(lang), DEEPEST)


def _set(text: str, script: Script, deepest: int) -> str:
    if not is_rtl(script) and not (IS_TURNED.search(text) or HAS_EASTERN.search(text)):
        return text
    has_runs, has_digits = FOREIGN[script].search(text), HAS_DIGIT.search(text)
    for _ in range(MOST_ROUNDS):
        # What is isolated no longer orders its neighbours: those may need it now.
        again = _with_isolated_runs(text, script) if has_runs else text
        again = _with_isolated_groups(again, script) if has_digits else again
        if again == text:
            break
        text = again
    return _set_within_isolates(text, script, deepest) if has_digits and deepest else text


def _set_within_isolates(text: str, own: Script, deepest: int) -> str:
    """Set what stands in the isolates of a text as well: each is a paragraph of its own."""

    def put(isolate: str) -> str:
        # What is overridden is in order already.
        if OVERRIDE.search(isolate):
            return isolate
        within = isolate[1:].removesuffix("\u2069")
        script = _script_within(isolate[0], within, own)
        return isolate[0] + _set(within, script, deepest - 1) + isolate[1 + len(within) :]

    return with_isolates(text, put)


def _script_within(sign: str, within: str, own: Script) -> Script:
    """Give the script of what an isolate holds, whose direction its sign says."""
    first = first_script(within)
    if sign == "\u2066" or (sign == "\u2068" and (first is None or not is_rtl(first))):
        return "latin"
    if is_rtl(own):
        return own
    return first if first is not None and is_rtl(first) else "hebrew"


def isolates_in(text: str) -> list[tuple[int, int]]:
    """Give where the isolates of a text stand with all that is in them (UAX #9, BD9)."""
    found, start, depth = list[tuple[int, int]](), 0, 0
    for sign in ISOLATE.finditer(text):
        if sign[0] != "\u2069":
            start = start if depth else sign.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((start, sign.end()))
    return [*found, (start, len(text))] if depth else found


def with_isolates(text: str, changed: Callable[[str], str]) -> str:
    """Give a text in which each isolate, with all that is in it, was changed."""
    pieces, at = [], 0
    for start, end in isolates_in(text):
        pieces += [text[at:start], changed(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def without_isolates(text: str) -> str:
    """Give a text without the signs that `isolated` puts into it."""
    return OUR_SIGNS.sub("", text)


def whole_runs(text: str, own: Script) -> Iterator[tuple[int, int, Script]]:
    """Give the foreign runs of a text, each with the numbers that belong to its first words.

    "02-123-4567 ext 12" is one run in Hebrew.
    """
    groups = list(groups_of(text)) if is_rtl(own) and HAS_DIGIT.search(text) else []
    behind = 0
    for start, end, script in foreign_runs(text, own):
        if script == "latin":
            around = [group for group in groups if group[0] < end and start < group[1]]
            start = max(behind, min([start, *(first for first, _ in around)]))
            end = max([end, *(last for _, last in around)])
        if end > max(start, behind):
            yield start, end, script
        behind = max(behind, end)


def masked(text: str, hidden: re.Pattern[str]) -> str:
    """Give a text of the same length in which what is found counts as one neutral character."""
    return hidden.sub(lambda match: hole(len(match[0])), text)


def hole(length: int) -> str:
    """Give what stands for something isolated in a text."""
    return HOLE + FILLING * (length - 1)


def _masked_isolates(text: str) -> str:
    return with_isolates(text, lambda isolate: hole(len(isolate)))


def _with_isolated_runs(text: str, own: Script) -> str:
    """Isolate the runs of the other direction if not all would stand as if they were isolated."""
    barred = with_isolates(text, lambda isolate: OF_SCRIPT[own] * len(isolate))
    runs = [
        (start, end)
        for start, end, script in whole_runs(barred, own)
        if is_rtl(script) != is_rtl(own)
    ]
    if _stand_by_themselves(_masked_isolates(text), runs, is_rtl(own)):
        return text
    sign = "\u2066" if is_rtl(own) else "\u2067"
    pieces, at = [], 0
    for start, end in runs:
        run = text[start:end]
        pieces += [text[at:start], sign, _forced(run) if is_rtl(own) else run, "\u2069"]
        at = end
    return "".join([*pieces, text[at:]])


def _forced(run: str) -> str:
    """Give a run of Latin letters with overrides for groups of Arabic's own digits in it."""
    if HAS_EASTERN.search(run) is None:
        return run
    pieces, at = [], 0
    for start, end, is_forced in number_runs(run, "latin"):
        if is_forced:
            pieces += [run[at:start], f"\u202d{run[start:end]}\u202c"]
            at = end
    return "".join([*pieces, run[at:]])


def _stand_by_themselves(text: str, runs: list[tuple[int, int]], from_right: bool) -> bool:
    """Tell whether runs of the other direction have the levels that they have as isolates."""
    around = text
    for start, end in runs:
        around = around[:start] + hole(end - start) + around[end:]
    wanted = levels_of(around, from_right)
    # Within an isolate levels begin anew, at the next one of its direction (UAX #9, X5a, X5b).
    lift = 2 if from_right else 0
    for start, end in runs:
        wanted[start:end] = [level + lift for level in levels_of(text[start:end], not from_right)]
    return levels_of(text, from_right) == wanted


def _with_isolated_groups(text: str, script: Script) -> str:
    pieces, at = [], 0
    for run in number_runs(_masked_isolates(text), script):
        group = text[run.start : run.end]
        group = f"\u202d{group}\u202c" if run.is_forced else group
        pieces += [text[at : run.start], f"\u2066{group}\u2069"]
        at = run.end
    return "".join([*pieces, text[at:]])
