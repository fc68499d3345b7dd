"""What pieces of a text are: whether something of a line is seen, what an element was of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sitegen.importing.prose.tree import Node
from sitegen.text import shortened

SHOWN: Final = 60
Inline = list[Node | str]


def lazy_source(image: Node) -> str:
    """Give a picture's address; scripts that load pictures late keep it in `data-src`."""
    given = image.get("src").strip()
    if not given or given.startswith("data:"):
        for name in ("data-src", "data-lazy-src", "data-original"):
            if image.get(name).strip():
                return image.get(name).strip()
    return given


def directions(node: Node) -> dict[str, str]:
    """Give the language and direction that an element says it has."""
    return {name: node.get(name) for name in ("lang", "dir") if node.get(name)}


def file_name(address: str) -> str:
    """Give the last part of an address, for a link without words."""
    return address.partition("?")[0].rstrip("/").rpartition("/")[2] or address


def what_of(node: Node) -> str:
    """Say what an element was of which nothing comes over."""
    address = node.get("src") or node.get("href") or node.get("data") or node.get("action")
    about = f' of "{shortened(address, SHOWN)}"' if address else ""
    words = node.words
    said = f': "{shortened(words, SHOWN)}"' if words else ""
    return f"<{node.tag}>{about}{said}"


def flat(children: Sequence[Node | str]) -> list[Node | str]:
    """Give what blocks within a line hold, with ends of lines between them."""
    found: list[Node | str] = []
    for child in children:
        if isinstance(child, str) or not child.has_block:
            found.append(child)
            continue
        found += flat(child.children)
    return found


def trimmed(line: Sequence[Node | str]) -> Inline:
    """Give a line without ends of lines, and spaces, at its own ends: nobody sees them."""
    found = list(line)
    for at in (0, -1):
        while found and _is_nothing(found[at]):
            del found[at]
        edge = found[at] if found else None
        if isinstance(edge, Node) and edge.children and edge.tag not in ("picture", "note"):
            found[at] = Node(edge.tag, edge.attributes, trimmed(edge.children), edge.origin)
    return found


def _is_nothing(piece: Node | str) -> bool:
    return not piece.strip() if isinstance(piece, str) else piece.tag == "br"


def is_shown(line: Sequence[Node | str]) -> bool:
    """Tell whether anybody would see something of a line."""
    for piece in line:
        if isinstance(piece, str):
            if piece.strip():
                return True
        elif piece.tag in ("picture", "note") or is_shown(piece.children):
            return True
    return False


def divided(line: Inline) -> list[Inline]:
    """Divide a line where two ends of a line, or more, follow each other."""
    pieces: list[Inline] = [[]]
    breaks: Inline = []
    for piece in line:
        is_break = isinstance(piece, Node) and piece.tag == "br"
        if is_break or (breaks and isinstance(piece, str) and not piece.strip()):
            breaks.append(piece)
        else:
            ends = sum(1 for each in breaks if isinstance(each, Node))
            if ends > 1:
                pieces.append([])
            else:
                pieces[-1] += breaks
            breaks = []
            pieces[-1].append(piece)
    return pieces


def lone_pictures(line: Sequence[Node | str]) -> list[Node]:
    """Give the pictures of a line that holds nothing else, each perhaps a link, as figures."""
    found: list[Node] = []
    for piece in line:
        if isinstance(piece, str):
            if piece.strip():
                return []
            continue
        if piece.tag == "br":
            continue
        inner = [each for each in piece.children if not isinstance(each, str) or each.strip()]
        if piece.tag == "picture":
            found.append(Node("figure", dict(piece.attributes)))
        elif piece.tag == "a" and len(inner) == 1 and isinstance(inner[0], Node):
            if inner[0].tag != "picture":
                return []
            about = {**inner[0].attributes, "href": piece.get("href")}
            found.append(Node("figure", about))
        else:
            return []
    return found
