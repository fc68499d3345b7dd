"""A Markdown text of another program stays as it is where ours shows the same; block by block.

What it showed is what a reader of CommonMark with GitHub's tables makes of it (markdown-it-py).
Signs that other programs have beside that, and ours too, are set aside for the comparison:
footnotes, boxes of tasks, lists of attributes, bare addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sitegen.importing.folders.code import CODE, outside_code
from sitegen.importing.prose.matching import mistake_in, shown_otherwise
from sitegen.importing.prose.prose import convert
from sitegen.importing.values import Block, Remark

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

NOTE = re.compile(r"\[\^[^\]\s]+\](:?)")
TASK = re.compile(r"^([ \t>]*(?:[-*+]|\d+[.)])[ \t]+)\[[ xX]\][ \t]+", re.MULTILINE)
ATTRIBUTES = re.compile(r"[ \t]*\{[ \t]*(?:[.#][\w:-]+|\w+=)[^{}\n]*\}")
TITLE = re.compile(r"(!\[(?:\\.|[^\]\\])*\]\([^\s()]+)[ \t]+\"(?:\\.|[^\"\\])*\"\)")
"""A picture's title, which ours shows below it."""

ADDRESS = re.compile(r"(?<![\w\"'(<=\[/@:.])https?://[^\s<>()\[\]\"'`]+[^\s<>()\[\]\"'`.,;:!?*_]")
MEANING = re.compile(r"^[ \t]{0,3}:[ \t]+\S", re.MULTILINE)
INFO = re.compile(
    r"^([ \t>]*(?:[-*+]|\d+[.)])?[ \t]*(?:`{3,}|~{3,})[ \t]*[\w+#.-]*)[^\n`]*$", re.MULTILINE
)
REFERENCE = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*\S[^\n]*$", re.MULTILINE)
EMPTY = ("<p></p>", "")
"""What is left of a paragraph of which nothing but signs for the generator was."""

KEPT = re.compile("\ue000(.*?)\ue001", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Proved:
    """A text of ours: how many of its blocks are proven equal, the others, what was said."""

    text: str
    proven: int = 0
    blocks: tuple[Block, ...] = ()
    remarks: tuple[Remark, ...] = ()


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def set_aside(text: str) -> str:
    """Give a text without the signs that only some programs know, addresses as links."""

    def change(piece: str) -> str:
        piece = NOTE.sub(lambda match: "\n\n" if match[1] else "", piece)
        piece = TITLE.sub(r"\1)", ATTRIBUTES.sub("", TASK.sub(r"\1", piece)))
        return ADDRESS.sub(lambda match: f"<{match[0]}>", piece)

    return outside_code(text, change)


def proved(text: str, language: str) -> Proved:
    """Give a text of which each block shows in our Markdown what it showed before.

    One that does stays as it was written; others are written anew from what they showed. What
    stands between the signs of `kept` is ours already.
    """
    parts: list[Proved] = []
    end = 0
    text = CODE.sub(_with_language_alone, text)
    for match in KEPT.finditer(text):
        parts += (_piece(text[end : match.start()], language), Proved(match[1]))
        end = match.end()
    parts.append(_piece(text[end:], language))
    whole = _together(parts)
    if len(parts) == 1 or not mistake_in(whole.text, language):
        return whole
    return _piece(KEPT.sub("\n\n", text), language)


def kept(text: str) -> str:
    """Mark a piece of Markdown as ours, so that it is taken as it is."""
    return f"\n\n\ue000{text}\ue001\n\n"


def _with_language_alone(match: re.Match[str]) -> str:
    """Give a block of code that says its language alone: numbers of lines and the like go."""
    return INFO.sub(r"\1", match[0], count=1) if match["fence"] else match[0]


def _piece(text: str, language: str) -> Proved:
    text = text.strip("\n")
    if not text.strip():
        return Proved("")
    units = _units(text)
    if _is_same(text, language):
        return Proved(f"{text}\n", len(units))
    found = [_unit(unit, text, language) for unit in units]
    whole = _together(found)
    if not mistake_in(whole.text, language):
        return whole
    return written_anew(_html(text), language)


def _together(parts: list[Proved]) -> Proved:
    texts = [each.text.strip("\n") for each in parts]
    text = "\n\n".join(each for each in texts if each.strip())
    return Proved(
        text=f"{text}\n" if text else "",
        proven=sum(each.proven for each in parts),
        blocks=tuple(block for each in parts for block in each.blocks),
        remarks=tuple(dict.fromkeys(remark for each in parts for remark in each.remarks)),
    )


def _is_same(text: str, language: str) -> bool:
    plain = set_aside(text)
    if mistake_in(text, language):
        return False
    return bool(MEANING.search(text)) or not shown_otherwise(_html(plain), plain, language)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A block of a text; `is_block` is false for what stands between blocks, such as the targets
    of references. `heading` is the tag of one."""

    text: str
    is_block: bool = True
    heading: str = ""


def _units(text: str) -> list[_Unit]:
    lines = text.split("\n")
    units: list[_Unit] = []
    end = 0
    for token in _reader().parse(text):
        if token.level or token.map is None or token.nesting < 0 or token.map[0] < end:
            continue
        between = "\n".join(lines[end : token.map[0]])
        if between.strip():
            units.append(_Unit(between, is_block=False))
        end = token.map[1]
        heading = token.tag if token.type == "heading_open" else ""
        units.append(_Unit("\n".join(lines[token.map[0] : end]), heading=heading))
    rest = "\n".join(lines[end:])
    return [*units, _Unit(rest, is_block=False)] if rest.strip() else units


def _unit(unit: _Unit, whole: str, language: str) -> Proved:
    """Prove a block beside all that it refers to."""
    if not unit.is_block:
        return Proved(unit.text)
    behind = [match[0] for match in REFERENCE.finditer(whole) if f"[{match[1]}]" in unit.text]
    notes = dict.fromkeys(match[0] for match in NOTE.finditer(unit.text) if not match[1])
    stubs = [f"{note}: x" for note in notes if f"{note}:" not in unit.text]
    alone = "\n\n".join([unit.text, "\n".join(behind), *stubs])
    if _is_same(alone, language):
        return Proved(unit.text, 1)
    html = _html("\n\n".join([unit.text, *behind]))
    if not unit.heading:
        return written_anew(html, language)
    # Alone it would be the first heading of a text, whatever its level is.
    words = written_anew(re.sub(rf"(?<=<)(/?){unit.heading}(?=>)", r"\1p", html), language)
    line = " ".join(words.text.split())
    return replace(words, text=f"{'#' * int(unit.heading[1:])} {line}" if line else "")


def written_anew(html: str, language: str) -> Proved:
    """Give a text of ours that shows what HTML shows; addresses are those that it has."""
    prose = convert(html, language=language)
    told = [Remark("left out", loss) for block in prose.blocks for loss in block.losses]
    told += [Remark("changed", change) for block in prose.blocks for change in block.changes]
    blocks = tuple(
        Block("html" if each.outcome == "html" else "left out", each.source, each.reason)
        for each in prose.blocks
        if each.outcome != "markdown" and each.source not in EMPTY
    )
    proven = sum(each.outcome == "markdown" for each in prose.blocks)
    return Proved(prose.text, proven, blocks, tuple(dict.fromkeys(told)))


def _html(text: str) -> str:
    return str(_reader().render(text))
