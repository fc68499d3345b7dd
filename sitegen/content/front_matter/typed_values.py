"""One value of front matter as it was typed: where it ends, and what in it misleads YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.content.front_matter.items import COMMAS, in_brackets, items_in
from sitegen.content.front_matter.lines import COLON, Line, below, ends_value, going_on
from sitegen.content.front_matter.quoting import in_quotes, shown_whole

BLOCK = re.compile(r"[|>][-+0-9]*(?:\s+#.*)?")
CURLY = {"“": "”", "”": "”", "„": "“”", "‟": "”", "‘": "’", "’": "’", "‚": "‘’"}
"""Quotation marks of word processors: what a text opens with, and what may close it."""

DOUBLE = "“”„‟"

RESERVED = re.compile(r"[@`%*&!|>,\]}]|[-?](?=\s|$)")
"""What no plain text may begin with (YAML 1.1, 5.3)."""

IN_BRACKETS = re.compile(r"(?:^|[\[{,])\s*(?P<text>#[^,\]}]*)")
REMARK = re.compile(r"""[^"'#]*\s#""")
"""A remark within a list that has no quotation before it."""

IN_QUOTES = re.compile(
    r"""[\[{,:]\s*(?P<typed>(?P<quote>["'])(?:(?!(?P=quote))[^\\,\]}])*(?P=quote)\w[^,\]}]*)"""
)
"""A text of a list whose quotation ends before its letters do: 'don't', "מנכ"ל"."""

COLON_WITHIN = re.compile(r"[\[{,]\s*(?P<key>[^\W\d]\w*): (?P<text>[^,{}\[\]\"']*: [^,{}\[\]]*)")
"""A text with a colon as the value of a group in braces."""

NO_COMMA = re.compile(r"""[\[{,:]\s*(?:"[^"]*"|'[^']*')\s+["']""")
"""Two texts in quotes without a comma between them."""

LISTED = re.compile(
    rf"""(?P<first>"[^"]*"|'[^']*')(?:\s*[{COMMAS}]\s*\S|(?:\s+(?:"[^"]*"|'[^']*'))+$)"""
)
"""A text in quotes, and another one behind it or something behind a comma."""

NOTHING = re.compile(r"""[^"']*[\[,]\s*,""")
ESCAPE = re.compile(r"""\\(?!["\\/0abtnvfreNLP_ \t]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|$)""")
CLOSERS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is wrong with a value ("": nothing), and the number of the line behind it."""

    message: str
    end: int


def read_value(lines: Sequence[str], line: Line) -> Reading:
    """Look at the value that begins on a line."""
    value, below_it = line.value, line.number + 1
    column = line.column if line.key else line.start
    if line.opens or BLOCK.fullmatch(value):
        end = below(lines, below_it, column) if value[:1] in ("|", ">") else below_it
        return Reading("", end)
    if value[0] in "\"'":
        return _quotation(lines, line, column)
    if value[0] in "[{":
        return _brackets(lines, line, column)
    return Reading(_plain(line), below_it)


def advice(line: Line, reason: str, text: str) -> str:
    """Say why a text needs quotes, and the line with them."""
    return line.said(f"{reason}; put the text in quotes: {line.written(in_quotes(text))}")


def _plain(line: Line) -> str:
    value = line.value
    bare = re.split(r"\s#", value)[0].rstrip()
    if value[0] in CURLY:
        inner = _within_curly(value)
        if inner and (COLON.search(value) or "#" in value):
            return line.said(
                f"the curly quotes {value[0]} are letters of the text, which YAML doesn't know as "
                f"quotes; write straight ones: {line.written(in_quotes(inner))}"
            )
    if RESERVED.match(value):
        return advice(line, f"a text can't begin with {value[0]}", value)
    if COLON.search(bare):
        whole = line.written(in_quotes(value))
        return line.said(f"a text with a colon needs quotes around it: {whole}")
    return ""


def _within_curly(value: str) -> str:
    """Give the text between two curly quotes that stand around a value, or behind one that nothing
    closes; "" where they stand around a part of it."""
    closers, rest = CURLY[value[0]], value[1:]
    place = next((each for each, sign in enumerate(rest) if sign in closers), len(rest))
    # Within double quotes, single ones are apostrophes or a quotation of their own.
    others = DOUBLE if value[0] in DOUBLE else CURLY
    is_around = place >= len(rest) - 1 and not any(sign in others for sign in rest[:place])
    return rest[:place] if is_around else ""


def _quotation(lines: Sequence[str], line: Line, column: int) -> Reading:
    quote, value = line.value[0], line.value
    end = _end_of_quotation(value, 1, quote)
    number = line.number
    while end < 0 and number + 1 < len(lines) and not ends_value(lines[number + 1], column, 0):
        number += 1
        end = _end_of_quotation(lines[number], 0, quote)
    if end < 0:
        more = going_on(lines[line.number + 1 : number + 1])
        return Reading(not_closed(line, " ".join(more)), line.number + 1 + len(more))
    first = number == line.number
    rest = (value if first else lines[number])[end + 1 :]
    message = ""
    if rest.strip() and not re.match(r"\s+#|\s*$", rest):
        message = (
            _broken_quotation(line)
            if first
            else line.said(
                f"the quotation ends on line {number + 1} of the fields, and text follows"
            )
        )
    elif quote == '"' and first and (escape := ESCAPE.search(value)):
        sign = value[escape.start() : escape.start() + 2]
        message = line.said(
            f"{sign} means nothing in double quotes; write the text in single ones: "
            f"{line.written(in_quotes(value[1:end]))}"
        )
    return Reading(message, number + 1)


def last_line_of_quotation(lines: Sequence[str], line: Line) -> int:
    """Give the number of the line that ends the quotation which is a line's value."""
    quote, number = line.value[0], line.number
    end = _end_of_quotation(line.value, 1, quote)
    while end < 0 and number + 1 < len(lines):
        number += 1
        end = _end_of_quotation(lines[number], 0, quote)
    return number


def not_closed(line: Line, more: str = "") -> str:
    """Say how the line is written on which a quotation opens that no mark closes; `more` is what
    its text says on the lines below."""
    quote, value = line.value[0], line.value
    value = shown_whole(f"{value} {more}") if more else value
    closed = value if value.endswith(quote) and len(value) > 1 else value + quote
    reason = f"a quotation mark is not closed; write {line.written(closed)}"
    if closed != value and quote == "'":
        reason += f", or with an apostrophe {line.written(in_quotes(value))}"
    return line.said(reason)


def _broken_quotation(line: Line) -> str:
    """Say where a quotation ends too early, and how its text is written."""
    quote, value = line.value[0], line.value
    what = "apostrophe" if quote == "'" else "quotation mark"
    if LISTED.match(value):
        return _quotations(line)
    if not value.endswith(quote):
        return advice(line, "a text goes on behind its quotation mark", value)
    inner = value[1:-1].replace("''", "'") if quote == "'" else value[1:-1]
    return line.said(f"the {what} within the text ends it; write {line.written(in_quotes(inner))}")


def _quotations(line: Line) -> str:
    """Say how quotations beside each other are written, as a list and as one text."""
    items = items_in(line.value)
    whole = line.written(in_brackets(items)) if line.key else " and ".join(f"- {i}" for i in items)
    text = line.written(in_quotes(line.value))
    return line.said(f"a quotation ends before the text does; write {whole} for a list, or {text}")


def _end_of_quotation(text: str, start: int, quote: str) -> int:
    """Give the place of the quotation mark that ends a text, -1 where none does."""
    place = start
    while place < len(text):
        if quote == '"' and text[place] == "\\":
            place += 2
        elif text[place] != quote:
            place += 1
        elif quote == "'" and text[place + 1 : place + 2] == "'":
            place += 2
        else:
            return place
    return -1


def _brackets(lines: Sequence[str], line: Line, column: int) -> Reading:
    value, number = line.value, line.number
    if reason := _broken_item(value):
        return Reading(line.said(reason), number + 1)
    if closed := _quotation_closed(lines, line, column):
        reason = f"a quotation mark is not closed; write {line.written(closed)}"
        return Reading(line.said(reason), number + 1)
    opened, rest = _open_brackets("", value)
    while opened and number + 1 < len(lines) and not ends_value(lines[number + 1], column, 0):
        number += 1
        opened, rest = _open_brackets(opened, lines[number])
    if opened and REMARK.match(value):
        reason = "everything behind # is a remark for YAML; put the text that has it in quotes"
        return Reading(line.said(reason), line.number + 1)
    if opened:
        closed = value + "".join(CLOSERS[sign] for sign in reversed(_open_brackets("", value)[0]))
        reason = f"a bracket or brace is not closed; write {line.written(closed)}"
        return Reading(line.said(reason), line.number + 1)
    message = ""
    if rest.strip() and not rest.lstrip().startswith("#"):
        message = _behind_bracket(line, rest.strip(), on_one_line=number == line.number)
    return Reading(message, number + 1)


def _quotation_closed(lines: Sequence[str], line: Line, column: int) -> str:
    """Give a list or group with the mark that the quotation of an item lacks, "" for none such."""
    end = line.number + 1
    while end < len(lines) and not ends_value(lines[end], column, 0):
        end += 1
    whole = "\n".join((line.value, *lines[line.number + 1 : end]))
    place = _open_quotation(whole)
    if not 0 <= place < len(line.value):
        return ""
    behind = re.search(r"\s*(?:[,\]}]|$)", line.value[place + 1 :])
    cut = place + 1 + (behind.start() if behind else 0)
    return f"{line.value[:cut]}{line.value[place]}{line.value[cut:]}"


def _open_quotation(text: str) -> int:
    """Give the place of the mark in a list or group that opens a quotation which nothing closes,
    -1 where there is none."""
    place, before = 0, ""
    while place < len(text):
        sign = text[place]
        if sign in "\"'" and before in ("", "[", "{", ",", ":"):
            end = _end_of_quotation(text, place + 1, sign)
            if end < 0:
                return place
            place = end
        before = before if sign.isspace() else sign
        place += 1
    return -1


def _behind_bracket(line: Line, rest: str, *, on_one_line: bool) -> str:
    """Say how a list or group is written that something stands behind, and how a text is."""
    value = line.value
    reason = f"text stands behind the bracket that {value[0]} opens"
    if not on_one_line and not any(map(str.isalnum, rest)):
        return line.said(f'{reason}; take "{rest}" out')
    if not on_one_line or (rest[0] not in COMMAS and any(map(str.isalnum, rest))):
        return advice(line, reason, value)
    whole = value[: len(value) - len(rest)].rstrip()
    if any(map(str.isalnum, rest)):
        whole = in_brackets(items_in(re.sub(r"[\[\]{}]", " ", value)))
    text = line.written(in_quotes(value))
    return line.said(f"{reason}; write {line.written(whole)}, or for a text {text}")


def _broken_item(value: str) -> str:
    """Say what in a list or group keeps YAML from reading one of its items."""
    if hidden := IN_BRACKETS.search(value):
        written = in_quotes(hidden["text"].rstrip())
        return f"everything behind # is a remark for YAML; write it in quotes: {written}"
    if broken := IN_QUOTES.search(value):
        quote, typed = broken["quote"], broken["typed"].rstrip()
        what = "apostrophe" if quote == "'" else "quotation mark"
        inner = typed[1:].removesuffix(quote)
        return f"the {what} within the text ends it; write {in_quotes(inner)}"
    if colon := COLON_WITHIN.search(value):
        written = in_quotes(colon["text"].strip())
        return f"a text with a colon needs quotes around it: {colon['key']}: {written}"
    if NO_COMMA.search(value):
        return "a comma is missing between two texts in quotes"
    if NOTHING.match(value):
        return "nothing stands before a comma; take the comma out"
    return ""


def _open_brackets(opened: str, text: str) -> tuple[str, str]:
    """Give the brackets that are open at a text's end, and what stands behind the last one."""
    place, before = 0, ""
    while place < len(text):
        sign = text[place]
        if sign in "\"'" and before in ("", "[", "{", ",", ":"):
            end = _end_of_quotation(text, place + 1, sign)
            place = end if end > 0 else place
        elif sign == "#" and text[place - 1 : place] in ("", " "):
            return opened, ""
        elif sign in CLOSERS:
            opened += sign
        elif opened and sign == CLOSERS[opened[-1]]:
            opened = opened[:-1]
            if not opened:
                return "", text[place + 1 :]
        before = before if sign == " " else sign
        place += 1
    return opened, ""
