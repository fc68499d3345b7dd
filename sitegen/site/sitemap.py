"""The question that the site map asks."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.feeds.sitemap import SitemapPage
from sitegen.site.library import Library
from sitegen.site.queries import LibraryQuery, Years


class PublishedPages(LibraryQuery[tuple[SitemapPage, ...]]):
    """Every page that searchers may find, in all languages. `lang` is the site's first."""

    def answer(self, layer: Library) -> tuple[SitemapPage, ...]:
        """Give the pages with their languages."""
        return (*entry_pages(layer), *list_pages(layer), *year_pages(layer), *tag_pages(layer))


def entry_pages(library: Library) -> Iterator[SitemapPage]:
    """The pages of entries, without those that readers can't see yet."""
    base = library.settings.base
    for id_, languages in library.written_in.items():
        addresses = [
            (each.code, base + library.addresses[id_, each.code])
            for each in library.languages
            if each.code in languages and not library.is_unpublished(id_, each.code)
        ]
        for code, address in addresses:
            entry = library.entries[id_, code]
            if not library.kinds[entry.kind].speaks:
                alternates = tuple(addresses) if len(addresses) > 1 else ()
                dated = entry.meta.updated or entry.meta.date
                yield SitemapPage(url=address, updated=dated, alternates=alternates)


def list_pages(library: Library) -> Iterator[SitemapPage]:
    """Home, the lists and the search."""
    base = library.settings.base
    lists = (f"/{folder}/" for folder in library.kinds.sections)
    search = ("/search/",) if library.settings.search else ()
    for path in ("/", *lists, "/members/", "/tags/", *search):
        alternates = tuple((each.code, f"{base}{each.prefix}{path}") for each in library.languages)
        for _, address in alternates:
            yield SitemapPage(url=address, alternates=alternates if len(alternates) > 1 else ())


def year_pages(library: Library) -> Iterator[SitemapPage]:
    """The archives by year and the cohorts."""
    for each in library.languages:
        for kind in (kind for kind in library.kinds if kind.years_page):
            start = f"{library.settings.base}{each.prefix}/{kind.folder}/"
            for year in Years(lang=each.code, kind=kind.name).answer(library):
                yield SitemapPage(url=f"{start}{year}/")


def tag_pages(library: Library) -> Iterator[SitemapPage]:
    """The pages of tags."""
    for each in library.languages:
        for slug in library.terms.get(each.code, {}):
            yield SitemapPage(url=f"{library.settings.base}{each.prefix}/tags/{slug}/")
