"""How a line is written in our Markdown: words, emphasis, links, pictures; HTML for the rest."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sitegen.importing.prose.escaping import (
    address_in_brackets,
    escaped,
    escaped_start,
    title_in_quotes,
)
from sitegen.importing.prose.tree import Node

WHITE: Final = re.compile("[ \t\n\r\f]+")
SIGNS: Final = {"em": ("*", "_"), "strong": ("**", "__"), "del": ("~~",)}
TICKS: Final = re.compile("`+")
BARE: Final = re.compile(r"https?://[^\s<>|&]+")
# In a line of HTML, what a mark is called.
ATTRIBUTES: Final = ("title", "lang", "dir", "id")


@dataclass(frozen=True)
class Style:
    """How lines are to be written.

    `is_plain`: with HTML for all emphasis, where signs would be misread. `is_one`: the line can't
    be broken. `is_cell`: strokes would divide it.
    """

    is_plain: bool = False
    is_one: bool = False
    is_cell: bool = False


@dataclass(eq=False)
class Piece:
    """A piece of a line: text as it is written, or the beginning or end of a mark."""

    text: str
    mark: Node | None = None
    is_end: bool = False


class Line:
    """One line while it is written."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._pieces: list[Piece] = []
        self._is_apart = False
        # Marks that begin with the next word.
        self._opening: list[Node] = []
        self._tags: list[str] = []

    def write(self, line: Sequence[Node | str]) -> str:
        """Write it."""
        self._add(line)
        return "".join(self._chosen())

    def _add(self, line: Sequence[Node | str]) -> None:
        for piece in line:
            if isinstance(piece, str):
                self._words(piece)
            elif piece.tag == "br":
                self._break()
            elif piece.tag == "wbr":
                self._put("<wbr>")
            elif piece.tag == "picture":
                alt, src = escaped(piece.get("alt")), address_in_brackets(piece.get("src"))
                self._put(self._celled(f"![{alt}]({src})"))
            elif piece.tag == "note":
                self._put(f"[^{piece.get('name')}]")
            elif piece.tag == "code" and all(isinstance(each, str) for each in piece.children):
                self._code("".join(piece.texts()))
            elif piece.tag in self._tags or (piece.tag == "span" and not piece.attributes):
                self._add(piece.children)
            else:
                self._marked(piece)

    def _celled(self, text: str) -> str:
        return text.replace("|", "\\|") if self._style.is_cell else text

    def _words(self, text: str) -> None:
        text = WHITE.sub(" ", text)
        words = text.strip(" ")
        self._is_apart = self._is_apart or text[:1] == " "
        if words:
            self._put(self._celled(escaped(words)))
            self._is_apart = text[-1] == " "

    def _put(self, text: str) -> None:
        """Put what is seen, with the space and the beginnings of marks that stand before it."""
        if self._is_apart and self._pieces:
            self._pieces.append(Piece(" "))
        self._is_apart = False
        for mark in self._opening:
            last = self._pieces[-1] if self._pieces else None
            ended = last.mark if last and last.is_end else None
            if ended and ended.tag == mark.tag and not (ended.attributes or mark.attributes):
                # What ends and begins at once goes on.
                self._pieces.pop()
                mark.origin = ended
                continue
            self._pieces.append(Piece("", mark))
        self._opening = []
        self._pieces.append(Piece(text))

    def _break(self) -> None:
        self._is_apart = False
        if self._pieces:
            self._pieces.append(Piece("<br>" if self._style.is_one else "\\\n"))

    def _code(self, text: str) -> None:
        words = " ".join(text.split())
        if not words:
            self._is_apart = self._is_apart or bool(text)
            return
        self._is_apart = self._is_apart or text[0].isspace()
        longest = max((len(run) for run in TICKS.findall(words)), default=0)
        around = "`" * (longest + 1)
        space = " " if "`" in (words[0], words[-1]) else ""
        self._put(self._celled(f"{around}{space}{words}{space}{around}"))
        self._is_apart = text[-1].isspace()

    def _marked(self, mark: Node) -> None:
        own = Node(mark.tag, mark.attributes)
        self._opening.append(own)
        self._tags.append(own.tag)
        if own.get("id"):
            # An anchor is there though nothing is seen of it.
            self._put("")
        self._add(mark.children)
        self._tags.pop()
        if own in self._opening:
            self._opening.remove(own)
        else:
            self._pieces.append(Piece("", own.origin or own, is_end=True))

    def _chosen(self) -> list[str]:
        """Give the pieces with the signs of the marks, which depend on what stands beside them."""
        pieces = self._pieces
        while pieces and pieces[-1].text in ("<br>", "\\\n"):
            pieces.pop()
        ends = {id(piece.mark): at for at, piece in enumerate(pieces) if piece.is_end}
        for at, piece in enumerate(pieces):
            if piece.mark is not None and not piece.is_end:
                end = ends[id(piece.mark)]
                piece.text, pieces[end].text = self._signs(piece.mark, at, end)
        return [self._guarded(at) for at in range(len(pieces))]

    def _guarded(self, at: int) -> str:
        """Give a piece; an exclamation mark before a link would make a picture of it."""
        text = self._pieces[at].text
        following = self._pieces[at + 1].text if at + 1 < len(self._pieces) else ""
        if text.endswith("!") and following.startswith("["):
            return f"{text[:-1]}\\!"
        return text

    def _signs(self, mark: Node, at: int, end: int) -> tuple[str, str]:
        if mark.tag == "a":
            return self._of_link(mark, at, end)
        if not mark.attributes and not self._style.is_plain:
            around = (self._beside(at, -1), self._beside(at, 1))
            behind = (self._beside(end, -1), self._beside(end, 1))
            for signs in SIGNS.get(mark.tag, ()):
                if signs[0] in (*around, *behind):
                    continue
                if flanks(signs[0], *around)[0] and flanks(signs[0], *behind)[1]:
                    return signs, signs
        about = "".join(
            f' {name}="{html.escape(mark.get(name))}"' for name in ATTRIBUTES if mark.get(name)
        )
        return self._celled(f"<{mark.tag}{about}>"), f"</{mark.tag}>"

    def _of_link(self, mark: Node, at: int, end: int) -> tuple[str, str]:
        href, title = mark.get("href"), mark.get("title")
        is_bare = not title and end == at + 2 and self._pieces[at + 1].text == escaped(href)
        if is_bare and BARE.fullmatch(href):
            self._pieces[at + 1].text = href
            return "<", ">"
        behind = f" {title_in_quotes(title)}" if title else ""
        return "[", self._celled(f"]({address_in_brackets(href)}{behind})")

    def _beside(self, at: int, step: int) -> str:
        """Give the character before or behind a piece; a mark that has no signs yet is a sign."""
        at += step
        while 0 <= at < len(self._pieces):
            piece = self._pieces[at]
            if piece.text:
                return piece.text[-1] if step < 0 else piece.text[0]
            if piece.mark is not None:
                return "<"
            at += step
        return ""


def flanks(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a run of signs may begin and may end emphasis (CommonMark 0.31.2, 6.2)."""
    space_before, space_after = not before or before.isspace(), not after or after.isspace()
    sign_before = bool(before) and unicodedata.category(before)[0] in "PS"
    sign_after = bool(after) and unicodedata.category(after)[0] in "PS"
    left = not space_after and (not sign_after or space_before or sign_before)
    right = not space_before and (not sign_before or space_after or sign_after)
    if sign != "_":
        return left, right
    return left and (not right or sign_before), right and (not left or sign_after)


def paragraph(line: Sequence[Node | str], style: Style) -> str:
    """Write the lines of a paragraph, none of which begins a block of another kind."""
    return "\n".join(escaped_start(each) for each in Line(style).write(line).split("\n"))


def one_line(line: Sequence[Node | str], style: Style) -> str:
    """Write a line that can't be broken."""
    return Line(Style(is_plain=style.is_plain, is_one=True, is_cell=style.is_cell)).write(line)


def option(value: str) -> str:
    """Write the value of a block's option."""
    return json.dumps(value, ensure_ascii=False)
