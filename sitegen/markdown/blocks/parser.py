"""The block stage: a text, line by line, becomes a tree of blocks, as CommonMark has it.

The way is that of CommonMark 0.31.2's appendix: each line is held against the blocks that are open;
what remains of it begins blocks (`sitegen.markdown.blocks.starts`) or goes on with a paragraph. The
texts of the tree are left to Python-Markdown's inline stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.util import AtomicString

from sitegen.markdown.blocks.containers import Container, Directive, Item, List
from sitegen.markdown.blocks.directive_starts import STARTED, Header, look_for_options
from sitegen.markdown.blocks.leaves import (
    OPENED_BY,
    RAW,
    Fenced,
    Html,
    IndentedCode,
    Leaf,
    Paragraph,
    RawText,
)
from sitegen.markdown.blocks.paragraphs import put_paragraph
from sitegen.markdown.blocks.starts import STARTS
from sitegen.markdown.blocks.tables import Table
from sitegen.markdown.directives import directives
from sitegen.markdown.source import mark, mark_tags, mark_words
from sitegen.text import shortened

if TYPE_CHECKING:
    from sitegen.markdown.grammar import Grammar

# Nobody needs more lists and quotations in each other, and the parser's stack holds these.
DEEPEST: Final = 30
LONGEST_SIGN: Final = 12


class TooDeepError(Exception):
    """More blocks in each other than anybody needs; `line` is where, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Blocks(BlockParser):
    """Python-Markdown's block parser, with CommonMark's way."""

    def parseChunk(self, parent: Element, text: str) -> None:  # noqa: N802
        """Parse a text into children of the parent."""
        Reading(cast("Grammar", self.md), parent).run(text)


class Reading:
    """One text while it is read: the blocks that are open, and the lines of the innermost one."""

    def __init__(self, md: Grammar, root: Element) -> None:
        self.md = md
        self.open: list[Container] = [Container(root, 1)]
        self.leaf: Leaf | None = None
        self.line = 0
        self.has_left_header = False

    def run(self, text: str) -> None:
        """Read the text."""
        for self.line, line in enumerate(text.removesuffix("\n").split("\n"), 1):
            if len(self.open) > 1 or not self._reads_plainly(line):
                self._read(line)
        self.line += 1
        if type(self.leaf) is Header:
            self.leaf.resolve(self)
        self.close_to(1)
        self.close_leaf()

    def _reads_plainly(self, line: str) -> bool:
        """Read what most lines are: words outside of all blocks, which nothing but a paragraph
        begins with, or nothing at all. False: it is something else."""
        leaf = self.leaf
        if not line and (leaf is None or type(leaf) is Paragraph):
            self.close_leaf()
        elif not line[:1].isalpha():
            return False
        elif type(leaf) is Paragraph:
            leaf.lines.append(line)
        elif leaf is None:
            self.begin(Paragraph(self.line, line))
        else:
            return False
        return True

    def _read(self, line: str) -> None:
        depth, rest, closing = self._match(line)
        leaf = self.leaf
        is_matched = depth == len(self.open)
        if leaf is not None and type(leaf) is not Paragraph:
            if is_matched and leaf.is_verbatim and self._goes_on(leaf, rest):
                return
            if type(leaf) is Header:
                if is_matched and leaf.takes(rest):
                    return
                leaf.resolve(self)
                self._read(line)
                return
        if closing:
            self._close_directive(closing)
        elif not (is_matched and leaf is not None and self._goes_on(leaf, rest)):
            self._begin_blocks(rest, depth)

    def _match(self, line: str) -> tuple[int, str, int]:
        """Give how many of the open blocks a line is in, what of it is inside, and which of them
        it closes by itself (0: none)."""
        rest, depth, closing = line, 1, 0
        for container in self.open[1:]:
            if type(container) is Directive and container.closes(rest):
                closing = depth
            stripped = container.strip(rest)
            if stripped is None:
                break
            rest = stripped
            depth += 1
        return depth, rest, closing

    def _goes_on(self, leaf: Leaf, rest: str) -> bool:
        if not leaf.takes(rest):
            return False
        if leaf.is_over:
            self.close_leaf()
        return True

    def _begin_blocks(self, rest: str, depth: int) -> None:
        is_new = False
        while rest and not rest.isspace():
            found = self._start(rest, depth)
            if found is None:
                break
            if found is STARTED:
                return
            rest, depth, is_new = found, len(self.open), True
            if depth > DEEPEST:
                raise TooDeepError(self.line)
        if not rest or rest.isspace():
            if not is_new:
                self.close_to(depth)
                self.close_leaf()
        elif type(self.leaf) is Paragraph:
            self.leaf.lines.append(rest)
        else:
            self.close_to(depth)
            if type(self.leaf) is Table:
                self.leaf.lines.append(rest)
            else:
                self.close_leaf()
                self.begin(Paragraph(self.line, rest))

    def _start(self, rest: str, depth: int) -> str | None:
        """Begin a block: give what of the line is inside, `STARTED`, or None: nothing begins."""
        indent = len(rest) - len(rest.lstrip(" "))
        if indent > 3:
            if type(self.leaf) is Paragraph:
                return None
            self.interrupt(depth)
            leaf = IndentedCode(self.line)
            leaf.takes(rest)
            self.begin(leaf)
            return STARTED
        sign = rest[indent]
        start = STARTS.get("1" if sign.isdecimal() else sign)
        return start(self, rest, indent, depth) if start else None

    def paragraph_in(self, depth: int) -> Paragraph | None:
        """Give the paragraph that a line which is in so many blocks may go on with."""
        leaf = self.leaf
        return leaf if depth == len(self.open) and type(leaf) is Paragraph else None

    def begin(self, leaf: Leaf) -> None:
        """Begin a block of lines in the innermost open one."""
        self.open[-1].begin(leaf.start)
        self.leaf = leaf

    def add(self, tag: str, attributes: dict[str, str] | None = None) -> Element:
        """Put an element of one line into the innermost open block."""
        self.open[-1].begin(self.line)
        self.open[-1].last_end = self.line
        element = SubElement(self.open[-1].target, tag, attributes or {})
        self._stamp(element, self.line)
        return element

    def _stamp(self, element: Element, line: int) -> None:
        """Give an element that may have no words the mark of its line, as tags have it."""
        if self.md.is_marked:
            element.set(mark(line), "")

    def enter(self, container: Container) -> None:
        """Open a block."""
        self.open.append(container)

    def interrupt(self, depth: int) -> None:
        """Close all that a line which is in so many blocks isn't in."""
        self.close_to(depth)
        self.close_leaf()

    def close_to(self, depth: int) -> None:
        """Close all but so many of the open blocks."""
        while len(self.open) > depth:
            self.close_leaf()
            self.leave(self.open[-1])

    def leave(self, container: Container, keep: List | None = None) -> None:
        """Close the innermost open block; a list may be kept, since it goes on."""
        self.open.pop()
        end = container.end(self.line)
        self.open[-1].last_end = end
        if type(container) is Item:
            if container.list is not keep:
                container.list.finish()
            return
        if type(container) is Directive:
            if not container.is_closed:
                name = container.block.NAME
                problem = f'"/// {name}" is never closed: write a line "///" below it'
                self.md.report(container.start, problem)
            self.md.directives.processor.inline_stack.append(container.entry)
        container.finish()

    def _close_directive(self, at: int) -> None:
        directive = cast(Directive, self.open[at])
        self.close_to(at + 1)
        self.close_leaf()
        directive.is_closed = True
        self.leave(directive)

    def close_leaf(self) -> None:
        """Make an element of the lines of the innermost block."""
        leaf, self.leaf = self.leaf, None
        if leaf is None:
            return
        container = self.open[-1]
        if type(container) is Directive:
            look_for_options(self, leaf, container)
        container.last_end = leaf.end
        if type(leaf) is Paragraph:
            put_paragraph(self, leaf)
        elif type(leaf) is Fenced:
            if not leaf.is_over:
                sign = shortened(leaf.sign, LONGEST_SIGN)
                problem = f'code that begins with "{sign}" is never closed: write the same'
                self.md.report(leaf.start, f"{problem} below it")
            self._stamp(leaf.put_into(container.target), leaf.start)
        elif type(leaf) is IndentedCode:
            self._stamp(leaf.put_into(container.target), leaf.start)
        elif type(leaf) is Table:
            leaf.put_into(container.target, self.marked, self.md.report)
        elif type(leaf) is Html:
            self._close_html(leaf, container)
        elif type(leaf) is RawText:
            text = "\n".join(self._own_lines(leaf, container))
            before = container.target.text
            container.target.text = AtomicString(f"{before}\n\n{text}" if before else text)

    def _close_html(self, leaf: Html, container: Container) -> None:
        opening = OPENED_BY.get(leaf.kind)
        if opening and not leaf.is_over:
            self.md.report(leaf.start, f'"{opening}" is never closed')
            return
        lines = leaf.lines
        if self.md.is_marked:
            lines = [mark_tags(line, mark(n)) for n, line in enumerate(lines, leaf.start)]
        element = SubElement(container.target, RAW, line=str(leaf.start))
        element.text = AtomicString("\n".join(lines))

    def _own_lines(self, leaf: Leaf, container: Container) -> list[str]:
        """Give the lines that a directive reads by itself; ours expect marks."""
        is_ours = type(container) is Directive and isinstance(container.block, directives.Directive)
        return self.marked_lines(leaf) if is_ours else leaf.lines

    def sign(self, line: int) -> str:
        """Give a line's mark, where lines are looked for."""
        return mark(line) if self.md.is_marked else ""

    def marked(self, text: str, line: int) -> str:
        """Give a line of words with its marks, where lines are looked for."""
        return mark_words(text, line) if self.md.is_marked else text

    def marked_lines(self, leaf: Leaf) -> list[str]:
        """Give a block's lines with their marks, where lines are looked for."""
        if not self.md.is_marked:
            return leaf.lines
        return [mark_words(text, line) for line, text in enumerate(leaf.lines, leaf.start)]
