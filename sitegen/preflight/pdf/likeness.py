"""Whether two pages paint the same: a digest of all that a page is drawn from, and nothing else.

Numbers of objects don't count, nor what only leads to other pages and to the structure.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from sitegen.preflight.pdf.objects import (
    damage,
    entries,
    entry,
    identity,
    is_array,
    is_dictionary,
    is_stream,
)

ELSEWHERE = frozenset({"/Parent", "/StructParents", "/StructParent", "/Length"})
# ISO 32000-1, 7.7.3.4: what a page has of the nodes above it.
INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
# What shows or hides parts of every page.
OF_THE_FILE = ("/OCProperties", "/AcroForm")
DEEPEST = 60
"""How many objects may lead to each other; a ring of them is longer."""


class Likeness:
    """Digests of the pages of one file."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._known: dict[tuple[int, int], bytes] = {}

    def of(self, page: Any) -> str:
        """The digest of a page (a pikepdf dictionary).

        "" where it can't be read to its end, or leads back to itself: nothing is like it then.
        """
        above: list[Any] = []
        node = entry(page, "/Parent")
        try:
            while is_dictionary(node) and len(above) < DEEPEST:
                above += (node.get(key) for key in INHERITED)
                node = entry(node, "/Parent")
            shared = [entry(self._pdf.Root, key) for key in OF_THE_FILE]
            parts = (self._digest(item, 0) for item in (page, *above, *shared))
            return sha256(b"".join(parts)).hexdigest()
        except damage():
            return ""

    def of_stream(self, stream: Any) -> str:
        """The digest of a picture's stream with all that it leads to.

        "" where it can't be read to its end, or leads back to itself.
        """
        try:
            return self._digest(stream, 0).hex()
        except damage():
            return ""

    def _digest(self, item: Any, depth: int) -> bytes:
        number = identity(item)
        if number is None:
            return self._new(item, depth)
        if number not in self._known:
            self._known[number] = self._new(item, depth)
        return self._known[number]

    def _new(self, item: Any, depth: int) -> bytes:
        if depth > DEEPEST:
            raise RecursionError
        if is_dictionary(item):
            parts = [
                sha256(key.encode()).digest() + self._digest(value, depth + 1)
                for key, value in entries(item)
                if key not in ELSEWHERE
            ]
            data = item.read_raw_bytes() if is_stream(item) else b""
            return sha256(b"{" + b"".join(parts) + sha256(data).digest()).digest()
        if is_array(item):
            return sha256(b"[" + b"".join(self._digest(each, depth + 1) for each in item)).digest()
        said = item.unparse() if hasattr(item, "unparse") else repr(item).encode()
        return sha256(type(item).__name__.encode() + b" " + said).digest()
