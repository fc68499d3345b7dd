"""What becomes of a paragraph's lines once all of them are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import SubElement

from sitegen.markdown.blocks.containers import Item
from sitegen.markdown.blocks.leaves import Leaf
from sitegen.markdown.blocks.tables import looks_like_table
from sitegen.markdown.html.players import embed_of
from sitegen.markdown.inline.addresses import normal_label, read_definition

if TYPE_CHECKING:
    from sitegen.markdown.blocks.parser import Reading

WEB_ADDRESS: Final = re.compile(r"https?://[^\s\[\]]+")


def put_paragraph(reading: Reading, leaf: Leaf) -> None:
    """Make an element of a paragraph in the innermost open block, if anything of it is shown."""
    container = reading.open[-1]
    if leaf.lines[0].lstrip().startswith("["):
        take_definitions(reading, leaf)
        if not leaf.lines:
            return
    at = looks_like_table(leaf.lines) if len(leaf.lines) > 1 else -1
    if at >= 0:
        problem = 'looks like a table; its second line is missing or differs: "|---|---|"'
        reading.md.report(leaf.start + at, problem)
    address = leaf.lines[0].strip()
    if len(leaf.lines) == 1 and type(container) is not Item and _is_film(address):
        shown = reading.sign(leaf.start) + address
        SubElement(container.target, "video-link", argument=shown)
        return
    paragraph = SubElement(container.target, "p")
    paragraph.text = "\n".join(line.lstrip(" ") for line in reading.marked_lines(leaf)).rstrip(" ")
    container.paragraphs.append(paragraph)


def _is_film(address: str) -> bool:
    return WEB_ADDRESS.fullmatch(address) is not None and bool(embed_of(address)[0])


def take_definitions(reading: Reading, leaf: Leaf) -> None:
    """Take `[name]: address` from the start of a paragraph (CommonMark 4.7)."""
    text = "\n".join(line.lstrip() for line in leaf.lines)
    at = 0
    while text.startswith("[", at) and (found := read_definition(text, at)) is not None:
        label, (address, title, end) = found
        line = leaf.start + text.count("\n", 0, at)
        reading.md.define(normal_label(label), reading.sign(line) + address, title, line)
        at = end
    taken = text.count("\n", 0, at) if at < len(text) else len(leaf.lines)
    leaf.start += taken
    del leaf.lines[:taken]
