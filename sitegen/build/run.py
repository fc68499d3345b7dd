"""The build: read → validate → relate → plan → convert → render → derive → write.

Nothing is written before everything was made without a mistake.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sitegen.build.bodystore import BodyStore
from sitegen.build.checking import Checker
from sitegen.build.folders import Folders
from sitegen.build.gathering import gather
from sitegen.build.memory import Memory, remember
from sitegen.build.options import BuildOptions, BuildReport, Progress
from sitegen.build.output import OutputState, Wanted, commit, identities
from sitegen.build.past import Past
from sitegen.build.rendering import Rendering, render_routes
from sitegen.build.texts import Conversion, convert_texts
from sitegen.build.workspace import StoredBodies, Workspace
from sitegen.content.project import Reading, read_entries, read_settings
from sitegen.content.settings import Settings
from sitegen.content.sources import Sources
from sitegen.engine.files import Identity
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError, Problem
from sitegen.render.assets import Asset, with_assets
from sitegen.render.file_queries import Files
from sitegen.render.guard import Names
from sitegen.render.routes import Route, check_collisions, plan_routes
from sitegen.render.theme import load_theme
from sitegen.site.collect import Collection, collect
from sitegen.site.visibility import Moment


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be built: layers, routes, the theme's files, and what was noticed so far."""

    workspace: Workspace
    reading: Reading
    collection: Collection
    routes: tuple[Route, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """One run of the build."""

    options: BuildOptions
    folders: Folders
    progress: Progress

    def run(
        self, past: Past, found: Mapping[str, Identity], present: OutputState, at: datetime
    ) -> BuildReport:
        """Do what has to be done, and no more.

        `found` are the sources and `present` the outputs as they stand, `at` the moment to build
        as of.
        """
        memory = Memory(past)
        sources = Sources(self.options.site, found, past.digests_of(found))
        plan = self.plan(sources, memory, at)
        unchanged = memory.unchanged_layers(plan.workspace, plan.reading, plan.collection)
        conversion = self.convert(plan, memory, unchanged)
        problems = [*plan.problems, *conversion.problems]
        stop_at(problems, strict=self.options.strict)
        plan = with_bodies(plan, conversion, self.folders)
        rendering = self.render(plan, memory, present, unchanged)
        stop_at(rendering.problems, strict=False)
        wanted = gather(plan.workspace, rendering, conversion, plan.assets, self)
        return self.write(plan, memory, present, conversion, rendering, wanted, problems)

    def plan(self, sources: Sources, memory: Memory, at: datetime) -> Plan:
        """Read, validate and relate the site's sources; give everything that must exist."""
        settings = read_settings(sources)
        reading = read_entries(sources, settings, memory.known())
        zone = ZoneInfo(settings.timezone)
        moment = Moment(at.astimezone(zone), zone, self.options.drafts)
        collection = collect(reading.groups, settings, moment, failed=reading.failed)
        workspace, assets = self.lay_out(sources, settings, reading, collection)
        routes = plan_routes(collection.library, drafts=self.options.drafts)
        problems = (*reading.problems, *collection.problems, *check_collisions(routes))
        return Plan(workspace, reading, collection, routes, assets, problems)

    def lay_out(
        self, sources: Sources, settings: Settings, reading: Reading, collection: Collection
    ) -> tuple[Workspace, tuple[Asset, ...]]:
        """Lay out the layers of the site, and an empty stage."""
        objects = ObjectStore(self.folders.objects, fresh=self.options.clean)
        theme = load_theme(self.options.site, settings.theme, settings.theme_options)
        theme, assets = with_assets(theme, objects, settings.root)
        shutil.rmtree(self.folders.stage, ignore_errors=True)
        self.folders.stage.mkdir(parents=True)
        workspace = Workspace(
            site=self.options.site,
            library=collection.library,
            theme=theme,
            files=Files(sources, objects, settings.maximum_megapixels),
            names=Names(reading.private_names),
            bodies=StoredBodies(self.folders.bodies, {}),
            stage=self.folders.stage,
            page_size=settings.page_size,
            minify=settings.minify_html,
        )
        return workspace, assets

    def convert(self, plan: Plan, memory: Memory, unchanged: frozenset[str]) -> Conversion:
        """Convert the texts that need it."""
        checker = Checker(plan.workspace, unchanged)
        with closing(BodyStore(self.folders.bodies, fresh=self.options.clean)) as store:
            return convert_texts(
                plan.workspace,
                plan.reading,
                store,
                memory.texts(),
                checker.holds,
                self.options.jobs,
                self.stage("converting"),
            )

    def render(
        self, plan: Plan, memory: Memory, present: OutputState, unchanged: frozenset[str]
    ) -> Rendering:
        """Render the routes that need it."""
        return render_routes(
            plan.workspace,
            plan.routes,
            memory.pages(),
            {path: record.digest for path, record in present.files.items()},
            Checker(plan.workspace, unchanged),
            self.options,
            self.stage("rendering"),
        )

    def write(
        self,
        plan: Plan,
        memory: Memory,
        present: OutputState,
        conversion: Conversion,
        rendering: Rendering,
        wanted: dict[str, Wanted],
        problems: list[Problem],
    ) -> BuildReport:
        """Put everything in place, and keep what the next build needs."""
        changes = commit(self.options.output, wanted, present)
        warnings = tuple(sorted(set(problems)))
        remember(
            self.folders,
            memory,
            plan.workspace,
            plan.reading,
            plan.collection,
            conversion.traces,
            rendering.pages,
            identities(self.options.output, wanted),
            warnings,
            changes.kept_foreign,
        )
        shutil.rmtree(self.folders.stage, ignore_errors=True)
        return BuildReport(
            rendered=rendering.rendered,
            reused=len(rendering.pages) - rendering.rendered,
            removed=changes.removed,
            written=changes.written,
            warnings=warnings,
            foreign=changes.kept_foreign,
            notes=memory.past.notes,
        )

    def stage(self, name: str) -> Callable[[int, int], None]:
        """Give what is told of the progress of a stage."""
        return lambda done, total: self.progress(name, done, total)


def with_bodies(plan: Plan, conversion: Conversion, folders: Folders) -> Plan:
    """Give a plan whose pages can ask for the converted texts."""
    bodies = StoredBodies(folders.bodies, conversion.digests())
    return replace(plan, workspace=replace(plan.workspace, bodies=bodies))


def stop_at(problems: list[Problem], *, strict: bool) -> None:
    """Raise ContentError where there are mistakes; if strict, warnings are mistakes too."""
    if (strict and problems) or any(problem.severity == "error" for problem in problems):
        raise ContentError(problems)
