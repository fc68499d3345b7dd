"""Where files lead to entries that move or go: each place by file and line, and the file rewritten.

In front matter ids, addresses and names of files are found by what they say, whatever field they
stand in; in texts those of links and pictures. What a file says beside stays byte for byte.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, normpath, relpath
from urllib.parse import quote, unquote

import yaml

from sitegen.content.editing.document import edited
from sitegen.content.editing.places import Fields, Items, Leaf, Place, places_in
from sitegen.content.editing.values import Wanted, value_of
from sitegen.content.front_matter.frontmatter import split_text
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.text import with_line_feeds

TARGET = re.compile(
    r"\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]:\s*<?([^\s>]+)|(?:href|src)=[\"']?([^\"'\s>]+)", re.MULTILINE
)
"""Where links and pictures of Markdown and HTML lead."""

CODE = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)?(?P<fence>`{3,}(?=[^`\n]*$)|~{3,}).*?"
    r"(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
"""Code in a text, fenced or in a line (CommonMark 0.31, 4.5 and 6.1): it shows signs, and leads
nowhere."""

KEPT = "aliases"
"""The field of former addresses, which stay what they were."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What moves: files from the site folder, ids, and addresses, each from where to where.

    `names` are last parts of ids that fields name entries by, with the places (file and line) of
    these fields. `there` are all files of the site.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    named_at: Collection[tuple[str, int]] = ()
    there: Collection[str] = ()


@dataclass(frozen=True, slots=True, order=True)
class Leading:
    """A place that leads to what moves: what stands there, and what shall."""

    path: str
    line: int
    said: str
    new: str

    @property
    def is_entry(self) -> bool:
        """True for a place in an entry's file."""
        return self.path.endswith(".md")


def leading_in(path: str, text: str, moves: Moves) -> Iterator[Leading]:
    """Give the places of a file that lead to what moves. Markdown, or YAML alone.

    Front matter that can't be read is passed over: a build tells what is wrong with it.
    """
    plain = with_line_feeds(text)
    front, first, body = _parts(path, plain)
    for leaf in _leaves(_places(front)):
        line = first + front.count("\n", 0, leaf.start)
        if (new := renamed(leaf.text, path, moves, line)) is not None:
            yield Leading(path, line, leaf.text, new)
    start = len(plain) - len(body)
    for found in _targets(body):
        said = found[found.lastindex or 0]
        if (new := renamed(said, path, moves)) is not None:
            yield Leading(path, plain.count("\n", 0, start + found.start()) + 1, said, new)


def rewritten(path: str, text: str, moves: Moves) -> str:
    """Give a Markdown file's text in which all that leads to what moves leads there still.

    Raises EditError, FrontMatterError where the front matter can't be changed.
    """
    front, first, body = _parts(path, with_line_feeds(text))

    def change(leaf: Leaf) -> str | None:
        line = first + front.count("\n", 0, leaf.start)
        return renamed(leaf.text, path, moves, line)

    root = _places(front)
    wanted, said = _changed(root, change), value_of(root)
    below = _below(body, path, moves)
    if wanted == said and below == body:
        return text
    assert isinstance(wanted, Mapping)
    return edited(text, path, wanted, (), None if below == body else below)


def _targets(body: str) -> Iterator[re.Match[str]]:
    """Give where links and pictures of a text lead, but for what is code."""
    code = [found.span() for found in CODE.finditer(body)] if "`" in body or "~~~" in body else []
    for found in TARGET.finditer(body):
        at = bisect_right(code, (found.start(), len(body))) - 1
        if at < 0 or found.start() >= code[at][1]:
            yield found


def _below(body: str, path: str, moves: Moves) -> str:
    """Give a text in which all that leads to what moves leads there still."""
    parts, end = [], 0
    for found in _targets(body):
        parts += [body[end : found.start()], _put_in(found, path, moves)]
        end = found.end()
    return "".join([*parts, body[end:]])


def _put_in(found: re.Match[str], path: str, moves: Moves) -> str:
    group = found.lastindex or 0
    new = renamed(found[group], path, moves)
    if new is None:
        return found[0]
    start, end = found.start(group) - found.start(), found.end(group) - found.start()
    return found[0][:start] + new + found[0][end:]


def renamed(said: str, source: str, moves: Moves, line: int = 0) -> str | None:
    """Give what shall stand in the place of an id, an address or a file's name; None: the same.

    `source` is the file that says it, `line` the line of a field, 0 in a text.
    """
    bare = said.partition("#")[0].partition("?")[0]
    plain, rest = unquote(bare), said[len(bare) :]
    if not plain or "://" in plain:
        return None
    if line and plain in moves.ids:
        return moves.ids[plain] + rest
    if line and plain in moves.names and (source, line) in moves.named_at:
        return moves.names[plain]
    if plain.startswith("/"):
        new = _absolute(plain, moves)
    elif line and "/" not in plain and "." not in plain:
        new = None
    else:
        new = _relative(plain, source, moves)
    if new is None or new == plain:
        return None
    return (quote(new) if "%" in bare else new) + rest


def _absolute(plain: str, moves: Moves) -> str | None:
    for start in ("", "/content"):
        if (path := f"{start}{plain}"[1:]) in moves.files:
            return f"/{moves.files[path]}".removeprefix(start)
    address = f"{plain.rstrip('/')}/"
    new = moves.addresses.get(plain) or moves.addresses.get(address)
    if new is None and address.strip("/") in moves.ids:
        new = f"/{moves.ids[address.strip('/')]}/"
    return new if new is None or plain.endswith("/") else new.rstrip("/")


def _relative(plain: str, source: str, moves: Moves) -> str | None:
    old = normpath(f"{dirname(source)}/{plain}")
    if old not in moves.files and (source not in moves.files or old not in moves.there):
        return None
    folder = dirname(moves.files.get(source, source))
    new = relpath(moves.files.get(old, old), folder)
    return None if new == normpath(plain) else new


def _parts(path: str, plain: str) -> tuple[str, int, str]:
    """Give a file's YAML, its first line's number, and its text."""
    if not path.endswith(".md"):
        return plain, 1, ""
    try:
        split = split_text(plain, path)
    except FrontMatterError:
        return "", 1, plain
    return split.front_matter, split.line, split.body


def _places(front: str) -> Fields:
    try:
        return places_in(front)
    except (yaml.YAMLError, ValueError):
        return Fields((), False, 0, 0)


def _leaves(place: Place) -> Iterator[Leaf]:
    if isinstance(place, Leaf):
        yield place
    elif isinstance(place, Items):
        for item in place.items:
            yield from _leaves(item)
    else:
        for entry in place.entries:
            if entry.name != KEPT:
                yield from _leaves(entry.value)


def _changed(place: Place, change: Callable[[Leaf], str | None]) -> Wanted:
    if isinstance(place, Items):
        return tuple(_changed(item, change) for item in place.items)
    if isinstance(place, Fields):
        return {
            entry.name: value_of(entry.value)
            if entry.name == KEPT
            else _changed(entry.value, change)
            for entry in place.entries
        }
    new = change(place)
    return value_of(place) if new is None else new
