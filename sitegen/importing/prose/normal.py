"""The normal form of a text's blocks: what two texts have in common that say the same.

Texts, links, pictures and structure are in it. What only looks different isn't: spaces between
blocks, which marks of quotation a language has, whether <b> or <strong> was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import unquote

from sitegen.importing.prose.tree import Node
from sitegen.values import Value

SPACES: Final = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000\u200b\u2060\ufeff]+")
# What the marks of all languages are typed as (sitegen.markdown.text.punctuation).
TYPED: Final = str.maketrans(
    {
        # Which stands inside which differs: one sign for all.
        **dict.fromkeys('"“”„«»״‟‘’‚‹›׳‛', "'"),
        "–": "--",
        "—": "---",
        "…": "...",
        "\u2212": "-",
        # Signs that nobody sees, which our Markdown takes away where a block may begin.
        **dict.fromkeys(
            "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad"
        ),
    }
)
SPACE_IN_CODE: Final = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
NARROW: Final = re.compile("[«‹]\u202f|\u202f[»›]")
OPEN: Final = "\x01"
CLOSE: Final = "\x02"
MARK: Final = "\x05"
"""Begins what stands in a line, around which spaces count."""

SHUT: Final = "\x06"
AROUND: Final = re.compile(" (?=\x01)|(?<=\x02) ")
ADDRESSES: Final = ("href", "address", "src", "file")
KEPT: Final = (
    "ordered",
    "start",
    "reversed",
    "type",
    "value",
    "level",
    "head",
    "align",
    "colspan",
    "rowspan",
    "scope",
    "src",
    "alt",
    "href",
    "address",
    "file",
    "language",
    "name",
    "open",
)


class Normal(Value):
    """A text in normal form: what it says, and the languages and anchors that are given in it."""

    text: str
    languages: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()

    def holds(self, other: Normal) -> bool:
        """Tell whether all of another text is in this one, and nothing more is said here.

        Languages and anchors may be more: the page adds its own.
        """
        if self.text != other.text or not other.anchors <= self.anchors:
            return False
        left = list(self.languages)
        for language in other.languages:
            if language not in left:
                return False
            left.remove(language)
        return True


class Form:
    """Writes the normal form of blocks."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._marks: tuple[str, ...] = ()
        self._written: tuple[str, ...] = ()
        self._languages: list[str] = []
        self._anchors: set[str] = set()

    def normal(self, blocks: Sequence[Node]) -> Normal:
        """Give it."""
        self._blocks(blocks)
        text = SPACES.sub(" ", unicodedata.normalize("NFC", "".join(self._out)))
        return Normal(
            text=AROUND.sub("", text).strip(),
            languages=tuple(sorted(self._languages)),
            anchors=frozenset(self._anchors),
        )

    def _token(self, text: str) -> None:
        self._written = ()
        self._out.append(f"{OPEN}{text}{CLOSE}")

    def _blocks(self, blocks: Iterable[Node | str]) -> None:
        for block in blocks:
            if isinstance(block, str) or block.tag == "dropped":
                continue
            self._note(block)
            if block.tag == "p":
                self._token("p")
                self._line(block.children)
                continue
            self._token(f"{block.tag} {_about(block)}")
            if block.tag == "code":
                self._code(block)
            elif block.tag in ("heading", "by", "term", "buttons"):
                self._line(block.children)
            else:
                self._blocks(block.children)
            self._token(f"/{block.tag}")

    def _note(self, node: Node) -> None:
        if node.get("lang"):
            self._languages.append(node.get("lang").lower())
        if node.get("id"):
            self._anchors.add(node.get("id"))

    def _code(self, block: Node) -> None:
        """Code stands as it is, but for tabs, and empty lines around it."""
        if all(isinstance(child, str) for child in block.children):
            text = "".join(child for child in block.children if isinstance(child, str))
            text = text.replace("\r\n", "\n").expandtabs(4).strip("\n").rstrip()
            shown = SPACE_IN_CODE.sub("\x04", text).replace("\n", "\x03")
            self._out.append(plain(shown))
        else:
            self._line(block.children)

    def _line(self, line: Sequence[Node | str]) -> None:
        for piece in line:
            if isinstance(piece, str):
                self._text(piece)
            elif piece.tag in ("br", "wbr"):
                self._token(piece.tag)
            elif piece.tag in ("picture", "note"):
                self._marked()
                about = _about(piece)
                self._out.append(f"{MARK}{piece.tag} {about}{SHUT}")
            else:
                self._mark(piece)

    def _mark(self, piece: Node) -> None:
        self._note(piece)
        marks = self._marks
        mark = piece.tag
        if mark == "a":
            mark = f"a {same_address(piece.get('href'))} {plain(piece.get('title'))}"
        elif mark == "abbr":
            mark = f"abbr {plain(piece.get('title'))}"
        if mark != "span" and mark not in marks:
            self._marks = tuple(sorted((*marks, mark)))
        self._line(piece.children)
        self._marks = marks

    def _marked(self) -> None:
        """Write the marks that hold from here on, where others held."""
        if self._marks != self._written:
            self._out.append(f"{MARK}{'|'.join(self._marks)}{SHUT}")
            self._written = self._marks

    def _text(self, text: str) -> None:
        shown = plain(text)
        if not shown.strip():
            self._out.append(shown)
            return
        if self._marks != self._written:
            bare = shown.lstrip()
            self._out.append(shown[: len(shown) - len(bare)])
            self._marked()
            shown = bare
        self._out.append(shown)


def _about(node: Node) -> str:
    """Give what a block or picture is, beside its words."""
    if not node.attributes:
        return ""
    return ",".join(
        f"{name}={same_address(value) if name in ADDRESSES else plain(value)}"
        for name in KEPT
        if (value := node.get(name))
    )


def plain(text: str) -> str:
    """Give words with single spaces and the marks as they are typed."""
    if text.isascii():
        return text.replace('"', "'")
    return NARROW.sub("'", text).translate(TYPED)


def same_address(address: str) -> str:
    """Give the form of an address that is the same however it is encoded."""
    return SPACES.sub("%20", unquote(address))


def normal_of(blocks: Sequence[Node]) -> Normal:
    """Give the normal form of blocks."""
    return Form().normal(blocks)
