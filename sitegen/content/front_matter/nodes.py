"""YAML as nodes that know their place, and the mistake that there are none."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.errors import Location, Problem
from sitegen.text import without_invisible

MAXIMUM_DEPTH = 20
"""How deep fields may be nested: deeper than any kind's."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written; `tag` is YAML's word for its type: str, int, float, bool, null.

    `quoted` is true for a text that was told to be one: in quotation marks, or below | or >. Of a
    text without quotes on several lines, `lines` are these as typed.
    """

    text: str
    tag: str
    location: Location
    quoted: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `in_brackets` is true for one that stands on one line, or could."""

    items: tuple[Node, ...]
    location: Location
    in_brackets: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written; each key once.

    `in_brackets` is true for one in braces.
    """

    fields: dict[str, Node]
    keys: dict[str, Location]
    location: Location
    in_brackets: bool = False


Node = Scalar | Sequence | Mapping


def is_null(node: Node) -> bool:
    """True where nothing stands behind a field's colon, or YAML's word for it."""
    return isinstance(node, Scalar) and node.tag == "null"


def says_nothing(node: Node) -> bool:
    """True for no value, and for a text in which nothing can be seen."""
    return isinstance(node, Scalar) and (is_null(node) or not without_invisible(node.text).strip())


class FrontMatterError(Exception):
    """The front matter can't be read; carries what stopped it, at least one problem."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


def refuse(location: Location, message: str) -> FrontMatterError:
    """Give the error with one problem."""
    return FrontMatterError(Problem(location, message))
