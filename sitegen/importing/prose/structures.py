"""How lists, quotations, tables, definitions, code and so on are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sitegen.importing.prose.footnotes import NOTES
from sitegen.importing.prose.line_reading import HEADINGS
from sitegen.importing.prose.pieces import is_shown
from sitegen.importing.prose.reading import Reading
from sitegen.importing.prose.tree import Node
from sitegen.markdown.text.scripts import is_rtl, script_of

GALLERIES: Final = frozenset({"blocks-gallery-grid", "gallery", "wp-block-gallery"})
LANGUAGE: Final = re.compile(r"(?:language|lang|brush|highlight)[-:]\s*([\w+#.-]+)")
CONTAINERS: Final = (
    "address article aside body center dialog dir fieldset footer header hgroup legend main menu"
    " nav search section li summary figcaption caption dt dd"
).split()
VERSE: Final = frozenset({"wp-block-verse"})
ALIGNED: Final = re.compile(
    r"text-align:\s*(left|center|right)|align-?(left|center|right|start|end)"
)
TURNED: Final = {"left": "right", "right": "left"}
OURS_ALIGNED: Final = {"start": "left", "end": "right"}


def read_container(reading: Reading, node: Node) -> list[Node]:
    """Read what only groups blocks, or lines."""
    return reading.paragraph(node) if not node.has_block else reading.blocks(node.children)


def read_list(reading: Reading, node: Node) -> list[Node]:
    """Read a list; of pictures, it may be a gallery."""
    items: list[Node] = []
    for child in node.children:
        if isinstance(child, str) and not child.strip():
            continue
        if isinstance(child, Node) and child.tag == "li":
            reading.see(child)
            number = {"value": child.get("value")} if child.get("value") else {}
            items.append(Node("item", number, reading.within(child.children)))
        elif items:
            items[-1].children += reading.within([child])
        else:
            items.append(Node("item", None, reading.within([child])))
    items = [item for item in items if item.children or len(items) > 1]
    if not items:
        return reading.drop(node, "an empty list")
    if node.tag != "ol":
        return [reading.made(Node("list", None, list(items)), [node])]
    about: dict[str, str] = {}
    for name in ("start", "type"):
        if node.get(name) not in ("", "1"):
            about[name] = node.get(name)
    if "reversed" in node.attributes:
        about["reversed"] = "reversed"
    return [reading.made(Node("list", {"ordered": "1", **about}, list(items)), [node])]


def read_quote(reading: Reading, node: Node) -> list[Node]:
    """Read a quotation, perhaps with whose words these are."""
    children = [each for each in node.children if not isinstance(each, str) or each.strip()]
    by: list[Node | str] = []
    last = children[-1] if children else None
    if isinstance(last, Node) and last.tag in ("cite", "footer", "figcaption"):
        by = reading.words(last.children)
        children.pop()
    elif isinstance(last, Node) and last.tag == "p" and (cite := _alone(last, "cite")):
        by = reading.words(cite.children)
        children.pop()
    blocks = reading.within(children)
    if not blocks and not is_shown(by):
        return reading.drop(node, "an empty quotation")
    if is_shown(by):
        blocks.append(Node("by", None, by))
    return [reading.made(Node("quote", None, list(blocks)), [node])]


def _alone(node: Node, tag: str) -> Node | None:
    found = [each for each in node.children if not isinstance(each, str) or each.strip()]
    only = found[0] if len(found) == 1 else None
    return only if isinstance(only, Node) and only.tag == tag else None


def read_code(reading: Reading, node: Node) -> list[Node]:
    """Read lines that stand as they were typed: code; or verses, whose lines are words."""
    if VERSE & node.classes:
        return [reading.made(block, [node]) for block in _verse(reading, node)]
    inner = _alone(node, "code") or node
    named = LANGUAGE.search(f"{node.get('class')} {inner.get('class')}")
    language = named[1] if named else node.get("lang") if node.get("lang").isalpha() else ""
    line = reading.line(_with_line_ends(inner.children))
    if not is_shown(line):
        return reading.drop(node, "empty code")
    return [reading.made(Node("code", {"language": language} if language else {}, line), [node])]


def _with_line_ends(children: Sequence[Node | str]) -> list[Node | str]:
    """Give what stands in code, flat, an end of a line for each `<br>` and block."""
    found: list[Node | str] = []
    for child in children:
        if isinstance(child, Node) and child.tag == "br":
            found.append("\n")
        elif isinstance(child, Node) and child.has_block:
            found += _with_line_ends(child.children)
        else:
            found.append(child)
    return found


def _verse(reading: Reading, node: Node) -> list[Node]:
    def with_breaks(children: Sequence[Node | str]) -> list[Node | str]:
        found: list[Node | str] = []
        for child in children:
            if isinstance(child, Node):
                copy = Node(child.tag, child.attributes, with_breaks(child.children))
                found.append(copy)
                continue
            for number, line in enumerate(child.split("\n")):
                found += [Node("br")] if number else []
                found.append(line)
        return found

    return reading.blocks(with_breaks(node.children)) or reading.drop(node, "an empty verse")


def read_rule(reading: Reading, node: Node) -> list[Node]:
    """Read a change of subject."""
    return [reading.made(Node("rule"), [node])]


def read_details(reading: Reading, node: Node) -> list[Node]:
    """Read what opens on a click."""
    summary: list[Node | str] = []
    rest = []
    for child in node.children:
        if isinstance(child, Node) and child.tag == "summary" and not summary:
            summary = reading.words(child.children)
        else:
            rest.append(child)
    blocks = reading.within(rest)
    if not is_shown(summary):
        reading.change("what opens on a click, without words to click on: what stands in it")
        return [reading.made(block, [node]) for block in blocks]
    about = {"open": "open"} if "open" in node.attributes else {}
    return [reading.made(Node("details", about, [Node("by", None, summary), *blocks]), [node])]


def read_terms(reading: Reading, node: Node) -> list[Node]:
    """Read terms with what they mean."""
    found: list[Node] = []
    for child in _of_terms(node):
        reading.see(child)
        if child.tag == "dt":
            found.append(Node("term", None, reading.words(child.children)))
        else:
            found.append(Node("meaning", None, list(reading.within(child.children))))
    if not found:
        return reading.drop(node, "an empty list of terms")
    return [reading.made(Node("terms", None, list(found)), [node])]


def _of_terms(node: Node) -> list[Node]:
    found: list[Node] = []
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                found.append(Node("dd", None, [child]))
        elif child.tag in ("dt", "dd"):
            found.append(child)
        elif child.tag == "div":
            found += _of_terms(child)
        else:
            found.append(Node("dd", None, [child]))
    return found


def read_table(reading: Reading, node: Node) -> list[Node]:
    """Read a table: its rows, and what it is called."""
    caption: list[Node | str] = []
    rows: list[Node] = []
    for part in node.elements:
        reading.see(part)
        if part.tag == "caption":
            caption = reading.words(part.children)
        for row in part.elements if part.tag in ("thead", "tbody", "tfoot") else [part]:
            if row.tag == "tr" and row.elements:
                rows += [_read_row(reading, row, part.tag)]
    if not rows:
        return reading.drop(node, "an empty table")
    if all(cell.get("head") for cell in rows[0].elements):
        rows[0].attributes["head"] = "1"
    held = [Node("by", None, caption)] if is_shown(caption) else []
    return [reading.made(Node("table", None, [*held, *rows]), [node])]


def _is_turned(reading: Reading) -> bool:
    """Tell whether the page runs from right to left, where a column begins on the right."""
    return bool(reading.language) and is_rtl(script_of(reading.language))


def _read_row(reading: Reading, row: Node, part: str) -> Node:
    reading.see(row)
    cells: list[Node | str] = []
    for cell in row.elements:
        if cell.tag not in ("td", "th"):
            continue
        reading.see(cell)
        about = {"head": "1"} if cell.tag == "th" or part == "thead" else {}
        for name in ("colspan", "rowspan"):
            if cell.get(name) not in ("", "1"):
                about[name] = cell.get(name)
        if cell.get("scope") == "row":
            about["scope"] = "row"
        aligned = ALIGNED.search(
            f"{cell.get('style')} {cell.get('class')} align{cell.get('align')}"
        )
        if aligned:
            side = aligned[1] or aligned[2]
            side = OURS_ALIGNED.get(side, side)
            about["align"] = TURNED.get(side, side) if _is_turned(reading) else side
        cells.append(Node("cell", about, list(reading.within(cell.children))))
    return Node("row", {"head": "1"} if part == "thead" else {}, cells)


def read_notes(reading: Reading, node: Node) -> list[Node]:
    """Read footnotes; each holds blocks."""
    notes = [
        Node("footnote", {"name": note.get("name")}, reading.within(note.children))
        for note in node.elements
    ]
    return [reading.made(Node("notes", None, list(notes)), [node])]


STRUCTURES: Final = {
    **dict.fromkeys(CONTAINERS, read_container),
    **dict.fromkeys(HEADINGS, Reading.heading),
    "blockquote": read_quote,
    "details": read_details,
    "dl": read_terms,
    "hr": read_rule,
    "ol": read_list,
    NOTES: read_notes,
    "p": Reading.paragraph,
    "pre": read_code,
    "table": read_table,
    "ul": read_list,
    "xmp": read_code,
}
