"""A file with other values or another text below them; every other line as it was."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from sitegen.content.editing.changes import Change, changed, first_change
from sitegen.content.editing.edits import edits_for
from sitegen.content.editing.places import Fields, places_in
from sitegen.content.editing.values import Wanted, agrees, as_texts, value_of
from sitegen.content.front_matter.frontmatter import split_text
from sitegen.engine.files import write_atomically
from sitegen.errors import ContentError, Location, Problem
from sitegen.text import with_line_feeds

MOST = 10_000
"""Changes of one file: no form has as many fields."""

LINE_END = re.compile(r"\r\n|\r|\n")


class EditError(Exception):
    """The front matter can't be changed field by field; the message says why, for the author."""


def values_in(text: str, path: str) -> Mapping[str, Wanted]:
    """Give what the front matter of a file says, by field.

    Raises EditError where it can't be read as YAML reads it, FrontMatterError where there is none.
    """
    value = value_of(_places(split_text(with_line_feeds(text), path).front_matter))
    return value if isinstance(value, Mapping) else {}


def edited(
    text: str,
    path: str,
    wanted: Mapping[str, Wanted],
    order: Sequence[str] = (),
    body: str | None = None,
) -> str:
    """Give a file's text in which fields say what is wanted; those that aren't named stay.

    `order`: the names of the kind's fields; a new one goes behind those that come before it.
    `body`: the text below, None for the one that is there. Ends of lines stay those of the file.
    Raises EditError where a value can't be put in, FrontMatterError for no front matter.
    """
    plain = with_line_feeds(text)
    split = split_text(plain, path)
    start = len(plain) - len(plain.removeprefix("\ufeff"))
    for _ in range(split.line - 1):
        start = plain.index("\n", start) + 1
    end = start + len(split.front_matter)
    front = with_values(split.front_matter, wanted, order)
    middle = plain[end : len(plain) - len(split.body)]
    below = split.body if body is None or _same_text(body, split.body) else with_line_feeds(body)
    return with_ends_of(text, plain[:start] + front + middle + below)


def with_values(text: str, wanted: Mapping[str, Wanted], order: Sequence[str] = ()) -> str:
    """Give a block of front matter in which fields say what is wanted. Raises EditError."""
    root = _places(text)
    for _ in range(MOST):
        value = value_of(root)
        change = first_change(value, wanted)
        if change is None:
            return text
        text, root = _with_change(text, root, value, change, order)
    raise EditError(f"more than {MOST} changes")


def _with_change(
    text: str, root: Fields, value: Wanted, change: Change, order: Sequence[str]
) -> tuple[str, Fields]:
    """Make a change in the first way after which the block says that and nothing else anew; give
    the block and its places."""
    expected = changed(value, change)
    for edit in edits_for(text, root, change, order):
        candidate = edit.applied(text)
        try:
            places = places_in(candidate)
        except (yaml.YAMLError, ValueError):
            continue
        found = value_of(places)
        if agrees(found, expected) and agrees(as_texts(expected), as_texts(found)):
            return candidate, places
    where = ".".join(str(step) for step in change.path)
    raise EditError(
        f"{where}: can't be changed without touching other lines; change it in the file"
    )


def write_over(file: Path, path: str, text: str) -> None:
    """Put a text in the place of a file's, whose rights stay. Raises ContentError."""
    try:
        write_atomically(file, text.encode(), mode=stat.S_IMODE(file.stat().st_mode))
    except OSError as error:
        message = f"can't be written: {error.strerror}"
        raise ContentError([Problem(Location(path), message)]) from None


def _places(text: str) -> Fields:
    try:
        return places_in(text)
    except (yaml.YAMLError, ValueError) as error:
        raise EditError(f"the front matter can't be read: {error}") from None


def _same_text(one: str, other: str) -> bool:
    return with_line_feeds(one).rstrip("\n") == other.rstrip("\n")


def with_ends_of(text: str, changed_text: str) -> str:
    """Give a changed text with the ends of lines that the text has: where it has several, each
    line that stays keeps its own, and a new one has that of most."""
    plain = with_line_feeds(changed_text)
    ends = LINE_END.findall(text)
    if len(set(ends)) > 1:
        return "".join(_with_own_ends(text, ends, plain))
    return plain.replace("\n", ends[0]) if ends else plain


def _with_own_ends(text: str, ends: Sequence[str], plain: str) -> Iterator[str]:
    old, new = LINE_END.split(text), plain.split("\n")
    own = dict.fromkeys(
        range(len(new)), max(set(ends), key=lambda end: (ends.count(end), end == "\n"))
    )
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for each in range(min(block.size, len(ends) - block.a)):
            own[block.b + each] = ends[block.a + each]
    for number, line in enumerate(new):
        yield line + (own[number] if number < len(new) - 1 else "")
