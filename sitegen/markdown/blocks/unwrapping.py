"""Paragraphs that turned out to hold blocks of HTML give way to them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from sitegen.markdown.html.content import BLOCKS
from sitegen.markdown.source import is_blank


def unwrap_blocks(root: Element) -> None:
    """A paragraph of nothing but blocks is no paragraph."""
    for parent in list(root.iter()):
        for at in range(len(parent) - 1, -1, -1):
            child = parent[at]
            if child.tag == "p" and any(inner.tag in BLOCKS for inner in child):
                parent[at : at + 1] = _without_paragraph(child)


def _without_paragraph(paragraph: Element) -> list[Element]:
    result: list[Element] = []

    def into_paragraph(text: str | None) -> None:
        if text is not None and not is_blank(text):
            inline(None).text = text

    def inline(element: Element | None) -> Element:
        if not result or result[-1].tag != "p":
            result.append(Element("p"))
        if element is not None:
            result[-1].append(element)
        return result[-1]

    into_paragraph(paragraph.text)
    for child in list(paragraph):
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS:
            result.append(child)
            into_paragraph(tail)
        else:
            inline(child)
            child.tail = tail
    return result
