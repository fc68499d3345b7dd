"""Emphasis: Python-Markdown's, quicker where it is plain."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import DelimiterProcessor

# One or two stars, words without further signs, as many stars again.
PLAIN: Final = re.compile(r"(?<!\*)(\*{1,2})(?![\s*])([^*_]*[^*_\s])\1(?!\*)")
TAGS: Final = ("", "em", "strong")


class EmphasisProcessor(DelimiterProcessor):
    """`*em*`, `**strong**` and the same with low lines; what comes out is the same."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Give the element that begins at the match, and where it begins and ends."""
        plain = None if self.regions else PLAIN.match(data, m.start())
        if plain is None:
            return super().handleMatch(m, data)
        element = Element(TAGS[len(plain[1])])
        element.text = plain[2]
        return element, plain.start(), plain.end()

    def search(self, data: str, start: int) -> re.Match[str] | None:
        """Find the next run of signs that may open or close something."""
        for sign in self.compiled_re.finditer(data, start):
            delimiter = self.delimiters[sign[0]]
            match = delimiter.boundary.match(data, sign.start())
            if match is not None and (delimiter.stack or (match.lastgroup or "")[0] != "e"):
                return match
        return None
