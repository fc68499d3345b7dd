"""The words of a block as they run on, whatever of them is emphasised, linked or code.

What a reader sees as one line is many texts in the tree: `(1) **One** words`. Who looks for signs
in a line has to look at all of them together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from sitegen.markdown.html.content import INLINE
from sitegen.markdown.source import LINE_SEPARATOR
from sitegen.text import INVISIBLE

# Elements whose words are part of a line; <bdo> is what a number is put into.
OF_LINES: Final = INLINE | {"bdo"}
# What stands for what has no words, or none of the author's Markdown: code, pictures, addresses.
HOLE: Final = "\ufffc"
# Ends a line that is kept; the line's end behind it is ours.
KEPT_END: Final = f"{LINE_SEPARATOR}\n"


def running_texts(block: Element) -> Iterator[str]:
    """Give the texts that stand directly in a block, each up to the next block within it: as the
    parser handed them on (with marks), but for signs that can't be seen."""
    parts: list[str] = []
    _add(block.text, parts)
    for child in block:
        if child.tag in OF_LINES:
            _add_element(child, parts)
        elif parts:
            yield _joined(parts)
            parts = []
        _add(child.tail, parts)
    if parts:
        yield _joined(parts)


def _add_element(element: Element, parts: list[str]) -> None:
    if element.tag == "br":
        parts.append(LINE_SEPARATOR)
    elif element.tag in ("code", "img"):
        parts.append(HOLE)
    else:
        _add(element.text, parts)
        for child in element:
            _add_element(child, parts)
            _add(child.tail, parts)


def _add(text: str | None, parts: list[str]) -> None:
    if text:
        parts.append(HOLE if type(text) is AtomicString else text)


def _joined(parts: list[str]) -> str:
    text = "".join(parts)
    if text.isascii():
        return text
    text = INVISIBLE.sub("", text)
    if LINE_SEPARATOR not in text:
        return text
    # In HTML, a line's end may follow <br>.
    return text.replace(KEPT_END, LINE_SEPARATOR).replace(LINE_SEPARATOR, KEPT_END)
