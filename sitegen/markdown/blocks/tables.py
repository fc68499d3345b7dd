"""Tables: rows of cells between strokes (GitHub Flavored Markdown 0.29, section 4.10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from sitegen.markdown.blocks.leaves import Leaf

DELIMITER: Final = re.compile(r" {0,3}\|? *+:?-+:? *+(?:\| *+:?-+:? *+)*+(?:\| *+)?")
# What may hide a stroke, and strokes.
PIECES: Final = re.compile(r"\\.|`+|\|")
BY_COLONS: Final = {(True, True): "center", (True, False): "left", (False, True): "right"}


class Table(Leaf):
    """A table: its heading, how its columns are aligned, its rows."""

    __slots__ = ("_alignments", "_heading")

    def __init__(self, start: int, heading: str, delimiter: str) -> None:
        super().__init__(start)
        self._heading = heading
        self._alignments = [_alignment(cell) for cell in split_row(delimiter)]

    @property
    def end(self) -> int:
        """Give the last row's line."""
        return self.start + 1 + len(self.lines)

    def put_into(
        self,
        parent: Element,
        mark: Callable[[str, int], str],
        report: Callable[[int, str], None],
    ) -> None:
        """Make the element; `mark` puts a line's mark, `report` takes a line and what is wrong."""
        table = SubElement(parent, "table")
        row = SubElement(SubElement(table, "thead"), "tr")
        self._fill(row, "th", [mark(cell, self.start) for cell in split_row(self._heading)])
        body = SubElement(table, "tbody") if self.lines else None
        for line, text in enumerate(self.lines, self.start + 2):
            cells = split_row(text)
            wanted = len(self._alignments)
            if len(cells) > wanted and any(cells[wanted:]):
                report(line, f"a row of {len(cells)} cells in a table of {wanted} columns")
            if body is not None:
                self._fill(SubElement(body, "tr"), "td", [mark(cell, line) for cell in cells])

    def _fill(self, row: Element, tag: str, cells: list[str]) -> None:
        for at, alignment in enumerate(self._alignments):
            cell = SubElement(row, tag, {"align": alignment} if alignment else {})
            cell.text = cells[at] if at < len(cells) else ""


def split_row(row: str) -> list[str]:
    """Give the cells of a row; a stroke in code, or behind a backslash, parts none."""
    row = row.strip()
    if "\\" not in row and "`" not in row:
        return [cell.strip() for cell in row.removeprefix("|").removesuffix("|").split("|")]
    cells = list(_cells(row))
    if row.startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return cells


def _cells(row: str) -> Iterator[str]:
    begin = at = 0
    runs = [match[0] for match in re.finditer("`+", row)]
    while match := PIECES.search(row, at):
        at = match.end()
        if match[0] == "|":
            yield row[begin : match.start()].replace("\\|", "|").strip()
            begin = at
        elif match[0][0] == "`" and runs.count(match[0]) > 1:
            closing = re.compile(f"(?<!`){match[0]}(?!`)").search(row, at)
            at = closing.end() if closing else at
    yield row[begin:].replace("\\|", "|").strip()


def is_delimiter(line: str, heading: str) -> bool:
    """Tell whether a line makes the one above it a table's heading."""
    if DELIMITER.fullmatch(line) is None or not ("|" in line or "|" in heading):
        return False
    return len(split_row(line)) == len(split_row(heading))


def looks_like_table(lines: list[str]) -> int:
    """Give which of a paragraph's lines looks like the first row of a table; -1: none does."""
    bordered = [_is_bordered(line.strip()) for line in lines]
    return next((at for at, pair in enumerate(pairwise(bordered)) if all(pair)), -1)


def _is_bordered(line: str) -> bool:
    return len(line) > 1 and line[0] == line[-1] == "|"


def _alignment(cell: str) -> str:
    return BY_COLONS.get((cell.startswith(":"), cell.endswith(":")), "")
