"""Where an author would mend a finding: the line of a text, a template or a setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from sitegen.audit.site import BuiltSite, Finding
from sitegen.errors import Location

TAG = re.compile(r"<[^<>]*>")
SHORTEST_PIECE = 6
"""Letters of a piece of evidence; fewer stand anywhere."""

SETTINGS = "site.yaml"
DATA = "content/data"
MADE = re.compile(r"([^/]{4,})-[0-9a-f]{8}-\d+\.\w+$")
"""The address of a picture that a build made, with the name of the file that it was made from."""


@dataclass(frozen=True)
class SourceFinder:
    """Looks for the evidence of findings in the files that an output is made from.

    `templates` are the theme's files by their names in messages. `texts` and `shared` keep what was
    read and found already.
    """

    folder: Path
    site: BuiltSite
    templates: Mapping[str, Path]
    texts: dict[Path, tuple[str, ...]] = field(default_factory=dict, repr=False)
    shared: dict[tuple[str, ...], Location | None] = field(default_factory=dict, repr=False)

    def locate(self, finding: Finding) -> Location:
        """Give the place to mend: the first line with the evidence, else the file to look at."""
        if finding.source:
            line = self.line(self.folder / finding.source, finding.evidence)
            return Location(finding.source, line or 1)
        origin = self.site.origins.get(finding.output)
        own = origin.source if origin and origin.source != SETTINGS else ""
        if own and (line := self.line(self.folder / own, finding.evidence)):
            return Location(own, line)
        if finding.evidence not in self.shared:
            self.shared[finding.evidence] = self.elsewhere(finding.evidence)
        return self.shared[finding.evidence] or Location(own or SETTINGS)

    def elsewhere(self, evidence: tuple[str, ...]) -> Location | None:
        """Look for evidence in what all pages share: settings, templates, tables."""
        for name, path in self.shared_files():
            if line := self.line(path, evidence):
                return Location(name, line)
        return None

    def shared_files(self) -> Iterator[tuple[str, Path]]:
        """Give the files that all pages share."""
        yield SETTINGS, self.folder / SETTINGS
        # A word of a style sheet is rarely what a page says.
        yield from sorted(self.templates.items(), key=lambda named: named[0].endswith(".css"))
        for path in sorted((self.folder / DATA).glob("*.csv")):
            yield path.relative_to(self.folder).as_posix(), path

    def line(self, path: Path, evidence: tuple[str, ...]) -> int:
        """Give the first line of a file that holds a piece of evidence, 0 for none."""
        lines = self.lines(path) if evidence else ()
        for piece in evidence:
            for form in forms(piece, self.site.base):
                for number, line in enumerate(lines, 1):
                    if form in line:
                        return number
        return 0

    def lines(self, path: Path) -> tuple[str, ...]:
        """Give the lines of a source; none where it can't be read as text."""
        if path not in self.texts:
            try:
                self.texts[path] = tuple(path.read_text("utf-8").split("\n"))
            except (OSError, UnicodeDecodeError):
                self.texts[path] = ()
        return self.texts[path]


def pieces(markup: str) -> tuple[str, ...]:
    """Give what in a stretch of HTML can be found in a source: all, its texts, its opening tags."""
    texts = sorted(TAG.split(markup), key=len, reverse=True)
    tags = [tag for tag in TAG.findall(markup) if not tag.startswith("</")]
    found = [markup.strip(), *(text.strip() for text in texts), *tags]
    return tuple(dict.fromkeys(piece for piece in found if len(piece) >= SHORTEST_PIECE))


def forms(piece: str, base: str) -> Iterator[str]:
    """Give the ways in which an author may have written what a page shows."""
    plain = unquote(piece)
    yield from dict.fromkeys(each for each in (piece, plain) if each)
    if plain.startswith(base) and plain != base:
        yield plain.removeprefix(base)
    if made := MADE.search(plain):
        yield made[1]
