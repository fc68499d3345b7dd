"""What pieces of a text are: whether something of a line is seen, what an element was of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sitegen.importing.prose.tree import Node
from sitegen.text import shortened

SHOWN: Final = 60
# All but spaces and signs that nobody sees.
SEEN: Final = re.compile(
    "[^\\s\u00a0\u00ad\u061c\u200b-\u200f\u202a-\u202f\u2060-\u2064\u2066-\u206f\ufeff]"
)
Inline = list[Node | str]


def lazy_source(image: Node) -> str:
    """Give a picture's address; scripts that load pictures late keep it in `data-src`."""
    given = image.get("src").strip()
    if not given or given.startswith("data:"):
        for name in ("data-src", "data-lazy-src", "data-original"):
            if image.get(name).strip():
                return image.get(name).strip()
    return given


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


def trimmed(line: Sequence[Node | str], at_start: bool = True, at_end: bool = True) -> Inline:
    """Give a line without ends of lines, and spaces, at its own ends: nobody sees them."""
    found = list(line)
    while at_end and found and _is_nothing(found[-1]):
        found.pop()
    start = next((at for at, piece in enumerate(found) if not _is_nothing(piece)), len(found))
    if at_start and start:
        del found[:start]
    for at in {0, len(found) - 1} if found else ():
        is_first, is_last = at_start and at == 0, at_end and at == len(found) - 1
        edge = found[at]
        if isinstance(edge, str):
            edge = edge.lstrip() if is_first else edge
            found[at] = edge.rstrip() if is_last else edge
        elif edge.children and edge.tag not in ("picture", "note") and (is_first or is_last):
            inner = trimmed(edge.children, is_first, is_last)
            found[at] = Node(edge.tag, edge.attributes, inner, edge.origin)
    return found


def _is_nothing(piece: Node | str) -> bool:
    return SEEN.search(piece) is None if isinstance(piece, str) else piece.tag == "br"


def is_shown(line: Sequence[Node | str]) -> bool:
    """Tell whether anybody would see something of a line."""
    for piece in line:
        if isinstance(piece, str):
            if SEEN.search(piece):
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
