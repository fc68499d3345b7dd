"""Which panels the website may show: those on which everybody agrees today to what was printed.

A panel's picture is a copy of a person's words and face that no template can take back. So it is
shown only while (1) its file is the one that was recorded, (2) every story on it is as it was when
the panel was made, consent included, (3) every story on it may be seen on the web now, in each
language that the panel shows, and (4) the exhibition still hangs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sitegen.content.entries.entry import Group
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import PRINTS, RECORD
from sitegen.errors import Location, Problem
from sitegen.kinds.exhibition import Exhibition
from sitegen.site.library import Library
from sitegen.site.prints import (
    PrintedPanel,
    PrintRecord,
    TextOf,
    decode_record,
    record_path,
    shown_digest,
)
from sitegen.site.relations import hung_stories
from sitegen.site.visibility import judge
from sitegen.values import Value


class PanelDisplay(Value):
    """What may be shown of one exhibition's panels: those whose picture, and whose PDF, may.

    `panels` are in hanging order, `documents` go with them.
    """

    panels: tuple[PrintedPanel, ...] = ()
    documents: tuple[PrintedPanel, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelDisplays:
    """What may be shown by exhibition, and what should be made anew."""

    shown: Mapping[str, PanelDisplay] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def panel_displays(
    prints: Sources, groups: Mapping[str, Group], library: Library, files: Sources, text_of: TextOf
) -> PanelDisplays:
    """Judge all panels that were made, as of the library's moment.

    `prints` are the files below output-print/, `groups` all entries by id, `library` those that
    the web shows, `files` the site's own files; `text_of` gives the Markdown of an entry.
    """
    if library.failed:
        # Nothing is built of a site with mistakes; panels of those stories aren't at fault.
        return PanelDisplays()
    shown: dict[str, PanelDisplay] = {}
    problems: list[Problem] = []
    for path in prints.identities:
        if not path.endswith(f"/{RECORD}"):
            continue
        slug = path.removeprefix(f"{PRINTS}/").rpartition("/")[0]
        record = decode_record(prints.read(path))
        if record is None or record.exhibition.rpartition("/")[2] != slug:
            problems.append(outdated(slug, "can't be read"))
            continue
        judge_ = _Judge(slug, record, prints, groups, library, files, text_of)
        hanging = judge_.hanging()
        problems += judge_.problems
        if hanging != PanelDisplay():
            shown[record.exhibition] = hanging
    return PanelDisplays(shown, tuple(sorted(set(problems))))


def outdated(slug: str, found: str) -> Problem:
    """Warn that panels should be made again, and say how."""
    message = f"{found}; run: sitegen panels {slug}"
    return Problem(Location(record_path(slug)), message, "warning")


@dataclass(frozen=True)
class _Judge:
    """Judges the panels of one record; `problems` collects what is older than its story."""

    slug: str
    record: PrintRecord
    prints: Sources
    groups: Mapping[str, Group]
    library: Library
    files: Sources
    text_of: TextOf
    problems: list[Problem] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)

    def hanging(self) -> PanelDisplay:
        """Give what may be shown."""
        if self.record.exhibition not in self.library.written_in:
            return PanelDisplay()
        hung = {
            id_
            for language in self.library.languages
            for id_ in hung_stories(self.library, self.record.exhibition, language.code)
        }
        return PanelDisplay(
            panels=tuple(each for each in self.record.panels if self._may_show(each, hung)),
            documents=tuple(each for each in self._asked_for() if self._may_show(each, hung)),
        )

    def _asked_for(self) -> Iterator[PrintedPanel]:
        """Give the documents that the exhibition's page gives away: nobody asks for the others."""
        entries = self.groups[self.record.exhibition].entries
        kinds = {
            kind
            for entry in entries
            if isinstance(entry.meta, Exhibition)
            for kind in entry.meta.handouts
        }
        yield from (each for each in self.record.documents if each.kind in kinds)

    def _may_show(self, panel: PrintedPanel, hung: set[str]) -> bool:
        stale = self._difference(panel)
        if stale:
            self.problems.append(outdated(self.slug, stale))
        return not stale and all(
            story in hung and self._is_visible(story, panel) for story in panel.stories
        )

    def _difference(self, panel: PrintedPanel) -> str:
        """Say what of a panel isn't as it would be if it were made now, "" where all is."""
        recorded = {panel.preview: panel.preview_sha256, panel.proof: panel.proof_sha256}
        for name, digest in recorded.items():
            if self.prints.digest(f"{PRINTS}/{self.slug}/{name}") != digest:
                return f"{name} is not the file that was made"
        for story, digest in panel.stories.items():
            if story not in self.groups:
                return f"a panel shows {story}, which is there no longer"
            if self._digest(story) != digest:
                return f"the panel of {story} is older than the story"
        of_exhibition = not panel.stories or not panel.number
        if of_exhibition and self._digest(self.record.exhibition) != panel.exhibition:
            return "the panels are older than the exhibition"
        return ""

    def _digest(self, id_: str) -> str:
        if id_ not in self.digests:
            group = self.groups[id_]
            self.digests[id_] = shown_digest(group, self.text_of, self.files.digest)
        return self.digests[id_]

    def _is_visible(self, story: str, panel: PrintedPanel) -> bool:
        """Whether the web may show a story now in every language that a panel shows it in.

        A list in one language names stories that aren't told in it.
        """
        every = self.groups[story].entries
        spoken = [entry for entry in every if entry.lang in panel.languages]
        if not spoken and not panel.number:
            spoken = [entry for entry in every if entry.original]
        moment = self.library.moment
        return bool(spoken) and all(judge(entry, "web", moment).entry for entry in spoken)
