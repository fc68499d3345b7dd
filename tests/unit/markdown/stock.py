"""Python-Markdown's own stages with the same grammar, to compare ours with."""

from __future__ import annotations

import types
from typing import Any
from xml.etree.ElementTree import Element

from markdown import inlinepatterns
from markdown.blockparser import BlockParser
from markdown.blockprocessors import SetextHeaderProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from sitegen.markdown.grammar import Grammar
from sitegen.markdown.source import clean

Tree = tuple[Any, ...]


class Repaired(inlinepatterns.LinkInlineProcessor):
    """`[x]('("` makes the stock pattern lose its place; ours takes it for text."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        address, title, end, is_link = super().getLink(data, index)
        return address, title, end, is_link and end > index


class RepairedLink(Repaired):
    pass


class RepairedPicture(Repaired, inlinepatterns.ImageInlineProcessor):
    pass


class StockGrammar(Grammar):
    """Our grammar, run by Python-Markdown's loops and bracket patterns."""

    def __init__(self) -> None:
        super().__init__()
        stock, link = inlinepatterns, inlinepatterns.LINK_RE
        picture = inlinepatterns.IMAGE_LINK_RE
        for name, priority, pattern in [
            ("backtick", 190, stock.BacktickInlineProcessor(stock.BACKTICK_RE)),
            ("reference", 170, stock.ReferenceInlineProcessor(link, self)),
            ("link", 160, RepairedLink(link, self)),
            ("image_link", 150, RepairedPicture(picture, self)),
            ("image_reference", 140, stock.ImageReferenceInlineProcessor(picture, self)),
            ("short_reference", 130, stock.ShortReferenceInlineProcessor(link, self)),
            ("short_image_ref", 125, stock.ShortImageReferenceInlineProcessor(picture, self)),
        ]:
            self.inlinePatterns.register(pattern, name, priority)
        signs = stock.DelimiterProcessor("*", "strong,em", self)
        signs.add("_", "strong,em", smart=True)
        self.inlinePatterns.register(signs, "em_strong", 60)
        self.treeprocessors.register(InlineProcessor(self), "inline", 20)
        headings = SetextHeaderProcessor(self.parser)
        self.parser.blockprocessors.register(headings, "setextheader", 60)
        self.parser.parseBlocks = types.MethodType(BlockParser.parseBlocks, self.parser)


def parsed_by(make_grammar: type[Grammar], text: str) -> Tree | None:
    """Parse a text and give all that came out as plain values; None: it is nested too deeply."""
    try:
        document = make_grammar().parse(clean(text))
    except RecursionError:
        return None
    stash = [dump(item) if isinstance(item, Element) else item for item in document.stash]
    return dump(document.root), stash


def dump(element: Element) -> Tree:
    return (
        element.tag,
        dict(element.attrib),
        _kind(element.text),
        _kind(element.tail),
        [dump(child) for child in element],
    )


def _kind(text: str | None) -> tuple[str, bool]:
    return text or "", isinstance(text, AtomicString) and bool(text)
