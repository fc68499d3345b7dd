"""What stands in the head of a page: title, addresses, alternates, feeds, structured data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from msgspec.structs import replace

from sitegen.content.parts import Image
from sitegen.engine.query import Reader
from sitegen.render.policy import POLICY
from sitegen.render.routes import LISTS, Route
from sitegen.render.social import social_image
from sitegen.render.structured import structured_data
from sitegen.render.theme_queries import Message
from sitegen.site.model import Alternate, Crumb, FeedLink
from sitegen.site.navigation import (
    STACKED_KINDS,
    AlternatesOf,
    Crumbs,
    SiteIn,
    SiteInfo,
    YearAlternates,
)
from sitegen.site.queries import IsListed
from sitegen.values import Value


class SectionHead(Value):
    """A list's title and summary; `written` where an `_index.md` says them."""

    title: str
    summary: str = ""
    image: Image | None = None
    written: bool = False


class PageFacts(Value):
    """What every template knows of its page."""

    kind: str
    url: str
    canonical: str
    title: str
    description: str = ""
    sample: bool = False
    noindex: bool = False
    searchable: bool = True
    alternates: tuple[Alternate, ...] = ()
    hreflang: tuple[tuple[str, str], ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    social_image: str = ""
    social_type: str = "website"
    json_ld: Markup = Markup("")
    policy: str = POLICY


UNINDEXED = ("404", "search", "redirect", "styleguide")
EVERYWHERE = {"home": "/", "404": "/404.html", "search": "/search/"} | {
    page: f"/{folder}/" for folder, page in LISTS.items()
}
"""The pages that exist in every language, with their addresses below the prefix."""

YEARLY = {"cohort": ("story", "stories"), "news_year": ("news", "news")}
"""The pages of a year: what they list, and the folder of their address."""


def facts_for(reader: Reader, route: Route, site: SiteInfo, own: Mapping[str, Any]) -> PageFacts:
    """Gather what every page says of itself."""
    entry, section = own.get("entry"), own.get("section")
    meta = entry.meta if entry else section
    alternates = alternates_of(reader, route, own)
    title = title_of(route, site, meta)
    description = (meta.summary if meta else "") or ("" if entry else described(title, site))
    below = entry.id if entry and entry.kind in STACKED_KINDS else ""
    crumbs = reader.fetch(Crumbs(lang=route.lang, id=below)) if below else ()
    plain = PageFacts(
        kind=route.page,
        url=site.root + route.address[1:],
        canonical=site.url + route.address,
        title=title,
        description=description,
        sample=bool(entry and entry.meta.sample),
        noindex=route.page in UNINDEXED,
        searchable=bool(entry),
        alternates=alternates,
        hreflang=hreflang_of(alternates, site),
        crumbs=crumbs,
        feeds=feeds_of(reader, route, site),
        social_type="article" if route.page in ("news", "story", "episode") else "website",
        social_image=social_image(reader, route, site, own.get("summary"), title),
    )
    return replace(plain, json_ld=structured_data(site, plain, own))


def described(title: str, site: SiteInfo) -> str:
    """Describe a list that nobody has described: by its title and what the site is."""
    if title == site.title or not site.description:
        return site.description
    return f"{title}: {site.description}"


def title_of(route: Route, site: SiteInfo, meta: Any) -> str:
    """Give a page's title; home is called as the site is."""
    if route.page == "home":
        return site.title
    title: str = meta.title if meta else ""
    if route.page == "news_year":
        return f"{title} {route.args[0]}"
    if route.page == "cohort" and not meta.written:
        return f"{title} {route.args[0]}"
    return title


def alternates_of(reader: Reader, route: Route, own: Mapping[str, Any]) -> tuple[Alternate, ...]:
    """Give the page in the other languages."""
    if route.page in EVERYWHERE:
        path = EVERYWHERE[route.page]
        return reader.fetch(AlternatesOf(lang=route.lang, path=path, everywhere=True))
    entry = own.get("entry")
    if entry:
        return reader.fetch(AlternatesOf(lang=route.lang, id=entry.id))
    if route.page in YEARLY:
        kind, folder = YEARLY[route.page]
        return reader.fetch(
            YearAlternates(lang=route.lang, kind=kind, folder=folder, year=int(route.args[0]))
        )
    if route.page == "news_list":
        first = route.args[0] == "1"
        return reader.fetch(AlternatesOf(lang=route.lang, path="/news/", everywhere=first))
    folder = "/tags/" if route.page == "tag" else "/"
    return reader.fetch(AlternatesOf(lang=route.lang, path=folder))


def hreflang_of(alternates: tuple[Alternate, ...], site: SiteInfo) -> tuple[tuple[str, str], ...]:
    """Give the languages that a page exists in, and x-default for the first of them."""
    exact = [(each.lang, absolute(site, each.url)) for each in alternates if each.exact]
    if len(exact) < 2:
        return ()
    return (*exact, ("x-default", exact[0][1]))


def absolute(site: SiteInfo, url: str) -> str:
    """Give the absolute address of one that begins at the host."""
    if "://" in url:
        return url
    return site.url + url.removeprefix(site.root.rstrip("/"))


def feeds_of(reader: Reader, route: Route, site: SiteInfo) -> tuple[FeedLink, ...]:
    """Give the feeds that a page announces: all news of the site, and its section's own."""
    home = site.home
    feeds = []
    if reader.fetch(IsListed(lang=route.lang, kind="news")):
        title = reader.fetch(Message(lang=route.lang, text="News"))
        feeds.append(
            FeedLink(
                title=f"{site.title} – {title}",
                url=f"{home}news/feed.xml",
                type="application/atom+xml",
            )
        )
    if route.page in ("show", "season", "episode"):
        prefix = site.language.prefix
        show = "/".join(route.address.removeprefix(prefix).split("/")[1:3])
        feeds.append(
            FeedLink(
                title=f"{site.title} – Podcast",
                url=f"{home}{show}/feed.xml",
                type="application/rss+xml",
            )
        )
    return tuple(feeds)


__all__ = ["PageFacts", "SectionHead", "SiteIn", "absolute", "facts_for"]
