"""What blocks a foreign text has: one walk over its tree, which gives our own few kinds of blocks.

Both sides of the proof are read by it: the HTML from elsewhere, and what our Markdown makes of the
text that was written from it. The kinds are: p, heading, list (item), quote (by), code, rule, table
(row, cell), terms (term, meaning), details, figure, gallery, film, sound, buttons, dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from sitegen.importing.prose.addresses import Addresses
from sitegen.importing.prose.footnotes import MAY_HAVE_NOTES, take_footnotes
from sitegen.importing.prose.languages import with_languages_inside
from sitegen.importing.prose.line_reading import LineReading
from sitegen.importing.prose.pieces import (
    SEEN,
    Inline,
    divided,
    is_shown,
    lone_pictures,
    trimmed,
)
from sitegen.importing.prose.tree import DEEPEST, Node, parse

DEEPEST_BLOCKS: Final = 24
"""Blocks of ours in each other; our Markdown takes thirty."""

Reader = Callable[["Reading", Node], Iterable[Node]]


class Reading(LineReading):
    """One text while it is read."""

    def __init__(
        self, addresses: Addresses, readers: dict[str, Reader], language: str = ""
    ) -> None:
        """`language` (BCP 47) is that of the page; "" for what is our own page already."""
        super().__init__(addresses, language)
        self._readers = readers
        # Marks of a line (a link, emphasis) that stand around whole blocks, outermost first.
        self._marks: list[Node] = []
        self._levels: list[tuple[int, int]] = []
        self._depth = 0

    def read(self, html: str) -> list[Node]:
        """Give the blocks of a text in order; what isn't shown stands in its place, as dropped."""
        root, too_deep = parse(html)
        if MAY_HAVE_NOTES.search(html):
            take_footnotes(root)
        if "lang=" in html:
            with_languages_inside(root)
        self.addresses.learn(root)
        if too_deep:
            self.change(f"{too_deep} elements in more than {DEEPEST} others: only what they hold")
        blocks = self.blocks(root.children)
        if self.anchors:
            blocks.append(self.leaf("p", []))
        if self.told:
            if not blocks:
                blocks.append(Node("dropped", {"reason": "nothing in it"}))
            blocks[-1].told += self.told
        return blocks

    def drop(self, node: Node, reason: str) -> list[Node]:
        """Leave a whole element out: a block of its own if it stands outside of all others."""
        if self._depth or any(mark.tag != "span" for mark in self._marks):
            self.lose(reason)
            return []
        return [self.made(Node("dropped", {"reason": reason}), [node])]

    def made(self, block: Node, origin: Sequence[Node | str]) -> Node:
        """Give a finished block with what was told on the way to it."""
        block.origin = list(origin)
        if not self._depth:
            block.told += self.told
            self.told = []
        return block

    def within(self, children: Sequence[Node | str]) -> list[Node]:
        """Read the blocks that a block holds."""
        self._depth += 1
        if self._depth > DEEPEST_BLOCKS:
            self.change(f"more than {DEEPEST_BLOCKS} blocks in each other: the words of the inner")
            words = " ".join(" ".join(Node("x", None, list(children)).texts()).split())
            found = [Node("p", None, [words])] if words else []
        else:
            found = self.blocks(children)
        self._depth -= 1
        return found

    def blocks(self, children: Sequence[Node | str]) -> list[Node]:
        """Read blocks; lines that stand between them are paragraphs."""
        found: list[Node] = []
        run: list[Node | str] = []
        for child in children:
            if isinstance(child, str):
                run.append(child)
                continue
            reader = self._readers.get(child.tag)
            if reader is None and not child.has_block:
                run.append(child)
                continue
            found += self._flush(run)
            run = []
            self.see(child)
            found += self._block(child, reader)
        return found + self._flush(run)

    def _block(self, node: Node, reader: Reader | None) -> list[Node]:
        """Read one element that holds blocks, or is one."""
        if reader is None:
            mark = self._mark_of(node)
        else:
            language = self._language_of(node)
            mark = Node("span", {"lang": language}) if language else None
        if mark is not None:
            self._marks.append(mark)
        found = list(reader(self, node)) if reader else self.blocks(node.children)
        if mark is not None:
            self._marks.pop()
        return found

    def _flush(self, run: list[Node | str]) -> list[Node]:
        """Make paragraphs of lines; two ends of a line divide them, pictures alone are figures."""
        if not run or (len(run) == 1 and isinstance(run[0], str) and not run[0].strip()):
            return []
        if all(isinstance(piece, str) and not piece.strip() for piece in run):
            return []
        pieces = divided(self.line(run))
        found: list[Node] = []
        for number, piece in enumerate(pieces):
            origin = run if number == 0 else []
            pictures = lone_pictures(piece)
            if pictures:
                found += [self.made(figure, origin) for figure in pictures]
            elif is_shown(piece):
                found.append(self.made(self.leaf("p", piece), origin))
        if not found and not self._depth and not self.anchors:
            found.append(self.made(Node("dropped", {"reason": "nothing in it"}), run))
        return found

    def paragraph(self, node: Node) -> list[Node]:
        """Read the lines of one element as paragraphs."""
        blocks = self.blocks(node.children)
        if not blocks and not self._depth and not self.anchors:
            blocks = [Node("dropped", {"reason": "an empty paragraph"})]
            self.made(blocks[0], [node])
        for number, block in enumerate(blocks):
            if block.tag in ("p", "figure"):
                block.origin = [node] if number == 0 else []
        return blocks

    def leaf(self, tag: str, line: Inline, attributes: dict[str, str] | None = None) -> Node:
        """Give a block of one line, with the marks around it and the anchors that led to it."""
        line = trimmed(line)
        for mark in reversed(self._marks):
            line = [Node(mark.tag, mark.attributes, line)]
        line = [*(Node("span", {"id": anchor}) for anchor in self.anchors), *line]
        self.anchors = []
        return Node(tag, attributes, line)

    def heading(self, node: Node) -> list[Node]:
        """Read a heading; its level is closed up below the page's title, as our Markdown does."""
        line = self.words(node.children)
        if not is_shown(line):
            return self.drop(node, "an empty heading")
        if not any(SEEN.search(words) for words in Node("x", None, line).texts()):
            self.change("a heading without words: what it shows")
            pictures = lone_pictures(line) or [self.leaf("p", line)]
            return [self.made(picture, [node]) for picture in pictures]
        typed = int(node.tag[1])
        while self._levels and self._levels[-1][0] >= typed:
            self._levels.pop()
        above = self._levels[-1][1] if self._levels else 1
        level = min(above + 1, 6)
        self._levels.append((typed, level))
        if level != typed:
            self.change(f"heading of level {typed}: level {level}, below the title of the page")
        about = {"level": str(level)}
        anchor = self.addresses.anchor_of(node.get("id"))
        if anchor:
            about["id"] = anchor
            self.anchors = [each for each in self.anchors if each != anchor]
        return [self.made(self.leaf("heading", line, about), [node])]

    @property
    def link_around(self) -> str:
        """Give where a link leads that stands around the block, "" for none."""
        return next((mark.get("href") for mark in self._marks if mark.tag == "a"), "")
