"""Blocks as HTML that our Markdown lets through (docs/writing.md, "HTML").

Its elements, nested as it allows, without an empty line, which would end the HTML.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from sitegen.importing.prose.tree import Node

OF_LINES: Final = ("title", "lang", "dir", "id")


def kept_as_html(block: Node) -> str:
    """Give a block as HTML on lines without an empty one between them."""
    return _block(block)


def _block(block: Node) -> str:
    writer = WRITERS.get(block.tag)
    return writer(block) if writer else ""


def _blocks(blocks: Iterable[Node | str]) -> str:
    return "".join(_block(block) for block in blocks if isinstance(block, Node))


def _tag(name: str, about: Mapping[str, str], held: str) -> str:
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in about.items() if value)
    return f"<{name}{written}>{held}</{name}>"


def _own(block: Node, *names: str) -> dict[str, str]:
    return {name: block.get(name) for name in (*names, "lang", "dir") if block.get(name)}


def line(pieces: Iterable[Node | str], breaks: str = "<br>") -> str:
    """Give what stands in a line as HTML."""
    return "".join(_piece(piece, breaks) for piece in pieces)


def _piece(piece: Node | str, breaks: str) -> str:
    if isinstance(piece, str):
        return html.escape(piece, quote=False).replace("\n", " ")
    if piece.tag in ("br", "wbr"):
        return breaks if piece.tag == "br" else "<wbr>"
    if piece.tag == "picture":
        return _picture(piece)
    if piece.tag == "note":
        return ""
    names = ("href", *OF_LINES) if piece.tag == "a" else OF_LINES
    about = {name: piece.get(name) for name in names if piece.get(name)}
    return _tag(piece.tag, about, line(piece.children, breaks))


def _picture(piece: Node) -> str:
    src, alt = html.escape(piece.get("src")), html.escape(piece.get("alt"))
    return f'<img src="{src}" alt="{alt}">'


def _paragraph(block: Node) -> str:
    return _tag("p", _own(block), line(block.children))


def _heading(block: Node) -> str:
    return _tag(f"h{block.get('level')}", _own(block, "id"), line(block.children))


def _list(block: Node) -> str:
    items = "".join(_tag("li", _own(item, "value"), _inside(item)) for item in block.elements)
    if not block.get("ordered"):
        return _tag("ul", _own(block), items)
    if block.get("reversed"):
        return _tag("ol", _own(block, "start", "type"), items).replace("<ol", "<ol reversed", 1)
    return _tag("ol", _own(block, "start", "type"), items)


def _inside(block: Node) -> str:
    """Give what a block holds; a paragraph that stands there alone has no tag."""
    held = block.elements
    if len(held) == 1 and held[0].tag == "p" and not held[0].get("lang"):
        return line(held[0].children)
    return _blocks(held)


def _quote(block: Node) -> str:
    by = next((each for each in block.elements if each.tag == "by"), None)
    words = _tag("blockquote", _own(block), _blocks(block.elements))
    if by is None:
        return words
    return _tag("figure", {"class": "quote"}, words + _tag("figcaption", {}, line(by.children)))


def _code(block: Node) -> str:
    language = block.get("language")
    about = {"class": f"language-{language}"} if language else {}
    held = "".join(_lines_of_code(piece) for piece in block.children)
    return _tag("pre", {}, _tag("code", about, held))


def _lines_of_code(piece: Node | str) -> str:
    if isinstance(piece, str):
        # An empty line would end the HTML; written so, the ends of lines are none of the source.
        return html.escape(piece, quote=False).replace("\n", "&#10;")
    if piece.tag == "br":
        return "&#10;"
    names = ("href", *OF_LINES) if piece.tag == "a" else OF_LINES
    about = {name: piece.get(name) for name in names if piece.get(name)}
    return _tag(piece.tag, about, "".join(map(_lines_of_code, piece.children)))


def _table(block: Node) -> str:
    held = ""
    for row in block.elements:
        if row.tag == "by":
            held += _tag("caption", {}, line(row.children))
            continue
        cells = "".join(_cell(cell) for cell in row.elements)
        held += (
            _tag("thead", {}, _tag("tr", {}, cells))
            if row.get("head") and not held.count("<tr>")
            else _tag("tr", {}, cells)
        )
    return _tag("table", _own(block), held)


def _cell(cell: Node) -> str:
    about = _own(cell, "colspan", "rowspan", "align")
    if cell.get("scope"):
        about["scope"] = cell.get("scope")
    return _tag("th" if cell.get("head") else "td", about, _inside(cell))


def _terms(block: Node) -> str:
    held = ""
    for each in block.elements:
        if each.tag == "term":
            held += _tag("dt", _own(each), line(each.children))
        else:
            held += _tag("dd", _own(each), _inside(each))
    return _tag("dl", _own(block), held)


def _details(block: Node) -> str:
    summary, *rest = block.elements
    held = _tag("summary", {}, line(summary.children)) + _blocks(rest)
    written = _tag("details", _own(block), held)
    return written.replace("<details", "<details open", 1) if block.get("open") else written


def _figure(block: Node) -> str:
    shown = _picture(block)
    if block.get("href"):
        shown = _tag("a", {"href": block.get("href")}, shown)
    return _tag("figure", {}, shown + _caption(block))


def _caption(block: Node) -> str:
    by = next((each for each in block.elements if each.tag == "by"), None)
    return _tag("figcaption", {}, line(by.children)) if by is not None else ""


def _gallery(block: Node) -> str:
    items = "".join(_tag("li", {}, _figure(figure)) for figure in block.elements)
    return _tag("ul", {"class": "gallery"}, items)


def _linked(block: Node) -> str:
    address = block.get("address") or block.get("file")
    link = _tag("a", {"href": address}, html.escape(block.get("title") or address, quote=False))
    return _tag("figure", {}, _tag("p", {}, link) + _caption(block))


def _buttons(block: Node) -> str:
    return _tag("p", {"class": "buttons"}, line(block.elements))


WRITERS: Final[Mapping[str, Callable[[Node], str]]] = {
    "p": _paragraph,
    "heading": _heading,
    "list": _list,
    "quote": _quote,
    "code": _code,
    "rule": lambda _: "<hr>",
    "table": _table,
    "terms": _terms,
    "details": _details,
    "figure": _figure,
    "gallery": _gallery,
    "film": _linked,
    "sound": _linked,
    "buttons": _buttons,
}
