"""What a block that shows only some of its elements leaves out, so that its author is told."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from sitegen.markdown.source import MARKS, Places, last_mark, mark_of, strip_marks
from sitegen.markdown.text.typesetting import decode
from sitegen.text import shortened

# Elements that show something without words, and how they are written.
WORDLESS: Final[Mapping[str, str]] = {
    "audio-player": "/// audio",
    "chart": "/// chart",
    "hr": "***",
    "img": "![…](…)",
    "note-reference": "[^…]",
    "video-link": "/// video",
}
LONGEST_SHOWN: Final = 40


class LeftOut(NamedTuple):
    """What is left out, as a message shows it, and the mark of its line."""

    shown: str
    sign: str


def left_out(element: Element, kept: Container[int], sign: str = "") -> Iterator[LeftOut]:
    """Give what an element holds beside the elements that are kept, by their id(); `sign` is the
    mark of the line that holds before it."""
    yield from _words(element.text, sign)
    for child in element:
        sign = mark_of(child) or sign
        if id(child) not in kept:
            if child.tag in WORDLESS:
                yield LeftOut(WORDLESS[child.tag], sign)
            if child.tag == "p" and any(map(strip_marks, child.attrib)):
                yield LeftOut("{…}", last_mark(child.get("class", "")) or sign)
            yield from left_out(child, kept, sign)
        sign = last_mark("".join(child.itertext())) or sign
        yield from _words(child.tail, sign)
        sign = last_mark(child.tail or "") or sign


def _words(text: str | None, sign: str) -> Iterator[LeftOut]:
    shown = " ".join(decode(strip_marks(text or "")).split())
    if text and shown:
        first = next(at for at, c in enumerate(text) if not (c.isspace() or MARKS.match(c)))
        yield LeftOut(shortened(shown, LONGEST_SHOWN), Places(text).mark_at(first) or sign)
