"""What blocks a foreign text has: one walk over its tree, which gives our own few kinds of blocks.

Both sides of the proof are read by it: the HTML from elsewhere, and what our Markdown makes of the
text that was written from it. The kinds are: p, heading, list (item), quote (by), code, rule, table
(row, cell), terms (term, meaning), details, figure, gallery, film, sound, buttons, dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from sitegen.importing.prose.addresses import Addresses
from sitegen.importing.prose.footnotes import MAY_HAVE_NOTES, REFERENCE, take_footnotes
from sitegen.importing.prose.pieces import (
    SEEN,
    SHOWN,
    Inline,
    directions,
    divided,
    file_name,
    flat,
    is_shown,
    lazy_source,
    lone_pictures,
    trimmed,
    what_of,
)
from sitegen.importing.prose.tree import DEEPEST, REMARK, Node, Told, parse
from sitegen.text import shortened

DEEPEST_BLOCKS: Final = 24
"""Blocks of ours in each other; our Markdown takes thirty."""

SAME: Final = {
    "acronym": "abbr",
    "b": "strong",
    "i": "em",
    "s": "del",
    "strike": "del",
    "tt": "code",
} | {
    name: name
    for name in "abbr cite code del dfn em ins kbd mark q samp small strong sub sup u var".split()
}
"""Elements in a line that have a meaning which ours can say."""

WITHOUT_MEANING: Final = frozenset(
    "bdi bdo big center data font label nobr output ruby rb rp rt span time".split()
)
LOST_WHOLE: Final = frozenset(
    "applet base button canvas fieldset form frame frameset input keygen link math meta noembed"
    " noframes object param progress script select slot source style svg template textarea track"
    " meter map area embed title".split()
)
"""Elements of which nothing comes over, but their address where they have one."""

REFERENCE_READ: Final = "note"
HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
Reader = Callable[["Reading", Node], Iterable[Node]]


class Reading:
    """One text while it is read."""

    def __init__(self, addresses: Addresses, readers: dict[str, Reader]) -> None:
        self.addresses = addresses
        self._readers = readers
        self.told: list[Told] = []
        # Marks of a line (a link, emphasis) that stand around whole blocks, outermost first.
        self._marks: list[Node] = []
        self._levels: list[tuple[int, int]] = []
        self._anchors: list[str] = []
        self._depth = 0

    def read(self, html: str) -> list[Node]:
        """Give the blocks of a text in order; what isn't shown stands in its place, as dropped."""
        root, too_deep = parse(html)
        if MAY_HAVE_NOTES.search(html):
            take_footnotes(root)
        self.addresses.learn(root)
        if too_deep:
            self.change(f"{too_deep} elements in more than {DEEPEST} others: only what they hold")
        blocks = self.blocks(root.children)
        if self._anchors:
            blocks.append(self.leaf("p", []))
        if self.told:
            if not blocks:
                blocks.append(Node("dropped", {"reason": "nothing in it"}))
            blocks[-1].told += self.told
        return blocks

    def lose(self, what: str) -> None:
        """Note what doesn't come over."""
        self.told.append(Told(what))

    def change(self, what: str) -> None:
        """Note what comes over as something else."""
        self.told.append(Told(what, False))

    def drop(self, node: Node, reason: str) -> list[Node]:
        """Leave a whole element out: a block of its own if it stands outside of all others."""
        if self._depth or self._marks:
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
            if reader is not None:
                found += reader(self, child)
            elif (mark := self._mark_of(child)) is not None:
                self._marks.append(mark)
                found += self.blocks(child.children)
                self._marks.pop()
            else:
                found += self.blocks(child.children)
        return found + self._flush(run)

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
        if not found and not self._depth and not self._anchors:
            found.append(self.made(Node("dropped", {"reason": "nothing in it"}), run))
        return found

    def paragraph(self, node: Node) -> list[Node]:
        """Read the lines of one element as paragraphs."""
        blocks = self.blocks(node.children)
        if not blocks and not self._depth and not self._anchors:
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
        line = [*(Node("span", {"id": anchor}) for anchor in self._anchors), *line]
        self._anchors = []
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
            self._anchors = [each for each in self._anchors if each != anchor]
        return [self.made(self.leaf("heading", line, about), [node])]

    @property
    def link_around(self) -> str:
        """Give where a link leads that stands around the block, "" for none."""
        return next((mark.get("href") for mark in self._marks if mark.tag == "a"), "")

    def see(self, node: Node) -> None:
        """Note what no element keeps: looks, and what runs by itself; keep the anchors."""
        for name, value in node.attributes.items():
            if name == "style" and value:
                self.lose(f'looks: style="{shortened(" ".join(value.split()), SHOWN)}"')
            elif name.startswith("on"):
                self.lose(f'what runs by itself: {name}="{shortened(value, SHOWN)}"')
        for name in ("id", "name"):
            anchor = node.attributes.get(name)
            if anchor and self.addresses.is_linked(anchor) and node.tag not in HEADINGS:
                kept = self.addresses.anchor_of(anchor)
                self._anchors += [kept] if kept else []

    def line(self, children: Iterable[Node | str]) -> Inline:
        """Read what stands in a line."""
        found: Inline = []
        for child in children:
            if isinstance(child, str):
                found.append(child)
                continue
            if child.attributes:
                self.see(child)
                found += [Node("span", {"id": anchor}) for anchor in self._anchors]
                self._anchors = []
            found += self._inline(child)
        return found

    def words(self, children: Sequence[Node | str]) -> Inline:
        """Read what is one line, though blocks may stand in it."""
        return trimmed(self.line(flat(children)))

    def _inline(self, node: Node) -> Inline:
        tag = node.tag
        if tag in ("br", "wbr"):
            return [Node(tag)]
        if tag in ("img", "picture"):
            return self.picture(node)
        if tag == REMARK:
            self.lose(f'a remark: "{shortened(" ".join(node.get("text").split()), SHOWN)}"')
            return []
        if tag in LOST_WHOLE:
            self.lose(what_of(node))
            return []
        inner = self.line(node.children)
        mark = self._mark_of(node)
        if tag == "sitegen-told":
            self.change(node.get("what"))
        elif mark is None and tag != "a" and not (tag in WITHOUT_MEANING or tag in self._readers):
            self.change(f"<{tag}>: only what stands in it")
        if mark is None:
            return inner
        if mark.tag == "a" and not is_shown(inner):
            self.lose(f'a link without words to "{shortened(mark.get("href"), SHOWN)}"')
            return inner
        if mark.tag != REFERENCE_READ and not is_shown(inner):
            return inner
        mark.children = inner
        return [mark]

    def _mark_of(self, node: Node) -> Node | None:
        """Give what an element in a line means, without what stands in it; None: nothing."""
        tag = SAME.get(node.tag)
        if tag is not None:
            about = {"title": node.get("title")} if tag == "abbr" and node.get("title") else {}
            return Node(tag, about | directions(node))
        if node.tag == "a" and "href" in node.attributes:
            address, problem = self.addresses.link(node.get("href"))
            if problem:
                shown = shortened(node.get("href"), SHOWN)
                self.lose(f'the address of a link, "{shown}": {problem}')
                return None
            title = " ".join(node.get("title").split())
            return Node("a", {"href": address, **({"title": title} if title else {})})
        if node.tag == REFERENCE:
            return Node(REFERENCE_READ, {"name": node.get("name")})
        about = directions(node)
        return Node("span", about) if about else None

    def picture(self, node: Node) -> Inline:
        """Read a picture; one that isn't here is a link to where it is."""
        image = next((each for each in node.walk() if each.tag == "img"), node)
        if image is not node:
            self.see(image)
        given = lazy_source(image)
        alt = " ".join(image.get("alt").split())
        if not given:
            self.lose("a picture without an address")
            return [alt] if alt else []
        address, problem = self.addresses.file(given)
        if not problem:
            return [Node("picture", {"src": address, "alt": alt})]
        link, refused = self.addresses.link(address)
        if refused:
            self.lose(f'a picture, "{shortened(given, SHOWN)}": {refused}')
            return [alt] if alt else []
        self.change(f'a picture that is elsewhere, "{shortened(address, SHOWN)}": a link to it')
        return [Node("a", {"href": link}, [alt or file_name(address)])]
