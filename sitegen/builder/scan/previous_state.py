"""What is left of the last build of an output, as far as it tells whether anything changed.

Light on purpose: a build with nothing to do loads this module and no other part of the build.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from sitegen.builder.commit.output import OutputState
from sitegen.builder.options import BuildOptions, BuildReport
from sitegen.builder.store.folders import Folders
from sitegen.builder.store.state import State, StateFolder
from sitegen.content.folder.survey import Survey
from sitegen.engine.files import Identity
from sitegen.engine.period import Period


@dataclass(frozen=True, slots=True)
class PreviousState:
    """The last build's state, if it is `known`; `notes` say what a user should know."""

    folder: StateFolder
    state: State
    known: bool
    notes: tuple[str, ...] = ()

    def digests_of(self, identities: Mapping[str, Identity]) -> dict[str, str]:
        """Give the digests of the sources that are the files they were."""
        records = self.state.sources
        return {
            path: records[path].digest
            for path, identity in identities.items()
            if self.is_as_it_was(path, identity)
        }

    def is_as_it_was(self, path: str, identity: Identity) -> bool:
        """True for a source that is the file it was."""
        record = self.state.sources.get(path)
        return (
            record is not None
            and record.identity == identity
            and path not in self.state.young_sources
        )

    def note_output(self, present: OutputState) -> None:
        """Note what has to be looked at again in the output, where nothing else is to be noted."""
        young, folders = present.young, dict(present.folders)
        if (young, folders) != (self.state.young_outputs, self.state.folders):
            with suppress(OSError):
                self.folder.save(replace(self.state, young_outputs=young, folders=folders), {})


def read_previous_state(folders: Folders, options: BuildOptions) -> PreviousState:
    """Remember the last build of an output; after --clean, another version or damage: nothing."""
    folder = StateFolder(folders.state)
    if options.clean:
        return PreviousState(folder, State(), known=False)
    had_state = (folders.state / "state").exists()
    state = folder.load()
    notes: tuple[str, ...] = ()
    if had_state and state is None:
        notes = ("the cache was damaged; started anew",)
    elif not had_state and options.output.exists() and any(folders.cache_root.glob("cache/*")):
        notes = ("nothing is known of the last build; started anew",)
    return PreviousState(folder, state or State(), state is not None, notes)


def same_as_before(
    previous: PreviousState,
    found: Survey,
    printed: Survey,
    present: OutputState,
    at: datetime,
    options: BuildOptions,
) -> bool:
    """True where neither sources nor outputs nor the time asked for make any difference."""
    state = previous.state
    identities = {**found.identities, **printed.identities}
    if not previous.known or options.verify or (options.strict and state.warnings):
        return False
    return (
        state.whole
        and not present.interrupted
        and state.drafts == options.drafts
        and Period(state.start, state.end).includes(at)
        and identities.keys() == state.sources.keys()
        and all(previous.is_as_it_was(path, own) for path, own in identities.items())
        and present.files == state.outputs
        and present.manifest == state.manifest
        and present.foreign == state.foreign
    )


def report_unchanged(previous: PreviousState) -> BuildReport:
    """Report a build in which nothing changed."""
    state = previous.state
    return BuildReport(
        rendered=0,
        reused=state.routes,
        removed=0,
        written=0,
        warnings=state.warnings,
        foreign=state.foreign,
        notes=previous.notes,
    )
