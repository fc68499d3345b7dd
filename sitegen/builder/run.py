"""The build: read → validate → relate → plan → convert → render → derive → write.

Nothing is written before everything was made without a mistake.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from sitegen.builder.commit.output import OutputState
from sitegen.builder.options import BuildOptions, BuildReport, Early, Progress
from sitegen.builder.scan.inputs import Inputs, judge_prints, read_inputs, stopped_fields
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.previous_state import PreviousState
from sitegen.builder.scan.theming import theme_as_meant
from sitegen.builder.schedule.anchors import AnchorLink, find_missing_anchors
from sitegen.builder.schedule.field_links import check_field_links
from sitegen.builder.schedule.file_checks import (
    covered_with_mistakes,
    files_with_mistakes,
)
from sitegen.builder.schedule.naming import name_files
from sitegen.builder.schedule.outputs import copies_with_mistakes, demanded
from sitegen.builder.schedule.reconversion import with_bodies
from sitegen.builder.schedule.refused import further_mistakes
from sitegen.builder.schedule.rendering import Judge, Rendering, render_routes
from sitegen.builder.schedule.texts import Conversion, convert_texts
from sitegen.builder.store.bodies import BodyStore
from sitegen.builder.store.folders import Folders
from sitegen.builder.tasks.workspace import StoredBodies, Workspace
from sitegen.builder.trace.checking import Checker, broken_bodies
from sitegen.builder.writing import Writing
from sitegen.content.entries.strays import find_strays
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.static import static_outputs
from sitegen.content.folder.survey import Survey
from sitegen.content.project import Reading
from sitegen.content.settings.settings_file import place_of
from sitegen.engine.digest import Digest
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError, Problem, has_errors
from sitegen.render.files.static import check_static
from sitegen.render.queries.files import Files
from sitegen.render.queries.prints import Prints
from sitegen.render.theme.assets import Asset
from sitegen.site.collect import Collection
from sitegen.site.expiry import expiring
from sitegen.site.facets import facets_of
from sitegen.site.feed_names import unanswered_feeds
from sitegen.site.panel_displays import PanelDisplays
from sitegen.site.route import Route
from sitegen.site.routes import check_paths, plan_routes
from sitegen.site.speakers import find_unheard
from sitegen.site.visibility import Moment


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be built: layers, routes, the theme's files and the site's own, what was noticed.

    `unchanged` are the layers that answer every question as they did; `routes` are None where they
    are those of the last build; `facets` are the library's; `anchor_links` are the links of fields
    to places on pages.
    """

    workspace: Workspace
    reading: Reading
    collection: Collection
    unchanged: frozenset[str]
    routes: tuple[Route, ...] | None
    assets: tuple[Asset, ...]
    static: Mapping[str, str]
    facets: Mapping[str, Digest]
    anchor_links: tuple[AnchorLink, ...]
    problems: tuple[Problem, ...]


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
            plan = self.plan(inputs, last, at)
            return self.make(plan, last, present, inputs)
        except ContentError as error:
            raise ContentError(inputs.gate.reworded(error.problems)) from None
        finally:
            shutil.rmtree(self.folders.stage, ignore_errors=True)

    def make(
        self, plan: Plan, last: PreviousBuild, present: OutputState, inputs: Inputs
    ) -> BuildReport:
        """Make what is planned, and put it in place. Raises ContentError with all mistakes."""
        unchanged = plan.unchanged
        edited = last.edited(plan.workspace, plan.reading, plan.collection)
        checker = Checker(plan.workspace, unchanged, edited, last.same_facets(plan.facets))
        broken = checker.broken(last.traces.reads)
        conversion = self.convert(plan, last, checker, broken, inputs.is_whole)
        problems = [*inputs.sources.survey.problems, *plan.problems, *conversion.problems]
        # Where the site isn't whole, nothing is kept: there may be names that nobody knows of yet.
        store = self.folders.bodies if inputs.is_whole else None
        plan = replace(plan, workspace=with_bodies(plan.workspace, conversion, store))
        if has_errors(problems) or (self.options.strict and problems):
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
        stop_at(problems, strict=self.options.strict)
        broken |= broken_bodies(last.traces.reads, conversion.changed)
        name_files(plan.workspace.files, self.options.jobs, self.stage("reading files"))
        judge = Judge(last.traces, broken, present)
        rendering = render_routes(
            plan.workspace,
            plan.routes,
            judge,
            conversion.tables,
            self.options,
            self.folders.parts,
            self.stage("rendering"),
        )
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
        if has_errors(problems):
            problems += self.unmade(plan, last, present, conversion, rendering)
        stop_at(problems, strict=self.options.strict)
        warnings = tuple(sorted(set(plan.workspace.gate.reworded(problems))))
        return Writing(self, plan, last, conversion, rendering, warnings).write(present)

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

    def plan(self, inputs: Inputs, last: PreviousBuild, at: datetime) -> Plan:
        """Relate the site's sources; give everything that must exist."""
        settings, reading = inputs.settings, inputs.reading
        zone = ZoneInfo(settings.timezone)
        moment = Moment(at.astimezone(zone), zone, self.options.drafts)
        collection = last.relate(reading, settings, moment, fresh=self.options.verify)
        hung = judge_prints(inputs, collection)
        try:
            inputs.stop_address()
            workspace, assets, mistaken = self.lay_out(inputs, collection, hung)
        except ContentError as error:
            # A mistake in the theme or the address must not hide those in the content.
            noticed = (*inputs.sources.survey.problems, *inputs.problems, *collection.problems)
            raise ContentError([*noticed, *error.problems]) from None
        unchanged = last.unchanged_layers(workspace, reading, collection)
        same_names = last.state.mark == inputs.gate.mark
        problems = [*inputs.problems, *collection.problems, *hung.problems, *mistaken]
        if settings.security:
            place = place_of(inputs.sources, "security", "expires")
            problems += expiring(settings, place, moment)
        asked = partial(place_of, inputs.sources)
        problems += unanswered_feeds(collection.library, asked)
        astray, anchor_links = check_field_links(workspace, reading, inputs.links)
        problems += astray
        problems += find_unheard(reading.groups, collection.library)
        problems += find_strays(
            inputs.sources, reading.groups, settings.languages, collection.library.kinds
        )
        problems += covered_with_mistakes(workspace.files)
        problems += stopped_fields(inputs, collection, same_names=same_names)
        routes, facets = None, last.state.facets
        if "library" not in unchanged:
            facets = dict(facets_of(collection.library))
            routes = plan_routes(collection.library, drafts=self.options.drafts)
            problems += check_paths(routes, reading.groups)
        static, left_out = static_outputs(inputs.sources.identities)
        problems += [*left_out, *check_static(static, routes or last.routes())]
        return Plan(
            workspace=workspace,
            reading=reading,
            collection=collection,
            unchanged=unchanged,
            routes=routes,
            assets=assets,
            static=static,
            facets=facets,
            anchor_links=tuple(anchor_links),
            problems=tuple(problems),
        )

    def lay_out(
        self,
        inputs: Inputs,
        collection: Collection,
        hung: PanelDisplays,
    ) -> tuple[Workspace, tuple[Asset, ...], tuple[Problem, ...]]:
        """Lay out the layers of the site, and an empty stage; give the theme's mistakes, too."""
        again = self.options.clean or self.options.verify
        # What files say of themselves, such as chapters in a recording, no page need show.
        refuses = inputs.gate.may_stand_in if inputs.gate else None
        objects = ObjectStore(self.folders.objects, fresh=again, refuses=refuses)
        settings = inputs.settings
        (theme, assets), mistaken = theme_as_meant(inputs, objects, drafts=self.options.drafts)
        shutil.rmtree(self.folders.stage, ignore_errors=True)
        self.folders.stage.mkdir(parents=True)
        self.folders.recordings.mkdir()
        kept = (objects, settings.maximum_megapixels, self.folders.recordings)
        workspace = Workspace(
            site=self.options.site,
            library=collection.library,
            theme=theme,
            files=Files(inputs.sources, *kept),
            prints=Prints(hung, Files(inputs.prints, *kept)),
            gate=inputs.gate,
            bodies=StoredBodies(self.folders.bodies, {}),
            stage=self.folders.stage,
        )
        return workspace, assets, mistaken

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


def stop_at(problems: list[Problem], *, strict: bool) -> None:
    """Raise ContentError where there are mistakes; if strict, warnings are mistakes too."""
    if (strict and problems) or has_errors(problems):
        raise ContentError(problems)
