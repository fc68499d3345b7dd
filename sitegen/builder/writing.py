"""Putting in place what a build made: all in one step, or the pages before what can come later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.builder.commit.output import Changes, OutputState, Wanted, commit, state_after
from sitegen.builder.options import BuildReport, Placed
from sitegen.builder.scan.departed import Present, tell_departed
from sitegen.builder.scan.previous_build import PreviousBuild, Result, remember
from sitegen.builder.schedule.cleanup import clean_up
from sitegen.builder.schedule.outputs import Gathering, left_for_later, traces_after
from sitegen.builder.schedule.rendering import Rendering
from sitegen.builder.schedule.texts import Conversion
from sitegen.builder.store.folders import read_clock
from sitegen.errors import Problem

if TYPE_CHECKING:
    from sitegen.builder.planning import Plan
    from sitegen.builder.run import Build


@dataclass(frozen=True, slots=True)
class Writing:
    """The last part of a build: what is demanded is made, put in place, and remembered."""

    build: Build
    plan: Plan
    last: PreviousBuild
    conversion: Conversion
    rendering: Rendering
    warnings: tuple[Problem, ...]

    def write(self, present: OutputState) -> BuildReport:
        """Make what is demanded, put everything in place, keep what the next build needs.

        With `early`, the pages and what they show are put in place first, and told. The old cards
        and index stay meanwhile, unless there are other names that may not be shown.
        """
        plan, early = self.plan, self.build.early
        gathering = Gathering(plan.workspace, self.rendering, self.conversion, self.build)
        pages = gathering.pages(plan.assets)
        demands = gathering.demands(plan.static)
        if early is None:
            done = gathering.files(demands, self.last.traces.made, present)
            return self.finish(gathering, {**pages, **done.wanted}, done.made, present, None)
        shown = [demand for demand in demands if not left_for_later(demand)]
        later = [demand for demand in demands if left_for_later(demand)]
        known = self.last.traces.made
        seen = gathering.files(shown, known, present)
        first = {**pages, **seen.wanted}
        same_names = self.last.state.mark == plan.workspace.gate.mark
        kept = gathering.kept(later, first, present) if same_names else {}
        changes, state = self.put({**kept, **first}, {**known, **seen.made}, present, whole=False)
        before = self.report(changes, first)
        early(self.placed(before))
        rest = gathering.files(later, known, state)
        wanted, made = {**first, **rest.wanted}, {**seen.made, **rest.made}
        return self.finish(gathering, wanted, made, state, before)

    def finish(
        self,
        gathering: Gathering,
        wanted: Mapping[str, Wanted],
        made: dict[str, str],
        present: OutputState,
        before: BuildReport | None,
    ) -> BuildReport:
        """Make the search index, and put in place what isn't yet; `before` is what was told."""
        whole = {**wanted, **gathering.search(present)}
        departed = before.departed if before else self.departed(whole)
        changes, _ = self.put(whole, made, present, whole=True)
        clean_up(self.build.folders, self.conversion, self.rendering, made, self.last)
        return self.report(changes, whole, before, departed)

    def put(
        self,
        wanted: Mapping[str, Wanted],
        made: dict[str, str],
        present: OutputState,
        *,
        whole: bool,
    ) -> tuple[Changes, OutputState]:
        """Make the output what is wanted, and remember it; not `whole`: something is to follow."""
        options, plan = self.build.options, self.plan
        changes = commit(options.output, wanted, present)
        state = state_after(options.output, wanted, present, read_clock(options))
        result = Result(
            traces=traces_after(self.conversion, self.rendering, made),
            output=state,
            warnings=self.warnings,
            whole=whole,
        )
        remember(
            self.build.folders,
            self.last,
            plan.workspace,
            plan.reading,
            plan.collection,
            plan.facets,
            result,
        )
        return changes, state

    def departed(self, wanted: Mapping[str, Wanted]) -> tuple[Problem, ...]:
        """Give the warnings of pages that the last build made and that are gone."""
        now = Present(
            library=self.plan.collection.library,
            groups=self.plan.reading.groups,
            texts=self.conversion.traces,
            outputs=wanted.keys(),
            gate=self.plan.workspace.gate,
        )
        return tell_departed(self.last, now)

    def report(
        self,
        changes: Changes,
        wanted: Mapping[str, Wanted],
        before: BuildReport | None = None,
        departed: tuple[Problem, ...] | None = None,
    ) -> BuildReport:
        """Say what was done; `before` is what was done in a step before."""
        return BuildReport(
            rendered=self.rendering.rendered,
            reused=len(self.rendering.pages) - self.rendering.rendered,
            removed=changes.removed + (before.removed if before else 0),
            written=changes.written + (before.written if before else 0),
            warnings=self.warnings,
            foreign=changes.kept_foreign,
            notes=self.last.previous.notes,
            departed=self.departed(wanted) if departed is None else departed,
        )

    def placed(self, report: BuildReport) -> Placed:
        """Give what is told once the pages are in place."""
        return Placed(
            report=report,
            workspace=self.plan.workspace,
            groups=self.plan.reading.groups,
            pages=self.rendering.pages,
            demands=frozenset(self.conversion.tables.demands),
        )
