"""Names that must not be said in files that are to be sent: what says one is never committed.

A name stands rightly in one place, in the front matter of its own bearer's entry, as long as only
the team sees the repository. At a host that everybody may read it doesn't stand there either.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sitegen.content.folder.sources import Sources
from sitegen.content.settings.settings_file import private_names_in
from sitegen.safety.gate import Gate
from sitegen.site.reading import hidden_people


@dataclass(frozen=True, slots=True)
class Watch:
    """Looks for the names of a site; `public` where everybody may read what is sent."""

    gate: Gate
    sources: Sources
    public: bool

    def stops(self, path: str, data: bytes) -> bool:
        """True for a file, by its path in the site, that says a name where it must not stand.

        Raises MissingToolError for a PDF where the machine lacks what reads it.
        """
        if self.gate.stops_path(path):
            return True
        is_entry = path.endswith(".md")
        gate = self.gate if self.public or not is_entry else self._without_own(path)
        return gate.stops_source(path, data)

    def stops_text(self, text: str) -> bool:
        """True for a line of a person at this machine that says a name."""
        return self.gate.stops(text, ".txt")

    def _without_own(self, path: str) -> Gate:
        folder, stem = path.rpartition("/")[0], PurePosixPath(path).name.partition(".")[0]
        beside = [
            each
            for each in self.sources.identities
            if each.rpartition("/")[0] == folder
            and each.endswith(".md")
            and PurePosixPath(each).name.partition(".")[0] == stem
        ]
        own = set(private_names_in(self.sources, beside)) if self.gate else set()
        return Gate(tuple(each for each in self.gate.people if own.isdisjoint(each.names)))


def watch_over(site: Path, *, public: bool) -> Watch:
    """Give what looks for the names of a site. Raises ContentError where the list has mistakes."""
    people, sources = hidden_people(site)
    return Watch(Gate(people), sources, public)
