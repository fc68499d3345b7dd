"""What addresses in a foreign text become, and which places in it others lead to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from sitegen.addresses import SCHEME, AddressError, read_address
from sitegen.importing.prose.tree import Node

ANCHOR: Final = re.compile(r"[^\s{}\"'<>=#]+")
IN_TEXT: Final = "it is in the text itself (data:)"
ELSEWHERE: Final = "it is on another site"


class Addresses:
    """The addresses of one text, old and new."""

    def __init__(
        self, links: Callable[[str], str], files: Callable[[str], str], *, is_ours: bool = False
    ) -> None:
        """`is_ours`: the text is our Markdown's, whose addresses are what they are."""
        self._links = links
        self._files = files
        self._is_ours = is_ours
        self._places: set[str] = set()
        self._linked: set[str] = set()
        self._given: set[str] = set()

    def learn(self, root: Node) -> None:
        """Look which places a text has, and which of them it leads to itself."""
        for node in root.walk():
            if not node.attributes:
                continue
            self._places.update(filter(None, (node.get("id"), node.get("name"))))
            target = node.get("href").strip() if node.tag == "a" else ""
            if target.startswith("#"):
                self._linked.update((target[1:], unquote(target[1:])))

    def is_linked(self, anchor: str) -> bool:
        """Tell whether a link of the text leads to a place."""
        return anchor in self._linked

    def anchor_of(self, given: str) -> str:
        """Give the anchor that an id becomes, "" where it can't be one or something has it."""
        if not given or not ANCHOR.fullmatch(given) or given in self._given:
            return ""
        self._given.add(given)
        return given

    def link(self, old: str) -> tuple[str, str]:
        """Give where a link leads now, and "", or why it can't lead there."""
        if self._is_ours:
            return old, ""
        old = old.strip()
        if old.startswith("#"):
            place = unquote(old[1:])
            if place in self._places and ANCHOR.fullmatch(place):
                return f"#{place}", ""
            return "", "no such place in this text" if place else "it leads nowhere"
        new = self._links(old).strip() if old else ""
        if not new:
            return "", "it leads nowhere"
        try:
            return read_address(new).text, ""
        except AddressError as error:
            return "", str(error)

    def file(self, old: str) -> tuple[str, str]:
        """Give the address of a picture or recording now, and "", or why it isn't beside the text;
        then the address is where it is."""
        if self._is_ours:
            return old, ""
        if old.startswith("data:"):
            return old, IN_TEXT
        new = self._files(old).strip()
        return new, ELSEWHERE if SCHEME.match(new) or new.startswith("//") else ""
