"""Which routes have to be rendered, and which outputs are as they would be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sitegen.build.checking import Checker
from sitegen.build.options import BuildOptions
from sitegen.build.tasks import Rendered, RenderTask, render_all
from sitegen.build.traces import PageTrace
from sitegen.build.workers import distribute
from sitegen.build.workspace import Workspace
from sitegen.errors import Location, Problem
from sitegen.render.routes import Route

WEIGHTS = {"redirect": 1, "sitemap": 400, "feed_xml": 40, "feed_json": 40}
"""How much work a route is, where it isn't that of a page: 10."""


@dataclass
class Rendering:
    """The routes of a build, rendered: traces by path, staged files, numbers, mistakes."""

    pages: dict[str, PageTrace] = field(default_factory=dict)
    staged: dict[str, str] = field(default_factory=dict)
    rendered: int = 0
    problems: list[Problem] = field(default_factory=list)


def render_routes(
    workspace: Workspace,
    routes: tuple[Route, ...],
    old: Mapping[str, PageTrace],
    present: Mapping[str, str],
    checker: Checker,
    options: BuildOptions,
    progress: Callable[[int, int], None],
) -> Rendering:
    """Render the routes whose trace doesn't hold, or whose output isn't as it was made.

    `present` are the digests of what lies in the output. With --verify the others are rendered as
    well and compared.
    """
    result = Rendering()
    pending: list[RenderTask] = []
    for route in routes:
        trace = old.get(route.path)
        if trace and present.get(route.path) == trace.digest and checker.holds(trace.reads):
            result.pages[route.path] = trace
            if not options.verify:
                continue
        pending.append(RenderTask(route=route, present=present.get(route.path, "")))
    work = distribute(render_all, workspace, pending, options.jobs, weight_of)
    for number, done in enumerate(work, 1):
        progress(number, len(pending))
        take(result, done)
    return result


def weight_of(task: RenderTask) -> int:
    """Give how much work a route is."""
    return WEIGHTS.get(task.route.page, 10)


def take(result: Rendering, done: Rendered) -> None:
    """Take a rendered route into the result; one that was to be reused must be the same."""
    result.problems += done.problems
    if done.problems:
        return
    reused = result.pages.get(done.path)
    if reused is not None:
        if reused.digest != done.digest:
            message = "reused, but made anew it differs: please report this, and build --clean"
            result.problems.append(Problem(Location(f"output/{done.path}"), message))
        return
    result.rendered += 1
    result.pages[done.path] = PageTrace(digest=done.digest, reads=done.reads, demands=done.demands)
    if done.staged:
        result.staged[done.path] = done.staged
