"""The numbers of a chart: names of what was asked, and a series of values for each column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sitegen.values import Value

__all__ = ["MOST_SERIES", "ChartMistake", "ChartTable", "read_chart_table"]

# More than four bars side by side can't be told apart in print.
MOST_SERIES: Final = 4
NUMBER: Final = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")


class ChartTable(Value):
    """A table as a chart shows it: the heading of the names, the names of the series, and rows of
    a name with a number for each series (None: not known)."""

    heading: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]


class ChartMistake(Value):
    """Why a table can't be drawn, and in which of its rows (from 1)."""

    row: int
    message: str


def read_chart_table(rows: Sequence[Sequence[str]]) -> ChartTable | tuple[ChartMistake, ...]:
    """Read rows of equal width, the first with the headings, the others a name and its numbers.

    Numbers are written plainly (`61`, `61.5`), without separators; an empty cell or a dash is a
    number that isn't known. What can't be drawn is given as all its mistakes.
    """
    mistakes = tuple(_mistakes(rows))
    if mistakes:
        return mistakes
    heading, *series = rows[0]
    read = ((name, tuple(_number(cell) for cell in cells)) for name, *cells in rows[1:])
    return ChartTable(heading=heading, series=tuple(series), rows=tuple(read))


def _mistakes(rows: Sequence[Sequence[str]]) -> Iterator[ChartMistake]:
    if len(rows) < 2 or len(rows[0]) < 2:
        message = "a row of headings is expected, and rows of a name and its numbers"
        yield ChartMistake(row=1, message=message)
        return
    series = rows[0][1:]
    if len(series) > MOST_SERIES:
        message = f"{len(series)} columns of numbers; a chart shows {MOST_SERIES} at most"
        yield ChartMistake(row=1, message=message)
    if not all(series):
        yield ChartMistake(row=1, message="a column of numbers without a heading")
    elif all(map(NUMBER.fullmatch, series)) and not _are_headings(series):
        message = f'"{series[0]}" heads a column of numbers; a row of headings is expected first'
        yield ChartMistake(row=1, message=message)
    for row, (name, *cells) in enumerate(rows[1:], 2):
        if not name:
            yield ChartMistake(row=row, message="numbers without a name in the first cell")
        for cell in cells:
            if not _is_number(cell):
                message = f'"{cell[:40]}": a number of 0 or more is expected, such as 61 or 61.5'
                yield ChartMistake(row=row, message=message)


def _are_headings(numbers: Sequence[str]) -> bool:
    """True for numbers that head columns: years, or rounds that are counted from 1."""
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return all(map(YEAR.fullmatch, numbers)) or (len(numbers) > 1 and list(numbers) == counted)


def _is_number(cell: str) -> bool:
    return cell in ("", "-", "–") or NUMBER.fullmatch(cell) is not None


def _number(cell: str) -> float | None:
    return None if cell in ("", "-", "–") else float(cell)
