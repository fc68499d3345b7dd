"""What a check knows of the site, and where it collects what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from typing import Any

from sitegen.errors import Location, Problem
from sitegen.kinds.registry import KINDS, Kinds
from sitegen.values import Value


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry or tag named in front matter, to be looked up once all entries are known.

    `kind` is the one that the entry must be of, "" for any; `by_name`: the end of its id is enough,
    and it may be still to come.
    """

    id: str
    field: str
    location: Location
    kind: str = ""
    by_name: bool = False


class Written(Value):
    """What a field says, and where: for what is judged once all entries are known."""

    field: str
    text: str
    path: str
    line: int

    @property
    def location(self) -> Location:
        """Its place in its file."""
        return Location(self.path, self.line)


def judged(problems: Iterable[Problem], noticed: Iterable[Problem]) -> list[Problem]:
    """Give the problems of a check but for those of lines that YAML misread, as was noticed."""
    misread = {(p.location.path, p.location.line) for p in noticed if p.severity == "error"}
    return [p for p in problems if (p.location.path, p.location.line) not in misread]


def in_order(written: Iterable[Written]) -> tuple[Written, ...]:
    """Give each of what fields say once, by file and line."""
    return tuple(sorted(set(written), key=lambda each: (each.path, each.line, each.field)))


@dataclass(frozen=True, slots=True)
class Words:
    """A text for readers, the language that it is written in, and its field and place."""

    text: str
    lang: str
    field: str
    location: Location
    is_name: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What fields may be checked against: the site's files, languages and zone.

    `files` are paths from the site folder; `folder` is where relative names begin. `written_in`
    gives the language of each file that words are taken from, the original's and a translation's.
    `base` is the site's own address, "" where it isn't known. `clearing` are the places of empty
    fields that are meant: they take away what is inherited.
    """

    files: Set[str]
    languages: tuple[str, ...]
    zone: tzinfo
    folder: str = ""
    written_in: Mapping[str, str] = field(default_factory=dict)
    kinds: Kinds = KINDS
    clearing: frozenset[Location] = frozenset()
    base: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """Collects problems, warnings, references, tags and words while one document is checked.

    `links` are the addresses within the site that readers are led to, `places` what decides where
    the entry itself stands, `files` the paths of those that it names.
    """

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    tags: list[Reference] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    links: list[Written] = field(default_factory=list)
    places: list[Written] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ValidationContext:
    """The field that is being checked, with the facts and the findings of its document.

    `around` are the names of the fields that may stand beside the groups around it.
    """

    facts: Facts
    findings: Findings
    name: str = ""
    around: frozenset[str] = frozenset()

    def inside(self, name: str) -> ValidationContext:
        """The context of a field within this one."""
        return replace(self, name=f"{self.name}.{name}" if self.name else name)

    def within(self, name: str, beside: Iterable[str]) -> ValidationContext:
        """The context of a field within this one, with the names that may stand beside it."""
        return replace(self.inside(name), around=self.around.union(beside))

    def item(self, number: int) -> ValidationContext:
        """The context of the item of a list, counted from 1."""
        return replace(self, name=f"{self.name}[{number}]")

    def report(self, location: Location, message: str) -> Any:
        """Note a problem of this field and give the mark of an invalid value."""
        text = f"{self.name}: {message}" if self.name else message
        self.findings.problems.append(Problem(location, text))
        return INVALID

    def written(self, text: str, location: Location) -> Written:
        """Give what this field says, with its place."""
        return Written(field=self.name, text=text, path=location.path, line=location.line)

    def advise(self, location: Location, message: str) -> None:
        """Note a warning on this field: the value can be used as it is."""
        self.findings.warnings.append(Problem(location, f"{self.name}: {message}", "warning"))


class Invalid:
    """The type of the mark that stands in a value's place once its problem was reported."""


INVALID: Any = Invalid()
