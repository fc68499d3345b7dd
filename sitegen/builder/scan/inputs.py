"""What a build begins with: the site read, the gate set up, the panels judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.covering import newly_covered, note_covered, without_uncovered
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.purge import gate_of, note_passed, purge
from sitegen.builder.scan.shared_entries import shared
from sitegen.builder.store.folders import Folders
from sitegen.content.folder.sources import Sources
from sitegen.content.project import Reading, read_entries, read_text
from sitegen.content.settings.covers_files import with_covers
from sitegen.content.settings.names_file import read_names_file
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import SETTINGS, read_settings_file
from sitegen.content.validation.context import Written
from sitegen.errors import ContentError, Problem, has_errors
from sitegen.safety.gate import Gate, problem_at
from sitegen.safety.people import everyone
from sitegen.site.collect import Collection
from sitegen.site.panel_displays import PanelDisplays, panel_displays
from sitegen.site.prints import shown_digest
from sitegen.text import with_line_feeds

FIELD = "a storyteller's name that may not be shown stands in this field; take it out"
NAMED = "a storyteller's name that may not be shown stands in the file's name; rename it"
ADDRESS = "url: a storyteller's name that may not be shown stands in this address; take it out"


@dataclass(frozen=True)
class Inputs:
    """The sources of a build as they were read, and the gate that all made of them passes.

    `links` are the addresses of the site that site.yaml leads to, `noticed` what is wrong with
    it, with private/names.yaml and with covers of pictures. `prints` are the panels that were made.
    """

    sources: Sources
    prints: Sources
    settings: Settings
    links: tuple[Written, ...]
    noticed: tuple[Problem, ...]
    reading: Reading
    gate: Gate

    @property
    def is_whole(self) -> bool:
        """True where every name is known that may not be shown: nothing was misread."""
        return not has_errors((*self.noticed, *self.reading.problems))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the sources: reading's mistakes, and names of files."""
        problems = (*self.noticed, *self.reading.problems)
        paths = list(self.sources.identities)
        if not self.gate.stops("\n".join(paths)):
            return problems
        named = (problem_at(path, NAMED) for path in paths if self.gate.stops_path(path))
        return (*problems, *named)

    def text_of(self, id_: str, lang: str, path: str) -> str:
        """Give the Markdown of an entry. Raises ContentError where it changed meanwhile."""
        known = self.reading.texts.get((id_, lang))
        return (known or read_text(self.sources, path)).text

    def stop_address(self) -> None:
        """Raise ContentError where the site's own address says a name that may not be shown.

        It stands in all that is made, fonts and styles too, so it is judged before anything is.
        """
        if self.gate.stops_path(self.settings.url):
            lines = self.sources.read(SETTINGS).decode("utf-8-sig", "replace").splitlines()
            line = next((at for at, each in enumerate(lines, 1) if each.startswith("url:")), 1)
            raise ContentError([problem_at(SETTINGS, ADDRESS, line)])


def read_inputs(
    sources: Sources, prints: Sources, last: PreviousBuild, folders: Folders, options: BuildOptions
) -> Inputs:
    """Read the sources; where there are other names than before, look through all caches.

    Where a picture is newly covered, what was made of it goes from them, and from the `prints`.
    Raises ContentError where site.yaml can't be read, OSError where a cache can't be written.
    """
    covering = with_covers(sources)
    sources = covering.sources
    covered = newly_covered(sources, folders.cache_root)
    found = read_settings_file(sources)
    # What another output's build read says nothing of what changed since this one's.
    alone = options.clean or last.previous.known
    known = last.known() if alone else shared(folders)
    reading = read_entries(sources, found.settings, known, options.jobs)
    listed = read_names_file(sources.site)
    gate, passed = gate_of(everyone(reading.private_names, listed.people), folders)
    noticed = (*found.problems, *listed.problems, *covering.problems)
    inputs = Inputs(sources, prints, found.settings, found.links, noticed, reading, gate)
    inputs = replace(inputs, prints=prints_left(inputs, covered))
    note_covered(sources, folders.cache_root)
    if not passed:
        purge(gate, folders, last.traces)
        if inputs.is_whole:
            note_passed(gate, folders)
    return inputs


def stopped_fields(
    inputs: Inputs, collection: Collection, *, same_names: bool
) -> Iterator[Problem]:
    """Give the front matter of shown entries that the gate stops, line by line.

    What is unchanged has passed under the same names.
    """
    gate, reading = inputs.gate, inputs.reading
    if not gate:
        return
    for (id_, _), entry in collection.library.entries.items():
        seen = same_names and id_ not in reading.changed
        if not seen and gate.stops_value(entry.meta):
            data = inputs.sources.read(entry.path)
            text = with_line_feeds(data.decode("utf-8-sig", "replace"))
            head = text[: text.find("\n---", 3)]
            lines = gate.lines(head) or [0]
            yield from (problem_at(entry.path, FIELD, line + 1) for line in lines)


def judge_prints(inputs: Inputs, collection: Collection) -> PanelDisplays:
    """Judge which of the panels that were made may be shown."""
    prints, sources = inputs.prints, inputs.sources
    groups = {group.id: group for group in inputs.reading.groups} if prints.identities else {}
    return panel_displays(prints, groups, collection.library, sources, inputs.text_of)


def prints_left(inputs: Inputs, covered: frozenset[str]) -> Sources:
    """Remove the panels that were made before pictures were `covered`; give those that are left.

    Raises OSError where one can't be removed.
    """
    groups = {group.id: group for group in inputs.reading.groups}

    def digest(id_: str) -> str:
        return shown_digest(groups[id_], inputs.text_of, inputs.sources.digest)

    return without_uncovered(inputs.prints, covered, groups, digest)
