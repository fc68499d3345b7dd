"""Which routes have to be rendered, and which outputs are as they would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.builder.commit.output import OutputState
from sitegen.builder.options import BuildOptions
from sitegen.builder.schedule.parts import RenderingWithParts, render_with_parts
from sitegen.builder.tasks.tasks import Rendered, RenderTask
from sitegen.builder.tasks.workspace import Workspace
from sitegen.builder.trace.traces import PageTrace, Read, Tables, Traces
from sitegen.builder.trace.verifying import differs
from sitegen.engine.query import heaviest
from sitegen.engine.workers import distribute
from sitegen.errors import Location, Problem
from sitegen.site.route import Route

WEIGHTS = {"redirect": 1, "sitemap": 400, "feed_xml": 40, "feed_json": 40}
"""How much work a route is, where it isn't that of a page: 10."""


Choice = tuple[dict[str, PageTrace], list[tuple[Route, str]]]
"""The traces of what is reused by path, and what is to be rendered with the reason."""


@dataclass
class Rendering:
    """The routes of a build, rendered: traces by path, staged files, numbers, mistakes.

    `build` is the number of the build; `met` are the places in the tables of what each process
    counts.
    """

    tables: Tables
    build: int
    pages: dict[str, PageTrace] = field(default_factory=dict)
    staged: dict[str, str] = field(default_factory=dict)
    rendered: int = 0
    problems: list[Problem] = field(default_factory=list)
    met: dict[int, list[int]] = field(default_factory=dict)

    def warnings(self) -> list[Problem]:
        """Give what is to be told of the files that pages show, also of pages that are reused."""
        advice = (each for page in self.pages.values() for each in page.advice)
        return [Problem(Location(each.path), each.message, "warning") for each in heaviest(advice)]


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides which outputs are reused: by old traces, broken reads and what lies in the output."""

    old: Traces
    broken: set[int]
    present: OutputState

    def holding(self, path: str) -> Iterator[Read]:
        """Give what a page asked in the last build that has the answer which it had.

        Of what only builds before that one asked nothing is known: it may still be in the table.
        """
        trace = self.old.pages.get(path)
        for place in trace.reads if trace else ():
            if place not in self.broken:
                yield self.old.reads[place]

    def reason(self, route: Route) -> str:
        """Say why a route has to be rendered, "" where its output is as it would be."""
        trace = self.old.pages.get(route.path)
        if trace is None or trace.route(route.path) != route:
            return "new"
        return self.reason_of_trace(route.path, trace)

    def reason_of_trace(self, path: str, trace: PageTrace) -> str:
        """Say why what was rendered before has to be rendered again, "" where it hasn't."""
        if not self.broken.isdisjoint(trace.reads):
            question = self.old.reads[next(p for p in trace.reads if p in self.broken)][0]
            return f"answer:{question.hex()}"
        record = self.present.files.get(path)
        if record is None:
            return "missing"
        return "" if record.digest == trace.digest else "altered"


def choose_planned(routes: Iterable[Route], judge: Judge) -> Choice:
    """Split planned routes into those that are reused, and those to be rendered with the reason."""
    reused: dict[str, PageTrace] = {}
    pending: list[tuple[Route, str]] = []
    for route in routes:
        reason = judge.reason(route)
        if reason:
            pending.append((route, reason))
        else:
            reused[route.path] = judge.old.pages[route.path]
    return reused, pending


def choose_known(judge: Judge) -> Choice:
    """Do the same with the routes of the last build, where the plan can't be another."""
    reused: dict[str, PageTrace] = {}
    pending: list[tuple[Route, str]] = []
    for path, trace in judge.old.pages.items():
        reason = judge.reason_of_trace(path, trace)
        if reason:
            pending.append((trace.route(path), reason))
        else:
            reused[path] = trace
    return reused, pending


def render_routes(
    workspace: Workspace,
    routes: tuple[Route, ...] | None,
    judge: Judge,
    tables: Tables,
    options: BuildOptions,
    parts: Path,
    progress: Callable[[int, int], None],
) -> Rendering:
    """Render the routes whose trace doesn't hold, or whose output isn't as it was made.

    `routes` are None where they are those of the last build, `parts` is where own parts of pages
    are kept. With --verify the others are rendered as well and compared.
    """
    reused, pending = choose_known(judge) if routes is None else choose_planned(routes, judge)
    result = Rendering(tables, judge.old.builds + 1, pages=reused)
    if options.verify:
        pending += [(trace.route(path), "") for path, trace in reused.items()]
    present = judge.present.files
    tasks = [
        RenderTask(route=route, present=present[route.path].digest if route.path in present else "")
        for route, _ in pending
    ]
    by_path: Mapping[str, tuple[Route, str]] = {each[0].path: each for each in pending}
    again = options.clean or options.verify
    given = RenderingWithParts(workspace, parts, fresh=again, holding=judge.holding)
    work = distribute(render_with_parts, given, tasks, options.jobs, weight_of)
    for number, done in enumerate(work, 1):
        progress(number, len(tasks))
        take(result, done, *by_path[done.path])
    return result


def weight_of(task: RenderTask) -> int:
    """Give how much work a route is."""
    return WEIGHTS.get(task.route.page, 10)


def take(result: Rendering, done: Rendered, route: Route, reason: str) -> None:
    """Take a rendered route into the result; one that was to be reused must be the same."""
    result.problems += done.problems
    if done.problems:
        return
    met = result.met.setdefault(done.process, [])
    met += result.tables.place_reads(done.fresh)
    reused = result.pages.get(done.path)
    if reused is not None:
        if reused.digest != done.digest:
            result.problems.append(differs(done.path))
        return
    result.rendered += 1
    result.pages[done.path] = PageTrace(
        page=route.page,
        lang=route.lang,
        args=route.args,
        source=route.source,
        digest=done.digest,
        reads=[met[number] for number in done.reads],
        demands=result.tables.place_demands(done.demands),
        reason=reason,
        build=result.build,
        advice=done.advice,
    )
    if done.staged:
        result.staged[done.path] = done.staged
