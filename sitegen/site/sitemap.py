"""The questions that the site map asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from sitegen.feeds.sitemap import SitemapPage, is_day, most_pages
from sitegen.schema.parts import Image
from sitegen.site.library import Library
from sitegen.site.queries import LibraryQuery, Years
from sitegen.values import Value


class PicturedPage(Value):
    """A page of the site map, with the picture that stands for it; None for none."""

    page: SitemapPage
    picture: Image | None = None


class PublishedPages(LibraryQuery[tuple[PicturedPage, ...]]):
    """The pages of a part of the site map, in all languages. `lang` is the site's first."""

    part: int = 1

    def answer(self, layer: Library) -> tuple[PicturedPage, ...]:
        """Give the pages with their languages, in the order of their addresses."""
        most = most_pages(len(layer.languages))
        return tuple(all_pages(layer)[(self.part - 1) * most : self.part * most])


class SiteMapParts(LibraryQuery[tuple[str, ...]]):
    """The newest date in each part of the site map, "" where there is none."""

    def answer(self, layer: Library) -> tuple[str, ...]:
        """Give as many as there are parts, at least one."""
        most, pages = most_pages(len(layer.languages)), all_pages(layer)
        starts = range(0, max(1, len(pages)), most)
        return tuple(newest_of(pages[start : start + most]) for start in starts)


def newest_of(pages: Sequence[PicturedPage]) -> str:
    """Give the newest date of some pages."""
    return max((str(each.page.updated) for each in pages if is_day(each.page.updated)), default="")


def parts_of(library: Library) -> int:
    """Give how many files the pages of the site map fill."""
    most = most_pages(len(library.languages))
    # Entries are counted without a look at them: with the lists they are few on most sites.
    lists = (list_pages(library), year_pages(library), tag_pages(library))
    if len(library.entries) + sum(1 for each in lists for _ in each) <= most:
        return 1
    return ceil(len(all_pages(library)) / most) or 1


def all_pages(library: Library) -> list[PicturedPage]:
    """Give every page that searchers may find, in the order of their addresses."""
    lists = (*list_pages(library), *year_pages(library), *tag_pages(library))
    pages = [*entry_pages(library), *(PicturedPage(page=page) for page in lists)]
    return sorted(pages, key=lambda each: each.page.url)


def entry_pages(library: Library) -> Iterator[PicturedPage]:
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
                page = SitemapPage(url=address, updated=dated, alternates=alternates)
                yield PicturedPage(page=page, picture=picture_of(library, id_, code))


def picture_of(library: Library, id_: str, lang: str) -> Image | None:
    """Give the picture that stands for an entry elsewhere; most have none and aren't summed up."""
    meta = library.entries[id_, lang].meta
    if not any(getattr(meta, name, None) for name in ("image", "portrait", "artwork")):
        return None
    summary = library.summary(id_, lang)
    return summary.shared_picture if summary else None


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
