"""The runs of a text that are in another script than its own, with their brackets whole.

What is isolated takes its marks with it: a bracket outside of a run whose partner is inside would
be turned to the wrong side (UAX #9, BD16 and N0 pair brackets within one isolate only).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sitegen.markdown.text.scripts import (
    ARABIC,
    ATTACHED,
    BEFORE_SIGN,
    CURRENCY,
    FOREIGN_RUNS,
    HEBREW,
    LATIN,
    Script,
)
from sitegen.patterns import late

BRACKETS: Final = {"(": ")", "[": "]", "{": "}", "«": "»"}
CLOSED_BY: Final[dict[Script, dict[str, str]]] = {
    "latin": BRACKETS | {"“": "”"},
    "hebrew": BRACKETS | {"“": "”", "”": "”"},
    "arabic": BRACKETS | {"“": "”", "”": "“"},
}
"""The mark that closes another, in a text of a script: quotations differ (CLDR, delimiters)."""

IN_PAIRS: Final = late(r"[()\[\]{}«»“”]")
# What begins a word before its first letter: @name, #tag, 12@x.org, .NET, ~/site, ../x, $HOME,
# _blank, -f, --strict.
BEGINNING: Final = late(
    rf"(?<![0-9{LATIN}@#._+-])(?:[@#]_?|[0-9][0-9._+-]{{,9}}@)"
    rf"|(?:{BEFORE_SIGN}|{ATTACHED})"
    rf"(?:~?/|\.{{0,2}}/|[.$_](?=[{LATIN}])|[@#](?=[{LATIN}])|--?(?=[a-z]))"
)
LONGEST_BEGINNING: Final = 11
# Signs that end one: C++, C#, 50%, mc², f(), x.org/, A-; the period of U.S., and of a title or firm
# if more follows.
ENDING: Final = late(
    r"(?:(?<=\.[A-Za-z])\."
    r"|(?:(?<=\b[DJSM]r)|(?<=\bMs)|(?<=\bSt)|(?<=\bCo)|(?<=\bvs)|(?<=\bMrs|\bInc|\bLtd)"
    r"|(?<=\bProf|\bCorp))\.(?=[ ][^\s]|\))"
    r"|\.(?=[,;:،؛])"
    rf"|(?<=[0-9])(?:[%‰°]|{CURRENCY})"
    r"|[\u0300-\u036f²³¹\u2070-\u209c™®]+"
    r"|[+#%]+"
    r"|\(\)"
    rf"|/(?![{HEBREW}{ARABIC}])"
    r"|(?<=\b[A-F])-(?=[\s.,;:)]|$))+"
)
BEFORE_CLOSING: Final = late(r"[.,!?;:…]*")


def foreign_runs(text: str, own: Script) -> Iterator[tuple[int, int, Script]]:
    """Give start, end and script of each run that isn't in a text's own script.

    Signs at its edges that are part of its words belong to it.
    """
    find, at = FOREIGN_RUNS[own].search, 0
    while match := find(text, at):
        start, end = match.span()
        script: Script = match.lastgroup  # type: ignore[assignment]
        is_latin = script == "latin"
        first = _beginning(text, at, start) if is_latin else start
        end = _ending(text, end) if is_latin else end
        at = balanced_end(text, start, end, CLOSED_BY[own])
        yield first, at, script


def _beginning(text: str, behind: int, start: int) -> int:
    """Give where the signs begin that a word begins with; none stand before `behind`."""
    for at in range(max(behind, start - LONGEST_BEGINNING), start):
        match = BEGINNING.match(text, at)
        if match and match.end() == start:
            return at
    return start


def _ending(text: str, end: int) -> int:
    """Give the end of the signs that end a word."""
    match = ENDING.match(text, end)
    return match.end() if match else end


def balanced_end(text: str, start: int, end: int, closed_by: Mapping[str, str]) -> int:
    """Give where a run ends so that no bracket or quotation mark in it lacks its partner.

    `closed_by` gives the mark that closes another. The run grows by marks that close what it
    opened; where one stays alone, it ends before that.
    """
    opened: list[tuple[int, str]] = []
    for mark in IN_PAIRS.finditer(text, start, end):
        if opened and opened[-1][1] == mark[0]:
            opened.pop()
        elif mark[0] in closed_by:
            opened.append((mark.start(), closed_by[mark[0]]))
        else:
            return trimmed(text, start, mark.start())
    while opened:
        behind = BEFORE_CLOSING.match(text, end).end()  # type: ignore[union-attr]
        if text[behind : behind + 1] != opened[-1][1]:
            return trimmed(text, start, opened[0][0])
        end = behind + 1
        opened.pop()
    return end


def trimmed(text: str, start: int, end: int) -> int:
    """Give the end of a piece without the spaces at its end."""
    return start + len(text[start:end].rstrip())
