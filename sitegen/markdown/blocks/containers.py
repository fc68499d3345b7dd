"""Blocks that hold other blocks while a text is read line by line (CommonMark 0.31.2, section 5).

Each says of a line what of it belongs inside. Lists, notes and definitions remember where blank
lines stand, since these decide whether their texts are paragraphs.
"""

from __future__ import annotations

import re
from typing import Any, Final
from xml.etree.ElementTree import Element

from pymdownx.blocks import BlockEntry
from pymdownx.blocks.block import Block

QUOTED: Final = re.compile(r" {0,3}> ?")
# What a note's further blocks have in front (Python-Markdown, footnotes).
NOTE_INDENT: Final = 4


class Container:
    """A block that may hold others; this one, the text itself, takes all lines."""

    __slots__ = ("element", "has_gap", "last_end", "paragraphs", "start")

    def __init__(self, element: Element, start: int) -> None:
        """`element` takes the blocks inside; `start` is the first line, counted from 1."""
        self.element = element
        self.start = start
        # The last line of the block inside that came last; 0: there is none.
        self.last_end = 0
        self.has_gap = False
        self.paragraphs: list[Element] = []

    @property
    def target(self) -> Element:
        """Give the element that the next block goes into."""
        return self.element

    def strip(self, rest: str) -> str | None:
        """Give what of a line stands inside, None where the block is over."""
        return rest

    def begin(self, line: int) -> None:
        """Note that a block begins inside."""
        if self.last_end and line > self.last_end + 1:
            self.has_gap = True

    def end(self, line: int) -> int:
        """Give the last line of the block that is closed before this one."""
        return line - 1

    def closes(self, rest: str) -> bool:
        """Tell whether a line ends the block by itself."""
        return False

    def finish(self) -> None:
        """Give the element its final shape."""


class Quote(Container):
    """`> …`"""

    __slots__ = ()

    def strip(self, rest: str) -> str | None:
        """Take the sign away; a line without it isn't inside."""
        match = QUOTED.match(rest)
        return rest[match.end() :] if match else None


class Indented(Container):
    """A block whose further lines are indented."""

    __slots__ = ("indent",)

    def __init__(self, element: Element, start: int, indent: str) -> None:
        super().__init__(element, start)
        self.indent = indent

    def strip(self, rest: str) -> str | None:
        """Take the indentation away; blank lines are inside."""
        if rest.startswith(self.indent):
            return rest[len(self.indent) :]
        return None if rest and not rest.isspace() else ""

    def begin(self, line: int) -> None:
        """Note that a block begins inside."""
        super().begin(line)
        self.last_end = line

    def end(self, line: int) -> int:
        """The last line of what is inside."""
        return self.last_end or self.start


class List:
    """The items of one kind that follow each other."""

    __slots__ = ("element", "is_loose", "items", "kind", "last_end")

    def __init__(self, element: Element, kind: str) -> None:
        self.element = element
        self.kind = kind
        self.is_loose = False
        self.last_end = 0
        self.items: list[Item] = []

    def finish(self) -> None:
        """In a list without blank lines, texts are no paragraphs."""
        if self.is_loose or any(item.has_gap for item in self.items):
            return
        for item in self.items:
            unwrap(item)


class Item(Indented):
    """`- …` or `1. …`"""

    __slots__ = ("is_over", "list")

    def __init__(self, element: Element, start: int, indent: str, parent: List) -> None:
        super().__init__(element, start, indent)
        self.is_over = False
        self.list = parent
        if parent.last_end and start > parent.last_end + 1:
            parent.is_loose = True
        parent.items.append(self)

    def strip(self, rest: str) -> str | None:
        """Take the indentation away; an item may begin with one blank line at most."""
        if self.last_end:
            return super().strip(rest)
        if self.is_over and rest.strip():
            return None
        self.is_over = not rest.strip()
        return super().strip(rest)

    def end(self, line: int) -> int:
        """The last line of what is inside; also the list's, so far."""
        self.list.last_end = super().end(line)
        return self.list.last_end


class Definition(Indented):
    """`: …` below what it defines."""

    __slots__ = ("is_loose",)

    def __init__(self, element: Element, start: int, indent: str, is_loose: bool) -> None:
        super().__init__(element, start, indent)
        self.is_loose = is_loose

    def finish(self) -> None:
        """Without blank lines, its text is no paragraph."""
        if not self.is_loose and not self.has_gap:
            unwrap(self)


class Directive(Container):
    """`/// name`, up to a line of as many strokes (pymdown-extensions)."""

    __slots__ = ("closing", "entry", "is_closed")

    def __init__(self, entry: BlockEntry, start: int) -> None:
        super().__init__(entry.el, start)
        self.entry = entry
        self.closing = re.compile(rf" {{0,3}}/{{{entry.block.length}}} *")
        self.is_closed = False

    @property
    def block(self) -> Block:
        """Give what makes the element."""
        return self.entry.block

    @property
    def target(self) -> Element:
        """Give the element that the next block goes into, which is the maker's choice."""
        target: Any = self.entry.block.on_add(self.entry.el)
        return self.element if target is None else target

    def closes(self, rest: str) -> bool:
        """Tell whether a line ends the block by itself."""
        return "///" in rest and self.closing.fullmatch(rest) is not None

    def end(self, line: int) -> int:
        """Its closing line."""
        return line if self.is_closed else line - 1

    def finish(self) -> None:
        """Let the maker finish."""
        self.block._end(self.entry.el)


def unwrap(container: Container) -> None:
    """Put the texts of a container's paragraphs into its element, without tags."""
    element = container.element
    made = set(map(id, container.paragraphs))
    if not made:
        return
    children = list(element)
    element[:] = []
    before: Element | None = None
    for child in children:
        if id(child) not in made:
            element.append(child)
            before = child
        elif before is None:
            element.text = f"{element.text}\n{child.text}" if element.text else child.text
        else:
            before.tail = f"{before.tail}\n{child.text}" if before.tail else child.text
