"""Taking a person's name out of a site's texts: a guest, somebody in the news.

A name is found by how it sounds; what exactly to replace is the shortest row of words in its line
that says it. Somebody looks at each before it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.errors import Location
from sitegen.safety.gate import Gate
from sitegen.safety.people import hidden
from sitegen.withdraw.case import Case
from sitegen.withdraw.find import Site, other_texts, readable
from sitegen.withdraw.markers import Markers

TOKEN = re.compile(r"\w[\w'\u2019\u05f3\u05f4]*")
MOST_WORDS = 6
"""Words that a name has at most: with a title, a nickname, an initial."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A line that says a name: where, as it is, and the parts of it that say the name."""

    location: Location
    text: str
    spans: tuple[tuple[int, int], ...]

    def replaced(self, by: str) -> str:
        """Give the line with something else in the place of the name, or with nothing."""
        parts, end = [], 0
        for start, stop in self.spans:
            parts += [self.text[end:start], by]
            end = stop
        line = "".join([*parts, self.text[end:]])
        return line if by else re.sub(r"(?<=\S) {2,}(?=\S)", " ", line)


@dataclass(frozen=True, slots=True)
class Named:
    """Where a site says a name: lines, places of names much like it, files called by it.

    `inside` are files that say it in no line that can be listed: a document, a font, letters that
    are spelled by signs.
    """

    lines: tuple[Naming, ...]
    similar: tuple[Location, ...]
    paths: tuple[str, ...]
    inside: tuple[str, ...] = ()


def namings(site: Site, name: str) -> Named:
    """Find where the sources of a site say a name, in any spelling. Raises ContentError."""
    gate = Gate(hidden((name,)))
    lines: list[Naming] = []
    similar: list[Location] = []
    for path, text in other_texts(site, set()):
        rows = text.split("\n")
        sure = gate.lines(text)
        for number in sure:
            spans = tuple(spans_in(rows[number], gate))
            lines.append(Naming(Location(path, number + 1), rows[number], spans))
        similar += [
            Location(path, number + 1) for number in gate.similar_lines(text) if number not in sure
        ]
    paths = tuple(path for path in site.sources.identities if gate.stops_path(path))
    listed = {*paths, *(line.location.path for line in lines)}
    unlisted = (path for path in readable(site, listed) if not path.endswith(".md"))
    inside = (path for path in unlisted if gate.stops_source(path, site.sources.read(path)))
    return Named(tuple(lines), tuple(similar), paths, tuple(inside))


def spans_in(line: str, gate: Gate) -> Iterator[tuple[int, int]]:
    """Give the parts of a line that say a name, each as short as it can be."""
    words = list(TOKEN.finditer(line))
    after = 0
    while after < len(words):
        found = next(
            (
                (start, start + count)
                for count in range(MOST_WORDS)
                for start in range(after, len(words) - count)
                if gate.stops(line[words[start].start() : words[start + count].end()], ".md")
            ),
            None,
        )
        if found is None:
            return
        first, last = found
        # The words before may say it once more, in a longer row.
        yield from spans_before(line, words[after:first], gate)
        yield words[first].start(), words[last].end()
        after = last + 1


def spans_before(
    line: str, words: Sequence[re.Match[str]], gate: Gate
) -> Iterator[tuple[int, int]]:
    """Give the parts that say a name among some words of a line."""
    if words:
        base = words[0].start()
        for start, stop in spans_in(line[base : words[-1].end()], gate):
            yield base + start, base + stop


def case_of_name(name: str, today: date, *, keeps: bool) -> Case:
    """Give the case of a name: no files, one marker. It `keeps` the name secret from now on."""
    return Case(
        id=f"name {name}",
        kind="",
        date=today.isoformat(),
        archive="",
        files={},
        addresses=(),
        telling=(),
        outputs=(),
        sets=(),
        markers=Markers(id="", salt="", names=(name,)),
        secret=(name,) if keeps else (),
    )
