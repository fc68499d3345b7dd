"""The feeds that a page announces in its head."""

from __future__ import annotations

from sitegen.engine.query import Reader
from sitegen.kinds.program import PROGRAM
from sitegen.kinds.registry import Kinds
from sitegen.render.queries.theme import Message
from sitegen.site.feeds import HasFeed, HasOwnFeed
from sitegen.site.model import FeedLink
from sitegen.site.navigation import SiteInfo
from sitegen.site.queries import SummaryOf
from sitegen.site.route import Route

ATOM = "application/atom+xml"


def absolute(site: SiteInfo, url: str) -> str:
    """Give the absolute address of one that begins at the host; others are whole already."""
    if not url.startswith("/"):
        return url
    return site.url + url.removeprefix(site.root.rstrip("/"))


def feeds_of(reader: Reader, route: Route, kinds: Kinds, site: SiteInfo) -> tuple[FeedLink, ...]:
    """Give the feeds that a page announces: all news of the site, its section's, and its own."""
    home = site.home
    feeds = []
    page = kinds.by_page.get(route.page)
    for kind in kinds:
        here = kind.announced == "everywhere" or (kind.announced == "own" and kind is page)
        if here and reader.fetch(HasFeed(lang=route.lang, kind=kind.name)):
            word = kind.label(route.lang)
            title = word or reader.fetch(Message(lang=route.lang, text=kind.title))
            feeds.append(
                FeedLink(
                    title=f"{site.title} – {title}",
                    url=f"{home}{kind.folder}/feed.xml",
                    type=ATOM,
                )
            )
    if own := own_feed(reader, route, site):
        feeds.append(own)
    shown = kinds.by_name.get(route.page)
    if shown and shown.of_show and not is_show_unpublished(reader, route, site):
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


def own_feed(reader: Reader, route: Route, site: SiteInfo) -> FeedLink | None:
    """Give the feed of a tag's or a program's page, None where the site asked for none."""
    if route.page not in ("tag", PROGRAM.name):
        return None
    of = HasOwnFeed(lang=route.lang, page=route.page, name=route.args[0])
    found = reader.fetch(of)
    if not found:
        return None
    return FeedLink(title=f"{site.title} – {found.title}", url=f"{found.url}feed.xml", type=ATOM)


def is_show_unpublished(reader: Reader, route: Route, site: SiteInfo) -> bool:
    """True where the show of a page of the podcast has no feed, as readers can't see it yet."""
    if not site.drafts:
        return False
    id_ = "/".join(route.args[0].split("/")[:2])
    show = reader.fetch(SummaryOf(lang=route.lang, id=id_))
    return show is not None and show.unpublished
