"""How blocks are written in our Markdown; what it can't say is written as HTML in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sitegen.importing.prose.escaping import address_in_brackets, escaped, title_in_quotes
from sitegen.importing.prose.keeping import kept_as_html
from sitegen.importing.prose.lines import Style, one_line, option, paragraph
from sitegen.importing.prose.tree import Node
from sitegen.markdown.html.players import embed_of

DIRECTIVE: Final = re.compile(r"^[ >\-\d.)]*(/{3,})", re.MULTILINE)
FENCE: Final = re.compile(r"^\s*(`{3,})", re.MULTILINE)
PLAIN_LANGUAGE: Final = re.compile(r"[\w+#.-]+")
BARE_FILM: Final = re.compile(r"https?://[^\s\[\]\\<>]+")
PAIRS: Final = re.compile("(t+m+)+")
RULES: Final = {"left": ":--", "center": ":-:", "right": "--:", "": "---"}


class CannotError(Exception):
    """Our Markdown can't say something; the message says what."""


@dataclass
class Writing:
    """Blocks while they are written; `kept` says for each that stays HTML why."""

    is_plain: bool = False
    kept: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # In how many items of lists what is written stands.
        self._items = 0
        self._style = Style(is_plain=self.is_plain)
        self._writers: dict[str, Callable[[Node], str]] = {
            "p": self._paragraph,
            "heading": self._heading,
            "list": self._list,
            "quote": self._quote,
            "code": self._code,
            "rule": lambda _: "***",
            "table": self._table,
            "terms": self._terms,
            "details": self._details,
            "figure": self._figure,
            "gallery": self._gallery,
            "film": self._film,
            "sound": self._sound,
            "buttons": self._buttons,
            "dropped": lambda _: "",
            "notes": self._notes,
        }

    def block(self, block: Node) -> str:
        """Write one block: Markdown, or HTML where that can't be."""
        try:
            return self._writers[block.tag](block)
        except CannotError as reason:
            self.kept.append(str(reason))
            return kept_as_html(block)

    def blocks(self, blocks: Iterable[Node | str]) -> str:
        """Write blocks below each other."""
        held = [block for block in blocks if isinstance(block, Node)]
        tell_apart(held)
        return joined((block, self.block(block)) for block in held)

    def _paragraph(self, block: Node) -> str:
        language, line = _language_around(block.children)
        text = paragraph(line, self._style)
        return f"{text}\n{{lang={language}}}" if language else text

    def _heading(self, block: Node) -> str:
        language, line = _language_around(block.children)
        words = one_line(line, self._style)
        if words.endswith("#"):
            words = f"{words[:-1]}\\#"
        about = [f"#{block.get('id')}"] if block.get("id") else []
        about += [f"lang={language}"] if language else []
        behind = f" {{{' '.join(about)}}}" if about else ""
        return f"{'#' * int(block.get('level'))} {words}{behind}"

    def _list(self, block: Node) -> str:
        if block.get("reversed") or block.get("type"):
            raise CannotError("a list that is numbered otherwise")
        start = block.get("start") or "1"
        if not start.isdecimal() or len(start) > 9:
            raise CannotError(f"a list whose numbers begin with {start}")
        sign = ")" if block.get("after") == "1" else "."
        bullet = "*" if block.get("after") == "1" else "-"
        items = []
        is_loose = any(_is_loose(item) for item in block.elements)
        for number, item in enumerate(block.elements, int(start)):
            if item.get("value"):
                raise CannotError("an item with a number of its own")
            marker = f"{number}{sign}" if block.get("ordered") else bullet
            items.append(self._item(item, marker, is_loose))
        return ("\n\n" if is_loose else "\n").join(items)

    def _item(self, item: Node, marker: str, is_loose: bool) -> str:
        between = "\n\n" if is_loose else "\n"
        held = item.elements
        self._items += 1
        tell_apart(held)
        text = joined(((each, self.block(each)) for each in held), between)
        self._items -= 1
        indent = " " * (len(marker) + 1)
        return f"{marker} {_indented(text, indent)}".rstrip()

    def _quote(self, block: Node) -> str:
        by = [each for each in block.elements if each.tag == "by"]
        held = self.blocks(each for each in block.elements if each.tag != "by")
        if by:
            return self._directive("quote", one_line(by[0].children, self._style), "", held)
        return "\n".join(f"> {line}" if line else ">" for line in held.split("\n"))

    def _directive(self, name: str, argument: str, options: str, held: str) -> str:
        longest = max((len(strokes) for strokes in DIRECTIVE.findall(held)), default=2)
        strokes = "/" * (longest + 1)
        head = f"{strokes} {name}" + (f" | {argument}" if argument else "")
        return "\n".join(filter(None, [head, options and f"{options}\n", held, strokes]))

    def _code(self, block: Node) -> str:
        if not all(isinstance(child, str) for child in block.children):
            raise CannotError("code with links, emphasis or the like in it")
        text = "".join(block.texts()).replace("\r\n", "\n").strip("\n").rstrip()
        longest = max((len(run) for run in FENCE.findall(text)), default=2)
        fence = "`" * (longest + 1)
        language = block.get("language")
        shown = language if PLAIN_LANGUAGE.fullmatch(language) else ""
        return f"{fence}{shown}\n{text}\n{fence}"

    def _table(self, block: Node) -> str:
        rows = [each for each in block.elements if each.tag == "row"]
        if len(rows) != len(block.elements):
            raise CannotError("a table with a caption")
        if not rows[0].get("head") or any(row.get("head") for row in rows[1:]):
            raise CannotError("a table whose first row alone is no heading")
        width = len(rows[0].elements)
        sides = [cell.get("align") for cell in rows[0].elements]
        lines = []
        for row in rows:
            if [cell.get("align") for cell in row.elements] != sides or len(row.elements) != width:
                raise CannotError("a table whose rows differ")
            lines.append(" | ".join(self._cell(cell, row) for cell in row.elements))
        lines.insert(1, " | ".join(RULES[side] for side in sides))
        return "\n".join(f"| {line} |" for line in lines)

    def _cell(self, cell: Node, row: Node) -> str:
        if cell.get("colspan") or cell.get("rowspan"):
            raise CannotError("a table with cells over several columns or rows")
        if cell.get("scope") or bool(cell.get("head")) != bool(row.get("head")):
            raise CannotError("a table with headings of its rows")
        blocks = cell.elements
        if not blocks:
            return ""
        if len(blocks) > 1 or blocks[0].tag not in ("p", "figure"):
            raise CannotError("a table with blocks in its cells")
        style = Style(is_plain=self.is_plain, is_one=True, is_cell=True)
        if blocks[0].tag == "figure":
            return one_line(_in_line(blocks[0]), style)
        return one_line(blocks[0].children, style)

    def _terms(self, block: Node) -> str:
        if not PAIRS.fullmatch("".join(each.tag[0] for each in block.elements)):
            raise CannotError("terms and what they mean don't come in pairs")
        found = []
        for each in block.elements:
            if each.tag == "term":
                text = paragraph(each.children, Style(is_plain=self.is_plain, is_one=True))
                if not text:
                    raise CannotError("a term without words")
            else:
                text = f":   {_indented(self.blocks(each.children), ' ' * 4)}".rstrip()
                if text == ":":
                    raise CannotError("a term that means nothing")
            found.append((each.tag, text))
        written = ""
        for at, (tag, text) in enumerate(found):
            is_apart = at and tag == "term" and found[at - 1][0] == "meaning"
            written += f"{'' if not at else chr(10) * (2 if is_apart else 1)}{text}"
        return written

    def _details(self, block: Node) -> str:
        summary = one_line(block.elements[0].children, self._style)
        options = "    open: true" if block.get("open") else ""
        return self._directive("details", summary, options, self.blocks(block.elements[1:]))

    def _figure(self, block: Node) -> str:
        caption = _caption_of(block)
        if not all(isinstance(piece, str) for piece in caption):
            raise CannotError("a caption with links, emphasis or the like in it")
        title = " ".join("".join(str(piece) for piece in caption).split())
        behind = f" {title_in_quotes(title)}" if title else ""
        picture = f"![{escaped(block.get('alt'))}]({address_in_brackets(block.get('src'))}{behind})"
        if block.get("href"):
            return f"[{picture}]({address_in_brackets(block.get('href'))})"
        return picture

    def _gallery(self, block: Node) -> str:
        pictures = [self._figure(figure) for figure in block.elements]
        return self._directive("gallery", "", "", "\n".join(pictures))

    def _film(self, block: Node) -> str:
        address, title = block.get("address"), block.get("title")
        caption = self._caption(block)
        is_bare = not (caption or title or self._items) and BARE_FILM.fullmatch(address)
        if is_bare and embed_of(address)[0]:
            return address
        options = f"    title: {option(title)}" if title else ""
        return self._directive("video", address, options, caption)

    def _sound(self, block: Node) -> str:
        return self._directive("audio", block.get("file"), "", self._caption(block))

    def _caption(self, block: Node) -> str:
        return paragraph(_caption_of(block), self._style)

    def _buttons(self, block: Node) -> str:
        links = [one_line([link], self._style) for link in block.elements]
        return self._directive("button", "", "", "\n".join(links))

    def _notes(self, block: Node) -> str:
        notes = []
        for note in block.elements:
            text = _indented(self.blocks(note.children), " " * 4)
            notes.append(f"[^{note.get('name')}]: {text}")
        return "\n\n".join(notes)


def _language_around(line: Sequence[Node | str]) -> tuple[str, Sequence[Node | str]]:
    """Give the language that all of a line is in, "" for none, and the line without saying so."""
    only = line[0] if len(line) == 1 else None
    if isinstance(only, Node) and only.tag == "span" and list(only.attributes) == ["lang"]:
        return only.get("lang"), only.children
    return "", line


def _is_loose(item: Node) -> bool:
    """Tell whether an item holds more than a line and a list below it."""
    tags = [each.tag for each in item.elements]
    return tags not in ([], ["p"], ["list"], ["p", "list"], ["figure"])


def _indented(text: str, indent: str) -> str:
    """Give lines with spaces in front, all but the first and empty ones."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(f"{indent}{line}" if line else "" for line in rest)])


def _caption_of(block: Node) -> Sequence[Node | str]:
    return block.elements[0].children if block.elements else []


def _in_line(figure: Node) -> list[Node | str]:
    picture: Node = Node("picture", figure.attributes)
    if figure.elements:
        raise CannotError("a picture with a caption in a cell")
    return [Node("a", {"href": figure.get("href")}, [picture])] if figure.get("href") else [picture]


def tell_apart(blocks: Sequence[Node]) -> None:
    """Give lists that follow each other other signs, by which they stay two."""
    last: Node | None = None
    for block in blocks:
        if block.tag == "dropped":
            continue
        if block.tag == "list" and last is not None and last.tag == "list":
            is_same = block.get("ordered") == last.get("ordered")
            if is_same and not last.get("after"):
                block.attributes["after"] = "1"
        last = block


def joined(written: Iterable[tuple[Node, str]], between: str = "\n\n") -> str:
    """Give blocks below each other; those of one kind that would become one are kept apart."""
    text = ""
    last = ""
    for block, each in written:
        if not each:
            continue
        if text:
            text += between if block.tag != "terms" or last != "terms" else "\n\n<!-- -->\n\n"
        text += each
        last = block.tag
    return text
