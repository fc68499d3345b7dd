"""The Markdown that sitegen understands: Python-Markdown, put together part by part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, inlinepatterns, util
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import UnescapeTreeprocessor
from pymdownx.blocks.block import Block

from sitegen.markdown import brackets, emphasis, footnotes, spans
from sitegen.markdown.blocks import Blocks, UnderlinedHeadings
from sitegen.markdown.directives import BUILT_IN, Directives, set_apart
from sitegen.markdown.fences import stash_fences
from sitegen.markdown.inline import choose_inline_stage
from sitegen.markdown.lists import AttributeLists
from sitegen.values import Value

# A backslash before one of these takes its meaning away.
# Where there is none of these, Python-Markdown's search for HTML on lines of its own finds nothing.
RAW_BLOCK: Final = re.compile(
    rf"<(?:[!?]|/?(?:{'|'.join(util.BLOCK_LEVEL_ELEMENTS)})[\s/>])", re.IGNORECASE
)
ESCAPABLE: Final = "\\`*_{}[]()>#+-.!|/\"'<&~:"


class Document(Value):
    """A parsed text: its tree, what was kept aside (HTML as text, code as elements), its notes."""

    root: Element
    stash: tuple[Any, ...]
    repeated_notes: tuple[tuple[str, str], ...]


class Grammar(Markdown):
    """A parser for many documents, one after the other; none leaves anything for the next.

    After an error in the middle of a document it must be thrown away.
    """

    def __init__(self, blocks: Iterable[type[Block]] = ()) -> None:
        self.notes: footnotes.Footnotes
        self.directives = Directives((*BUILT_IN, *blocks))
        super().__init__(extensions=[self.directives])
        self.ESCAPED_CHARS = list(ESCAPABLE)
        self.treeprocessors.register(choose_inline_stage(self), "inline", 20)
        self._attribute_lists = AttributeLists(self)

    def build_parser(self) -> Grammar:
        """Build each stage; the directives are added by their extension."""
        self.preprocessors = util.Registry()
        self.postprocessors = util.Registry()
        self.treeprocessors = util.Registry()
        # Patterns undo backslashes with its help; the writer does so for texts.
        self.treeprocessors.register(UnescapeTreeprocessor(self), "unescape", 0)
        self._html = HtmlBlockPreprocessor(self)
        self.parser = Blocks(self)
        self.notes = footnotes.Footnotes(self)
        _register(self.parser.blockprocessors, self._block_processors())
        self.inlinePatterns = util.Registry()
        _register(self.inlinePatterns, self._inline_patterns())
        return self

    def _block_processors(self) -> list[tuple[str, float, Any]]:
        parser = self.parser
        return [
            ("empty", 100, blockprocessors.EmptyBlockProcessor(parser)),
            ("indent", 90, blockprocessors.ListIndentProcessor(parser)),
            ("defindent", 85, DefListIndentProcessor(parser)),
            ("code", 80, blockprocessors.CodeBlockProcessor(parser)),
            ("table", 75, TableProcessor(parser, {"use_align_attribute": True})),
            ("hashheader", 70, blockprocessors.HashHeaderProcessor(parser)),
            ("setextheader", 60, UnderlinedHeadings(parser)),
            ("hr", 50, blockprocessors.HRProcessor(parser)),
            ("olist", 40, SaneOListProcessor(parser)),
            ("ulist", 30, SaneUListProcessor(parser)),
            ("deflist", 25, DefListProcessor(parser)),
            ("quote", 20, blockprocessors.BlockQuoteProcessor(parser)),
            ("footnote", 17, footnotes.DefinitionProcessor(self.notes)),
            ("reference", 15, blockprocessors.ReferenceProcessor(parser)),
            ("paragraph", 10, blockprocessors.ParagraphProcessor(parser)),
        ]

    def _inline_patterns(self) -> list[tuple[str, float, Any]]:
        stock = inlinepatterns
        signs = emphasis.EmphasisProcessor("*", "strong,em", self)
        signs.add("_", "strong,em", smart=True)
        link, picture = stock.LINK_RE, stock.IMAGE_LINK_RE
        return [
            ("backtick", 190, spans.CodeProcessor()),
            ("escape", 180, stock.EscapeInlineProcessor(stock.ESCAPE_RE, self)),
            ("footnote", 175, footnotes.ReferenceProcessor(self.notes)),
            ("reference", 170, brackets.LinkReference(link, self)),
            ("link", 160, brackets.LinkProcessor(link, self)),
            ("image_link", 150, brackets.PictureProcessor(picture, self)),
            ("image_reference", 140, brackets.PictureReference(picture, self)),
            ("short_reference", 130, brackets.ShortLinkReference(link, self)),
            ("short_image_ref", 125, brackets.ShortPictureReference(picture, self)),
            ("autolink", 120, stock.AutolinkInlineProcessor(stock.AUTOLINK_RE, self)),
            ("automail", 110, brackets.MailProcessor(stock.AUTOMAIL_RE, self)),
            ("linebreak", 100, stock.SubstituteTagInlineProcessor(stock.LINE_BREAK_RE, "br")),
            ("html", 90, stock.HtmlInlineProcessor(stock.HTML_RE, self)),
            ("em_strong", 60, signs),
        ]

    def parse(self, text: str) -> Document:
        """Parse a cleaned text; the parser must be fresh or reset."""
        text = stash_fences(text, self.htmlStash)
        if "///" in text:
            text = set_apart(text)
        lines = text.split("\n")
        if RAW_BLOCK.search(text):
            lines = self._html.run(lines)
        root = Element(self.doc_tag)
        self.parser.root = root
        self.parser.parseChunk(root, "\n".join(lines))
        self.notes.append_to(root)
        for processor in self.treeprocessors:
            if not isinstance(processor, UnescapeTreeprocessor):
                processor.run(root)
        if "{" in text:
            self._attribute_lists.run(root)
        return Document(
            root=root,
            stash=tuple(self.htmlStash.rawHtmlBlocks),
            repeated_notes=tuple(self.notes.repeated),
        )

    def reset(self) -> Grammar:
        """Forget the last document."""
        self.notes.reset()
        self.parser.state.clear()
        super().reset()
        return self


def _register(registry: util.Registry[Any], items: Iterable[tuple[str, float, Any]]) -> None:
    for name, priority, item in items:
        registry.register(item, name, priority)
