"""The plan: every file that the site consists of, and what each is made by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil

from sitegen.content.entries.entry import Group
from sitegen.errors import Location, Problem
from sitegen.feeds.security import PLACE
from sitegen.feeds.sitemap import part_name
from sitegen.kinds.kind import Kind
from sitegen.site.addresses import output_path
from sitegen.site.feed_routes import feed_routes
from sitegen.site.library import Library
from sitegen.site.model import Language
from sitegen.site.queries import Years
from sitegen.site.route import SETTINGS, Route, prefix_of
from sitegen.site.sitemap import parts_of

UNINDEXED = ("404", "redirect", "styleguide")
"""The pages that searchers are asked to leave out, and that nobody shares."""

DECIDED_BY = "(slug:, url: or aliases: decide)"
TAKEN = "the address {} is also that of {}"
TAKEN_BUT_FOR_CASE = "the address {} differs only by case from that of {}"
FILE_ABOVE = "the address {} can't stand beside that of {}: a file has the name that a folder needs"
LONGEST_NAME = 255
"""The bytes of a name that the file systems of Linux, macOS and Windows hold."""


def plan_routes(library: Library, *, drafts: bool = False) -> tuple[Route, ...]:
    """Give all routes of a library, sorted by path."""
    routes: list[Route] = []
    for language in library.languages:
        routes += entry_routes(library, language)
        routes += list_routes(library, language)
        routes += tag_routes(library, language)
        routes += feed_routes(library, language)
        routes += special_routes(library, language)
    routes += alias_routes(library)
    routes += site_routes(library, drafts)
    return tuple(sorted(routes, key=lambda route: (route.path, route.source)))


def check_paths(routes: Sequence[Route], groups: Iterable[Group] = ()) -> list[Problem]:
    """Report every path that can't be a file beside the others.

    Those that two routes claim, also where only case differs; those below another's file; those
    with names longer than file systems hold. `groups` know in which lines addresses are written.
    """
    lines = {
        (place.path, output_path(place.text)): place.line
        for group in groups
        for place in group.places
        if place.text.startswith("/")
    }
    # Of two, the one gives way whose author wrote the address: there it is mended.
    problems = find_clashes(sorted(routes, key=lambda route: (route.source, route.path) in lines))
    return [
        replace(problem, location=Location(route.source, lines[route.source, route.path]))
        if (route.source, route.path) in lines
        else problem
        for route, problem in problems
    ]


OWN_FOLDERS = {"assets": "the theme's files", "media": "pictures and sound", "pagefind": "search"}
"""Folders that are filled by digests of what is in them, so that nothing else may stand there:
browsers keep what they have from them for ever."""


def find_clashes(routes: Sequence[Route]) -> list[tuple[Route, Problem]]:
    """Give the routes that have to give way, each with what is said of it."""
    owners: dict[str, Route] = {}
    problems = []
    for route in routes:
        first = owners.setdefault(route.path.casefold(), route)
        if first is not route:
            same = first.path == route.path
            problems.append(clash(first, route, TAKEN if same else TAKEN_BUT_FOR_CASE))
        if folder := OWN_FOLDERS.get(route.path.casefold().partition("/")[0]):
            message = f"the address {route.address} is in the folder of {folder}"
            said = f"{message}; expected another {DECIDED_BY}"
            problems.append((route, Problem(Location(route.source), said)))
        if len(route.path.encode()) > LONGEST_NAME:
            problems += [(route, problem) for problem in names_too_long(route)]
    return problems + files_above(routes, owners)


def files_above(
    routes: Iterable[Route], owners: Mapping[str, Route]
) -> list[tuple[Route, Problem]]:
    """Report the files that stand where others need a folder, each once."""
    looked_at: set[str] = set()
    problems = []
    for route in routes:
        folder = route.path.casefold().rpartition("/")[0]
        while folder and folder not in looked_at:
            looked_at.add(folder)
            if folder in owners:
                problems.append(clash(owners[folder], route, FILE_ABOVE))
            folder = folder.rpartition("/")[0]
    return problems


def clash(first: Route, second: Route, sentence: str) -> tuple[Route, Problem]:
    """Say that one of two routes has to give way: not one of the pages that every site has."""
    other, mine = (second, first) if second.source == SETTINGS else (first, second)
    named = other.source not in (SETTINGS, mine.source)
    found = sentence.format(mine.address, other.source if named else f"the page {other.page}")
    message = f"{found}; expected one of its own {DECIDED_BY}"
    return mine, Problem(Location(mine.source), message)


def names_too_long(route: Route) -> list[Problem]:
    """Report the parts of a route's path that no file system takes as a name."""
    sizes = [len(part.encode()) for part in route.path.split("/")]
    return [
        Problem(
            Location(route.source),
            f"the address {route.address[:60]}… has a part of {size} bytes; "
            f"expected at most {LONGEST_NAME} {DECIDED_BY}",
        )
        for size in sizes
        if size > LONGEST_NAME
    ]


def entry_routes(library: Library, language: Language) -> Iterator[Route]:
    """The pages of entries, with what leaves the site from each: calendars, chapters, feeds.

    Nothing unpublished leaves it.
    """
    for (id_, lang), entry in library.entries.items():
        kind = library.kinds[entry.kind]
        if lang != language.code or kind.speaks:
            continue
        path = output_path(library.addresses[id_, lang])
        yield Route(path=path, page=kind.name, lang=lang, args=(id_,), source=entry.path)
        if library.is_unpublished(id_, lang):
            continue
        folder = path.removesuffix("index.html")
        for file in kind.attached(entry):
            yield Route(path=f"{folder}{file.name}", page=file.page, lang=lang, args=(id_,))


def list_routes(library: Library, language: Language) -> Iterator[Route]:
    """Home, the lists, their pages, the archives by year."""
    start, lang = prefix_of(language), language.code
    yield Route(path=f"{start}index.html", page="home", lang=lang)
    for page in ("members", "tags"):
        yield Route(path=f"{start}{page}/index.html", page=page, lang=lang)
    for kind in library.kinds:
        folder = f"{start}{kind.folder}/"
        if kind.paged:
            total = pages_in(len(library.listed(kind.name, lang)), library)
            yield from paged(folder, kind.list_page, lang, (), total)
        elif kind.list_page:
            yield Route(path=f"{folder}index.html", page=kind.list_page, lang=lang)
        if kind.years_page:
            yield from year_routes(library, kind, folder, lang)


def year_routes(library: Library, kind: Kind, folder: str, lang: str) -> Iterator[Route]:
    """The archives by year, as long as their lists are."""
    listed = library.by_year(kind.name, lang)
    for year in Years(lang=lang, kind=kind.name).answer(library):
        below, args = f"{folder}{year}/", (str(year),)
        if kind.paged:
            total = pages_in(len(listed[year]), library)
            yield from paged(below, kind.years_page, lang, args, total)
        else:
            yield Route(path=f"{below}index.html", page=kind.years_page, lang=lang, args=args)


def pages_in(count: int, library: Library) -> int:
    """Give how many pages a list of a length takes: at least one."""
    return max(1, ceil(count / library.settings.page_size))


def paged(folder: str, page: str, lang: str, args: tuple[str, ...], total: int) -> Iterator[Route]:
    """The pages of a long list; the first stands at the list's own address."""
    for number in range(1, total + 1):
        path = f"{folder}index.html" if number == 1 else f"{folder}page/{number}/index.html"
        yield Route(path=path, page=page, lang=lang, args=(*args, str(number), str(total)))


def tag_routes(library: Library, language: Language) -> Iterator[Route]:
    """The pages of each tag."""
    for slug, term in library.terms.get(language.code, {}).items():
        folder = f"{prefix_of(language)}tags/{slug}/"
        total = pages_in(len(term.ids), library)
        yield from paged(folder, "tag", language.code, (slug,), total)


def special_routes(library: Library, language: Language) -> Iterator[Route]:
    """The page for what is not found, and the search."""
    start, lang = prefix_of(language), language.code
    yield Route(path=f"{start}404.html", page="404", lang=lang)
    if library.settings.search:
        yield Route(path=f"{start}search/index.html", page="search", lang=lang)


def alias_routes(library: Library) -> Iterator[Route]:
    """The former addresses of entries, as redirects."""
    for (id_, lang), entry in library.entries.items():
        for alias in dict.fromkeys(entry.meta.aliases):
            path = output_path(
                alias if "." in alias.rpartition("/")[2] else alias.rstrip("/") + "/"
            )
            yield Route(path=path, page="redirect", lang=lang, args=(id_,), source=entry.path)


def site_routes(library: Library, drafts: bool) -> Iterator[Route]:
    """What the site has once: its map, what hosts and robots read, the style guide."""
    default = library.languages[0].code
    yield Route(path="sitemap.xml", page="sitemap", lang=default)
    parts = parts_of(library)
    for number in range(1, parts + 1) if parts > 1 else ():
        yield Route(path=part_name(number), page="sitemap", lang=default, args=(str(number),))
    if library.settings.security:
        yield Route(path=PLACE, page="security", lang=default)
    yield Route(path="robots.txt", page="robots", lang=default)
    yield Route(path="_headers", page="headers", lang=default)
    if drafts:
        yield Route(path="styleguide/index.html", page="styleguide", lang=default)
