"""What else is wrong with a site whose build is refused before a page is rendered.

So that all is told at once, what only a finished site would show is looked for as far as it can be
known by then; nothing of what comes of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import Environment

from sitegen.builder.schedule.anchors import (
    NO_PAGES,
    AnchorLink,
    anchors_in,
    by_page,
    missing_in,
)
from sitegen.builder.schedule.file_checks import files_with_mistakes
from sitegen.builder.schedule.texts import Conversion, check_unfinished
from sitegen.builder.tasks.tasks import make_environment_of
from sitegen.builder.tasks.workspace import Workspace
from sitegen.content.project import Reading
from sitegen.engine.query import Answers, Reader
from sitegen.errors import ContentError, Problem
from sitegen.render.render import Renderer
from sitegen.render.templates.environment import templates_with_mistakes
from sitegen.render.theme.words import catalogs_with_mistakes
from sitegen.site.route import SETTINGS, Route


def further_mistakes(
    workspace: Workspace,
    reading: Reading,
    static: Mapping[str, str],
    routes: Iterable[Route],
    links: Iterable[AnchorLink],
    conversion: Conversion,
    jobs: int,
) -> Iterator[Problem]:
    """Give the mistakes that a build would come to only later.

    `static` are the sources of what is published as it is, `links` those of fields to places on
    pages.
    """
    problems, more = check_unfinished(workspace, reading, jobs)
    environment = make_environment_of(workspace)
    yield from problems
    yield from templates_with_mistakes(environment)
    yield from catalogs_with_mistakes(workspace.theme, workspace.library.settings.languages)
    yield from files_with_mistakes(workspace, reading, static)
    wanted = (*links, *conversion.anchor_links, *more)
    known = known_pages(workspace, reading, routes, conversion)
    yield from missing_places(workspace, environment, known, wanted)


def known_pages(
    workspace: Workspace, reading: Reading, routes: Iterable[Route], conversion: Conversion
) -> dict[str, Route]:
    """Give the pages, by output path, that are now what they will be when all is mended.

    Those aren't of which the text can't be converted, and, where entries have mistakes, lists and
    what stands below such an entry: they may hold places that only all entries together make.
    """
    above = tuple(f"{id_}/" for id_ in reading.unfinished)
    pairs = {entry.path: pair for pair, entry in workspace.library.entries.items()}
    known = {}
    for route in routes:
        pair = pairs.get(route.source)
        if pair is None:
            is_known = route.source == SETTINGS and not reading.unfinished
        else:
            is_known = pair in conversion.traces and not f"{pair[0]}/".startswith(above)
        if is_known and route.page not in NO_PAGES:
            known[route.path] = route
    return known


def missing_places(
    workspace: Workspace,
    environment: Environment,
    known: Mapping[str, Route],
    links: Iterable[AnchorLink],
) -> Iterator[Problem]:
    """Report links to places that pages lack.

    Most stand in a text that is converted; only where one doesn't, its page is rendered. A page
    that can't be rendered so far says nothing of its places.
    """
    renderer = Renderer(environment, workspace.gate)
    answers = Answers(workspace)
    entries = {entry.path: pair for pair, entry in workspace.library.entries.items()}
    for path, wanted in by_page(links, workspace.library.settings.root).items():
        route = known.get(path)
        if route is None:
            continue
        pair = entries.get(route.source)
        try:
            if pair and not list(missing_in(places_of_text(workspace, *pair), wanted)):
                continue
            html = renderer.render(route, Reader(answers)).decode()
        except ContentError:
            # Its own mistakes are told when it is made; some may be those of the rest.
            continue
        yield from missing_in(anchors_in(html), wanted)


def places_of_text(workspace: Workspace, id_: str, lang: str) -> frozenset[str]:
    """Give the places in an entry's converted text."""
    return anchors_in(workspace.bodies.load(id_, lang).html)
