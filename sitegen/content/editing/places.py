"""Where each value of a block of YAML stands, by sign: from PyYAML's own marks.

PyYAML's scanner in Python is used, which counts in letters; one file is read at a time.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

import yaml

from sitegen.content.front_matter.lines import within_lines
from sitegen.content.front_matter.nodes import MAXIMUM_DEPTH


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value. `style`: "" for a plain one, else ' " | or >; `tag`: YAML's word for its type."""

    text: str
    tag: str
    style: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `starts` are the places of its dashes, none where it stands in brackets (`flow`)."""

    items: tuple[Place, ...]
    starts: tuple[int, ...]
    flow: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: its name from `start` to `name_end`, and its value."""

    name: str
    start: int
    name_end: int
    value: Place

    @property
    def end(self) -> int:
        """Where its value ends, or its colon where it has none."""
        return max(self.value.end, self.name_end)


@dataclass(frozen=True, slots=True)
class Fields:
    """A group of fields, in braces where it is `flow`."""

    entries: tuple[Entry, ...]
    flow: bool
    start: int
    end: int

    def named(self, name: str) -> Entry | None:
        """Give the field of a name."""
        return next((entry for entry in self.entries if entry.name == name), None)


Place = Leaf | Items | Fields


def places_in(text: str) -> Fields:
    """Give the places of a block of front matter that can be read.

    An empty block is a group without fields at its end.
    Raises yaml.YAMLError, and ValueError where it is no group of fields.
    """
    readable = within_lines(text)
    loader: Any = yaml.SafeLoader(readable)
    dashes = [
        token.start_mark.index
        for token in yaml.scan(readable)
        if isinstance(token, yaml.BlockEntryToken)
    ]
    loader.get_event()
    if loader.check_event(yaml.StreamEndEvent):
        return Fields((), False, len(text), len(text))
    loader.get_event()
    root = _Walk(loader, readable, dashes).node(loader.get_event(), 0)
    if isinstance(root, Fields):
        return root
    raise ValueError("no group of fields")


@dataclass(frozen=True, slots=True)
class _Walk:
    loader: Any
    text: str
    dashes: list[int]

    def node(self, event: Any, depth: int) -> Place:
        if depth > MAXIMUM_DEPTH:
            raise ValueError(f"fields are nested more than {MAXIMUM_DEPTH} deep")
        if isinstance(event, yaml.ScalarEvent):
            return self.leaf(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.items(event, depth + 1)
        if isinstance(event, yaml.MappingStartEvent):
            return self.fields(event, depth + 1)
        raise ValueError("no value")

    def leaf(self, event: Any) -> Leaf:
        tag = self.loader.resolve(yaml.ScalarNode, event.value, event.implicit).rpartition(":")[2]
        start, end = _span_of(event)
        if event.style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
        return Leaf(event.value, tag, event.style or "", start, end)

    def items(self, event: Any, depth: int) -> Items:
        items = []
        while not isinstance(following := self.loader.get_event(), yaml.SequenceEndEvent):
            items.append(self.node(following, depth))
        start, end = _span_of(event)[0], _span_of(following)[1]
        if event.flow_style:
            return Items(tuple(items), (), True, start, end)
        starts = [self.dashes[bisect_left(self.dashes, start)]]
        for before in items[:-1]:
            starts.append(self.dashes[bisect_left(self.dashes, max(before.end, starts[-1] + 1))])
        return Items(tuple(items), tuple(starts), False, start, items[-1].end)

    def fields(self, event: Any, depth: int) -> Fields:
        entries = []
        while not isinstance(following := self.loader.get_event(), yaml.MappingEndEvent):
            if not isinstance(following, yaml.ScalarEvent):
                raise ValueError("no name of a field")
            name_start, name_end = _span_of(following)
            value = self.node(self.loader.get_event(), depth)
            entries.append(Entry(following.value, name_start, name_end, value))
        start, end = _span_of(event)[0], _span_of(following)[1]
        flow = bool(event.flow_style)
        return Fields(tuple(entries), flow, start, end if flow else entries[-1].end)


def _span_of(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index
