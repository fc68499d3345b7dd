"""The Markdown text before it is parsed: what HTML can't hold goes, lines may be marked.

A line mark is one private-use character whose number is the line's. It is put where the parser
hands a piece of the source on unchanged (an address, a heading, an attribute list), so that what
is found there later can be reported with its line. Marked text is only ever parsed to find lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Final

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
BLANK: Final = re.compile(r"(?<=\n) +\n")
MARKS: Final = re.compile(f"[{chr(FIRST_MARK)}-{chr(FIRST_MARK + LAST_LINE)}]")

MARKED_PLACES: Final = re.compile(
    r"""
    (?P<heading>^\#{1,6}(?!\#))                                  # at its start
    | (?P<block>^[ ]{0,3}/{3,}[ ]*(?P<name>[\w-]+)[ ]*$)         # a block without an argument
    | (?P<argument>^[ ]{0,3}/{3,}[ ]*[\w-]+[ ]*\|[ ]*)           # before a block's argument
    | (?P<definition>^[ ]{0,3}\[[^\[\]]+\]:[ ]*<?(?=\S))         # before what it stands for
    | (?P<target>\]\([ ]*<?)                                     # before an address
    | (?P<tag><[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>]))                  # as an attribute of its own
    | (?P<autolink><[a-zA-Z][a-zA-Z0-9+.-]*:[^<>\s]*(?=>))       # at the address's end
    | (?P<list>\{:?[ ]*(?=[^}\n ]))                              # as a class
    """,
    re.VERBOSE,
)
SETEXT: Final = re.compile(r"=+ *")


def clean(text: str) -> str:
    """Give the text in NFC, with line feeds and spaces only and nothing that HTML can't hold.

    A pasted end of a line within a paragraph becomes the line separator (U+2028).

    Lines keep their numbers. The text ends with a blank line, as the parser likes it.
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
        if max(text) > "\uffff":
            text = UNFIT_BEYOND.sub("", text)
    if unfit.search(text):
        text = unfit.sub("", text)
    if "\t" in text:
        text = text.expandtabs(TAB)
    text += "\n\n"
    return BLANK.sub("\n", text) if "\n " in text else text


def mark_lines(text: str, strict_blocks: Container[str] = ()) -> str:
    """Put line marks into a cleaned text, wherever a mistake may be found later.

    Blocks of the strict kind get none for an argument, since it would make a difference to them.
    """
    lines = text.split("\n")
    return "\n".join(
        _mark(line, chr(FIRST_MARK + min(number, LAST_LINE)), following, strict_blocks)
        for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1)
    )


def _mark(line: str, mark: str, following: str, strict_blocks: Container[str]) -> str:
    suffixes = {
        "heading": f" {mark}",
        "block": f" | {mark}",
        "tag": f" {mark}",
        "list": f".{mark} ",
    }

    def put(match: re.Match[str]) -> str:
        if match["name"] and match["name"].lower() in strict_blocks:
            return match[0]
        return match[0] + suffixes.get(match.lastgroup or "", mark)

    if SETEXT.fullmatch(following) and line.strip():
        return mark + line
    return MARKED_PLACES.sub(put, line)


def strip_marks(text: str) -> str:
    """Give a piece of the source as it was written."""
    return text if text.isascii() else MARKS.sub("", text)


def marked_line(text: str) -> int:
    """Give the line that a piece of marked source comes from, counted from 1; 0: not marked."""
    found = None if text.isascii() else MARKS.search(text)
    return ord(found[0]) - FIRST_MARK if found else 0
