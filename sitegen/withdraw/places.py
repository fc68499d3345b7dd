"""Where other files of a site speak of an entry, or of a person: by file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from posixpath import normpath
from urllib.parse import unquote

from sitegen.content.editing.references import TARGET
from sitegen.errors import Location
from sitegen.safety.gate import Gate
from sitegen.safety.passages import suffix_of
from sitegen.withdraw.markers import WORD, windows_of, words_in

LOOKED_AT = 8000
"""Bytes at a file's beginning of which one is zero where it is no text, as git tells them apart."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place that speaks of an entry, and how."""

    location: Location
    what: str

    def __str__(self) -> str:
        return f"{self.location.path}:{self.location.line}: {self.what}"


NOBODY = Gate()
SAME_WORDS = "says the same words"


@dataclass(frozen=True)
class Sought:
    """What is looked for in sources: an entry's id, addresses and files, rows of words, names."""

    id: str = ""
    addresses: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    rows: Mapping[int, frozenset[str]] | None = None
    gate: Gate = NOBODY

    def mentions(self, path: str, text: str) -> Iterator[Mention]:
        """Give the places of a source, each line once for each thing."""
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            if what := self._leads(path, line):
                yield Mention(Location(path, number), what)
        for number in sorted(self._same_words(lines)):
            yield Mention(Location(path, number), SAME_WORDS)
        for number in self.gate.lines(text):
            yield Mention(Location(path, number + 1), "says the name")

    def _leads(self, path: str, line: str) -> str:
        plain = unquote(line)
        targets = [next(filter(None, found.groups())) for found in TARGET.finditer(plain)]
        for target in targets:
            bare = target.partition("#")[0].partition("?")[0]
            where = normpath(f"{path.rpartition('/')[0]}/{bare}")
            if where in self.files or self._is_address(bare):
                return f"leads there: {target}"
        if self.id and re.search(rf"(?<![\w/-]){re.escape(self.id)}(?![\w/-])", plain):
            return f"names it: {self.id}"
        words = re.split(r"[\s\"',\[\]{}()<>]+", plain)
        named = next((word for word in words if word and self._is_address(word)), "")
        return f"leads there: {named}" if named else ""

    def _is_address(self, address: str) -> bool:
        return f"{address.rstrip('/')}/" in self.addresses or address in self.addresses

    def _same_words(self, lines: list[str]) -> set[int]:
        words = [(word, at) for at, line in enumerate(lines, 1) for word in words_in(line)]
        plain = [word for word, _ in words]
        return {
            words[start][1]
            for length, rows in (self.rows or {}).items()
            for start, row in enumerate(windows_of(plain, length))
            if row in rows
        }


def is_text(path: str, data: bytes) -> bool:
    """True for a file with lines of text."""
    return suffix_of(path) != ".pdf" and b"\0" not in data[:LOOKED_AT]


def text_of(data: bytes) -> str:
    """Give the text of a file, whatever bytes it has."""
    return data.decode("utf-8-sig", "replace")


def in_order_of_weight(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Give what is said of each line, then the files that only say the same words, each once."""
    first: dict[Location, Mention] = {}
    alike: dict[str, list[Mention]] = {}
    for mention in sorted(mentions):
        if mention.what == SAME_WORDS:
            alike.setdefault(mention.location.path, []).append(mention)
        else:
            first.setdefault(mention.location, mention)
    files = [
        replace(found[0], what=f"{SAME_WORDS}, in {len(found)} lines" if found[1:] else SAME_WORDS)
        for found in alike.values()
    ]
    return (*first.values(), *files)


def rows_in(text: str, lengths: Mapping[int, object]) -> Iterator[tuple[int, str]]:
    """Give all rows of words of a text in the lengths that are sought."""
    words = WORD.findall(" ".join(words_in(text)))
    for length in lengths:
        yield from ((length, row) for row in windows_of(words, length))
