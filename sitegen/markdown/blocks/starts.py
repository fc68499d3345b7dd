"""How blocks begin: what the first sign of a line, and what follows it, means.

Each function is given the reading, what of the line is inside the blocks that it is in, how many
spaces it begins with (three at most), and how many blocks these are. It gives what of the line is
inside the block that it began, `STARTED` if that is nothing, or None where nothing begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from sitegen.markdown.blocks.containers import (
    NOTE_INDENT,
    QUOTED,
    Definition,
    Indented,
    Item,
    List,
    Quote,
)
from sitegen.markdown.blocks.directive_starts import STARTED, begin_directive
from sitegen.markdown.blocks.glued import Glued, doubt_above, doubt_glued
from sitegen.markdown.blocks.leaves import FENCE, HTML_START, Fenced, Html
from sitegen.markdown.blocks.paragraphs import take_definitions
from sitegen.markdown.blocks.tables import Table, is_delimiter
from sitegen.markdown.inline.attribute_lists import without_closing_signs

if TYPE_CHECKING:
    from sitegen.markdown.blocks.parser import Reading

HEADING: Final = re.compile(r"(#{1,6})(?: +|$)")
GLUED: Final = re.compile(r"#{2,6}[^\s#]")
UNDERLINE: Final = re.compile(r"(?:=+|-+) *")
RULE: Final = re.compile(r"(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})")
ITEM: Final = re.compile(r"(?:(?P<number>\d{1,9})(?P<sign>[.)])|(?P<bullet>[*+-]))(?P<space> +|$)")
TASK: Final = re.compile(r"\[([ xX])\](?= +\S)")
BOXES: Final = {" ": "☐", "x": "☑", "X": "☑"}
NOTE: Final = re.compile(r"\[\^([^\]\n]+)\]: *")
DEFINITION: Final = re.compile(r":( +)(?=\S)")

# As word processors put them before a line.
MARKS_OF_DIRECTION: Final = "\u061c\u200e\u200f\u202a\u202b\u2066\u2067\u2068"

Start = Callable[["Reading", str, int, int], str | None]


def begin_heading(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """`## Heading`"""
    match = HEADING.match(rest, indent)
    if match is None:
        if GLUED.match(rest, indent):
            reading.md.doubt(reading.line, "a heading needs a space behind its #")
        return None
    reading.interrupt(depth)
    heading = reading.add(f"h{len(match[1])}")
    _fill_heading(reading, heading, without_closing_signs(rest[match.end() :]), reading.line)
    return STARTED


def _fill_heading(reading: Reading, heading: Element, words: str, line: int) -> None:
    heading.text = reading.marked(words.strip(), line) or reading.sign(line)


def begin_underlined(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """Words, and a line of = or - below."""
    leaf = reading.paragraph_in(depth)
    if leaf is None or not UNDERLINE.fullmatch(rest, indent):
        return None
    if leaf.lines[0].lstrip().startswith("["):
        take_definitions(reading, leaf)
        if not leaf.lines:
            reading.leaf = None
            return None
    reading.leaf = None
    if len(leaf.lines) > 1:
        signs = rest.strip()[:3]
        problem = f'the {len(leaf.lines)} lines above "{signs}" are a heading'
        reading.md.doubt(reading.line, f"{problem}; for a rule, put an empty line between them")
    heading = SubElement(reading.open[-1].target, "h1" if rest[indent] == "=" else "h2")
    reading.open[-1].last_end = reading.line
    heading.text = "\n".join(line.lstrip() for line in reading.marked_lines(leaf)).rstrip()
    return STARTED


def begin_item(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """`- item`, `1. item`, `1) item`"""
    match = ITEM.match(rest, indent)
    if match is None:
        doubt_glued(reading, rest)
        return None
    is_empty = not rest[match.end() :]
    if leaf := reading.paragraph_in(depth):
        number = int(match["number"] or -1)
        doubt_above(reading, leaf, Glued(match["bullet"] or "", number, ""))
        if is_empty or number not in (-1, 1):
            return None
    space = len(match["space"])
    width = match.end() - space + (1 if is_empty or space > 4 else space)
    kind = match["sign"] or match["bullet"]
    parent = _list_that_goes_on(reading, depth, kind)
    if parent is None:
        reading.interrupt(depth)
        reading.open[-1].begin(reading.line)
        element = SubElement(reading.open[-1].target, "ol" if match["number"] else "ul")
        if match["number"] and int(match["number"]) != 1:
            element.set("start", str(int(match["number"])))
        parent = List(element, kind)
    item = SubElement(parent.element, "li")
    reading.enter(Item(item, reading.line, " " * width, parent))
    return _with_box(rest[width:])


def _with_box(words: str) -> str:
    """Give an item's words with a box where it is one to tick off (GFM 5.3)."""
    task = TASK.match(words)
    return BOXES[task[1]] + words[task.end(1) + 1 :] if task else words


def _list_that_goes_on(reading: Reading, depth: int, kind: str) -> List | None:
    if depth == len(reading.open):
        return None
    item = reading.open[depth]
    if type(item) is not Item or item.list.kind != kind:
        return None
    reading.close_to(depth + 1)
    reading.close_leaf()
    reading.leave(item, keep=item.list)
    return item.list


def begin_rule(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """`***`"""
    if RULE.fullmatch(rest, indent) is None:
        return None
    reading.interrupt(depth)
    reading.add("hr")
    return STARTED


def begin_quote(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """`> words`"""
    reading.interrupt(depth)
    reading.open[-1].begin(reading.line)
    element = SubElement(reading.open[-1].target, "blockquote")
    reading.enter(Quote(element, reading.line))
    return QUOTED.sub("", rest, count=1)


def begin_fence(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """A line of ``` or ~~~."""
    match = FENCE.fullmatch(rest, indent)
    if match is None:
        return None
    reading.interrupt(depth)
    reading.begin(Fenced(reading.line, indent, match))
    return STARTED


def begin_html(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """`<div>` and the like."""
    match = HTML_START.match(rest, indent)
    if match is None:
        return None
    reading.interrupt(depth)
    leaf = Html(reading.line, match.lastgroup or "", rest)
    reading.begin(leaf)
    if leaf.is_over:
        reading.close_leaf()
    return STARTED


def begin_table(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """A line such as `|---|---|` below one of as many cells."""
    leaf = reading.paragraph_in(depth)
    if leaf is None or not is_delimiter(rest, leaf.lines[-1]):
        return None
    heading = leaf.lines.pop()
    if leaf.lines:
        reading.close_leaf()
    reading.begin(Table(reading.line - 1, heading, rest))
    return STARTED


def begin_note(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """`[^name]: the note`"""
    match = NOTE.match(rest, indent)
    if match is None:
        return None
    reading.interrupt(depth)
    reading.open[-1].begin(reading.line)
    note = reading.md.notes.define(match[1], reading.line, reading.sign(reading.line))
    reading.enter(Indented(note, reading.line, " " * NOTE_INDENT))
    return rest[match.end() :]


def begin_definition(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """`: what it means` below a word."""
    match = DEFINITION.match(rest, indent)
    if match is None:
        return None
    leaf = reading.paragraph_in(depth)
    is_loose = leaf is None
    if leaf is not None:
        reading.leaf = None
        terms = [line.strip() for line in reading.marked_lines(leaf)]
        reading.open[-1].last_end = leaf.end
    else:
        reading.interrupt(depth)
        terms = []
    target = reading.open[-1].target
    above = target[-1] if len(target) else None
    if above is not None and above.tag == "p" and not terms:
        terms = (above.text or "").split("\n")
        target.remove(above)
        above = target[-1] if len(target) else None
    elif not terms:
        is_loose = reading.open[-1].last_end < reading.line - 1
    if above is None or above.tag != "dl":
        above = SubElement(target, "dl")
    for term in terms:
        SubElement(above, "dt").text = term
    reading.open[-1].begin(reading.line)
    width = match.end() if len(match[1]) <= NOTE_INDENT else indent + 2
    reading.enter(Definition(SubElement(above, "dd"), reading.line, " " * width, is_loose))
    return rest[width:]


def begin_unseen(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
    """A mark of direction, behind which nothing begins."""
    doubt_glued(reading, rest)
    return None


def first_of(*starts: Start) -> Start:
    """Give a start that tries several, one after the other."""

    def begin(reading: Reading, rest: str, indent: int, depth: int) -> str | None:
        for start in starts:
            found = start(reading, rest, indent, depth)
            if found is not None:
                return found
        return None

    return begin


# By the first sign of a line; "1" stands for all digits.
STARTS: Final[Mapping[str, Start]] = {
    "#": begin_heading,
    ">": begin_quote,
    "`": begin_fence,
    "~": begin_fence,
    "<": begin_html,
    "*": first_of(begin_rule, begin_item),
    "-": first_of(begin_underlined, begin_table, begin_rule, begin_item),
    "+": begin_item,
    "1": begin_item,
    "=": begin_underlined,
    "_": begin_rule,
    "|": begin_table,
    ":": first_of(begin_table, begin_definition),
    "[": begin_note,
    "/": begin_directive,
    **dict.fromkeys(MARKS_OF_DIRECTION, begin_unseen),
}
