"""The feeds that a page announces in its head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sitegen.engine.query import Reader
from sitegen.kinds.kind import Kind
from sitegen.kinds.program import PROGRAM
from sitegen.kinds.registry import Kinds
from sitegen.kinds.show import SHOW
from sitegen.render.queries.theme import Message
from sitegen.site.feeds import FeedOwner, HasCalendar, HasFeed, HasOwnFeed
from sitegen.site.model import FeedLink, Summary
from sitegen.site.navigation import SiteInfo
from sitegen.site.queries import Latest, SummaryOf, published
from sitegen.site.route import Route

ATOM, RSS = "application/atom+xml", "application/rss+xml"
JSON, CALENDAR = "application/feed+json", "text/calendar"


def absolute(site: SiteInfo, url: str) -> str:
    """Give the absolute address of one that begins at the host; others are whole already."""
    if not url.startswith("/"):
        return url
    return site.url + url.removeprefix(site.root.rstrip("/"))


@dataclass(frozen=True, slots=True)
class Announcing:
    """What a page announces, in the order in which it does."""

    reader: Reader
    route: Route
    kinds: Kinds
    site: SiteInfo

    def feeds(self) -> Iterator[FeedLink]:
        """Give the feeds of the site, of the page's section, and its own."""
        page = self.kinds.by_page.get(self.route.page)
        for kind in self.kinds:
            here = kind.announced == "everywhere" or (kind.feed == "own" and kind is page)
            if here and self.has_feed(kind):
                is_list = kind is page and self.route.page != kind.name
                yield from self.named(self.title_of(kind), f"{kind.folder}/", whole=is_list)
        if self.route.page == "home" and any(
            kind.feed and self.has_feed(kind) for kind in self.kinds
        ):
            yield from self.named("", "", whole=True)
        if page and self.route.page != page.name:
            yield from self.of_list(page)
        if own := self.own_feed():
            yield from self.both(f"{self.site.title} – {own.title}", f"{own.url}feed.")
        shown = self.kinds.by_name.get(self.route.page)
        show = self.show() if shown and shown.of_show else None
        if show and not show.unpublished:
            title = f"{self.site.title} – {show.title}"
            yield FeedLink(title=title, url=f"{show.url}feed.xml", type=RSS)

    def of_list(self, kind: Kind) -> Iterator[FeedLink]:
        """Give what a kind's list has beside its feed: the calendar, the podcasts' feeds."""
        lang, title = self.route.lang, self.site.title
        if kind.calendar == "shared" and self.reader.fetch(HasCalendar(lang=lang, kind=kind.name)):
            url = f"{self.site.home}{kind.folder}/calendar.ics"
            yield FeedLink(title=f"{title} – {self.title_of(kind)}", url=url, type=CALENDAR)
        if kind.of_show:
            shows = self.reader.fetch(Latest(lang=lang, kind=SHOW.name, count=0))
            for show in published(shows):
                name = f"{title} – {show.title}"
                yield FeedLink(title=name, url=f"{show.url}feed.xml", type=RSS)

    def named(self, name: str, folder: str, *, whole: bool) -> Iterator[FeedLink]:
        """Give the feed of a section by its name; the `whole` of it, as JSON Feed as well."""
        title = f"{self.site.title} – {name}" if name else self.site.title
        found = self.both(title, f"{self.site.home}{folder}feed.")
        return found if whole else islice(found, 1)

    def both(self, title: str, start: str) -> Iterator[FeedLink]:
        """Give a feed in its two formats."""
        yield FeedLink(title=title, url=f"{start}xml", type=ATOM)
        yield FeedLink(title=title, url=f"{start}json", type=JSON)

    def has_feed(self, kind: Kind) -> bool:
        """Say whether there is a feed with entries of a kind."""
        return self.reader.fetch(HasFeed(lang=self.route.lang, kind=kind.name))

    def title_of(self, kind: Kind) -> str:
        """Give what a kind's list is called, by the site that declares it or by the theme."""
        lang = self.route.lang
        return kind.label(lang) or self.reader.fetch(Message(lang=lang, text=kind.title))

    def show(self) -> Summary | None:
        """Give the show of a page of the podcast; readers can't see the feed of one to come."""
        id_ = "/".join(self.route.args[0].split("/")[:2])
        return self.reader.fetch(SummaryOf(lang=self.route.lang, id=id_))

    def own_feed(self) -> FeedOwner | None:
        """Give whose the feed of a tag's or a program's page is, None where none was asked for."""
        if self.route.page not in ("tag", PROGRAM.name):
            return None
        lang, page, name = self.route.lang, self.route.page, self.route.args[0]
        return self.reader.fetch(HasOwnFeed(lang=lang, page=page, name=name))


def feeds_of(reader: Reader, route: Route, kinds: Kinds, site: SiteInfo) -> tuple[FeedLink, ...]:
    """Give the feeds that a page announces: all news of the site, its section's, and its own."""
    return tuple(Announcing(reader, route, kinds, site).feeds())
