"""The Markdown text before it is parsed: what HTML can't hold goes, lines may be marked.

A line mark is one private-use character whose number is the line's. The block stage puts it before
the words of each line, and into what is taken out of them (attribute lists, tags); the inline stage
puts it into the addresses of links and pictures. So whoever walks over the tree knows in which line
he is, and what is found later in a piece of the source can be reported with its line. Marks are
only ever put to find lines.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from html import unescape
from typing import Final
from xml.etree.ElementTree import Element

from sitegen.markdown.body import Notice
from sitegen.markdown.unseen import without_unseen_starts
from sitegen.text import OVERRIDES, said_of_overrides

TAB: Final = 4
FIRST_MARK: Final = 0xF0000
LAST_LINE: Final = 0xFFFD

# HTML Standard 13.2.3.5: noncharacters, controls and surrogates are errors. U+0002 and U+0003 are
# the parser's own, planes 15 and 16 (private use) are kept for the marks.
CONTROLS: Final = "\x00-\x08\x0d-\x1f\x7f"
# Ends of lines that word processors write within a paragraph (Unicode 5.8: VT, FF, NEL, LS, PS).
OTHER_LINE_ENDS: Final = re.compile("[\x0b\x0c\x85\u2028\u2029]")
LINE_SEPARATOR: Final = "\u2028"
UNFIT_ASCII: Final = re.compile(f"[{CONTROLS}]")
UNFIT: Final = re.compile(f"[{CONTROLS}\x80-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
UNFIT_BEYOND: Final = re.compile(
    "["
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(1 << 16, 15 << 16, 1 << 16)
    )
    + f"{chr(FIRST_MARK)}-\U0010ffff]"
)
MARKS: Final = re.compile(f"[{chr(FIRST_MARK)}-{chr(FIRST_MARK + LAST_LINE)}]")

# What was put into a text: marks, and those in attribute lists.
PUT: Final = re.compile(rf"\.{MARKS.pattern} |{MARKS.pattern}")
IN_TAGS: Final = re.compile(f" {MARKS.pattern}")
STARTS_MARKED: Final = re.compile(rf"\s*({MARKS.pattern})")

REFERENCE: Final = re.compile(r"&#(?:[xX][0-9a-fA-F]{1,12}|[0-9]{1,12});?")

LIST_ALONE: Final = re.compile(r"( *)(\{:? *)([^{}%\n ][^{}\n]*\} *)")
TAGS: Final = re.compile(r"<[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])")


def clean(text: str) -> str:
    """Give the text in NFC, with line feeds and spaces only and nothing that HTML can't hold.

    A pasted end of a line within a paragraph becomes the line separator (U+2028). What can't be
    seen keeps no block from beginning.

    Lines keep their numbers.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if OTHER_LINE_ENDS.search(text):
        text = OTHER_LINE_ENDS.sub(LINE_SEPARATOR, text)
    if text.isascii():
        unfit = UNFIT_ASCII
    else:
        text = unicodedata.normalize("NFC", text)
        unfit = UNFIT
        text = without_unseen_starts(text)
        if max(text, default="") > "\uffff":
            text = UNFIT_BEYOND.sub("", text)
    if unfit.search(text):
        text = unfit.sub("", text)
    if "\t" in text:
        text = text.expandtabs(TAB)
    return text


def without_overrides(text: str) -> tuple[str, tuple[Notice, ...]]:
    """Give a text in which no sign turns letters round, and what is told of those that did.

    One that is written as a character reference is one, too. Other signs of direction end with
    their paragraph.
    """
    if "&#" in text:
        text = REFERENCE.sub(_sign_of, text)
    if text.isascii() or OVERRIDES.search(text) is None:
        return text, ()
    notices = tuple(
        Notice(line=number, message=said, severity="warning")
        for number, line in enumerate(text.split("\n"), 1)
        if (said := said_of_overrides(line))
    )
    return OVERRIDES.sub("", text), notices


def _sign_of(match: re.Match[str]) -> str:
    sign = unescape(match[0])
    return sign if OVERRIDES.fullmatch(sign) else match[0]


def mark(line: int) -> str:
    """Give the mark of a line, counted from 1."""
    return chr(FIRST_MARK + min(line, LAST_LINE))


def mark_words(text: str, line: int) -> str:
    """Put a line's mark before its words; into an attribute list on a line of its own, as a class,
    since that is taken out of the words."""
    sign = mark(line)
    if "{" in text and (found := LIST_ALONE.fullmatch(text)):
        return f"{found[1]}{sign}{found[2]}.{sign} {found[3]}"
    words = text.lstrip()
    return f"{text[: len(text) - len(words)]}{sign}{words}" if words else text


def mark_tags(html: str, sign: str) -> str:
    """Put a line's mark into the tags of a piece of HTML, as an attribute of its own."""
    return TAGS.sub(lambda match: f"{match[0]} {sign}", html) if sign and "<" in html else html


def strip_marks(text: str) -> str:
    """Give a piece of the source as it was written."""
    return text if text.isascii() else PUT.sub("", text)


def marked_line(text: str) -> int:
    """Give the line that a piece of marked source comes from, counted from 1; 0: not marked."""
    found = None if text.isascii() else MARKS.search(text)
    return ord(found[0]) - FIRST_MARK if found else 0


def without_tag_marks(html: str) -> str:
    """Give a piece of HTML as it was written."""
    return html if html.isascii() else strip_marks(IN_TAGS.sub("", html))


def last_mark(text: str) -> str:
    """Give the last mark in a piece of marked source, "" where there is none."""
    found = "" if text.isascii() else MARKS.findall(text)
    return found[-1] if found else ""


def is_blank(text: str | None) -> bool:
    """Tell whether a piece of marked source shows nothing."""
    return not text or not strip_marks(text).strip()


class Places:
    """Where the marks of a text stand, so that each place in it is found in its line."""

    def __init__(self, text: str) -> None:
        found = () if text.isascii() else tuple(MARKS.finditer(text))
        self._starts = [match.start() for match in found]
        self._marks = [match[0] for match in found]

    def mark_at(self, at: int) -> str:
        """Give the mark of the line that a place is in, "" in a text without marks."""
        before = bisect_right(self._starts, at)
        return self._marks[before - 1] if before else ""

    def mark_of_shown(self, at: int) -> str:
        """Give the same for a place in the text without its marks."""
        shown = [start - number for number, start in enumerate(self._starts)]
        before = bisect_right(shown, at)
        return self._marks[before - 1] if before else ""


def mark_of(element: Element) -> str:
    """Give the mark of the line where an element begins, "" where it has none: that of its tag, of
    a directive's first line, or of its first words."""
    for name in element.attrib:
        if MARKS.match(name):
            return name
    if sign := last_mark(element.get("argument", "")):
        return sign
    for text in element.itertext():
        found = STARTS_MARKED.match(text)
        if found is not None:
            return found[1]
        if not text.isspace() and text:
            break
    return ""
