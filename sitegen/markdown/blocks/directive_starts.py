"""How a directive begins: `/// name | argument`, its options (pymdown-extensions, blocks)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pymdownx.blocks import BlockEntry, BlocksProcessor, get_frontmatter

from sitegen.markdown.blocks.containers import Directive
from sitegen.markdown.blocks.leaves import IndentedCode, Leaf, Paragraph, RawText
from sitegen.markdown.directives.directives import STROKES
from sitegen.markdown.directives.options import (
    HEADER,
    explain_leftover,
    misplaced_in,
    overlooked_in,
)

if TYPE_CHECKING:
    from sitegen.markdown.blocks.parser import Reading

# What the start of a block gives that leaves nothing of its line; lines hold no line feed.
STARTED: Final = "\n"
OPTION_LINE: Final = re.compile(r" {4,}\S")


class Header(Leaf):
    """The first line of a directive, while its options come."""

    __slots__ = ("_match",)

    def __init__(self, start: int, first: str, match: re.Match[str]) -> None:
        super().__init__(start, first)
        self._match = match

    def takes(self, rest: str) -> bool:
        """Take the lines of options."""
        if OPTION_LINE.match(rest) is None:
            return False
        self.lines.append(rest)
        return True

    def resolve(self, reading: Reading) -> None:
        """Open the directive, or leave its lines as words, which is a mistake."""
        reading.leaf = None
        directives = reading.md.directives
        manager = directives.processor
        name = self._match["name"].lower()
        options = get_frontmatter("\n".join(self.lines[1:])) if self.lines[1:] else {}
        block = None
        parent = reading.open[-1].target
        if name in manager.blocks and options is not None:
            kind, length = manager.blocks[name], len(self._match["strokes"])
            block = kind(length, manager.trackers[name], manager, manager.config[name])
            if not block._validate(parent, self._argument(reading, name), **options):
                block = None
        if block is None:
            for told in explain_leftover(self.lines, directives.known):
                reading.md.report(self.start + told.at, told.message)
            reading.has_left_header = True
            words = Paragraph(self.start)
            words.lines += self.lines
            reading.begin(words)
            return
        for told in overlooked_in(self.lines, name):
            reading.md.report(self.start + told.at, told.message)
        element = block._create(parent)
        directive = Directive(BlockEntry(block, element, parent), self.start)
        reading.enter(directive)
        if _has_own_lines(directive, manager):
            reading.leaf = RawText(self.start + len(self.lines))

    def _argument(self, reading: Reading, name: str) -> str | None:
        argument = (self._match["argument"] or "").strip() or None
        if not reading.md.is_marked or name in reading.md.directives.strict:
            return argument
        return reading.marked(argument or "", self.start) or reading.sign(self.start)


def _has_own_lines(directive: Directive, manager: BlocksProcessor) -> bool:
    """Tell whether a directive's lines are no blocks of Markdown."""
    mode = directive.block.on_markdown()
    return mode != "block" and not (mode == "auto" and manager.is_block(directive.target))


def begin_directive(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """`/// name | argument`"""
    match = HEADER.fullmatch(rest, indent)
    if match is None:
        if STROKES.match(rest, indent) and not reading.has_left_header:
            reading.md.report(reading.line, _explain_strokes(rest.strip()))
        return None
    reading.interrupt(depth)
    reading.open[-1].begin(reading.line)
    reading.leaf = Header(reading.line, rest, match)
    return STARTED


def _explain_strokes(line: str) -> str:
    if line.strip("/"):
        return f'"{line[:40]}": a block begins with "/// name" or "/// name | …"'
    return '"///" closes nothing that was opened'


def look_for_options(reading: Reading, leaf: Leaf, directive: Directive) -> None:
    """Tell which lines of a block of text in a directive were meant as its options."""
    is_first = not directive.last_end
    if type(leaf) in (Paragraph, RawText) or (is_first and type(leaf) is IndentedCode):
        is_below = leaf.start == directive.start + 1
        block = type(directive.block)
        for told in misplaced_in(leaf.lines, block, is_first=is_first, is_below=is_below):
            reading.md.report(leaf.start + told.at, told.message)
