"""The plan of feeds: which there are in a language."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.feeds.archives import archive_name, archives_of
from sitegen.kinds.kind import Kind
from sitegen.kinds.program import PROGRAM
from sitegen.kinds.show import SHOW
from sitegen.site.addresses import output_path
from sitegen.site.feeds import HasCalendar, HasFeed, HasOwnFeed, Releases
from sitegen.site.library import Library
from sitegen.site.model import Language
from sitegen.site.route import Route, prefix_of


def feed_routes(library: Library, language: Language) -> Iterator[Route]:
    """The feeds that have entries, and the calendar where events have a date."""
    start, lang = prefix_of(language), language.code

    def has_feed(kind: Kind) -> bool:
        return HasFeed(lang=lang, kind=kind.name).answer(library)

    fed = [kind for kind in library.kinds if kind.feed and has_feed(kind)]
    for section in ("", *(kind.folder for kind in fed if kind.feed == "own")) if fed else ():
        yield from feeds_at(f"{start}{section}/" if section else start, lang, section)
    for slug in library.terms.get(lang, {}) if library.settings.feeds.tags else ():
        yield from own_feeds(library, lang, "tag", slug)
    for id_ in library.published(PROGRAM.name, lang) if library.settings.feeds.programs else ():
        yield from own_feeds(library, lang, PROGRAM.name, id_)
    yield from archive_routes(library, language)
    for kind in (kind for kind in library.kinds if kind.calendar == "shared"):
        if HasCalendar(lang=lang, kind=kind.name).answer(library):
            yield Route(path=f"{start}{kind.folder}/calendar.ics", page="calendar", lang=lang)


def own_feeds(library: Library, lang: str, page: str, name: str) -> Iterator[Route]:
    """The feeds of a tag or a program, beside its page, where the site asks for them."""
    owner = HasOwnFeed(lang=lang, page=page, name=name).answer(library)
    if owner:
        folder = output_path(owner.url.removeprefix(library.link("")))
        yield from feeds_at(folder.removesuffix("index.html"), lang, page, name)


def feeds_at(folder: str, lang: str, *args: str) -> Iterator[Route]:
    """A feed in its two formats."""
    for suffix in ("xml", "json"):
        yield Route(path=f"{folder}feed.{suffix}", page=f"feed_{suffix}", lang=lang, args=args)


def archive_routes(library: Library, language: Language) -> Iterator[Route]:
    """The archives of shows of very many episodes."""
    lang, limit = language.code, library.settings.feeds.episodes
    for id_ in library.published(SHOW.name, lang):
        count = len(Releases(lang=lang, id=id_).answer(library))
        folder = output_path(library.addresses[id_, lang]).removesuffix("index.html")
        for number in range(1, archives_of(count, limit) + 1):
            path, args = f"{folder}{archive_name(number)}", (id_, str(number))
            yield Route(path=path, page="podcast_feed", lang=lang, args=args)
