"""The build: read → validate → relate → plan → convert → render → derive → write.

Nothing is written before everything was made without a mistake.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime

from sitegen.builder.commit.output import OutputState
from sitegen.builder.options import BuildOptions, BuildReport, Early, Progress
from sitegen.builder.planning import Plan, plan_build
from sitegen.builder.scan.inputs import Inputs, read_inputs
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.previous_state import PreviousState
from sitegen.builder.schedule.anchors import find_missing_anchors
from sitegen.builder.schedule.file_checks import files_with_mistakes
from sitegen.builder.schedule.naming import name_files
from sitegen.builder.schedule.outputs import copies_with_mistakes, demanded
from sitegen.builder.schedule.reconversion import with_bodies
from sitegen.builder.schedule.refused import further_mistakes
from sitegen.builder.schedule.rendering import Judge, Rendering, render_routes
from sitegen.builder.schedule.texts import Conversion, convert_texts
from sitegen.builder.store.bodies import BodyStore
from sitegen.builder.store.folders import Folders
from sitegen.builder.trace.checking import Checker, broken_bodies
from sitegen.builder.writing import Writing
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import Survey
from sitegen.errors import ContentError, Problem, has_errors


@dataclass(frozen=True, slots=True)
class Build:
    """One run of the build."""

    options: BuildOptions
    folders: Folders
    progress: Progress
    early: Early | None = None

    def run(
        self,
        previous: PreviousState,
        found: Survey,
        printed: Survey,
        present: OutputState,
        at: datetime,
    ) -> BuildReport:
        """Do what has to be done, and no more.

        `found` are the sources, `printed` the panels that were made and `present` the outputs as
        they stand, `at` the moment to build as of.
        """
        last = PreviousBuild(previous)
        # One table of digests: what a page was planned with is what its picture is made from.
        digests = previous.digests_of({**found.identities, **printed.identities})
        sources = Sources(self.options.site, found, digests)
        prints = Sources(self.options.site, printed, digests)
        inputs = read_inputs(sources, prints, last, self.folders, self.options)
        try:
            plan = plan_build(inputs, last, at, self.options, self.folders)
            return self.make(plan, last, present, inputs)
        except ContentError as error:
            raise ContentError(inputs.gate.reworded(error.problems)) from None
        finally:
            shutil.rmtree(self.folders.stage, ignore_errors=True)

    def make(
        self, plan: Plan, last: PreviousBuild, present: OutputState, inputs: Inputs
    ) -> BuildReport:
        """Make what is planned, and put it in place. Raises ContentError with all mistakes."""
        edited = last.edited(plan.workspace, plan.reading, plan.collection)
        checker = Checker(plan.workspace, plan.unchanged, edited, last.same_facets(plan.facets))
        broken = checker.broken(last.traces.reads)
        conversion = self.convert(plan, last, checker, broken, inputs.is_whole)
        problems = [*inputs.sources.survey.problems, *plan.problems, *conversion.problems]
        # Where the site isn't whole, nothing is kept: there may be names that nobody knows of yet.
        store = self.folders.bodies if inputs.is_whole else None
        plan = replace(plan, workspace=with_bodies(plan.workspace, conversion, store))
        if self.is_refused(problems):
            problems += self.unmade(plan, last, present, conversion)
            problems += further_mistakes(
                plan.workspace,
                plan.reading,
                plan.static,
                plan.routes or last.routes(),
                plan.anchor_links,
                conversion,
                self.options.jobs,
            )
            raise ContentError(problems)
        broken |= broken_bodies(last.traces.reads, conversion.changed)
        rendering = self.render(plan, conversion, Judge(last.traces, broken, present))
        problems += [*rendering.warnings(), *rendering.problems]
        if has_errors(rendering.problems):
            problems += files_with_mistakes(plan.workspace, plan.reading, plan.static)
        problems += find_missing_anchors(
            (*plan.anchor_links, *conversion.anchor_links),
            rendering,
            inputs.settings.root,
            self.folders.stage,
            self.options.output,
        )
        if self.is_refused(problems):
            raise ContentError(
                [*problems, *self.unmade(plan, last, present, conversion, rendering)]
            )
        warnings = tuple(sorted(set(plan.workspace.gate.reworded(problems))))
        return Writing(self, plan, last, conversion, rendering, warnings).write(present)

    def is_refused(self, problems: Sequence[Problem]) -> bool:
        """Say whether nothing may be written with these; if strict, warnings are mistakes too."""
        return has_errors(problems) or (self.options.strict and bool(problems))

    def render(self, plan: Plan, conversion: Conversion, judge: Judge) -> Rendering:
        """Render the pages and feeds that the judge doesn't find as they would be."""
        name_files(plan.workspace.files, self.options.jobs, self.stage("reading files"))
        return render_routes(
            plan.workspace,
            plan.routes,
            judge,
            conversion.tables,
            self.options,
            self.folders.parts,
            self.stage("rendering"),
        )

    def unmade(
        self,
        plan: Plan,
        last: PreviousBuild,
        present: OutputState,
        conversion: Conversion,
        rendering: Rendering | None = None,
    ) -> tuple[Problem, ...]:
        """Give the mistakes in files that a build which is refused wouldn't come to make."""
        rendering = rendering or Rendering(conversion.tables, 0, pages={})
        demands = demanded(rendering, conversion)
        return copies_with_mistakes(plan.workspace, demands, last.traces.made, present, self)

    def convert(
        self,
        plan: Plan,
        last: PreviousBuild,
        checker: Checker,
        broken: set[int],
        whole: bool,
    ) -> Conversion:
        """Convert the texts that need it; kept where the `whole` site could be read.

        Else there may be names that nobody knows of yet, and the build ends here anyway.
        """
        path = self.folders.bodies if whole else None
        with closing(BodyStore(path, fresh=self.options.clean)) as store:
            return convert_texts(
                plan.workspace,
                plan.reading,
                store,
                last.traces,
                checker,
                broken,
                self.options.jobs,
                self.stage("converting"),
            )

    def stage(self, name: str) -> Callable[[int, int], None]:
        """Give what is told of the progress of a stage."""
        return lambda done, total: self.progress(name, done, total)
