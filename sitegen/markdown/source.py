"""The Markdown text before it is parsed: what HTML can't hold goes, lines may be marked.

A line mark is one private-use character whose number is the line's. The block stage puts it where
the parser hands a piece of the source on unchanged (an address, a heading, an attribute list), so
that what is found there later can be reported with its line. Marks are only ever put to find lines.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import Final

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

REFERENCE: Final = re.compile(r"&#(?:[xX][0-9a-fA-F]{1,12}|[0-9]{1,12});?")

MARKED_PLACES: Final = re.compile(
    r"""
    (?P<target>\]\([ ]*<?(?!\())                                # before an address
    | (?P<label>\]\[|\[\^)                                     # before a name
    | (?P<comment><!--(?!-?>))                                  # in a comment
    | (?P<tag></?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>]))               # as an attribute of its own
    | (?P<autolink><[a-zA-Z][a-zA-Z0-9+.-]*:[^<>\s]*(?=>))      # at the address's end
    | (?P<list>\{:?[ ]*(?=[^}\n ]))                             # as a class
    """,
    re.VERBOSE,
)
TAGS: Final = re.compile(r"(?P<tag></?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>]))")
MAY_BE_MARKED: Final = re.compile(r"[\[<{]")
SUFFIXES: Final = {"tag": " {}", "list": ".{} "}


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


def mark_places(text: str, line: int, places: re.Pattern[str] = MARKED_PLACES) -> str:
    """Put the line's mark wherever in a line of words a mistake may be found later."""
    if MAY_BE_MARKED.search(text) is None:
        return text
    sign = mark(line)

    def put(match: re.Match[str]) -> str:
        return match[0] + SUFFIXES.get(match.lastgroup or "", "{}").format(sign)

    return places.sub(put, text)


def strip_marks(text: str) -> str:
    """Give a piece of the source as it was written."""
    return text if text.isascii() else MARKS.sub("", text)


def marked_line(text: str) -> int:
    """Give the line that a piece of marked source comes from, counted from 1; 0: not marked."""
    found = None if text.isascii() else MARKS.search(text)
    return ord(found[0]) - FIRST_MARK if found else 0
