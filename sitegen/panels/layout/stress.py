"""Strong, emphasised and struck-out words as elements of a panel's template.

An engine that sets every element by itself would put the pieces of a foreign run into the order of
the paragraph: an isolate in which a stress begins or ends becomes an element with a direction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from sitegen.markdown.text.isolates import isolates_in
from sitegen.markdown.text.scripts import ARABIC, first_script, is_rtl
from sitegen.panels.layout.lines import WORD_JOINER
from sitegen.panels.theme.fonts import SILENT
from sitegen.panels.theme.theme import held
from sitegen.panels.values import Stress

DIRECTIONS = {"\u2066": "ltr", "\u2067": "rtl"}
PDI = "\u2069"
STRUCK = "del"
JOINER = "\u200d"
# Letters that join the next one, with their marks, and those that are joined (Unicode, 9.2).
JOINING = re.compile(
    f"[{ARABIC}](?<![\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0649\u0671\u0698])[\u064b-\u065f]*$"
)
JOINED = re.compile(f"[{ARABIC}](?<!\u0621)")
Kinds = tuple[str, ...]


def stressed(text: str, stresses: Sequence[Stress]) -> str:
    """A text with its stresses as elements `strong`, `em` and `del`; as it is if it has none.

    Signs of order and of breaks aren't counted: a text may have got them since its stresses were
    found.
    """
    if not stresses:
        return text
    return Markup("").join(_set(*_joined(text, _kinds_of(text, stresses)), str))


def _kinds_of(text: str, stresses: Sequence[Stress]) -> list[Kinds]:
    """The stresses of each character; a sign has those of what follows it, a word joiner those of
    what it holds."""
    kinds, count = list[Kinds](), 0
    for letter in text:
        there = tuple(each.kind for each in stresses if each.start <= count < each.end)
        kinds.append(kinds[-1] if kinds and letter == WORD_JOINER else there)
        count += letter not in SILENT
    for place, letter in enumerate(text[1:-1], start=1):
        before, after = kinds[place - 1], kinds[place + 1]
        # A space by itself is lost to readers of PDF (PDFium): it goes with a neighbour, with one
        # that isn't struck out if there is one.
        if letter.isspace() and before != kinds[place] != after:
            kinds[place] = after if STRUCK in before else before
    return kinds


def _joined(text: str, kinds: list[Kinds]) -> tuple[str, list[Kinds]]:
    """Give a text whose Arabic letters keep the shapes of a whole word where a stress parts it.

    A joiner (U+200D) on either side stands for the neighbour that is set by itself.
    """
    letters, theirs = list(text), list(kinds)
    for place in reversed(range(1, len(text))):
        parted = kinds[place - 1] != kinds[place] and JOINED.match(text, place)
        if parted and JOINING.search(text[:place]):
            letters[place:place] = [JOINER, JOINER]
            theirs[place:place] = [kinds[place - 1], kinds[place]]
    return "".join(letters), theirs


def _set(text: str, kinds: list[Kinds], shown: Callable[[str], str]) -> Iterator[Markup]:
    at = 0
    for start, end in isolates_in(text):
        closed = end - (text[end - 1] == PDI)
        within = [kinds[place] for place in range(start + 1, closed) if text[place] not in SILENT]
        if len(set(within)) <= 1:
            # Its signs belong to what they hold.
            kinds[start:end] = (within or [()])[:1] * (end - start)
            continue
        yield from _elements(text[at:start], kinds[at:start], shown)
        inner = Markup("").join(_set(text[start + 1 : closed], kinds[start + 1 : closed], held))
        yield Markup('<span dir="{}">{}</span>').format(_direction(text[start:closed]), inner)
        at = end
    yield from _elements(text[at:], kinds[at:], shown)


def _direction(isolate: str) -> str:
    first = first_script(isolate[1:])
    natural = "rtl" if first is not None and is_rtl(first) else "ltr"
    return DIRECTIONS.get(isolate[0], natural)


def _elements(text: str, kinds: list[Kinds], shown: Callable[[str], str]) -> Iterator[Markup]:
    pairs = zip(text, kinds, strict=True)
    for stresses, letters in groupby(pairs, key=lambda pair: pair[1]):
        element = Markup("{}").format(shown("".join(letter for letter, _ in letters)))
        for kind in stresses:
            element = Markup("<{0}>{1}</{0}>").format(kind, element)
        yield element
