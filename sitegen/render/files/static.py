"""The files of `static/` among the outputs: as demands, and beside the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from posixpath import dirname

from sitegen.content.folder.sources import Sources
from sitegen.engine.digest import encode
from sitegen.errors import Location, Problem
from sitegen.render.files.demands import PlainCopy
from sitegen.site.route import SETTINGS, Route
from sitegen.site.routes import OWN_FOLDERS


def static_demands(outputs: Mapping[str, str], sources: Sources) -> list[bytes]:
    """Give the demands for files that are published as they are; `outputs` has sources by path."""
    return [
        encode(PlainCopy(source=source, digest=sources.digest(source), name=path, as_it_is=True))
        for path, source in outputs.items()
    ]


def check_static(outputs: Mapping[str, str], routes: Iterable[Route]) -> list[Problem]:
    """Report each file of `static/` that can't stand beside the pages, or beside another of them.

    Case makes no difference, since it makes none on Windows and macOS.
    """
    if not outputs:
        return []
    owners = {route.path.casefold(): route for route in routes}
    # The first by path is named, in whatever order the plan came.
    inward = sorted(owners.items(), reverse=True)
    below = {folder: owner for path, owner in inward for folder in folders_above(path)}
    problems = []
    first_of: dict[str, str] = {}
    for path, source in outputs.items():
        folded = path.casefold()
        first = folded.partition("/")[0]
        others = [owners.get(folded), below.get(folded)]
        others += [owners.get(folder) for folder in folders_above(folded)]
        other = next((route for route in others if route), None)
        twin = first_of.setdefault(folded, source)
        if first in OWN_FOLDERS:
            said = f"/{first}/ is the folder of {OWN_FOLDERS[first]}; put the file elsewhere"
        elif other:
            said = f"/{path} can't stand beside {owner_of(other)}; rename one of them"
        elif twin != source:
            said = f"/{path} differs from {twin} in case only; rename one of them"
        else:
            continue
        problems.append(Problem(Location(source), said))
    return problems


def folders_above(path: str) -> Iterable[str]:
    """Give the folders above a path, the nearest first."""
    while path := dirname(path):
        yield path


def owner_of(route: Route) -> str:
    """Name a page by its address and what an author would mend."""
    file = f"the page {route.page}" if route.source == SETTINGS else route.source
    return f"{route.address} ({file})"
