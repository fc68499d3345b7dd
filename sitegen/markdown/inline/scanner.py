"""What has a meaning of its own in a line: code, backslashes, links, pictures, addresses, HTML.

One walk from left to right decides what belongs to what, as CommonMark's does (0.31.2, appendix,
"phase 2"): what begins first wins, and brackets are looked at when they are closed.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX, AtomicString, code_escape

from sitegen.markdown.inline.brackets import Brackets
from sitegen.markdown.source import MARKS, mark_tags, strip_marks
from sitegen.markdown.text.scripts import ARABIC, HEBREW

if TYPE_CHECKING:
    from sitegen.markdown.grammar import Grammar
    from sitegen.markdown.inline.parser import PutAway

PUNCTUATION: Final = frozenset(string.punctuation)
# Each begins with one sign and no look behind it: so what can't begin any is passed over at once.
BASE: Final = r"\\(?s:.)?|``*|!\[|\[|\]|<| (?<!  ) ++\n"
# Hebrew and Arabic write short words onto the next one: בhttps://…, ל-office@…, وwww.…
ATTACHING: Final = f"{HEBREW}{ARABIC}"
# What no bare address holds.
ENDING: Final = r"\s<>\[\]\"`{}|\\^“”«»\x02\x03"
ENDS_ADDRESS: Final = re.compile(f"[{ENDING}]")
REFERENCE: Final = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
# HTML Standard 13.5: that of &CounterClockwiseContourIntegral;
LONGEST_REFERENCE: Final = 33
ADDRESS: Final = (
    rf"|(?<![^\W_{ATTACHING}])"
    rf"(?P<web>(?:https?://|www\.)[^{ENDING}]+)"
    rf"|(?:(?<![\w.+-])|(?<=[{ATTACHING}])|(?<=[{ATTACHING}]-))"
    r"(?P<mail>[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
)
TOKEN: Final = re.compile(BASE)
TOKEN_OR_ADDRESS: Final = re.compile(BASE + ADDRESS)
MAY_HOLD_ADDRESS: Final = re.compile(r"://|www\.|@")
AUTOLINK: Final = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
AUTOMAIL: Final = re.compile(
    r"<((?:mailto:)?[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"
    r")>"
)
# Spaces within a tag; behind a line's end there may be a mark.
GAP: Final = rf"[\s{MARKS.pattern[1:-1]}]"
TAG: Final = re.compile(
    rf"<[A-Za-z][A-Za-z0-9-]*+(?:{GAP}++[A-Za-z_:][\w.:-]*+"
    rf"(?:{GAP}*+={GAP}*+(?:[^\"'=<>`{GAP[1:-1]}]++|'[^']*+'|\"[^\"]*+\"))?+)*+{GAP}*+/?>"
    rf"|</[A-Za-z][A-Za-z0-9-]*+{GAP}*+>"
)
# What a bare address is for the signs beside it.
LETTER: Final = "a"
# How what is no tag begins and ends.
SPECIAL: Final = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
EMPTY_COMMENTS: Final = ("<!-->", "<!--->")
# What a sentence puts behind an address, in each language.
BEHIND_ADDRESS: Final = "?!.,:;*_~'’)…–—׳״،؛؟۔"
LONGEST_LIST: Final = 400
TICKS: Final = re.compile("`+")


class Scanner(InlineProcessor):
    """Puts all of these away."""

    def __init__(self, md: Grammar) -> None:
        super().__init__(BASE, md)
        self.grammar = md

    def replace_all(self, data: str, put_away: PutAway) -> str:
        """Give the text with placeholders."""
        return Walk(self.grammar, data, put_away).run()


class Walk:
    """One walk through one text."""

    def __init__(self, md: Grammar, data: str, put_away: PutAway) -> None:
        self._md = md
        self._data = data
        self._put_away = put_away
        self._at = 0
        # What the text has become so far.
        self._brackets = Brackets(md, data, put_away)
        self._ticks: Ticks | None = None
        # What can't be closed any more, by its opening.
        self._hopeless: set[str] = set()

    def run(self) -> str:
        """Walk."""
        data, brackets = self._data, self._brackets
        pattern = TOKEN_OR_ADDRESS if MAY_HOLD_ADDRESS.search(data) else TOKEN
        while match := pattern.search(data, self._at):
            start, self._at = match.span()
            brackets.pieces.append(data[brackets.done : start])
            brackets.done = self._at
            piece = self._token(match, match[0])
            if piece is None:
                self._at = brackets.done
            else:
                brackets.pieces.append(piece)
                brackets.done = self._at
                brackets.go_on(start)
        brackets.pieces.append(data[brackets.done :])
        return brackets.finish()

    def _token(self, match: re.Match[str], token: str) -> str | None:
        """Give what a token becomes; None where the brackets have dealt with it."""
        sign = token[0]
        if match.lastgroup:
            return self._address(match)
        if sign == "\\":
            return self._backslash(token[1:])
        if sign == "`":
            return self._code(match.start(), match.end())
        if sign == "<":
            return self._pointed(match.start())
        if sign == " ":
            return self._line_end(token)
        if sign == "]":
            self._brackets.close(match.start())
        else:
            self._brackets.open(match.start(), token)
        return None

    def _backslash(self, sign: str) -> str:
        if sign == "\n":
            return self._line_end("\\\n")
        return f"{STX}{ord(sign)}{ETX}" if sign in PUNCTUATION else f"\\{sign}"

    def _line_end(self, token: str) -> str:
        """Give what stands for the end of a line that is kept; signs beside it are beside these."""
        placeholder = self._put_away(Element("br"))
        self._md.stand_ins[placeholder] = token
        return placeholder

    def _code(self, start: int, end: int) -> str:
        if self._ticks is None:
            self._ticks = Ticks(self._data)
        closing = self._ticks.closing(start, end)
        if closing is None:
            return self._data[start:end]
        words = strip_marks(self._data[end:closing]).replace("\n", " ")
        if words[0] == words[-1] == " " and words.strip():
            words = words[1:-1]
        self._at = closing + end - start
        element = Element("code")
        element.text = AtomicString(code_escape(words))
        return self._put_away(element)

    def _pointed(self, start: int) -> str:
        """What stands in angle brackets: an address, or HTML."""
        found = AUTOLINK.match(self._data, start)
        if found is not None and not found[1].startswith("mailto:"):
            self._at = found.end()
            return self._link(found[1], start)
        found = AUTOMAIL.match(self._data, start)
        if found is not None:
            self._at = found.end()
            address = found[1].removeprefix("mailto:")
            return self._link(f"mailto:{address}", start, address)
        found = TAG.match(self._data, start)
        if found is not None:
            self._at = found.end()
            return self._html(found[0], start)
        return self._special(start)

    def _special(self, start: int) -> str:
        data = self._data
        for comment in EMPTY_COMMENTS:
            if data.startswith(comment, start):
                self._at = start + len(comment)
                return ""
        for opening, closing in SPECIAL:
            if not data.startswith(opening, start) or opening in self._hopeless:
                continue
            end = data.find(closing, start + len(opening))
            if end >= 0:
                self._at = end + len(closing)
                return self._html(data[start : self._at], start)
            self._hopeless.add(opening)
            if opening == "<!--":
                # What was meant for nobody's eyes is not shown, wherever it was to end.
                problem = '"<!--" is never closed: write --> behind it, in the same paragraph'
                self._md.find(problem, self._brackets.sign(start) or data[start:])
                self._at = len(data)
                return ""
        return "<"

    def _html(self, source: str, start: int) -> str:
        source = mark_tags(strip_marks(source), self._brackets.sign(start))
        return self._md.htmlStash.store(source)

    def _link(self, address: str, start: int, words: str = "") -> str:
        element = Element("a", href=self._brackets.sign(start) + address)
        element.text = AtomicString(words or address)
        return self._put_away(element)

    def _among_words(self, address: str, start: int, words: str) -> str:
        """Give what stands for an address that is a word among words."""
        placeholder = self._link(address, start, words)
        self._md.stand_ins[placeholder] = LETTER
        return placeholder

    def _address(self, match: re.Match[str]) -> str:
        if _is_within_attributes(self._data, match.start()):
            return match[0]
        if match["mail"]:
            self._at = match.start() + len(match[0].rstrip(".-_"))
            address = self._data[match.start() : self._at]
            return self._among_words(f"mailto:{address}", match.start(), address)
        address = trimmed(match[0])
        self._at = match.start() + len(address)
        host = address.partition("://")[2] or address
        if "." not in host or not host.removeprefix("www.").strip("."):
            return address
        whole = address if "://" in address else f"https://{address}"
        return self._among_words(whole, match.start(), address)


def _is_within_attributes(data: str, at: int) -> bool:
    """Tell whether a place is in `{name=value}`: an address there is a value."""
    opening = data.rfind("{", max(0, at - LONGEST_LIST), at)
    return opening >= 0 and "=" in data[opening:at] and not set("}\n") & set(data[opening:at])


def trimmed(address: str) -> str:
    """Give a bare address without what belongs to the sentence (GFM 6.9): signs behind it, also as
    references, and brackets that aren't opened in it."""
    address = without_rest(address)
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end and address[end - 1] in BEHIND_ADDRESS:
        if address[end - 1] == ")":
            if surplus <= 0:
                break
            surplus -= 1
        end = _before_last(address, end)
    return address[:end]


def _before_last(address: str, end: int) -> int:
    """Give the place before the sign that ends an address, or before a reference that does."""
    begins = address.rfind("&", max(0, end - LONGEST_REFERENCE), end)
    is_reference = begins >= 0 and REFERENCE.fullmatch(address, begins, end)
    return begins if is_reference else end - 1


def without_rest(address: str) -> str:
    """Give a bare address up to a reference that stands for what ends an address: `&nbsp;`."""
    if "&" in address:
        for reference in REFERENCE.finditer(address):
            if ENDS_ADDRESS.match(unescape(reference[0])):
                return address[: reference.start()]
    return address


class Ticks:
    """The runs of backticks in a text, so that each is looked for once."""

    def __init__(self, text: str) -> None:
        self._starts: dict[int, Iterator[int]] = {}
        self._next: dict[int, int] = {}
        by_length: dict[int, list[int]] = {}
        for match in TICKS.finditer(text):
            by_length.setdefault(match.end() - match.start(), []).append(match.start())
        self._starts = {length: iter(starts) for length, starts in by_length.items()}

    def closing(self, start: int, end: int) -> int | None:
        """Give where the run is that closes the code which begins with one; asked in order."""
        length = end - start
        place = self._next.get(length, -1)
        while place < end:
            following = next(self._starts.get(length, iter(())), None)
            if following is None:
                return None
            place = following
        self._next[length] = place
        return place
