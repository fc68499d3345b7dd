"""What the last build of an output knew, and what is kept for the next."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sitegen.build.folders import Folders
from sitegen.build.options import BuildOptions
from sitegen.build.output import OutputState
from sitegen.build.state import FileRecord, State, StateFolder
from sitegen.build.texts import BodyTrace, Pair
from sitegen.build.traces import PageTrace, Traces, pack, unpack_pages, unpack_texts
from sitegen.build.workspace import Workspace
from sitegen.content.entries import Group
from sitegen.content.project import Known, Reading, reading_conditions
from sitegen.engine.digest import digest_value, encode
from sitegen.engine.files import Identity
from sitegen.errors import Problem
from sitegen.site.collect import Collection
from sitegen.site.library import Period
from sitegen.values import Value


class Entries(Value, tag=False):
    """The entries of a build, and the conditions under which they were read."""

    under: bytes
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Memory:
    """The last build's state; its larger parts are read when they are asked for.

    `notes` say what a user should know of the cache.
    """

    folder: StateFolder
    state: State
    written: int
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def entries(self) -> Entries:
        """The entries that were read."""
        found = self.folder.load_part("entries", Entries, self.state)
        return found or Entries(under=b"", groups=())

    @cached_property
    def traces(self) -> Traces:
        """What was recorded of every task."""
        return self.folder.load_part("traces", Traces, self.state) or Traces()

    def known(self) -> Known:
        """Give the entries for a reading that takes what is unchanged."""
        digests = {path: record.digest for path, record in self.state.sources.items()}
        groups = {group.id: group for group in self.entries.groups}
        return Known(groups, digests, self.entries.under)

    def texts(self) -> dict[Pair, BodyTrace]:
        """Give the traces of converted texts."""
        return unpack_texts(self.traces)

    def pages(self) -> dict[str, PageTrace]:
        """Give the traces of rendered routes by path."""
        return unpack_pages(self.traces)

    def digests_of(self, identities: Mapping[str, Identity]) -> dict[str, str]:
        """Give the digests of the sources that are the files they were."""
        return {
            path: record.digest
            for path, identity in identities.items()
            if (record := self.state.sources.get(path))
            and record.identity == identity
            and identity.older_than(self.written)
        }

    def unchanged_layers(
        self, workspace: Workspace, reading: Reading, collection: Collection
    ) -> frozenset[str]:
        """Give the layers whose every answer is as it was."""
        unchanged = set()
        if not reading.changed and library_signature(workspace, collection) == self.state.library:
            unchanged.add("library")
        if workspace.theme.signature == self.state.theme:
            unchanged.add("theme")
        sources = workspace.files.sources
        now = {path for path in sources.identities if not path.endswith(".md")}
        then = {path for path in self.state.sources if not path.endswith(".md")}
        if now == then and all(
            sources.digest(path) == self.state.sources[path].digest for path in now
        ):
            unchanged.add("files")
        return frozenset(unchanged)


def library_signature(workspace: Workspace, collection: Collection) -> bytes:
    """Give the digest of what the library is made from, beside the entries."""
    library, period = workspace.library, collection.period
    return digest_value([library.settings, library.moment.drafts, period.start, period.end])


def recall(folders: Folders, options: BuildOptions) -> Memory:
    """Remember the last build of an output; after --clean, another version or damage: nothing."""
    folder = StateFolder(folders.state)
    if options.clean:
        return Memory(folder, State(), 0)
    had_state = (folders.state / "state").exists()
    state, written = folder.load()
    notes: tuple[str, ...] = ()
    if had_state and not written:
        notes = ("the cache was damaged; started anew",)
    elif not had_state and options.output.exists() and any(folders.cache_root.glob("cache/*")):
        notes = ("nothing is known of the last build; started anew",)
    return Memory(folder, state, written, notes)


def same_as_before(
    memory: Memory,
    identities: Mapping[str, Identity],
    present: OutputState,
    at: datetime,
    options: BuildOptions,
) -> bool:
    """True where neither sources nor outputs nor the time asked for make any difference."""
    state = memory.state
    if not memory.written or options.verify or (options.strict and state.warnings):
        return False
    return (
        not present.interrupted
        and state.drafts == options.drafts
        and Period(state.start, state.end).includes(at)
        and identities.keys() == state.sources.keys()
        and len(memory.digests_of(identities)) == len(identities)
        and present.files == state.outputs
        and present.foreign == state.foreign
    )


def remember(
    folders: Folders,
    memory: Memory,
    workspace: Workspace,
    reading: Reading,
    collection: Collection,
    texts: Mapping[Pair, BodyTrace],
    pages: Mapping[str, PageTrace],
    outputs: Mapping[str, FileRecord],
    warnings: tuple[Problem, ...],
    foreign: tuple[str, ...],
) -> None:
    """Keep what the next build needs. Raises OSError where it can't be written."""
    sources = workspace.files.sources
    state = State(
        drafts=workspace.library.moment.drafts,
        start=collection.period.start,
        end=collection.period.end,
        theme=workspace.theme.signature,
        library=library_signature(workspace, collection),
        sources={
            path: FileRecord(identity=identity, digest=sources.digest(path))
            for path, identity in sources.identities.items()
        },
        outputs=dict(outputs),
        foreign=foreign,
        routes=len(pages),
        warnings=warnings,
        parts=memory.state.parts,
    )
    parts = {"traces": encode(pack(texts, pages))}
    conditions = reading_conditions(workspace.library.settings)
    if reading.changed or memory.entries.under != conditions:
        parts["entries"] = encode(Entries(under=conditions, groups=reading.groups))
    memory.folder.save(state, parts)
    forget_other_versions(folders)


def forget_other_versions(folders: Folders) -> None:
    """Remove the caches of other versions of sitegen."""
    for folder in (folders.cache_root / "cache").iterdir():
        if folder.name != folders.toolchain:
            shutil.rmtree(folder, ignore_errors=True)
