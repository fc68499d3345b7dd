"""What YAML reads without complaint and otherwise than its author meant: remarks, curly quotes.

Behind a value, ` #` begins a remark for YAML, and what follows is dropped. The rule here: it is
meant as a remark where a space follows the # and two stand before it, or where the value can't go
on anyway (it is in quotes or brackets, or has no letters, such as a date). Anything else is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from sitegen.content.front_matter.lines import parse_line, within_lines
from sitegen.content.front_matter.quoting import in_quotes
from sitegen.content.front_matter.typed_values import CURLY
from sitegen.errors import Location, Problem

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BEHIND = re.compile(r"(?P<colon> *:)?(?P<gap>[ \t]*)(?P<remark>#.*)")
HASHTAGS = re.compile(r"#\w+(?:[ ,]+#\w+)*")
CLINGING = re.compile(r"\s+(?P<typed>-[^\W\d].*)")
SUSPICIOUS = re.compile(rf"#|[{''.join(CURLY)}]|\n\s+-[^\W\d]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value ends, and whether it could go on; `text` is a plain value on one line.

    `above` is true for the name of a field whose value stands below it, `goes_on` for a plain
    value that began on a line above.
    """

    line: int
    column: int
    can_go_on: bool = False
    text: str = ""
    above: bool = False
    goes_on: bool = False


def find_overlooked(text: str, path: str, first_line: int) -> list[Problem]:
    """Give what would be lost or shown otherwise in a block of YAML that can be read.

    Text that is lost is a mistake, or a warning where it may have been meant so.
    """
    text = within_lines(text)
    if not SUSPICIOUS.search(text):
        return []
    lines = text.split("\n")
    found = []
    for place in _places(text):
        if place.line < len(lines):
            line = lines[place.line]
            told = _remark(line, place) or _curly(line, place) or _dash(line, place)
            if told:
                message, severity = told
                where = Location(path, place.line + first_line)
                found.append(Problem(where, message, severity))  # type: ignore[arg-type]
    return found


def _places(text: str) -> Iterator[Place]:
    """Give the end of each scalar, and of each list and group in brackets."""
    loader: Any = LOADER(text)  # PyYAML's parser has no types of its own
    in_brackets: list[bool] = []
    while loader.check_event():
        event = loader.get_event()
        if isinstance(event, yaml.CollectionStartEvent):
            in_brackets.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            if in_brackets.pop():
                end: Any = event.end_mark
                yield Place(end.line, end.column)
        elif isinstance(event, yaml.ScalarEvent) and event.style not in ("|", ">"):
            yield _of_scalar(event, loader)


def _of_scalar(event: Any, loader: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    plain = event.style is None or event.style == ""
    following = loader.peek_event()
    above = isinstance(following, yaml.CollectionStartEvent) and not following.flow_style
    has_letters = not event.value or any(sign.isalpha() for sign in event.value)
    tag = loader.resolve(yaml.ScalarNode, event.value, event.implicit).rpartition(":")[2]
    is_word = tag == "str" or not event.value
    text = event.value if plain and start.line == end.line else ""
    can_go_on = plain and has_letters and is_word and not above
    goes_on = plain and start.line < end.line
    return Place(end.line, end.column, can_go_on, text, above, goes_on)


def _remark(line: str, place: Place) -> tuple[str, str] | None:
    behind = BEHIND.fullmatch(line.rstrip(), place.column)
    if behind is None or (behind["colon"] and not place.above):
        return None
    remark, gap = behind["remark"], behind["gap"]
    spaced = remark[1:2] in ("", " ", "\t", "#")
    if spaced and (len(gap) > 1 or (gap and not place.can_go_on)):
        return None
    parsed = parse_line(line, place.line)
    if not place.can_go_on:
        where = "behind" if gap else "before and behind"
        message = f"{_shown(remark)} is a remark for YAML; a remark has a space {where} #"
        return parsed.said(message), "warning"
    message = f"everything behind # is a remark for YAML, so that {_shown(remark)} would be lost; "
    if place.goes_on:
        message += "put all of the text in quotes, from its first line"
    elif HASHTAGS.fullmatch(remark) and not place.text:
        words = re.findall(r"\w+", remark)
        plain = f"[{', '.join(words)}]" if parsed.key else " ".join(words)
        message += f"write {parsed.written(plain)}, or {parsed.written(in_quotes(remark))}"
    else:
        whole = f"{place.text}{gap}{remark}" if place.text else remark
        message += f"put the text in quotes: {parsed.written(in_quotes(whole))}"
    if not spaced:
        return parsed.said(message), "error"
    return parsed.said(f"{message} (a remark has two spaces before #)"), "warning"


def _shown(text: str) -> str:
    return f'"{text if len(text) <= 60 else f"{text[:59]}…"}"'


def _dash(line: str, place: Place) -> tuple[str, str] | None:
    """Doubt an item without a space behind its dash: YAML adds it to the text above."""
    item = CLINGING.match(line) if place.goes_on else None
    if item is None:
        return None
    message = f"{_shown(item['typed'])} goes on with the text of the line above; "
    return f"{message}as an item of its own it has a space behind the dash", "warning"


def _curly(line: str, place: Place) -> tuple[str, str] | None:
    text = place.text
    if len(text) < 3 or text[0] not in CURLY or text[-1] not in CURLY[text[0]]:
        return None
    inner = text[1:-1]
    if any(sign in CURLY for sign in inner.replace("’", "")):
        return None
    parsed = parse_line(line, place.line)
    without, kept = parsed.written(inner), parsed.written(f"'{text.replace(chr(39), chr(39) * 2)}'")
    message = f"the curly quotes would be shown as a part of the text; write {without} without them"
    return parsed.said(f"{message}, or {kept} to keep them"), "warning"
