"""Writing down what was made, so that the website knows which pictures of panels it may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.content.folder.survey import RECORD
from sitegen.panels.cache.file_facts import FileFactsCache
from sitegen.panels.cache.manifest import write_other
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.plan import documents_of
from sitegen.panels.plan.planned import ExhibitionPlan
from sitegen.panels.plan.sources import PanelSources
from sitegen.panels.production.reports import PanelFiles, Report
from sitegen.panels.values import Panel
from sitegen.site.prints import FORMAT, PrintedPanel, PrintRecord, decode_record, encode_record

LISTS = ("hanging-plan", "packing-list", "contact-sheet")
"""Documents that name, or picture, every panel of the set."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a whole set shows: its panels with its documents, and the digests of all entries on it.

    Taken before anything is made: an entry that changes meanwhile is then newer than its panel.
    `exhibition` is the exhibition's id.
    """

    exhibition: str
    panels: tuple[Panel, ...]
    digests: Mapping[str, str]

    @classmethod
    def by(cls, plan: ExhibitionPlan, exhibition: str, sources: PanelSources) -> Shown:
        """Give what the plan of a whole set shows."""
        panels = (*plan.panels, *documents_of(plan.documents))
        ids = {exhibition, *(story for panel in panels for story in stories_on(panel))}
        return cls(exhibition, panels, {id_: sources.digest(id_) for id_ in sorted(ids)})

    @property
    def stories(self) -> tuple[str, ...]:
        """The ids of all stories, sorted."""
        return tuple(sorted(self.digests.keys() - {self.exhibition}))


def stories_on(panel: Panel) -> tuple[str, ...]:
    """Give the ids of the stories whose words or face are on a panel, sorted."""
    return tuple(sorted({panel.story, *(person.story for person in panel.people)} - {""}))


def write_record(shown: Shown, report: Report, known: FileFactsCache) -> None:
    """Write `panels.json` into the folder of a set, unless it says just that already.

    A run that made a part of the set keeps what is written down of the rest. Panels beyond the set
    (another format or language, for a look) hang nowhere and are not recorded. Raises OSError.
    """
    path = report.folder / RECORD
    before = path.read_bytes() if path.is_file() else b""
    earlier = decode_record(before) or PrintRecord(format=FORMAT, exhibition=shown.exhibition)
    kept = {entry.pdf: entry for entry in (*earlier.panels, *earlier.documents)}
    made = {each.stem: each for each in (*report.panels, *report.documents)}
    found: list[PrintedPanel] = []
    for panel in shown.panels:
        files = made.get(file_stem(panel))
        if files is None:
            found += [kept[name] for name in [f"{file_stem(panel)}.pdf"] if name in kept]
        elif not files.problem:
            found.append(printed_panel(files, shown, known))
    record = PrintRecord(
        format=FORMAT,
        exhibition=shown.exhibition,
        panels=tuple(entry for entry in found if entry.number),
        documents=tuple(entry for entry in found if not entry.number),
    )
    if found or before:
        write_other(path, encode_record(record), known)


def printed_panel(files: PanelFiles, shown: Shown, known: FileFactsCache) -> PrintedPanel:
    """Give what is written down of a panel. A list of the panels names the stories of all."""
    panel = files.panel
    stories = shown.stories if panel.kind in LISTS else stories_on(panel)
    return PrintedPanel(
        kind=panel.kind,
        exhibition=shown.digests[shown.exhibition],
        languages=panel.languages,
        width=panel.format.width,
        height=panel.format.height,
        pdf=files.printed.name,
        proof=files.proof.name,
        proof_sha256=known.digest(files.proof),
        preview=files.preview.name,
        preview_sha256=known.digest(files.preview),
        number=panel.number,
        stories={story: shown.digests[story] for story in stories},
    )
