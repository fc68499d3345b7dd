"""What is left of the last build of an output, as far as it tells whether anything changed.

Light on purpose: a build with nothing to do loads this module and no other part of the build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sitegen.build.folders import Folders
from sitegen.build.options import BuildOptions, BuildReport
from sitegen.build.output import OutputState
from sitegen.build.state import State, StateFolder
from sitegen.engine.files import Identity, is_older
from sitegen.engine.period import Period


@dataclass(frozen=True, slots=True)
class Past:
    """The last build's state and when it was written; `notes` say what a user should know."""

    folder: StateFolder
    state: State
    written: int
    notes: tuple[str, ...] = ()

    def digests_of(self, identities: Mapping[str, Identity]) -> dict[str, str]:
        """Give the digests of the sources that are the files they were."""
        known, written = self.state.sources, self.written
        return {
            path: record.digest
            for path, identity in identities.items()
            if (record := known.get(path))
            and record.identity == identity
            and is_older(identity, written)
        }


def recall(folders: Folders, options: BuildOptions) -> Past:
    """Remember the last build of an output; after --clean, another version or damage: nothing."""
    folder = StateFolder(folders.state)
    if options.clean:
        return Past(folder, State(), 0)
    had_state = (folders.state / "state").exists()
    state, written = folder.load()
    notes: tuple[str, ...] = ()
    if had_state and not written:
        notes = ("the cache was damaged; started anew",)
    elif not had_state and options.output.exists() and any(folders.cache_root.glob("cache/*")):
        notes = ("nothing is known of the last build; started anew",)
    return Past(folder, state, written, notes)


def same_as_before(
    past: Past,
    identities: Mapping[str, Identity],
    present: OutputState,
    at: datetime,
    options: BuildOptions,
) -> bool:
    """True where neither sources nor outputs nor the time asked for make any difference."""
    state = past.state
    if not past.written or options.verify or (options.strict and state.warnings):
        return False
    return (
        not present.interrupted
        and state.drafts == options.drafts
        and Period(state.start, state.end).includes(at)
        and identities.keys() == state.sources.keys()
        and len(past.digests_of(identities)) == len(identities)
        and present.files == state.outputs
        and present.manifest == state.manifest
        and present.foreign == state.foreign
    )


def report_unchanged(past: Past) -> BuildReport:
    """Report a build in which nothing changed."""
    state = past.state
    return BuildReport(
        rendered=0,
        reused=state.routes,
        removed=0,
        written=0,
        warnings=state.warnings,
        foreign=state.foreign,
        notes=past.notes,
    )
