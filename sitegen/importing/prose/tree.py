"""HTML as a light tree: what the browser's parser (lexbor) makes of it, with a bound on depth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

DEEPEST: Final = 60
"""Elements in each other beyond which an element is only what stands in it (Elementor has 20)."""

BLOCKS: Final = frozenset(
    "address article aside audio blockquote body caption center col colgroup dd details dialog dir"
    " div dl dt embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr"
    " iframe legend li main menu nav object ol p pre search section summary table tbody td tfoot th"
    " thead tr ul video xmp sitegen-left-out sitegen-notes".split()
)
"""Elements that stand on lines of their own (HTML Standard 15.3), and those that we make so."""

REMARK: Final = "#remark"


class Told(NamedTuple):
    """Something that doesn't come over (lost), or comes over as something else."""

    what: str
    is_lost: bool = True


class Node:
    """An element: its attributes, and what it holds, words (str) and elements in order."""

    __slots__ = ("attributes", "children", "has_block", "origin", "tag", "told")

    def __init__(
        self,
        tag: str,
        attributes: dict[str, str] | None = None,
        children: Sequence[Node | str] = (),
        origin: Any = None,
    ) -> None:
        self.tag = tag
        self.attributes = attributes or {}
        self.children = list(children)
        # What the parser made; of a block, the nodes that it was read from.
        self.origin = origin
        self.has_block = False
        # Of a block: what was lost or changed on the way to it.
        self.told: list[Told] = []

    def get(self, name: str) -> str:
        """Give an attribute's value, "" where it has none."""
        return self.attributes.get(name) or ""

    @property
    def classes(self) -> frozenset[str]:
        """Give the names in its class."""
        given = self.attributes.get("class")
        return frozenset(given.split()) if given else frozenset()

    @property
    def elements(self) -> list[Node]:
        """Give the elements that stand directly in it."""
        return [child for child in self.children if isinstance(child, Node)]

    def walk(self) -> Iterator[Node]:
        """Give all elements in it, in their order, without itself."""
        waiting = list(reversed(self.elements))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.elements))

    def texts(self) -> Iterator[str]:
        """Give all words in it, in their order."""
        waiting = list(reversed(self.children))
        while waiting:
            child = waiting.pop()
            if isinstance(child, str):
                yield child
            elif child.tag != REMARK:
                waiting.extend(reversed(child.children))

    @property
    def words(self) -> str:
        """Give all words in it, with single spaces."""
        return " ".join("".join(self.texts()).split())


def parse(html: str) -> tuple[Node, int]:
    """Give HTML as a tree (its root is a body), and how many elements were nested too deeply.

    Such an element is left out, and what stands in it stands in the deepest one that is kept.
    """
    from selectolax.lexbor import LexborHTMLParser

    # Begun so, what would go to the head of a page stays in its place.
    document = LexborHTMLParser(f"<!doctype html><body>{html}")
    body = document.body
    root = Node("body")
    return root, 0 if body is None else _fill(root, body)


def _fill(root: Node, body: LexborNode) -> int:
    """Fill the root with what stands in the parser's body."""
    too_deep = 0
    made: list[tuple[Node, Node]] = []
    waiting: list[tuple[LexborNode | None, Node, int]] = [(body.child, root, 1)]
    while waiting:
        raw, parent, depth = waiting.pop()
        while raw is not None:
            tag, following = raw.tag or "", raw.next
            if tag == "-text":
                parent.children.append(raw.text_content or "")
            elif tag == "-comment":
                said = {"text": raw.comment_content or ""}
                parent.children.append(Node(REMARK, said, (), raw))
            elif depth > DEEPEST:
                too_deep += 1
                waiting.append((following, parent, depth))
                following = raw.child
            else:
                node = Node(tag, _attributes(raw), (), raw)
                parent.children.append(node)
                made.append((parent, node))
                waiting.append((raw.child, node, depth + 1))
            raw = following
    for parent, node in reversed(made):
        if node.has_block or node.tag in BLOCKS:
            parent.has_block = True
    return too_deep


def _attributes(raw: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in raw.attributes.items()}
