"""Which words of a paragraph are strong, emphasised or struck out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from sitegen.markdown.text.isolates import ISOLATE, isolated, whole_runs
from sitegen.markdown.text.numbers import groups_of
from sitegen.markdown.text.scripts import Script, is_rtl, script_of
from sitegen.panels.theme.fonts import SILENT
from sitegen.panels.values import Stress

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


class Words:
    """The words of one paragraph as they come, each with its stresses."""

    def __init__(self) -> None:
        self._letters: list[tuple[str, AbstractSet[str]]] = []

    def add(self, words: str, stresses: Iterable[str] = ()) -> None:
        """Go on with words; white space is one space (HTML)."""
        stressed = frozenset(stresses)
        for letter in words:
            if not letter.isspace():
                self._letters.append((letter, stressed))
            elif self._letters and self._letters[-1][0] != " ":
                self._letters.append((" ", stressed))

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(letter for letter, _ in self._letters).rstrip(" ")

    def stresses(self, before: int) -> tuple[Stress, ...]:
        """The stresses, where so many characters come before the words."""
        counted = [stresses for letter, stresses in self._letters if letter not in SILENT]
        return tuple(sorted(_runs(counted, before), key=lambda run: (run.start, run.kind)))


def _runs(counted: Sequence[AbstractSet[str]], before: int) -> Iterator[Stress]:
    for kind in sorted({kind for stresses in counted for kind in stresses}):
        start: int | None = None
        for place, stresses in enumerate([*counted, frozenset[str]()]):
            if kind in stresses and start is None:
                start = place
            elif kind not in stresses and start is not None:
                yield Stress(kind=kind, start=before + start, end=before + place)
                start = None


def isolated_around(text: str, stresses: Sequence[Stress], lang: str) -> str:
    """Give a text with its isolates, also around what a stress begins or ends within.

    The engine sets each stressed piece by itself: only an isolate says that the pieces of a foreign
    run or of a group of numbers stand in its order.
    """
    if not stresses or ISOLATE.search(text):
        return isolated(text, lang)
    own = script_of(lang)
    cuts = {edge for each in stresses for edge in (each.start, each.end)}
    places = [place for place, letter in enumerate(text) if letter not in SILENT]
    cut_at = {places[cut] for cut in cuts if cut < len(places)}
    pieces, at = [], 0
    for start, end, sign in sorted(_foreign(text, own)):
        if start >= at and any(start < cut < end for cut in cut_at):
            pieces += [text[at:start], sign, text[start:end], PDI]
            at = end
    return isolated("".join([*pieces, text[at:]]), lang)


def _foreign(text: str, own: Script) -> Iterator[tuple[int, int, str]]:
    for start, end, script in whole_runs(text, own):
        if is_rtl(script) != is_rtl(own):
            yield start, end, RLI if is_rtl(script) else LRI
    if is_rtl(own):
        yield from ((start, end, LRI) for start, end in groups_of(text))
