"""The Markdown that sitegen understands: Python-Markdown, with CommonMark's structure.

Python-Markdown holds it together: its parser, its stages, its registries of inline patterns and
tree processors, its attribute lists, and the blocks of pymdown-extensions. What decides on blocks,
links and emphasis is ours, since Python-Markdown's differs from what everybody else reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown, util
from markdown.treeprocessors import UnescapeTreeprocessor
from pymdownx.blocks.block import Block

from sitegen.markdown.blocks.parser import Blocks
from sitegen.markdown.body import Notice
from sitegen.markdown.directives.directives import BUILT_IN, Directives
from sitegen.markdown.inline import footnotes
from sitegen.markdown.inline.attribute_lists import AttributeLists
from sitegen.markdown.inline.emphasis import Emphasis
from sitegen.markdown.inline.parser import Inline
from sitegen.markdown.inline.scanner import Scanner
from sitegen.values import Value

# An address that is meant as one has one of these, or leads to a place on the page.
SIGNS_OF_ADDRESS: Final = "/.:#"


class Found(NamedTuple):
    """What is wrong with a line, or in doubt, and a piece of the source at it."""

    message: str
    near: str
    is_doubt: bool


class Document(Value):
    """A parsed text: its tree, the HTML in its lines, what is wrong with its structure, and what is
    wrong with its lines."""

    root: Element
    stash: tuple[Any, ...]
    notices: tuple[Notice, ...]
    found: tuple[Found, ...]


class Grammar(Markdown):
    """A parser for many documents, one after the other; none leaves anything for the next.

    After an error in the middle of a document it must be thrown away.
    """

    references: dict[str, tuple[str, str | None]]  # type: ignore[assignment]

    def __init__(self, blocks: Iterable[type[Block]] = ()) -> None:
        self.notes = footnotes.Footnotes(self.report)
        self.directives = Directives((*BUILT_IN, *blocks))
        self.is_marked = False
        # What a placeholder is for the signs beside it, where that is no sign on both sides.
        self.stand_ins: dict[str, str] = {}
        self._notices: list[Notice] = []
        self._found: list[Found] = []
        # The lines of definitions, and which of these something refers to.
        self._defined: dict[str, int] = {}
        self._used: set[str] = set()
        super().__init__(extensions=[self.directives])
        self._inline = Inline(self)
        self.treeprocessors.register(self._inline, "inline", 20)
        self._attribute_lists = AttributeLists(self)

    def build_parser(self) -> Grammar:
        """Build each stage; the directives are added by their extension."""
        self.preprocessors = util.Registry()
        self.postprocessors = util.Registry()
        self.treeprocessors = util.Registry()
        # Patterns undo backslashes with its help; the writer does so for texts.
        self.treeprocessors.register(UnescapeTreeprocessor(self), "unescape", 0)
        self.parser = Blocks(self)
        self.inlinePatterns = util.Registry()
        self.inlinePatterns.register(Scanner(self), "scanner", 190)
        self.inlinePatterns.register(Emphasis(self), "em_strong", 60)
        return self

    def report(self, line: int, message: str) -> None:
        """Note a mistake in the structure of the text."""
        self._notices.append(Notice(line=line, message=message))

    def doubt(self, line: int, message: str) -> None:
        """Note a doubt."""
        self._notices.append(Notice(line=line, message=message, severity="warning"))

    def find(self, message: str, near: str, *, is_doubt: bool = False) -> None:
        """Note a mistake in a line, or a doubt; `near` is a piece of the source at it, with its
        marks."""
        self._found.append(Found(message, near, is_doubt))

    def define(self, label: str, address: str, title: str | None, line: int) -> None:
        """Keep what a name in brackets stands for; the first definition holds."""
        if label in self.references:
            self.doubt(line, f"[{label}]: defined above already; this definition isn't used")
            return
        self._defined[label] = line
        self.references[label] = (address, title)

    def resolve(self, label: str) -> tuple[str, str | None] | None:
        """Give what a name in brackets stands for."""
        self._used.add(label)
        return self.references.get(label)

    def plain(self, data: str) -> str:
        """Give the words that a piece of a line shows, for a picture's alternative text."""
        return self._inline.plain(data)

    def parse(self, text: str, is_marked: bool = False) -> Document:
        """Parse a cleaned text, perhaps with line marks; the parser must be fresh or reset."""
        self.is_marked = is_marked
        root = Element(self.doc_tag)
        self.parser.root = root
        self.parser.parseChunk(root, text)
        self.notes.append_to(root)
        for processor in self.treeprocessors:
            if not isinstance(processor, UnescapeTreeprocessor):
                processor.run(root)
        if "{" in text:
            self._attribute_lists.run(root)
        self._doubt_unused()
        return Document(
            root=root,
            stash=tuple(self.htmlStash.rawHtmlBlocks),
            notices=tuple(self._notices),
            found=tuple(self._found),
        )

    def _doubt_unused(self) -> None:
        for label, line in self._defined.items():
            address, title = self.references[label]
            is_remark = label.startswith("//") or "#" in address
            if label in self._used or is_remark:
                continue
            if title is not None or not any(sign in address for sign in SIGNS_OF_ADDRESS):
                self.doubt(line, f"[{label}]: nothing refers to it, so that it isn't shown")

    def reset(self) -> Grammar:
        """Forget the last document."""
        self.notes.reset()
        self._notices, self._found = [], []
        self._defined, self._used = {}, set()
        self.stand_ins.clear()
        super().reset()
        return self
