"""Splitting a file into front matter and text, and YAML into nodes that know their place.

YAML is read as events, never constructed: `yaml.safe_load` drops duplicate keys and reads
`lang: no` as false, and libyaml's own composer overflows the stack on deeply nested brackets.
Aliases are refused, so that no document can be larger than its file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from sitegen.content.front_matter.lines import within_lines
from sitegen.content.front_matter.marks import NoMarksError, find_marks
from sitegen.content.front_matter.overlooked import LOADER, find_overlooked
from sitegen.content.front_matter.slips import find_slips
from sitegen.errors import Location, Problem
from sitegen.text import without_invisible

WITH_END = re.compile(r"[^\n]*\n|[^\n]+")
MAXIMUM_BYTES = 1_000_000
MAXIMUM_DEPTH = 20
ALIAS_FOUND = (
    "YAML alias or anchor found; aliases are not allowed, write the value out "
    "(or put it in quotes, if it begins with & or *)"
)
TAG_FOUND = "YAML tag {} found; tags are not allowed (put the text in quotes, if it begins with !)"


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


def is_null(node: Node) -> bool:
    """True where nothing stands behind a field's colon, or YAML's word for it."""
    return isinstance(node, Scalar) and node.tag == "null"


def says_nothing(node: Node) -> bool:
    """True for no value, and for a text in which nothing can be seen."""
    return isinstance(node, Scalar) and (is_null(node) or not without_invisible(node.text).strip())


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file in its two parts; `body_line` is the line on which the text begins.

    `noticed` are the mistakes and warnings that reading the front matter came upon.
    """

    front_matter: Mapping
    body: str
    body_line: int
    noticed: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """A Markdown file as lines of front matter and text, each with its first line's number."""

    front_matter: str
    line: int = 1
    body: str = ""
    body_line: int = 0
    mistakes: tuple[Problem, ...] = ()


class FrontMatterError(Exception):
    """The front matter can't be read; carries what stopped it, at least one problem."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


def refuse(location: Location, message: str) -> FrontMatterError:
    """Give the error with one problem."""
    return FrontMatterError(Problem(location, message))


def split_document(text: str, path: str) -> Document:
    """Split a Markdown file at its front matter and compose that.

    Raises FrontMatterError for an empty file, front matter that is missing, never closed, over
    1 MB, or no proper YAML. Mistakes that leave it readable are the document's.
    """
    split = split_text(text, path)
    front_matter, noticed = read_block(split, path)
    return Document(front_matter, split.body, split.body_line, noticed)


def split_text(text: str, path: str) -> Split:
    """Split a Markdown file at its front matter.

    Raises FrontMatterError for an empty file, front matter that is missing or never closed.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        message = "the file is empty; expected front matter between two lines of ---"
        raise refuse(Location(path), message)
    lines = WITH_END.findall(text)
    try:
        marks = find_marks(lines)
    except NoMarksError as error:
        raise refuse(Location(path, error.place + 1), error.message) from None
    return Split(
        front_matter="".join(lines[marks.opening + 1 : marks.closing]),
        line=marks.opening + 2,
        body="".join(lines[marks.closing + 1 :]),
        body_line=marks.closing + 2,
        mistakes=tuple(Problem(Location(path, at + 1), said) for at, said in marks.mistakes),
    )


def read_block(split: Split, path: str) -> tuple[Mapping, tuple[Problem, ...]]:
    """Compose the front matter of a split file, and give it with what was noticed.

    Raises FrontMatterError with all that keeps it from being read.
    """
    try:
        front_matter = compose(split.front_matter, path, first_line=split.line)
    except FrontMatterError as error:
        raise FrontMatterError(*split.mistakes, *error.problems) from None
    overlooked = find_overlooked(split.front_matter, path, split.line)
    return front_matter, (*split.mistakes, *overlooked)


def compose(text: str, path: str, *, first_line: int = 1) -> Mapping:
    """Read a YAML mapping as nodes. `first_line` is the line of the file on which the text begins.

    Raises FrontMatterError where the text is no mapping, has an alias, a duplicate key, a tag,
    too much depth, or breaks YAML's grammar.
    """
    text = within_lines(text)
    if len(text) > MAXIMUM_BYTES:
        message = f"front matter is larger than {MAXIMUM_BYTES // 1000} kB"
        raise refuse(Location(path), message)
    try:
        root = _Composer(text, path, first_line).compose()
    except yaml.YAMLError as error:
        raise _explain(error, text, path, first_line) from None
    if root is None:
        return Mapping({}, {}, Location(path, first_line))
    if not isinstance(root, Mapping):
        message = 'expected fields such as "title: …", found something else'
        raise _slips(text, path, first_line) or refuse(root.location, message)
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
        if event.tag is not None:
            raise self.error(event, TAG_FOUND.format(event.tag))
        if depth > MAXIMUM_DEPTH:
            raise self.error(event, f"fields are nested more than {MAXIMUM_DEPTH} deep")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
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
        return refuse(self.location(event), message)


def _slips(text: str, path: str, first_line: int) -> FrontMatterError | None:
    """Give the slips of typing in a block as one error, None where there are none to be seen."""
    found = find_slips(text, first_line)
    places = ((Location(path, slip.line), slip.message) for slip in found)
    return FrontMatterError(*(Problem(*place) for place in places)) if found else None


def _explain(error: yaml.YAMLError, text: str, path: str, first_line: int) -> FrontMatterError:
    forbidden = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if forbidden:
        place = Location(path, text.count("\n", 0, forbidden.start()) + first_line)
        sign = f"U+{ord(forbidden[0]):04X}"
        return refuse(place, f"the sign {sign} found, which can't be seen; take it out")
    slips = _slips(text, path, first_line)
    if slips:
        return slips
    mark = _mark_of(error)
    # What is missing at the end is missing on the last line that there is.
    line_number = min(mark.line if mark else 0, text.rstrip("\n").count("\n"))
    location = Location(path, line_number + first_line, mark.column + 1 if mark else 1)
    problem = getattr(error, "problem", None) or str(error)
    advice = "; put the text in quotes" if "character" in problem else ""
    return refuse(location, f"YAML can't be read: {problem}{advice}")


def _mark_of(error: yaml.YAMLError) -> Any:
    """Give the mark to mend at: where a quotation or bracket opens, else where reading stopped."""
    context = getattr(error, "context", None) or ""
    opening = getattr(error, "context_mark", None)
    if opening is not None and ("quoted scalar" in context or "flow" in context):
        return opening
    return getattr(error, "problem_mark", None)
