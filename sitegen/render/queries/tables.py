"""Reading tables as spreadsheets write them: parted by commas, semicolons or tabs (RFC 4180)."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import Final

from sitegen.errors import ContentError, Location, Problem

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
    try:
        found = [
            (before + reader.line_num, tuple(cell.strip() for cell in row))
            for row in reader
            if any(row)
        ]
    except csv.Error as error:
        place = Location(path, before + reader.line_num)
        raise ContentError([Problem(place, str(error))]) from None
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
