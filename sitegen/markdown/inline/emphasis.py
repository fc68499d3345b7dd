"""Emphasis: stars, low lines and ~~ (CommonMark 0.31.2, 6.2; GFM 6.5).

Our own: a star between two Hebrew letters is a letter's sign (משתתפים*ות) and no emphasis.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX

from sitegen.markdown.inline.unpaired import parts_strong, unpaired
from sitegen.markdown.source import MARKS, Places, strip_marks
from sitegen.markdown.text.scripts import HEBREW, HEBREW_MARKS
from sitegen.text import shortened

if TYPE_CHECKING:
    from sitegen.markdown.grammar import Grammar
    from sitegen.markdown.inline.parser import PutAway

RUNS: Final = re.compile(r"\*+|_+|~~+")
HEBREW_LETTER: Final = re.compile(f"[{HEBREW}{HEBREW_MARKS}]")
LETTER_OR_EMPHASIS: Final = (
    "a star between two Hebrew letters is a letter's sign; for emphasis within a word write <em>"
)
LEFT_OVER: Final = (
    "is shown as it stands: what is strong has no space within its stars, and behind a sign it "
    "has a space or sign beside them; within a word write <strong>, and for stars \\*\\*"
)
UNPAIRED: Final = (
    '"{}" is shown as it stands: signs like these have no space within them, and behind a sign '
    "they have a space or sign beside them; within a word write <{}>, and for the signs "
    "themselves {}"
)
LONGEST_SHOWN: Final = 40
# Nobody reads more of them at once.
MOST: Final = 100
# Where a piece of a text is no longer the source's: at spaces, escapes, placeholders.
BROKEN: Final = re.compile(rf"[\s{STX}{ETX}]")
TAGS: Final = {1: "em", 2: "strong"}


class Emphasis(InlineProcessor):
    """`*em*`, `**strong**`, `~~gone~~`"""

    def __init__(self, md: Grammar) -> None:
        super().__init__(RUNS.pattern, md)
        self._grammar = md

    def replace_all(self, data: str, put_away: PutAway) -> str:
        """Give the text with placeholders."""
        if "*" not in data and "_" not in data and "~~" not in data:
            return data
        places = Places(data)
        pieces = list(_pieces(data, self._grammar.stand_ins, places))
        runs = [piece for piece in pieces if isinstance(piece, Run)]
        if any(run.opens for run in runs) and any(run.closes for run in runs):
            data = Matching([*pieces], put_away).run()
        if any(run.is_letter for run in runs) and any(run.is_left_alone for run in runs):
            first = next(run for run in runs if run.is_letter)
            near = first.sign_of_line or f"{pieces[first.at - 1]}*{pieces[first.at + 1]}"
            self._grammar.find(LETTER_OR_EMPHASIS, near, is_doubt=True)
        if any(run.left for run in runs):
            self._tell_left_over(pieces, runs)
        return data

    def _tell_left_over(self, pieces: list[str | Run], runs: list[Run]) -> None:
        """Tell that signs are shown which were meant to make something strong, or emphasis."""
        strong = [run for run in runs if run.is_left_over]
        for run in (*strong[:MOST], *parts_strong(runs)):
            if near := self._near(pieces, run, run):
                said = f'"{shortened(near, LONGEST_SHOWN)}" {LEFT_OVER}'
                self._grammar.find(said, run.sign_of_line or near, is_doubt=True)
        for first, last in islice(unpaired(pieces), MOST):
            if near := self._near(pieces, first, last):
                said = LETTER_OR_EMPHASIS
                if not last.is_letter:
                    tag = "del" if first.sign == "~" else "em"
                    signs = "".join(f"\\{sign}" for sign in first.signs)
                    said = UNPAIRED.format(shortened(near, LONGEST_SHOWN), tag, signs)
                self._grammar.find(said, first.sign_of_line or near, is_doubt=True)

    def _near(self, pieces: list[str | Run], first: Run, last: Run) -> str:
        """Give the words around one or two runs, "" in code."""
        if self._grammar.htmlStash.rawHtmlBlocks and self._is_in_code(pieces[: first.at]):
            return ""
        words = "".join(map(str, pieces[first.at : last.at + 1]))
        if BROKEN.search(words.replace(" ", "")):
            words = f"{BROKEN.split(words)[0]}…{BROKEN.split(words)[-1]}"
        before, behind = str(pieces[first.at - 1]), str(pieces[last.at + 1])
        return strip_marks(f"{BROKEN.split(before)[-1]}{words}{BROKEN.split(behind)[0]}")

    def _is_in_code(self, pieces: list[str | Run]) -> bool:
        """Tell whether HTML in front of a place opens code that it doesn't close."""
        stash, before = self._grammar.htmlStash.rawHtmlBlocks, "".join(map(str, pieces))
        tags = [str(stash[int(match[1])]) for match in HTML_PLACEHOLDER_RE.finditer(before)]
        opened = sum(tag.startswith("<code") for tag in tags)
        return opened > sum(tag.startswith("</code") for tag in tags)


@dataclass(eq=False)
class Run:
    """Signs of one kind in a row, and what they may do; `left` is how many are still signs."""

    sign: str
    length: int
    opens: bool
    closes: bool
    is_letter: bool
    at: int
    left: int
    before: str
    after: str
    sign_of_line: str

    @property
    def signs(self) -> str:
        """Give the signs as they were typed."""
        return self.sign * self.length

    def __str__(self) -> str:
        """Give the same."""
        return self.signs

    @property
    def begins_line(self) -> bool:
        """Tell whether nothing stands before it on its line."""
        return self.before in ("", "\n")

    @property
    def stands_apart(self) -> bool:
        """Tell whether it stands between spaces, or between numbers."""
        is_power = self.before.isdecimal() and self.after.isdecimal()
        return is_power or not f"{self.before}{self.after}".strip()

    @property
    def is_left_over(self) -> bool:
        """Tell whether it is two stars beside words that made nothing strong."""
        return self.sign == "*" and self.left == self.length == 2 and not self.stands_apart

    @property
    def is_left_alone(self) -> bool:
        """Tell whether it would end something that nothing began."""
        return self.sign == "*" and self.closes and not self.opens and self.left == self.length


def _pieces(data: str, stand_ins: Mapping[str, str], places: Places) -> Iterator[str | Run]:
    at = 0
    for number, match in enumerate(RUNS.finditer(data)):
        start, end = match.span()
        yield data[at:start]
        before, after = _beside(data, start, end, stand_ins)
        is_letter = match[0] == "*" and all(map(HEBREW_LETTER.match, (before, after)))
        opens, closes = (False, False) if is_letter else flanks(match[0], before, after)
        length = end - start
        yield Run(
            match[0][0],
            length,
            opens,
            closes,
            is_letter,
            at=2 * number + 1,
            left=length,
            before=before,
            after=after,
            sign_of_line=places.mark_at(start),
        )
        at = end
    yield data[at:]


def _beside(data: str, start: int, end: int, stand_ins: Mapping[str, str]) -> tuple[str, str]:
    """Give the characters before and behind a run, "" where there is none."""
    while start and MARKS.match(data, start - 1):
        start -= 1
    before, after = data[max(start - 1, 0) : start], data[end : end + 1]
    if before == ETX:
        before = stand_ins.get(data[data.rfind(STX, 0, start) : start], before)[-1]
    if after == STX:
        after = stand_ins.get(data[end : data.find(ETX, end) + 1], after)[0]
    return before, after


def flanks(run: str, before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a run of signs may begin and may end emphasis, by what stands around it."""
    if run[0] == "~" and len(run) != 2:
        return False, False
    space_before, sign_before = _kind(before)
    space_after, sign_after = _kind(after)
    is_left = not space_after and (not sign_after or space_before or sign_before)
    is_right = not space_before and (not sign_before or space_after or sign_after)
    if run[0] != "_":
        return is_left, is_right
    return is_left and (not is_right or sign_before), is_right and (not is_left or sign_after)


def _kind(character: str) -> tuple[bool, bool]:
    """Tell whether a character beside a run is a space (or none at all), or a sign."""
    if not character or character.isspace():
        return True, False
    if character in (STX, ETX):
        # A placeholder stands for something that ends in a bracket or the like.
        return False, True
    return False, unicodedata.category(character)[0] in "PS"


class Matching:
    """Finds which runs belong together (CommonMark, appendix, "process emphasis")."""

    def __init__(self, pieces: list[str | Run], put_away: PutAway) -> None:
        self._pieces = pieces
        self._put_away = put_away
        # Where to go on behind what has become one piece, by where it begins.
        self._behind: dict[int, int] = {}
        # Runs that may still open something, in order.
        self._openers: list[Run] = []
        # For a kind of closing run: how many openers from below are known not to fit.
        self._bottoms: dict[tuple[str, bool, int], int] = {}

    def run(self) -> str:
        """Give the text with placeholders."""
        for piece in list(self._pieces):
            if not isinstance(piece, Run):
                continue
            if piece.closes:
                self._close(piece)
            if piece.opens and piece.left:
                self._openers.append(piece)
        return "".join(self._written(0, len(self._pieces)))

    def _written(self, at: int, end: int) -> Iterator[str]:
        """Give what stands from one place on up to another."""
        while at < end:
            piece = self._pieces[at]
            yield piece if isinstance(piece, str) else piece.sign * piece.left
            at = self._behind.get(at, at + 1)

    def _close(self, closer: Run) -> None:
        while closer.left:
            key = (closer.sign, closer.opens, closer.length % 3)
            bottom = self._bottoms.get(key, 0)
            at = len(self._openers) - 1
            while at >= bottom and not _fits(self._openers[at], closer):
                at -= 1
            if at < bottom:
                self._bottoms[key] = len(self._openers)
                return
            opener = self._openers[at]
            del self._openers[at + 1 :]
            self._bottoms = {k: min(v, at + 1) for k, v in self._bottoms.items()}
            self._join(opener, closer)
            if not opener.left:
                self._openers.pop()
                self._bottoms = {k: min(v, at) for k, v in self._bottoms.items()}

    def _join(self, opener: Run, closer: Run) -> None:
        used = 2 if opener.left >= 2 and closer.left >= 2 else 1
        opener.left -= used
        closer.left -= used
        first, last = opener.at + 1, closer.at
        element = Element("del" if opener.sign == "~" else TAGS[used])
        element.text = "".join(self._written(first, last))
        self._pieces[first] = self._put_away(element)
        self._behind[first] = last


def _fits(opener: Run, closer: Run) -> bool:
    if opener.sign != closer.sign or not opener.left:
        return False
    if (opener.closes or closer.opens) and (opener.length + closer.length) % 3 == 0:
        return opener.length % 3 == 0 and closer.length % 3 == 0
    return True
