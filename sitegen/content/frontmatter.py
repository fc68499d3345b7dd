"""Splitting a file into front matter and text, and YAML into nodes that know their place.

YAML is read as events, never constructed: `yaml.safe_load` drops duplicate keys and reads
`lang: no` as false, and libyaml's own composer overflows the stack on deeply nested brackets.
Aliases are refused, so that no document can be larger than its file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from sitegen.errors import Location, Problem

MAXIMUM_BYTES = 1_000_000
MAXIMUM_DEPTH = 20
ALIAS_FOUND = (
    "YAML alias or anchor found; aliases are not allowed, write the value out "
    "(or put it in quotes, if it begins with & or *)"
)
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written; `tag` is YAML's word for its type: str, int, float, bool, null."""

    text: str
    tag: str
    location: Location


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written; each key once."""

    fields: dict[str, Node]
    keys: dict[str, Location]
    location: Location


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file in its two parts; `body_line` is the line on which the text begins."""

    front_matter: Mapping
    body: str
    body_line: int


class FrontMatterError(Exception):
    """The front matter can't be read; carries the one problem that stopped it."""

    def __init__(self, location: Location, message: str) -> None:
        self.problem = Problem(location, message)
        super().__init__(str(self.problem))


def split_document(text: str, path: str) -> Document:
    """Split a Markdown file at its front matter and compose that.

    Raises FrontMatterError for an empty file, front matter that is missing, never closed, over
    1 MB, or no proper YAML.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise FrontMatterError(
            Location(path), "the file is empty; expected front matter between two lines of ---"
        )
    lines = text.splitlines(keepends=True)
    if lines[0].rstrip() != "---":
        raise FrontMatterError(
            Location(path),
            "no front matter; expected a first line of --- and, below it, at least title:",
        )
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        raise FrontMatterError(
            Location(path), "front matter is never closed; expected a line of --- below its fields"
        )
    front_matter = compose("".join(lines[1:end]), path, first_line=2)
    return Document(front_matter, "".join(lines[end + 1 :]), end + 2)


def compose(text: str, path: str, *, first_line: int = 1) -> Mapping:
    """Read a YAML mapping as nodes. `first_line` is the line of the file on which the text begins.

    Raises FrontMatterError where the text is no mapping, has an alias, a duplicate key, a tag,
    too much depth, or breaks YAML's grammar.
    """
    if len(text) > MAXIMUM_BYTES:
        raise FrontMatterError(
            Location(path), f"front matter is larger than {MAXIMUM_BYTES // 1000} kB"
        )
    try:
        root = _Composer(text, path, first_line).compose()
    except yaml.YAMLError as error:
        raise _explain(error, text, path, first_line) from None
    if root is None:
        return Mapping({}, {}, Location(path, first_line))
    if not isinstance(root, Mapping):
        raise FrontMatterError(
            root.location, 'expected fields such as "title: …", found something else'
        )
    return root


class _Composer:
    """Builds nodes from YAML's events; refuses what front matter has no use for."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.loader: Any = LOADER(text)  # PyYAML's parser has no types of its own
        self.path = path
        self.first_line = first_line

    def compose(self) -> Node | None:
        """Give the root node of the one document, None where there is none."""
        self.loader.get_event()  # the stream's start
        if self.loader.check_event(yaml.StreamEndEvent):
            return None
        self.loader.get_event()  # the document's start
        root = self.node(self.loader.get_event(), 0)
        self.loader.get_event()  # the document's end
        if not self.loader.check_event(yaml.StreamEndEvent):
            raise self.error(self.loader.get_event(), "expected one YAML document, found two")
        return root

    def node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self.error(event, ALIAS_FOUND)
        if depth > MAXIMUM_DEPTH:
            raise self.error(event, f"fields are nested more than {MAXIMUM_DEPTH} deep")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.tag not in (None, "!"):
            raise self.error(event, f"YAML tag {event.tag} found; tags are not allowed")
        tag = self.loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        return Scalar(event.value, tag.rpartition(":")[2], self.location(event))

    def sequence(self, event: Any, depth: int) -> Sequence:
        items = []
        while not isinstance(following := self.loader.get_event(), yaml.SequenceEndEvent):
            items.append(self.node(following, depth + 1))
        return Sequence(tuple(items), self.location(event))

    def mapping(self, event: Any, depth: int) -> Mapping:
        fields: dict[str, Node] = {}
        keys: dict[str, Location] = {}
        while not isinstance(following := self.loader.get_event(), yaml.MappingEndEvent):
            key = self.node(following, depth + 1)
            if not isinstance(key, Scalar):
                raise self.error(following, "expected a word as the name of a field")
            if key.text in fields:
                first = keys[key.text].line
                raise self.error(
                    following, f"{key.text}: written twice; the first is on line {first}"
                )
            fields[key.text] = self.node(self.loader.get_event(), depth + 1)
            keys[key.text] = key.location
        return Mapping(fields, keys, self.location(event))

    def location(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(self.path, mark.line + self.first_line, mark.column + 1)

    def error(self, event: Any, message: str) -> FrontMatterError:
        return FrontMatterError(self.location(event), message)


def _explain(error: yaml.YAMLError, text: str, path: str, first_line: int) -> FrontMatterError:
    forbidden = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if forbidden:
        place = Location(path, text.count("\n", 0, forbidden.start()) + first_line)
        sign = f"U+{ord(forbidden[0]):04X}"
        return FrontMatterError(place, f"the sign {sign} found, which can't be seen; take it out")
    mark = _mark_of(error)
    # What is missing at the end is missing on the last line that there is.
    line_number = min(mark.line if mark else 0, text.rstrip("\n").count("\n"))
    location = Location(path, line_number + first_line, mark.column + 1 if mark else 1)
    for number, line in _lines_around(text, line_number):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return FrontMatterError(
                Location(path, number + first_line),
                "a tab before a field; YAML is indented with spaces",
            )
    problem = getattr(error, "problem", None) or str(error)
    return FrontMatterError(location, f"YAML can't be read: {problem}{_advice(problem)}")


def _mark_of(error: yaml.YAMLError) -> Any:
    """Give the mark to mend at: where a quotation or bracket opens, else where reading stopped."""
    context = getattr(error, "context", None) or ""
    opening = getattr(error, "context_mark", None)
    if opening is not None and ("quoted scalar" in context or "flow" in context):
        return opening
    return getattr(error, "problem_mark", None)


def _lines_around(text: str, number: int) -> Iterator[tuple[int, str]]:
    lines = text.split("\n")
    return ((i, lines[i]) for i in range(max(0, number - 1), min(len(lines), number + 1)))


def _advice(problem: str) -> str:
    if "mapping values" in problem:
        return "; a text with a colon needs quotes around it"
    if "could not find expected ':'" in problem:
        return "; expected a colon and a space after the field's name"
    if "flow" in problem or "expected ',' or" in problem:
        return "; a bracket or brace is not closed"
    if "scanning a quoted" in problem or "unexpected end" in problem:
        return "; a quotation mark is not closed"
    if "character" in problem:
        return "; put the text in quotes"
    return ""
