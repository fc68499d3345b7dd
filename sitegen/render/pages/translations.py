"""A page in the other languages, for readers and for searchers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitegen.engine.query import Reader
from sitegen.kinds.registry import Kinds
from sitegen.render.pages.announced import absolute
from sitegen.site.model import Alternate
from sitegen.site.navigation import AlternatesOf, SiteInfo, TagAlternates, YearAlternates
from sitegen.site.route import Route

EVERYWHERE = {
    "home": "/",
    "404": "/404.html",
    "search": "/search/",
    "members": "/members/",
    "tags": "/tags/",
}
"""The pages of no kind that exist in every language, with their addresses below the prefix."""


def is_later(route: Route, kinds: Kinds) -> bool:
    """True for a page of a long list after the first."""
    kind = kinds.by_page.get(route.page)
    lists = (kind.list_page, kind.years_page) if kind and kind.paged else ("tag",)
    return route.page in lists and route.args[-2] != "1"


def alternates_of(
    reader: Reader, route: Route, kinds: Kinds, own: Mapping[str, Any]
) -> tuple[Alternate, ...]:
    """Give the page in the other languages."""
    if path := EVERYWHERE.get(route.page):
        return reader.fetch(AlternatesOf(lang=route.lang, path=path, everywhere=True))
    entry = own.get("entry")
    if entry:
        return reader.fetch(AlternatesOf(lang=route.lang, id=entry.id))
    if route.page == "tag":
        slug, number = route.args[:2]
        return reader.fetch(TagAlternates(lang=route.lang, slug=slug, first=number == "1"))
    kind = kinds.by_page.get(route.page)
    if kind is None:
        return reader.fetch(AlternatesOf(lang=route.lang, path="/"))
    if route.page == kind.years_page:
        year, first = int(route.args[0]), not is_later(route, kinds)
        asked = YearAlternates(
            lang=route.lang, kind=kind.name, folder=kind.folder, year=year, first=first
        )
        return reader.fetch(asked)
    first = not kind.paged or route.args[0] == "1"
    return reader.fetch(AlternatesOf(lang=route.lang, path=f"/{kind.folder}/", everywhere=first))


def hreflang_of(alternates: tuple[Alternate, ...], site: SiteInfo) -> tuple[tuple[str, str], ...]:
    """Give the languages that a page exists in for readers, and x-default for the first of them."""
    exact = [
        (each.lang, absolute(site, each.url))
        for each in alternates
        if each.exact and not each.unpublished
    ]
    if len(exact) < 2:
        return ()
    return (*exact, ("x-default", exact[0][1]))
