"""The block stage, as Python-Markdown does it, but asking only the processors that may answer.

Python-Markdown asks each block processor about each block. Here a processor that is known is asked
only where the characters that it looks for are in the block; one that isn't known is always asked.
What comes out is the same, which the tests compare.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement

from markdown import blockprocessors
from markdown.blockparser import BlockParser
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from pymdownx.blocks import BlocksProcessor

from sitegen.markdown import footnotes

INDENT: Final = "    "
BULLETS: Final = " *+-"

May = Callable[[str], bool]


class UnderlinedHeadings(blockprocessors.SetextHeaderProcessor):
    """Headings with a line of = or - below, without taking all that follows apart each time."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a heading of the first two lines; the rest stays a block."""
        words, line, *rest = blocks.pop(0).split("\n", 2)
        SubElement(parent, "h1" if line.startswith("=") else "h2").text = words.strip()
        blocks[:0] = rest


def _is_indented(block: str) -> bool:
    return block.startswith(INDENT)


# What must be true of a block that a processor takes, by the processor's class.
GATES: Final[dict[type, May]] = {
    blockprocessors.ListIndentProcessor: _is_indented,
    DefListIndentProcessor: _is_indented,
    blockprocessors.CodeBlockProcessor: _is_indented,
    blockprocessors.EmptyBlockProcessor: lambda block: block[:1] in ("", "\n"),
    TableProcessor: lambda block: "|" in block and "\n" in block,
    blockprocessors.HashHeaderProcessor: lambda block: "#" in block,
    UnderlinedHeadings: lambda block: "\n=" in block or "\n-" in block,
    blockprocessors.HRProcessor: lambda block: "*" in block or "-" in block or "_" in block,
    SaneOListProcessor: lambda block: block[:1] == " " or block[:1].isdecimal(),
    SaneUListProcessor: lambda block: block[:1] in BULLETS,
    DefListProcessor: lambda block: ": " in block,
    blockprocessors.BlockQuoteProcessor: lambda block: ">" in block,
    footnotes.DefinitionProcessor: lambda block: "[^" in block,
    blockprocessors.ReferenceProcessor: lambda block: "]:" in block,
}


class Blocks(BlockParser):
    """Turns blocks of text into a tree."""

    _steps: list[tuple[Any, May | None]] | None = None
    # The last processor, and what makes it certain that no other one takes a line of words.
    _paragraph: Any = None
    _open_directives: list[Any] = []  # noqa: RUF012

    def parseBlocks(  # noqa: N802
        self, parent: Element, blocks: list[str]
    ) -> None:
        """Parse the blocks into children of the parent; the list is used up."""
        if self._steps is None:
            self._prepare()
        steps, paragraph, is_open = self._steps or [], self._paragraph, self._open_directives
        while blocks:
            block = blocks[0]
            if paragraph and not is_open and "\n" not in block and block[:1].isalpha():
                paragraph.run(parent, blocks)
                continue
            for processor, may in steps:
                if (
                    (may is None or may(blocks[0]))
                    and processor.test(parent, blocks[0])
                    and processor.run(parent, blocks) is not False
                ):
                    break

    def _prepare(self) -> None:
        processors = list(self.blockprocessors)
        self._steps = [(processor, self._gate(processor)) for processor in processors]
        last = processors[-1]
        if type(last) is blockprocessors.ParagraphProcessor and all(
            may is not None for _, may in self._steps[:-1]
        ):
            self._paragraph = last

    def _gate(self, processor: Any) -> May | None:
        if type(processor) is BlocksProcessor:
            # A directive that is open takes any block.
            stack = self._open_directives = processor.stack
            return lambda block: bool(stack) or "///" in block
        return GATES.get(type(processor))
