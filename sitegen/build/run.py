"""The build: read → validate → relate → plan → convert → render → derive → write.

Nothing is written before everything was made without a mistake.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from sitegen.build.bodystore import BodyStore
from sitegen.build.checking import Checker, broken_bodies
from sitegen.build.folders import Folders, read_clock
from sitegen.build.gathering import gather, traces_after
from sitegen.build.leads import check_leads
from sitegen.build.lost import convert_again
from sitegen.build.memory import Memory, Result, remember
from sitegen.build.options import BuildOptions, BuildReport, Progress
from sitegen.build.output import OutputState, commit, state_after
from sitegen.build.past import Past
from sitegen.build.rendering import Judge, Rendering, render_routes
from sitegen.build.tasks import make_environment_of
from sitegen.build.texts import Conversion, check_unfinished, convert_texts
from sitegen.build.workspace import StoredBodies, Workspace
from sitegen.content.project import Reading, read_entries, read_text, settings_and_links
from sitegen.content.settings import Settings
from sitegen.content.source import Survey
from sitegen.content.sources import Sources
from sitegen.content.static import static_outputs
from sitegen.content.strays import find_strays
from sitegen.engine.digest import Digest
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError, Problem
from sitegen.media.cache import MediaCache
from sitegen.render.assets import Asset, with_assets
from sitegen.render.environment import templates_with_mistakes
from sitegen.render.file_queries import Files
from sitegen.render.guard import Names
from sitegen.render.print_queries import Prints
from sitegen.render.static import check_static
from sitegen.render.theme import load_theme
from sitegen.site.collect import Collection, collect
from sitegen.site.facets import facets_of
from sitegen.site.hangings import Hangings, hangings
from sitegen.site.routes import Route, check_paths, plan_routes
from sitegen.site.visibility import Moment


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be built: layers, routes, the theme's files and the site's own, what was noticed.

    `unchanged` are the layers that answer every question as they did; `routes` are None where they
    are those of the last build; `facets` are the library's.
    """

    workspace: Workspace
    reading: Reading
    collection: Collection
    unchanged: frozenset[str]
    routes: tuple[Route, ...] | None
    assets: tuple[Asset, ...]
    static: Mapping[str, str]
    facets: Mapping[str, Digest]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """One run of the build."""

    options: BuildOptions
    folders: Folders
    progress: Progress

    def run(
        self,
        past: Past,
        found: Survey,
        printed: Survey,
        present: OutputState,
        at: datetime,
    ) -> BuildReport:
        """Do what has to be done, and no more.

        `found` are the sources, `printed` the panels that were made and `present` the outputs as
        they stand, `at` the moment to build as of.
        """
        memory = Memory(past)
        # One table of digests: what a page was planned with is what its picture is made from.
        digests = past.digests_of({**found.identities, **printed.identities})
        sources = Sources(self.options.site, found, digests)
        prints = Sources(self.options.site, printed, digests)
        plan = self.plan(sources, prints, memory, at)
        unchanged = plan.unchanged
        edited = memory.edited(plan.workspace, plan.reading, plan.collection)
        checker = Checker(plan.workspace, unchanged, edited, memory.same_facets(plan.facets))
        broken = checker.broken(memory.traces.reads)
        conversion = self.convert(plan, memory, checker, broken)
        problems = [*found.problems, *plan.problems, *conversion.problems]
        if has_errors(problems):
            problems += check_unfinished(plan.workspace, plan.reading, self.options.jobs)
            problems += templates_with_mistakes(make_environment_of(plan.workspace))
        stop_at(problems, strict=self.options.strict)
        plan = with_bodies(plan, conversion, self.folders)
        broken |= broken_bodies(memory.traces.reads, conversion.changed)
        judge = Judge(memory.traces, broken, present)
        rendering = render_routes(
            plan.workspace,
            plan.routes,
            judge,
            conversion.tables,
            self.options,
            self.stage("rendering"),
        )
        stop_at(rendering.problems, strict=False)
        return self.write(plan, memory, present, conversion, rendering, problems)

    def plan(self, sources: Sources, prints: Sources, memory: Memory, at: datetime) -> Plan:
        """Read, validate and relate the site's sources; give everything that must exist."""
        settings, links = settings_and_links(sources)
        reading = read_entries(sources, settings, memory.known(), self.options.jobs)
        zone = ZoneInfo(settings.timezone)
        moment = Moment(at.astimezone(zone), zone, self.options.drafts)
        collection = collect(reading.groups, settings, moment, failed=reading.unfinished)
        hung = judge_prints(prints, sources, reading, collection)
        try:
            workspace, assets = self.lay_out(sources, settings, reading, collection, prints, hung)
        except ContentError as error:
            # A mistake in the theme must not hide those in the content.
            noticed = (*reading.problems, *collection.problems)
            raise ContentError([*noticed, *error.problems]) from None
        unchanged = memory.unchanged_layers(workspace, reading, collection)
        problems = [*reading.problems, *collection.problems, *hung.problems]
        problems += check_leads(workspace, reading, links)
        problems += find_strays(sources, reading.groups, settings.languages)
        routes, facets = None, memory.state.facets
        if "library" not in unchanged:
            facets = dict(facets_of(collection.library))
            routes = plan_routes(collection.library, drafts=self.options.drafts)
            problems += check_paths(routes, reading.groups)
        static, left_out = static_outputs(sources.identities)
        problems += [*left_out, *check_static(static, routes or memory.routes())]
        found = tuple(problems)
        return Plan(
            workspace, reading, collection, unchanged, routes, assets, static, facets, found
        )

    def lay_out(
        self,
        sources: Sources,
        settings: Settings,
        reading: Reading,
        collection: Collection,
        prints: Sources,
        hung: Hangings,
    ) -> tuple[Workspace, tuple[Asset, ...]]:
        """Lay out the layers of the site, and an empty stage."""
        again = self.options.clean or self.options.verify
        objects = ObjectStore(self.folders.objects, fresh=again)
        theme = load_theme(sources, settings.theme, settings.theme_options)
        theme, assets = with_assets(theme, objects, settings.root)
        shutil.rmtree(self.folders.stage, ignore_errors=True)
        self.folders.stage.mkdir(parents=True)
        limit = settings.maximum_megapixels
        workspace = Workspace(
            site=self.options.site,
            library=collection.library,
            theme=theme,
            files=Files(sources, objects, limit),
            prints=Prints(hung, Files(prints, objects, limit)),
            names=Names(reading.private_names),
            bodies=StoredBodies(self.folders.bodies, {}),
            stage=self.folders.stage,
        )
        return workspace, assets

    def convert(self, plan: Plan, memory: Memory, checker: Checker, broken: set[int]) -> Conversion:
        """Convert the texts that need it."""
        with closing(BodyStore(self.folders.bodies, fresh=self.options.clean)) as store:
            return convert_texts(
                plan.workspace,
                plan.reading,
                store,
                memory.traces,
                checker,
                broken,
                self.options.jobs,
                self.stage("converting"),
            )

    def write(
        self,
        plan: Plan,
        memory: Memory,
        present: OutputState,
        conversion: Conversion,
        rendering: Rendering,
        problems: list[Problem],
    ) -> BuildReport:
        """Make what is demanded, put everything in place, keep what the next build needs."""
        wanted, made = gather(
            plan.workspace,
            rendering,
            conversion,
            plan.assets,
            plan.static,
            memory.traces.made,
            present,
            self,
        )
        changes = commit(self.options.output, wanted, present)
        result = Result(
            traces=traces_after(conversion, rendering, made),
            output=state_after(self.options.output, wanted, present, read_clock(self.options)),
            warnings=tuple(sorted(set(problems))),
        )
        remember(
            self.folders,
            memory,
            plan.workspace,
            plan.reading,
            plan.collection,
            plan.facets,
            result,
        )
        tidy(self.folders, conversion, made, memory)
        return BuildReport(
            rendered=rendering.rendered,
            reused=len(rendering.pages) - rendering.rendered,
            removed=changes.removed,
            written=changes.written,
            warnings=result.warnings,
            foreign=changes.kept_foreign,
            notes=memory.past.notes,
        )

    def stage(self, name: str) -> Callable[[int, int], None]:
        """Give what is told of the progress of a stage."""
        return lambda done, total: self.progress(name, done, total)


def judge_prints(
    prints: Sources, sources: Sources, reading: Reading, collection: Collection
) -> Hangings:
    """Judge which of the panels that were made may be shown."""

    def text_of(id_: str, lang: str, path: str) -> str:
        known = reading.texts.get((id_, lang))
        return (known or read_text(sources, path)).text

    groups = {group.id: group for group in reading.groups} if prints.identities else {}
    return hangings(prints, groups, collection.library, sources, text_of)


def with_bodies(plan: Plan, conversion: Conversion, folders: Folders) -> Plan:
    """Give a plan whose pages can ask for the converted texts."""
    again = partial(convert_again, plan.workspace)
    bodies = StoredBodies(folders.bodies, conversion.digests(), again)
    return replace(plan, workspace=replace(plan.workspace, bodies=bodies))


def stop_at(problems: list[Problem], *, strict: bool) -> None:
    """Raise ContentError where there are mistakes; if strict, warnings are mistakes too."""
    if (strict and problems) or has_errors(problems):
        raise ContentError(problems)


def has_errors(problems: Sequence[Problem]) -> bool:
    """True where there is more than warnings."""
    return any(problem.severity == "error" for problem in problems)


def tidy(folders: Folders, conversion: Conversion, made: dict[str, str], memory: Memory) -> None:
    """Remove what was only needed on the way, and what the cache holds of former days."""
    shutil.rmtree(folders.stage, ignore_errors=True)
    if conversion.changed:
        with closing(BodyStore(folders.bodies)) as store:
            store.clean_up({trace.key for trace in conversion.traces.values()})
    if (
        made != memory.traces.made
        and sum(1 for _ in folders.media.glob("*/*")) > 2 * len(made) + 200
    ):
        MediaCache(folders.media).collect_garbage(made)
