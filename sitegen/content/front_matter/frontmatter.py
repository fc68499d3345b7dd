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

from sitegen.content.front_matter.composer import Composer
from sitegen.content.front_matter.items import said_of_field
from sitegen.content.front_matter.lines import with_unseen_ends, within_lines
from sitegen.content.front_matter.marks import NoMarksError, find_marks
from sitegen.content.front_matter.mending import as_meant
from sitegen.content.front_matter.nodes import FrontMatterError, Mapping, refuse
from sitegen.content.front_matter.overlooked import find_overlooked
from sitegen.content.front_matter.slips import find_slips
from sitegen.errors import Location, Problem

DASHED = re.compile(r"-[ \t]+(?P<field>[^\W\d][\w-]*:(?:[ \t].*)?)")
WITH_END = re.compile(r"[^\n]*\n|[^\n]+")
MAXIMUM_BYTES = 1_000_000


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


def split_document(text: str, path: str) -> Document:
    """Split a Markdown file at its front matter and compose that.

    Raises FrontMatterError for an empty file, front matter that is missing, never closed, over
    1 MB, or no proper YAML. Mistakes that leave it readable are the document's.
    """
    split = split_text(text, path)
    compose(split.front_matter, path, first_line=split.line)
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

    What was mistyped is noticed and read as it was meant, so that it hides no other mistake.
    Raises FrontMatterError with all that keeps it from being read.
    """
    text = split.front_matter
    try:
        front_matter, mistakes, readable = read_as_meant(text, path, split.line)
    except FrontMatterError as error:
        raise FrontMatterError(*split.mistakes, *error.problems) from None
    told = {problem.location.line for problem in mistakes}
    overlooked = (
        problem
        for problem in find_overlooked(readable, path, split.line)
        if problem.location.line not in told
    )
    return front_matter, (*split.mistakes, *mistakes, *overlooked)


def compose(text: str, path: str, *, first_line: int = 1) -> Mapping:
    """Read a YAML mapping as nodes. `first_line` is the line of the file on which the text begins.

    Raises FrontMatterError where the text is no mapping, has an alias, a duplicate key, a tag,
    too much depth, or breaks YAML's grammar.
    """
    front_matter, mistakes, _ = read_as_meant(text, path, first_line)
    if mistakes:
        raise FrontMatterError(*mistakes)
    return front_matter


def read_as_meant(
    text: str, path: str, first_line: int
) -> tuple[Mapping, tuple[Problem, ...], str]:
    """Read a YAML mapping as far as it can be made out: the nodes, the mistakes, and the text that
    was read, in which each line stands where it stood.

    Raises FrontMatterError with the mistakes where nothing can be made out.
    """
    try:
        read, mistakes, meant = _as_meant(within_lines(text), path, first_line)
    except FrontMatterError as error:
        raise FrontMatterError(*with_unseen_ends(error.problems, text, path, first_line)) from None
    return read, with_unseen_ends(mistakes, text, path, first_line), meant


def _as_meant(text: str, path: str, first_line: int) -> tuple[Mapping, tuple[Problem, ...], str]:
    if len(text) > MAXIMUM_BYTES:
        message = f"front matter is larger than {MAXIMUM_BYTES // 1000} kB"
        raise refuse(Location(path), message)
    try:
        front_matter, mistakes = _composed(text, path, first_line)
    except FrontMatterError as error:
        numbers = [problem.location.line - first_line for problem in error.problems]
        for meant in as_meant(text, numbers):
            try:
                front_matter, others = _composed(meant, path, first_line)
            except FrontMatterError:
                continue
            told = {problem.location.line for problem in error.problems}
            others = tuple(other for other in others if other.location.line not in told)
            return front_matter, (*error.problems, *others), meant
        raise
    return front_matter, mistakes, text


def _composed(text: str, path: str, first_line: int) -> tuple[Mapping, tuple[Problem, ...]]:
    try:
        composer = Composer(text, path, first_line)
        root = composer.compose()
    except yaml.YAMLError as error:
        raise _explain(error, text, path, first_line) from None
    if composer.runaway:
        raise FrontMatterError(*composer.runaway, *composer.mistakes)
    if root is None:
        return Mapping({}, {}, Location(path, first_line)), tuple(composer.mistakes)
    if not isinstance(root, Mapping):
        message = 'expected fields such as "title: …", found something else'
        raise (
            _slips(text, path, first_line)
            or _dashed(text, path, first_line)
            or refuse(root.location, message)
        )
    return root, tuple(composer.mistakes)


def _dashed(text: str, path: str, first_line: int) -> FrontMatterError | None:
    """Give each field of a block that a hyphen stands before, None where none does."""
    found = ((n, DASHED.fullmatch(line)) for n, line in enumerate(text.split("\n"), first_line))
    told = [Problem(Location(path, n), said_of_field(each["field"])) for n, each in found if each]
    return FrontMatterError(*told) if told else None


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
