"""What YAML reads without complaint and otherwise than its author meant: remarks, curly quotes.

Behind a value, ` #` begins a remark for YAML, and what follows is dropped. The rule here: it is
meant as a remark where a space follows the # and two stand before it, or where the value can't go
on anyway (it is in quotes or brackets, or has no letters, such as a date). Anything else is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from sitegen.content.front_matter.items import BULLETS, DASHES, bulleted
from sitegen.content.front_matter.lines import parse_line, within_lines
from sitegen.content.front_matter.quoting import in_quotes
from sitegen.content.front_matter.typed_values import CURLY
from sitegen.errors import Location, Problem

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BEHIND = re.compile(r"(?P<colon> *:)?(?P<gap>[ \t]*)(?P<remark>#.*)")
HASHTAGS = re.compile(r"#\w+(?:[ ,]+#\w+)*")
TAGS = "tags"
"""The field that takes hashtags as they are meant; in any other they are a text."""

CLINGING = re.compile(r"\s+(?P<typed>-[^\W\d].*)")
SUSPICIOUS = re.compile(rf"#|[{''.join(CURLY)}]|\n\s+(?:-[^\W\d]|[*+{BULLETS}{DASHES}])")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value ends, and whether it could go on; `text` is a plain value on one line.

    `above` is true for the name of a field whose value stands below it; a plain value begins on the
    `first` line. It stands `within` a "list" of lines, "brackets" or "fields".
    """

    line: int
    column: int
    can_go_on: bool = False
    text: str = ""
    above: bool = False
    first: int = -1
    within: str = "fields"

    @property
    def goes_on(self) -> bool:
        """True for a plain value that began on a line above."""
        return 0 <= self.first < self.line


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
            if told := _remark(line, place) or _curly(line, place):
                message, severity = told
                where = Location(path, place.line + first_line)
                found.append(Problem(where, message, severity))  # type: ignore[arg-type]
            else:
                found += [
                    Problem(Location(path, number + first_line), message, "warning")
                    for number, message in _items(lines, place)
                ]
    return found


def _places(text: str) -> Iterator[Place]:
    """Give the end of each scalar, and of each list and group in brackets."""
    loader: Any = LOADER(text)  # PyYAML's parser has no types of its own
    around: list[str] = []
    while loader.check_event():
        event = loader.get_event()
        if isinstance(event, yaml.CollectionStartEvent):
            is_list = isinstance(event, yaml.SequenceStartEvent)
            around.append("brackets" if event.flow_style else "list" if is_list else "fields")
        elif isinstance(event, yaml.CollectionEndEvent):
            if around.pop() == "brackets":
                end: Any = event.end_mark
                yield Place(end.line, end.column)
        elif isinstance(event, yaml.ScalarEvent) and event.style not in ("|", ">"):
            yield _of_scalar(event, loader, around[-1] if around else "fields")


def _of_scalar(event: Any, loader: Any, within: str) -> Place:
    start, end = event.start_mark, event.end_mark
    plain = event.style is None or event.style == ""
    following = loader.peek_event()
    above = isinstance(following, yaml.CollectionStartEvent) and not following.flow_style
    has_letters = not event.value or any(sign.isalpha() for sign in event.value)
    tag = loader.resolve(yaml.ScalarNode, event.value, event.implicit).rpartition(":")[2]
    is_word = tag == "str" or not event.value
    text = event.value if plain and start.line == end.line else ""
    can_go_on = plain and has_letters and is_word and not above
    first = start.line if plain else -1
    return Place(end.line, end.column, can_go_on, text, above, first, within)


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
    elif HASHTAGS.fullmatch(remark) and not place.text and parsed.key in ("", TAGS):
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


def _items(lines: Sequence[str], place: Place) -> Iterator[tuple[int, str]]:
    """Doubt the lines on which a text goes on, by number."""
    for number in range(place.first + 1, place.line + 1) if place.goes_on else ():
        if message := _item(lines[number], is_item=place.within == "list"):
            yield number, message


def _item(line: str, *, is_item: bool) -> str:
    """Doubt an item without a space behind its dash, or with another bullet than those above it:
    YAML adds it to the text above."""
    if item := CLINGING.match(line):
        mend = "as an item of its own it has a space behind the dash"
        return f"{_shown(item['typed'])} goes on with the text of the line above; {mend}"
    if is_item and bulleted(line.strip()):
        mend = 'as an item of its own it begins with "- "'
        return f"{_shown(line.strip())} goes on with the text of the line above; {mend}"
    return ""


def _curly(line: str, place: Place) -> tuple[str, str] | None:
    text = place.text
    if len(text) < 3 or text[0] not in CURLY or text[-1] not in CURLY[text[0]]:
        return None
    inner = text[1:-1]
    if any(sign in CURLY for sign in inner.replace("’", "")):
        return None
    parsed = parse_line(line, place.line)
    without, kept = inner, f"'{text.replace(chr(39), chr(39) * 2)}'"
    if place.within != "brackets":
        without, kept = parsed.written(without), parsed.written(kept)
    message = f"the curly quotes would be shown as a part of the text; write {without} without them"
    return parsed.said(f"{message}, or {kept} to keep them"), "warning"
