"""Code in a line, `so`: Python-Markdown's, looking through the text once only."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import BACKTICK_RE, BacktickInlineProcessor

RUN: Final = re.compile("`+")
# A backtick that no backslash takes the meaning from; the group is never there.
FREE: Final = re.compile("(?:((?!))|)`")


class Runs:
    """The runs of backticks in a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._of_length: dict[int, list[int]] = {}
        for match in RUN.finditer(text):
            self._starts.append(match.start())
            self._ends.append(match.end())
            self._of_length.setdefault(match.end() - match.start(), []).append(match.start())
        # For each run, the first of the longest ones from there on.
        self._longest = list(range(len(self._starts)))
        for at in range(len(self._starts) - 2, -1, -1):
            if self._length(self._longest[at + 1]) > self._length(at):
                self._longest[at] = self._longest[at + 1]

    def _length(self, run: int) -> int:
        return self._ends[run] - self._starts[run]

    def find(self, start: int) -> tuple[int, int | None]:
        """Give where the code begins and ends that begins with the backticks at a place; without
        an end there is none, and the first number is where to go on."""
        run = bisect_right(self._starts, start) - 1
        end = self._ends[run]
        ticks = end - start
        same = self._of_length.get(ticks, [])
        at = bisect_left(same, end)
        if at < len(same):
            return end, same[at]
        if run + 1 < len(self._longest):
            longest = self._longest[run + 1]
            length = self._length(longest)
            if length < ticks:
                return end - (ticks - length), self._starts[longest]
        # Python-Markdown goes on so far behind them.
        return end + ticks, None


class CodeProcessor(BacktickInlineProcessor):
    """Code between as many backticks as before it; what comes out is the same."""

    def __init__(self) -> None:
        super().__init__(BACKTICK_RE)
        self._runs = Runs("")
        # Behind backslashes that have just been dealt with.
        self._unescaped = -1

    def find_next(self, text: str, at: int) -> re.Match[str] | None:
        """Find the next match from a place on, where all that was found before is done with."""
        if at == self._unescaped and text.startswith("`", at):
            return FREE.match(text, at)
        return self.compiled_re.search(text, at)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Give the code, or the backslashes before it, and where it begins and ends."""
        self._unescaped = m.end() if m[1] else -1
        return super().handleMatch(m, data)

    def find_code_spans(  # type: ignore[override]
        self, start: int, text: str
    ) -> tuple[int, int | None]:
        """Give where the code begins and ends that begins with the backticks at a place."""
        if self._runs.text is not text:
            self._runs = Runs(text)
        return self._runs.find(start)
