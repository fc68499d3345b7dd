"""Reading tables as spreadsheets write them: parted by commas, semicolons or tabs (RFC 4180)."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import Final

from sitegen.content.front_matter.quoting import shown
from sitegen.errors import ContentError, Location, Problem
from sitegen.text import with_line_feeds

SEPARATORS: Final = (",", ";", "\t")
"""Excel parts by semicolons where numbers are written with commas, and by tabs as "Text"."""

NAMED: Final = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
"""The first line by which Excel tells itself what parts the cells."""

DECIMAL: Final = re.compile(r"(\d{1,12}),(\d{1,2}|\d{4,6})")
"""A number with a decimal comma; with three digits behind it might be a thousand."""

Rows = list[tuple[int, tuple[str, ...]]]


def table_rows(text: str, path: str) -> Rows:
    """Give the rows of a table, each with the line in which it ends; lines without cells are left
    out. Raises ContentError with every row that is shorter or longer than the first."""
    rows, wrong = judged_rows(text, path)
    if wrong:
        raise ContentError(wrong)
    return rows


def judged_rows(text: str, path: str) -> tuple[Rows, list[Problem]]:
    """Give the rows of a table that are as long as the first, and a mistake for each other one.

    Raises ContentError for a table that can't be read.
    """
    lines = StringIO(text, newline="")
    first = lines.readline()
    named = NAMED.fullmatch(first)
    separator = named[1] if named else separator_of(text)
    if not named:
        lines.seek(0)
    before = 1 if named else 0
    reader = csv.reader(lines, delimiter=separator, strict=True)
    found, begun = [], 1
    try:
        for row in reader:
            if any(row):
                found.append((before + reader.line_num, tuple(cell.strip() for cell in row)))
            begun = reader.line_num + 1
    except csv.Error as error:
        said = _unreadable(text, before + begun, before + reader.line_num, str(error))
        raise ContentError([Problem(Location(path, before + begun), said)]) from None
    width = len(found[0][1]) if found else 0
    wrong = [
        Problem(
            Location(path, line), f"{len(row)} cells in a row, expected {width} as in the first"
        )
        for line, row in found
        if len(row) != width
    ]
    rows = [(line, row) for line, row in found if len(row) == width]
    if separator != ",":
        rows = [(line, tuple(with_point(cell) for cell in row)) for line, row in rows]
    return rows, wrong


def _unreadable(text: str, begun: int, line: int, reason: str) -> str:
    """Say what is wrong with the row that begins on a line, which can't be read on to another."""
    written = with_line_feeds(text).split("\n")[begun - 1]
    if "field larger" in reason:
        return f"a cell of more than {csv.field_size_limit()} signs; is a quotation mark closed?"
    if "unexpected end" in reason or line > begun:
        return (
            f"{shown(written)}: a quotation mark that begins a cell is not closed; "
            'expected " at the end of the cell, and "" for each mark within it'
        )
    return (
        f"{shown(written)}: a cell goes on behind its quotation mark; "
        'expected " around all of the cell, and "" for each mark within it'
    )


def with_point(cell: str) -> str:
    """Give a number that has a decimal comma with a point, any other text as it is."""
    number = DECIMAL.fullmatch(cell)
    return f"{number[1]}.{number[2]}" if number else cell


def separator_of(text: str) -> str:
    """Give what parts the cells: what makes most of the first row that has any, else a comma."""

    def cells(separator: str) -> int:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
        try:
            return len(next((row for row in rows if any(row)), ()))
        except csv.Error:
            # Told when the table is read.
            return 0

    return max(SEPARATORS, key=cells)
