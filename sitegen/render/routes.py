"""The plan: every file that the site consists of, and what each is made by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from sitegen.content.kinds import Episode
from sitegen.errors import Location, Problem
from sitegen.site.addresses import output_path, slug_of
from sitegen.site.library import Library
from sitegen.site.model import Language
from sitegen.site.queries import Years
from sitegen.values import Value

LISTS = {
    "stories": "story_list",
    "podcast": "podcast_list",
    "programs": "program_list",
    "exhibitions": "exhibition_list",
    "events": "event_list",
    "members": "members",
    "tags": "tags",
}
"""The pages that exist in every language, with what makes each."""

FEEDS = {"": "", "news": "news", "stories": "story", "exhibitions": "exhibition", "events": "event"}
"""The feeds by section, with the kind of the entries in each ("" for all)."""


SETTINGS = "site.yaml"
"""The source of outputs that belong to no entry."""


class Route(Value):
    """One output: its path from the output folder, what makes it, its language and arguments.

    `source` is the file that an author would mend if the path is taken twice.
    """

    path: str
    page: str
    lang: str = ""
    args: tuple[str, ...] = ()
    source: str = SETTINGS

    @property
    def address(self) -> str:
        """The address below the site's root."""
        return "/" + self.path.removesuffix("index.html")


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


def check_collisions(routes: Iterable[Route]) -> list[Problem]:
    """Report every path that two routes claim, also where only case differs."""
    owners: dict[str, Route] = {}
    problems = []
    for route in routes:
        first = owners.setdefault(route.path.casefold(), route)
        if first is not route:
            # The pages that every site has can't give way.
            other, mine = (route, first) if route.source == SETTINGS else (first, route)
            named = other.source not in (SETTINGS, mine.source)
            message = (
                f"the address {mine.address} is also that of "
                f"{other.source if named else f'the page {other.page}'}; "
                "expected one of its own (slug:, url: or aliases: decide)"
            )
            problems.append(Problem(Location(mine.source), message))
    return problems


def entry_routes(library: Library, language: Language) -> Iterator[Route]:
    """The pages of entries, with what belongs to each: calendar files, chapters, feeds."""
    for (id_, lang), entry in library.entries.items():
        if lang != language.code or entry.kind == "section":
            continue
        path = output_path(library.addresses[id_, lang])
        yield Route(path=path, page=entry.kind, lang=lang, args=(id_,), source=entry.path)
        folder = path.removesuffix("index.html")
        if entry.kind == "show":
            yield Route(path=f"{folder}feed.xml", page="podcast_feed", lang=lang, args=(id_,))
        summary = library.summary(id_, lang)
        if isinstance(entry.meta, Episode) and entry.meta.chapters:
            yield Route(path=f"{folder}chapters.json", page="chapters", lang=lang, args=(id_,))
        dated = summary and (summary.start or any(venue.start for venue in summary.venues))
        if entry.kind in ("event", "exhibition") and dated:
            name = f"{folder}{slug_of(entry)}.ics"
            yield Route(path=name, page="calendar", lang=lang, args=(id_,))


def prefix_of(language: Language) -> str:
    """Give what begins a language's output paths: "" or "he/"."""
    return f"{language.prefix[1:]}/" if language.prefix else ""


def list_routes(library: Library, language: Language) -> Iterator[Route]:
    """Home, the lists, their pages, the archives by year."""
    start, lang = prefix_of(language), language.code
    yield Route(path=f"{start}index.html", page="home", lang=lang)
    for folder, page in LISTS.items():
        yield Route(path=f"{start}{folder}/index.html", page=page, lang=lang)
    total = pages_in(len(library.listed("news", lang)), library)
    yield from paged(f"{start}news/", "news_list", lang, (), total)
    for kind, folder, page in (("news", "news", "news_year"), ("story", "stories", "cohort")):
        for year in Years(lang=lang, kind=kind).answer(library):
            yield Route(
                path=f"{start}{folder}/{year}/index.html", page=page, lang=lang, args=(str(year),)
            )


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


def feed_routes(library: Library, language: Language) -> Iterator[Route]:
    """The feeds that have entries, and the calendar where events have a date."""
    start, lang = prefix_of(language), language.code
    for section, kind in FEEDS.items():
        kinds = [kind] if kind else ["news", "story", "episode", "exhibition", "event"]
        if not any(library.listed(each, lang) for each in kinds):
            continue
        folder = f"{start}{section}/" if section else start
        for suffix in ("xml", "json"):
            path = f"{folder}feed.{suffix}"
            yield Route(path=path, page=f"feed_{suffix}", lang=lang, args=(section,))
    events = (library.summary(id_, lang) for id_ in library.listed("event", lang))
    if any(event and event.start for event in events):
        yield Route(path=f"{start}events/calendar.ics", page="calendar", lang=lang)


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
    """What the site has once: sitemap, robots.txt, headers for the host, the style guide."""
    default = library.languages[0].code
    yield Route(path="sitemap.xml", page="sitemap", lang=default)
    yield Route(path="robots.txt", page="robots", lang=default)
    yield Route(path="_headers", page="headers", lang=default)
    if drafts:
        yield Route(path="styleguide/index.html", page="styleguide", lang=default)
