"""YAML's events become nodes; what front matter has no use for is told, and the rest is read on."""

from __future__ import annotations

import re
from typing import Any

import yaml

from sitegen.content.front_matter.items import bulleted, said_of_item
from sitegen.content.front_matter.nodes import (
    MAXIMUM_DEPTH,
    FrontMatterError,
    Mapping,
    Node,
    Scalar,
    Sequence,
    refuse,
)
from sitegen.content.front_matter.overlooked import LOADER
from sitegen.content.front_matter.quoting import in_quotes
from sitegen.content.front_matter.runaway import find_runaway
from sitegen.errors import Location, Problem
from sitegen.text import UNFIT

MOST = 20
"""How many mistakes of one file that leave it readable are told at once, one a line."""
ALIAS_FOUND = (
    "YAML alias or anchor found; aliases are not allowed, write the value out "
    "(or put it in quotes, if it begins with & or *)"
)
UNSEEN = "the sign U+{:04X} found, which can't be seen; take it out"
NO_NAME = (
    "a bracket or brace found, expected a word as the name of a field; put a text that begins with "
    "one in quotes"
)
TAG_FOUND = "YAML tag {} found; tags are not allowed (put the text in quotes, if it begins with !)"

FOLDER = re.compile(r"(?P<text>[A-Za-z]:(?P<sign>\\[A-Za-z0-9]).*)")
"""The name of a folder on Windows, in double quotes: YAML makes other signs of it."""

ANOTHER_SIGN = "{} stands for another sign in double quotes; write the text in single ones: {}"


class Composer:
    """Builds nodes from YAML's events; refuses what front matter has no use for."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.loader: Any = LOADER(text)  # PyYAML's parser has no types of its own
        self.text = text
        self.path = path
        self.first_line = first_line
        self.mistakes: list[Problem] = []
        self._lines: list[str] = []
        self.runaway: list[Problem] = []
        """Quotations that take fields in: what was read is not what was meant."""

    def compose(self) -> Node | None:
        """Give the root node of the one document, None where there is none."""
        self.loader.get_event()  # the stream's start
        if self.loader.check_event(yaml.StreamEndEvent):
            return None
        self.loader.get_event()  # the document's start
        root = self.node(self.loader.get_event(), 0)
        self.loader.get_event()  # the document's end
        if not self.loader.check_event(yaml.StreamEndEvent):
            raise self.error(
                self.loader.get_event(), "expected the fields of one file; take the line of --- out"
            )
        return root

    def node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            self.tell(event, ALIAS_FOUND)
            return Scalar("", "null", self.location(event))
        if event.anchor is not None:
            self.tell(event, ALIAS_FOUND)
        if event.tag is not None:
            self.tell(event, TAG_FOUND.format(event.tag))
        if depth > MAXIMUM_DEPTH:
            raise self.error(event, f"fields are nested more than {MAXIMUM_DEPTH} deep")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def scalar(self, event: Any) -> Scalar:
        tag = self.loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        quoted = event.style not in (None, "")
        if event.style == '"' and (unfit := UNFIT.search(event.value)):
            self.tell(event, UNSEEN.format(ord(unfit[0])))
        if event.style == '"' and (folder := FOLDER.match(self.typed(event))):
            self.tell(event, ANOTHER_SIGN.format(folder["sign"], in_quotes(folder["text"])))
        typed: tuple[str, ...] = ()
        if event.end_mark.line > event.start_mark.line:
            if not quoted:
                typed = tuple(self.lines[event.start_mark.line : event.end_mark.line + 1])
            elif event.style in ("'", '"'):
                self.look_for_fields(event)
        return Scalar(event.value, tag.rpartition(":")[2], self.location(event), quoted, typed)

    def typed(self, event: Any) -> str:
        """Give what was typed between the quotation marks of a value on one line, "" for others."""
        start, end = event.start_mark, event.end_mark
        same = start.line == end.line
        return self.lines[start.line][start.column + 1 : end.column - 1] if same else ""

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        self._lines = self._lines or self.text.split("\n")
        return self._lines

    def look_for_fields(self, event: Any) -> None:
        """Note a quotation of several lines that takes in what was meant as fields."""
        start, end = event.start_mark, event.end_mark
        found = find_runaway(
            self.lines, (start.line, start.column), (end.line, end.column), self.first_line
        )
        self.runaway += [
            Problem(Location(self.path, n + self.first_line), said) for n, said in found
        ]

    def sequence(self, event: Any, depth: int) -> Sequence:
        items = []
        while not isinstance(following := self.loader.get_event(), yaml.SequenceEndEvent):
            items.append(self.node(following, depth + 1))
        return Sequence(tuple(items), self.location(event), bool(event.flow_style))

    def mapping(self, event: Any, depth: int) -> Mapping:
        fields: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        while not isinstance(following := self.loader.get_event(), yaml.MappingEndEvent):
            key = self.node(following, depth + 1)
            value = self.node(self.loader.get_event(), depth + 1)
            if not isinstance(key, Scalar):
                self.tell(following, NO_NAME)
            elif key.text in fields and (item := bulleted(key.text)):
                text = value.text if isinstance(value, Scalar) else ""
                self.tell(following, said_of_item(f"{item}: {text or '…'}"))
            elif key.text in fields:
                first = keys[key.text].line
                self.tell(following, f"{key.text}: written twice; the first is on line {first}")
            else:
                fields[key.text] = value
                keys[key.text] = key.location
        return Mapping(fields, keys, self.location(event), bool(event.flow_style))

    def location(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(self.path, mark.line + self.first_line, mark.column + 1)

    def tell(self, event: Any, message: str) -> None:
        """Note a mistake that leaves the rest readable."""
        place = self.location(event)
        is_told = self.mistakes and self.mistakes[-1].location.line == place.line
        if not is_told and len(self.mistakes) < MOST:
            self.mistakes.append(Problem(place, message))

    def error(self, event: Any, message: str) -> FrontMatterError:
        return refuse(self.location(event), message)
