"""What the last build of an output knew, and what is kept for the next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sitegen.builder.commit.output import OutputState
from sitegen.builder.scan.previous_state import PreviousState
from sitegen.builder.scan.shared_entries import Entries, share
from sitegen.builder.store.folders import Folders
from sitegen.builder.store.state import FileRecord, State, pack
from sitegen.builder.trace.traces import Traces, compacted
from sitegen.content.entries.entry import Group
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.static import is_static
from sitegen.content.folder.survey import PRINTS
from sitegen.content.project import Known, Reading, reading_conditions
from sitegen.content.settings.settings import Settings
from sitegen.engine.digest import Digest, digest_value
from sitegen.errors import Problem
from sitegen.safety.gate import Gate
from sitegen.site.collect import Collection, collect
from sitegen.site.recall import Kept, kept, recalled
from sitegen.site.route import Route
from sitegen.site.visibility import Moment

if TYPE_CHECKING:
    from sitegen.builder.tasks.workspace import Workspace

SHARED_ANEW: Final = 20
"""Entries of which one has to be new before all are shared anew."""


@dataclass(frozen=True)
class PreviousBuild:
    """The larger parts of the last build's state, read when they are asked for."""

    previous: PreviousState

    @property
    def state(self) -> State:
        """The state that names the parts."""
        return self.previous.state

    @cached_property
    def entries(self) -> Entries:
        """The entries that were read."""
        found = self.previous.folder.load_part("entries", Entries, self.state)
        return found or Entries(under=b"", groups=())

    @cached_property
    def collected(self) -> Kept:
        """What is kept of how the entries were related."""
        return self.previous.folder.load_part("collection", Kept, self.state) or Kept()

    @cached_property
    def traces(self) -> Traces:
        """What was recorded of every task."""
        return self.previous.folder.load_part("traces", Traces, self.state) or Traces()

    def routes(self) -> Iterator[Route]:
        """Give the routes of the last build."""
        return (trace.route(path) for path, trace in self.traces.pages.items())

    def known(self) -> Known:
        """Give the entries for a reading that takes what is unchanged."""
        digests = {path: record.digest for path, record in self.state.sources.items()}
        groups = {group.id: group for group in self.entries.groups}
        return Known(groups, digests, self.entries.under)

    def is_related_as_before(self, reading: Reading, settings: Settings, moment: Moment) -> bool:
        """True where entries are to be related that are those of the last build, as they were then.

        Entries with mistakes are among none that are kept.
        """
        same = not (reading.changed or reading.unfinished)
        return same and self.collected.holds(settings, moment)

    def relate(
        self, reading: Reading, settings: Settings, moment: Moment, *, fresh: bool
    ) -> Collection:
        """Relate the entries of a site to each other, `fresh` or as they were related before."""
        if not fresh and self.is_related_as_before(reading, settings, moment):
            return recalled(self.collected, reading.groups, settings, moment)
        return collect(reading.groups, settings, moment, failed=reading.unfinished)

    def unchanged_layers(
        self, workspace: Workspace, reading: Reading, collection: Collection
    ) -> frozenset[str]:
        """Give the layers whose every answer is as it was; none where no traces are left."""
        if not self.traces.pages:
            # Lost, or of another build than the state: no plan can be taken from them.
            return frozenset()
        unchanged = set()
        if self.edited(workspace, reading, collection) == frozenset():
            unchanged.add("library")
        if workspace.theme.signature == self.state.theme:
            unchanged.add("theme")
        if workspace.prints.signature == self.state.prints:
            unchanged.add("prints")
        sources = workspace.files.sources
        now = {path for path in sources.identities if is_file(path)}
        then = {path for path in self.state.sources if is_file(path)}
        if now == then and all(
            sources.file_digest(path) == self.state.sources[path].digest for path in now
        ):
            unchanged.add("files")
        return frozenset(unchanged)

    def edited(
        self, workspace: Workspace, reading: Reading, collection: Collection
    ) -> frozenset[str] | None:
        """Give the ids of the only entries in which the library differs, None where more does."""
        same = library_signature(workspace, collection) == self.state.library
        return reading.changed if same else None

    def same_facets(self, facets: Mapping[str, Digest]) -> frozenset[str]:
        """Give the names of those facets of the library that are as they were."""
        known = self.state.facets
        return frozenset(name for name, digest in facets.items() if known.get(name) == digest)


def is_file(path: str) -> bool:
    """True for what the files layer answers of: neither an entry nor a print."""
    return (is_static(path) or not path.endswith(".md")) and not path.startswith(f"{PRINTS}/")


def library_signature(workspace: Workspace, collection: Collection) -> bytes:
    """Give the digest of what the library is made from, beside the entries.

    The rights over people's files decide what any entry may show.
    """
    library, period = workspace.library, collection.period
    rights = sorted(library.rights.items())
    return digest_value([library.settings, library.moment.drafts, period.start, period.end, rights])


@dataclass(frozen=True, slots=True)
class Result:
    """What a build leaves for the next one beside its sources; not `whole`: something that can come
    later is still to be made.
    """

    traces: Traces
    output: OutputState
    warnings: tuple[Problem, ...]
    whole: bool = True


def remember(
    folders: Folders,
    last: PreviousBuild,
    workspace: Workspace,
    reading: Reading,
    collection: Collection,
    facets: Mapping[str, Digest],
    result: Result,
) -> None:
    """Keep what the next build needs. Raises OSError where it can't be written."""
    sources, printed = workspace.files.sources, workspace.prints.files.sources
    known = last.state.sources
    state = State(
        drafts=workspace.library.moment.drafts,
        start=collection.period.start,
        end=collection.period.end,
        theme=workspace.theme.signature,
        library=library_signature(workspace, collection),
        facets=dict(facets),
        prints=workspace.prints.signature,
        mark=workspace.gate.mark,
        sources={**file_records(sources, known), **file_records(printed, known)},
        young_sources=sources.survey.young | printed.survey.young,
        outputs=dict(result.output.files),
        young_outputs=result.output.young,
        folders=dict(result.output.folders),
        manifest=result.output.manifest,
        foreign=result.output.foreign,
        routes=len(result.traces.pages),
        warnings=result.warnings,
        whole=result.whole,
        parts=last.state.parts,
    )
    same_names = last.state.mark == workspace.gate.mark
    parts = {"traces": pack(compacted(result.traces, whole=not same_names))}
    conditions = reading_conditions(workspace.library.settings)
    library = workspace.library
    if not last.is_related_as_before(reading, library.settings, library.moment):
        found = pack(kept(collection, reading.groups))
        parts["collection"] = pack(Kept()) if workspace.gate.may_stand_in(found) else found
    if reading.changed or last.entries.under != conditions or not same_names:
        groups = groups_passed(reading, workspace.gate, same_names=same_names)
        parts["entries"] = pack(Entries(under=conditions, groups=groups))
        # Whoever takes them reads a few changed ones anew: not worth a second record for each edit.
        if not same_names or len(reading.changed) * SHARED_ANEW >= len(groups):
            read = {path: record.digest for path, record in state.sources.items()}
            share(folders, parts["entries"], read)
    last.previous.folder.save(state, parts)
    forget_other_versions(folders)


def groups_passed(reading: Reading, gate: Gate, *, same_names: bool) -> tuple[Group, ...]:
    """Give the groups that may be kept. One that says a name which may not be shown has no page
    that does, a draft perhaps: it is read anew each time.

    What was kept under the same names has passed.
    """
    return tuple(
        group
        for group in reading.groups
        if (same_names and group.id not in reading.changed) or not gate.stops_value(group)
    )


def file_records(sources: Sources, known: Mapping[str, FileRecord]) -> dict[str, FileRecord]:
    """Give the identity and digest of every source."""
    records = {}
    for path, identity in sources.identities.items():
        record, digest = known.get(path), sources.file_digest(path)
        if record is None or record.identity != identity or record.digest != digest:
            record = FileRecord(identity=identity, digest=digest)
        records[path] = record
    return records


def forget_other_versions(folders: Folders) -> None:
    """Remove the caches of other versions of sitegen."""
    for folder in (folders.cache_root / "cache").iterdir():
        if folder.name != folders.toolchain:
            shutil.rmtree(folder, ignore_errors=True)
