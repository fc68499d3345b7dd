"""Links, pictures and notes: what square brackets mean once they are closed (CommonMark 6.3, 6.4).

What looks like one of these and is none is a mistake: its signs would be published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from sitegen.markdown.inline.addresses import (
    LABEL,
    Address,
    behind_spaces,
    escaped,
    normal_label,
    read_inline,
)
from sitegen.markdown.inline.footnotes import REFERENCE
from sitegen.markdown.source import Places, last_mark, marked_line, strip_marks

if TYPE_CHECKING:
    from sitegen.markdown.grammar import Grammar
    from sitegen.markdown.inline.parser import PutAway

LONGEST: Final = 4000
SHOWN: Final = 60
# Nobody opens so many brackets before closing one; beyond, a bracket is just a bracket.
MOST_OPEN: Final = 50
NOTE: Final = re.compile(r"\[\^([^\]\n]+)\]")
# An address with spaces in it, which CommonMark takes for text, and perhaps a title.
LOOSE: Final = re.compile(r"\(([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)")
TITLES: Final = (' "', " '")
# A space between the words and the address.
APART: Final = re.compile(r" \((?:https?:|mailto:|tel:|www\.|\.{1,2}/|[^\s()]+\.md[#)])")


@dataclass
class Bracket:
    """An opening bracket: where it stands in the text and among the pieces, and what it opens."""

    start: int
    piece: int
    is_picture: bool
    is_active: bool = True


class Brackets:
    """The brackets of one text, in which the pieces so far are put together."""

    def __init__(self, md: Grammar, data: str, put_away: PutAway) -> None:
        self._md = md
        self._data = data
        self._put_away = put_away
        self._places: Places | None = None
        self._opened: list[Bracket] = []
        self.pieces: list[str] = []
        # How far the text is dealt with.
        self.done = 0

    def finish(self) -> str:
        """Give the text that came out."""
        return "".join(self.pieces)

    def open(self, start: int, token: str) -> None:
        """Take an opening bracket; one of a note is dealt with at once."""
        behind = start + len(token)
        if token == "[" and (note := NOTE.match(self._data, start)) is not None:
            name = strip_marks(note[1]).strip()
            if name in self._md.notes:
                self.done = note.end()
                self.pieces.append(self._put_away(Element(REFERENCE, name=name)))
                return
            self._find(f"[^{name}]: no such footnote; write one: [^{name}]: …", start)
        if len(self._opened) >= MOST_OPEN:
            del self._opened[0]
        self._opened.append(Bracket(start, len(self.pieces), token[0] == "!"))
        self.pieces.append(token)
        self.done = behind

    def close(self, start: int) -> None:
        """Take a closing bracket: a link or a picture ends here, or it is a sign."""
        bracket = self._opened.pop() if self._opened else None
        behind = start + 1
        found = None
        if bracket is not None and (bracket.is_active or bracket.is_picture):
            opened = bracket.start + (2 if bracket.is_picture else 1)
            found = self._target(self._data[opened:start], behind)
        if bracket is None or found is None or not (bracket.is_active or bracket.is_picture):
            self.pieces.append("]")
            self.done = behind
            if bracket is not None and bracket.is_active:
                self._explain(bracket, behind)
            return
        inner = "".join(self.pieces[bracket.piece + 1 :])
        del self.pieces[bracket.piece :]
        self.pieces.append(self._put_away(self._element(bracket, inner, found, behind)))
        self.done = found.end
        self.go_on(bracket.start)
        if not bracket.is_picture:
            # A link holds no link: the inner one wins.
            for outer in self._opened:
                outer.is_active = outer.is_active and outer.is_picture

    def sign(self, at: int) -> str:
        """Give the mark of the line that a place in the text is in."""
        self._places = self._places or Places(self._data)
        return self._places.mark_at(at)

    def go_on(self, start: int) -> None:
        """Mark the line that goes on behind what began at a place and is put away now."""
        end = self.done
        if "\n" in self._data[start:end] and self._data[end : end + 1] not in ("", "{"):
            self.pieces.append(last_mark(self._data[start:end]))

    def _element(self, bracket: Bracket, inner: str, found: Address, behind: int) -> Element:
        """Make a link or picture; it has the mark of its line, a link that of its address."""
        address = found.address
        if bracket.is_picture:
            sign = "" if marked_line(address) else self.sign(bracket.start)
            element = Element("img", src=sign + address, alt=self._md.plain(inner))
        else:
            sign = "" if marked_line(address) else self.sign(behind_spaces(self._data, behind + 1))
            element = Element("a", href=sign + address)
            element.text = self.sign(bracket.start) + inner
        if found.title is not None:
            element.set("title", strip_marks(found.title))
        return element

    def _target(self, words: str, behind: int) -> Address | None:
        """Give what the words between brackets lead to, by what stands behind them."""
        data = self._data
        if data.startswith("(", behind):
            near = data[behind : behind + LONGEST]
            found = read_inline(near, 1)
            if found is not None:
                return found._replace(end=behind + found.end)
        label = LABEL.match(data, behind)
        name = strip_marks(label[1]) if label is not None else ""
        end = behind if label is None or name.isspace() else label.end()
        named = self._md.resolve(normal_label(name.strip() or strip_marks(words)))
        if named is not None and (name.strip() or "[" not in words.replace("\\[", "")):
            return Address(named[0], named[1], end)
        found = _read_loosely(data[behind : behind + LONGEST])
        return None if found is None else found._replace(end=behind + found.end)

    def _explain(self, bracket: Bracket, behind: int) -> None:
        """Note what looks as if a link had been meant."""
        data = self._data
        words = data[bracket.start : behind]
        shown = strip_marks(words)
        shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
        label = LABEL.match(data, behind)
        if bracket.start and data[bracket.start - 1] == "^":
            told = "write a note as [^1], and below the text a line [^1]: …"
            self._find(f'"^{shown}": {told}', bracket.start)
        elif label is not None and not words.startswith("[^"):
            name = strip_marks(label[1]) or shown.strip("![]")
            self._find(f'"{shown}[{name}]": no such address; write one: [{name}]: …', bracket.start)
        elif data.startswith("(", behind):
            message = f'"{shown}(": no address behind it; expected [words](address)'
            self._find(message, bracket.start)
        elif APART.match(data, behind):
            self._find(f'"{shown} (": a link has no space between ] and (', bracket.start)

    def _find(self, message: str, at: int) -> None:
        self._md.find(message, self.sign(at) or self._data[at : at + LONGEST])


def _read_loosely(near: str) -> Address | None:
    match = LOOSE.match(near)
    if match is None or match[1].lstrip().startswith("<"):
        return None
    address, title = match[1].strip(), None
    for opening in TITLES:
        at = address.find(opening)
        if at > 0 and address.endswith(opening[1]) and len(address) > at + 2:
            address, title = address[:at].rstrip(), escaped(address[at + 2 : -1])
    return Address(escaped(address), title, match.end())
