"""Links and pictures in brackets: Python-Markdown's, quicker where they are plain, and bounded.

Python-Markdown looks from each bracket to the end of the text for the one that closes it, so that
a text of nothing but brackets takes the square of its length. Nobody nests brackets fifty deep or
writes an address of thousands of characters: beyond that, a bracket is just a bracket.
"""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown import inlinepatterns
from markdown.util import STX, AtomicString

DEEPEST: Final = 50
LONGEST: Final = 4000

SQUARE: Final = re.compile(r"[\[\]]")
# An address without quotes, brackets or placeholders, perhaps with a title in double quotes.
PLAIN: Final = re.compile(rf"""\([ ]*([^()<>"'\s{STX}]*)(?:[ ]+"([^()"\n{STX}]*)")?[ ]*\)""")


class Bounded(inlinepatterns.LinkInlineProcessor):
    """What stands in square brackets and the round ones behind them, within bounds."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        """Give what stands before the closing bracket, the place behind it, and if there is one."""
        depth = 1
        for match in SQUARE.finditer(data, index):
            if match[0] == "[":
                depth += 1
                if depth > DEEPEST:
                    break
                continue
            depth -= 1
            if not depth:
                return data[index : match.start()], match.end(), True
        return "", len(data), False

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Give the address, the title, the place behind, and if there is such a thing."""
        if not data.startswith("(", index):
            return "", None, index, False
        plain = PLAIN.match(data, index)
        if plain is not None:
            title = plain[2]
            return plain[1], None if title is None else title.strip(), plain.end(), True
        address, title, end, is_link = super().getLink(data[: _bound(data, index)], index)
        # An opening bracket in a title that nothing closes makes it lose its place, and the text.
        return address, title, end, is_link and end > index


def _bound(data: str, index: int) -> int:
    end = index + 1
    for _ in range(DEEPEST):
        end = data.find("(", end) + 1
        if not end:
            return index + LONGEST
    return min(end, index + LONGEST)


class LinkProcessor(Bounded):
    """`[text](address "title")`."""


class PictureProcessor(Bounded, inlinepatterns.ImageInlineProcessor):
    """`![alternative](file "caption")`."""


class LinkReference(Bounded, inlinepatterns.ReferenceInlineProcessor):
    """`[text][name]`."""


class ShortLinkReference(Bounded, inlinepatterns.ShortReferenceInlineProcessor):
    """`[name]`."""


class PictureReference(Bounded, inlinepatterns.ImageReferenceInlineProcessor):
    """`![alternative][name]`."""


class ShortPictureReference(Bounded, inlinepatterns.ShortImageReferenceInlineProcessor):
    """`![name]`."""


class MailProcessor(inlinepatterns.InlineProcessor):
    """`<name@example.org>`, without the riddles that Python-Markdown makes of it."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Give a link that opens the reader's mail program."""
        address = self.unescape(m[1]).removeprefix("mailto:")
        link = Element("a", href=f"mailto:{address}")
        link.text = AtomicString(address)
        return link, m.start(), m.end()
