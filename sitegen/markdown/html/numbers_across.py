"""Numbers in groups of which a part is emphasised: `02-**123**-4567` is one telephone number.

Texts are set one by one, and a group is isolated as a whole (`text/numbers.py`): one that goes on
behind a tag gets an element around all of its parts, within which nothing is to be isolated.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final
from xml.etree.ElementTree import Element

from sitegen.markdown.source import LINE_SEPARATOR
from sitegen.markdown.text.isolates import hole, masked
from sitegen.markdown.text.numbers import (
    HAS_EASTERN,
    NumberRun,
    groups_of,
    needs_override,
)
from sitegen.markdown.text.scripts import HAS_DIGIT, Script, is_rtl
from sitegen.markdown.text.typesetting import LITERAL

EMPHASIS: Final = frozenset("b del em i ins mark strong u".split())
"""Elements that may stand within a number, and leave it what it is."""


LETTER: Final = re.compile("[A-Za-z]")


class WholeNumber(Element):
    """A number with all of its parts, shown from left to right."""


def keep_numbers_whole(element: Element, script: Script) -> None:
    """Put an element around each group of numbers that goes on behind a tag, in its parent.

    `script` is that of the paragraph: from left to right, only Arabic's own digits need it.

    A group that begins or ends in the midst of an emphasis is left alone: it can't be one element.
    So is one with letters, which belong to a run of words of their own.
    """
    is_whole = isinstance(element, WholeNumber)
    if is_whole or not any(child.tag in EMPHASIS and is_part(child) for child in element):
        return
    text, places = _joined(element)
    if not is_rtl(script) and HAS_EASTERN.search(text) is None:
        return
    starts, ends = [start for start, _ in places], [end for _, end in places]
    for start, end in reversed(list(groups_of(text))):
        within = range(bisect_right(ends, start), bisect_left(starts, end))
        if not within or places[within[0]][0] < start or end < places[within[-1]][1]:
            continue
        is_within = len(within) == 1 and places[within[0]] == (start, end)
        is_words = LETTER.search(text, start, end) is not None
        if not is_within and not is_words and all(element[at].tag in EMPHASIS for at in within):
            run = NumberRun(start, end, needs_override(text[start:end]))
            _wrap(element, within, run, places)


def is_part(child: Element) -> bool:
    """Tell whether an element may be a part of a number: some digits, and no more about it."""
    return not child.attrib and not len(child) and bool(HAS_DIGIT.search(child.text or ""))


def _joined(element: Element) -> tuple[str, list[tuple[int, int]]]:
    """Give the text with its children's, and where each child stands in it.

    What a backslash or a reference stands for, the ends of lines, and what is no part of a number
    are one neutral sign each.
    """
    text, places = _plain(element.text), []
    for child in element:
        is_plain = child.tag in EMPHASIS and is_part(child)
        inner = _plain(child.text) if is_plain else hole(1)
        places.append((len(text), len(text) + len(inner)))
        text += inner + _plain(child.tail)
    return text, places


def _plain(text: str | None) -> str:
    return masked(text or "", LITERAL).replace(LINE_SEPARATOR, hole(1))


def _wrap(element: Element, within: range, run: NumberRun, places: list[tuple[int, int]]) -> None:
    """Move children, with the text around them that belongs to the group, into an element."""
    first, last = within[0], within[-1]
    whole = WholeNumber("bdo" if run.is_forced else "bdi", {"dir": "ltr"})
    children = element[first : last + 1]
    before = (element[first - 1].tail if first else element.text) or ""
    kept = len(before) - (places[first][0] - run.start)
    whole.text = before[kept:]
    if first:
        element[first - 1].tail = before[:kept]
    else:
        element.text = before[:kept]
    after, taken = children[-1].tail or "", run.end - places[last][1]
    children[-1].tail, whole.tail = after[:taken], after[taken:]
    whole.extend(children)
    element[first : last + 1] = [whole]
