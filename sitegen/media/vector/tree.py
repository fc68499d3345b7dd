"""Reading SVG into a tree that holds only allowed parts (XML 1.0, 5th edition)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from sitegen.errors import MediaError
from sitegen.media.vector.rules import ATTRIBUTES, ELEMENTS, TEXTS

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_DEEPEST, _LARGEST = 200, 20_000_000
# Illustrator declares a few short entities for namespaces; bombs need nesting or length.
_ENTITY_LENGTH, _ENTITIES = 200, 50


@dataclass(slots=True)
class Node:
    """An allowed element: its name, its attributes as written, its children and texts in order."""

    name: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    def elements(self) -> Iterator[Node]:
        """The element itself and all below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.elements()


def read_tree(data: bytes, name: str) -> Node:
    """Parse an SVG and drop, with all they hold, the elements that aren't allowed.

    Raises MediaError for broken XML, entity bombs, outside entities and absurd nesting.
    """
    if len(data) > _LARGEST:
        raise MediaError(f"{name}: the drawing is over 20 MB; simplify it or save it as PNG")
    reader = _Reader(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.open
    parser.EndElementHandler = reader.close
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise MediaError(
            f"{name}: the drawing isn't well-formed SVG ({error}); save it again as plain SVG"
        ) from error
    if reader.root is None:
        raise MediaError(f"{name}: this file holds no SVG drawing; save it again as plain SVG")
    return reader.root


class _Reader:
    """Expat's handlers: keeps a stack of open elements, None for those that are dropped."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self.stack: list[Node | None] = []
        self.entities = 0

    def entity(
        self,
        entity: str,
        is_parameter: bool,
        value: str | None,
        base: str | None,
        system: str | None,
        public: str | None,
        notation: str | None,
    ) -> None:
        self.entities += 1
        short = value is not None and len(value) <= _ENTITY_LENGTH
        if not short or is_parameter or "&" in (value or "") or self.entities > _ENTITIES:
            raise MediaError(
                f"{self.name}: the drawing declares entities that could be an attack;"
                " save it again as plain SVG"
            )

    def open(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.stack) > _DEEPEST:
            raise MediaError(f"{self.name}: the drawing is nested too deeply; simplify it")
        node = self._allowed(name, attributes)
        parent = self.stack[-1] if self.stack else None
        if node is not None and self.stack:
            if parent is None:
                node = None
            else:
                parent.children.append(node)
        if not self.stack:
            self.root = node if node is not None and node.name == "svg" else None
        self.stack.append(node)

    def close(self, name: str) -> None:
        self.stack.pop()

    def text(self, content: str) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and (parent.name in TEXTS or parent.name == "style"):
            parent.children.append(content)

    def _allowed(self, name: str, attributes: dict[str, str]) -> Node | None:
        namespace, _, local = name.rpartition(" ")
        if namespace not in {"", _SVG} or local not in ELEMENTS:
            return None
        kept = ((_attribute(key), value) for key, value in attributes.items())
        return Node(local, {key: value for key, value in kept if key in ATTRIBUTES})


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    if not namespace:
        return local
    return local if namespace == _XLINK and local == "href" else ""
