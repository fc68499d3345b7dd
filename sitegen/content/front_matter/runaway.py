"""Quotations that are closed so far down that they take the fields below them in.

YAML indents the lines on which a quotation goes on (1.1, 7.3, the parameter n); PyYAML takes them
as they come, so that a mark that was forgotten silently costs the fields up to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.content.front_matter.lines import Line, parse_line
from sitegen.content.front_matter.quoting import in_quotes
from sitegen.content.front_matter.typed_values import not_closed

NAME = re.compile(r"[^\W\d][\w-]*")
ENDS = re.compile(r"[\s,\]}]*(?:\s#.*)?")
WITHIN = re.compile(r"(?P<text>.*?)(?P<behind>[\s,\]}]*)")


def find_runaway(
    lines: Sequence[str], opening: tuple[int, int], closing: tuple[int, int], first_line: int
) -> Iterator[tuple[int, str]]:
    """Say of a quotation that takes fields or items in where it opens and where it ends.

    `opening` and `closing` are the places, line and column from 0, of its first mark and of what
    stands behind its last; `first_line` is the line of the file on which the lines begin.
    """
    number, column = opening
    line = parse_line(lines[number], number)
    below = [parse_line(lines[each], each) for each in range(number + 1, closing[0] + 1)]
    if not any(_is_own(each, line) for each in below):
        return
    quote, typed = lines[number][column], lines[number][column:].rstrip()
    if line.value == typed:
        yield number, not_closed(line)
    elif found := WITHIN.fullmatch(typed):
        said = f"a quotation mark is not closed; write {found['text']}{quote}{found['behind']}"
        yield number, line.said(said)
    last = below[-1]
    rest = lines[last.number][closing[1] :]
    if _is_own(last, line) and ENDS.fullmatch(rest):
        in_brackets = "" if line.value == typed else rest.strip()
        yield last.number, _said_of_end(last, quote, number + first_line, in_brackets)


def _is_own(below: Line, opening: Line) -> bool:
    """True for a line that begins a field, or an item beside the one with the quotation."""
    if below.key and NAME.fullmatch(below.key):
        return below.start <= (opening.column if opening.key else opening.start)
    return bool(below.dashes and opening.dashes) and below.start == opening.start


def _said_of_end(line: Line, quote: str, opened: int, behind: str) -> str:
    text = line.value.partition(quote)[0]
    mend = line.written(f"{quote}{text}{quote}{behind}")
    said = f"the quotation mark that ends here opens on line {opened}; write {mend}"
    if quote == "'" and text[-1:].isalpha():
        said += f", or with an apostrophe {line.written(in_quotes(text + quote))}"
    return line.said(said)
