"""Structured data held against schema.org's own vocabulary: types, properties, values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.tools.needs import ROOT

FILE = ROOT / "tests/tools/vocabularies/schemaorg-30.0.tsv"
NAMESPACE = "https://schema.org/"
ACTION = re.compile(r"(\w+)-(?:input|output)")
"""What a potential action needs to know (schema.org's "Potential Actions")."""


@dataclass(frozen=True)
class Vocabulary:
    """The terms by their names: parents of types, types and values of properties, members."""

    parents: dict[str, tuple[str, ...]]
    properties: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    members: dict[str, tuple[str, ...]]
    data: frozenset[str]
    replaced: dict[str, str]

    def above(self, name: str) -> frozenset[str]:
        """Give a type with all that it is."""
        found = {name}
        for parent in self.parents.get(name, ()):
            found |= self.above(parent)
        return frozenset(found)

    def takes_words(self, ranges: tuple[str, ...]) -> bool:
        """True where a value may be a text or number."""
        return any(self.above(each) & self.data for each in ranges)


@cache
def vocabulary(file: Path = FILE) -> Vocabulary:
    """Read the vocabulary."""
    found = Vocabulary({}, {}, {}, frozenset(), {})
    data = set()
    for line in file.read_text(encoding="utf-8").splitlines():
        kind, name, of, values, after = (*line.split("\t"), "", "", "", "")[:5]
        if after:
            found.replaced[name] = after
        if kind == "property":
            found.properties[name] = (tuple(of.split()), tuple(values.split()))
        elif kind == "member":
            found.members[name] = tuple(of.split())
        else:
            found.parents[name] = tuple(of.split())
            data |= {name} if kind == "datatype" else set()
    return Vocabulary(
        found.parents, found.properties, found.members, frozenset(data), found.replaced
    )


def mistakes(data: Any) -> Iterator[str]:
    """Give what is wrong with JSON-LD in schema.org's words; with `@graph` or without."""
    if data.get("@context") != NAMESPACE.rstrip("/"):
        yield f"@context is {data.get('@context')}"
    for node in data.get("@graph", [data]):
        yield from _of_node(node)


def _of_node(node: dict[str, Any]) -> Iterator[str]:
    words = vocabulary()
    kinds = node.get("@type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if not kinds and set(node) != {"@id"}:
        yield f"no @type: {sorted(node)}"
    for kind in kinds:
        if kind not in words.parents:
            yield f"{kind} is no type"
        yield from _replaced(kind)
    above = {each for kind in kinds for each in words.above(kind)}
    for name, value in node.items():
        if name[0] == "@":
            continue
        action = ACTION.fullmatch(name)
        name = action[1] if action else name
        yield from _replaced(name)
        known = words.properties.get(name)
        if known is None:
            yield f"{name} is no property"
        elif not above & set(known[0]) and not action:
            yield f"{'/'.join(kinds)} has no {name}"
        elif not action:
            for each in value if isinstance(value, list) else [value]:
                yield from _of_value(f"{'/'.join(kinds)}.{name}", each, known[1])


def _of_value(place: str, value: Any, ranges: tuple[str, ...]) -> Iterator[str]:
    words = vocabulary()
    if isinstance(value, dict) and set(value) == {"@value", "@language"}:
        value = value["@value"]
    if isinstance(value, dict):
        kind = value.get("@type")
        if kind and not words.above(kind) & set(ranges):
            yield f"{place} is a {kind}, not one of {', '.join(ranges)}"
        yield from _of_node(value)
    elif isinstance(value, str) and value.startswith(NAMESPACE):
        member = value.removeprefix(NAMESPACE)
        of = {each for kind in words.members.get(member, ()) for each in words.above(kind)}
        if not of & set(ranges):
            yield f"{place} is {member}, not of {', '.join(ranges)}"
    elif not words.takes_words(ranges):
        yield f"{place} is {value!r}, not a {' or '.join(ranges)}"
    elif value in ("", None):
        yield f"{place} is empty"


def _replaced(name: str) -> Iterator[str]:
    after = vocabulary().replaced.get(name)
    if after:
        yield f"{name} was replaced by {after}"
