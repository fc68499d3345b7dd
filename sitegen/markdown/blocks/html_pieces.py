"""Where an author's HTML stands in a parsed tree: behind placeholders in texts, and as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE, STX

from sitegen.markdown.blocks.leaves import RAW


def has_pieces(parent: Element) -> bool:
    """Tell whether HTML stands among an element's texts and children."""
    if any(child.tag == RAW for child in parent):
        return True
    if parent.text and STX in parent.text and HTML_PLACEHOLDER_RE.search(parent.text):
        return True
    return any(
        child.tail and STX in child.tail and HTML_PLACEHOLDER_RE.search(child.tail)
        for child in parent
    )


def pieces_of(parent: Element, stash: Sequence[Any]) -> Iterator[Element | str | Raw]:
    """Give what an element holds, in order; `stash` holds text or elements."""
    yield from _split(parent.text, stash)
    for child in list(parent):
        tail, child.tail = child.tail, None
        yield Raw.of(child) if child.tag == RAW else child
        yield from _split(tail, stash)


def _split(text: str | None, stash: Sequence[Any]) -> Iterator[Element | str | Raw]:
    if not text:
        return
    for at, piece in enumerate(HTML_PLACEHOLDER_RE.split(text)):
        if at % 2 == 0:
            yield piece
        elif int(piece) < len(stash):
            kept = stash[int(piece)]
            yield kept if isinstance(kept, Element) else Raw(kept)


class Raw(str):
    """A piece of HTML as its author wrote it; `line` is the first of a block's, else 0."""

    line = 0

    @classmethod
    def of(cls, element: Element) -> Raw:
        """Take what a block of HTML holds."""
        raw = cls(element.text or "")
        raw.line = int(element.get("line", "0"))
        return raw
