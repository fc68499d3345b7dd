"""What a page tells machines of itself: schema.org data from the values that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from markupsafe import Markup

from sitegen.feeds.structured_data import structured_data as json_ld
from sitegen.feeds.subjects import (
    CollectionSubject,
    EpisodeSubject,
    EventSubject,
    ExhibitionSubject,
    NewsSubject,
    Organization,
    PageData,
    PictureData,
    PlaceData,
    SeasonSubject,
    SeriesSubject,
    SpanData,
    StorySubject,
    Subject,
    Website,
)
from sitegen.kinds.event import Event
from sitegen.kinds.exhibition import Exhibition, Venue
from sitegen.kinds.news import News
from sitegen.kinds.story import Story
from sitegen.site.model import Crumb, Summary
from sitegen.site.navigation import SiteInfo

SILENT = ("redirect", "404", "search", "styleguide")


class PageFactsLike(Protocol):
    """The facts of a page that structured data repeats."""

    @property
    def kind(self) -> str:
        """The page's type."""

    @property
    def canonical(self) -> str:
        """Its absolute address."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def description(self) -> str:
        """What it is about."""

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """What stands above it."""

    @property
    def social_image(self) -> str:
        """The absolute address of its picture."""


def structured_data(site: SiteInfo, page: PageFactsLike, own: Mapping[str, Any]) -> Markup:
    """Give the script element with a page's JSON-LD, "" where there is nothing to say."""
    if page.kind in SILENT:
        return Markup("")
    text = json_ld(page_data(site, page, own))
    # The text is escaped for its place inside a script element where it is written.
    return Markup(f'<script type="application/ld+json">{text}</script>')


def page_data(site: SiteInfo, page: PageFactsLike, own: Mapping[str, Any]) -> PageData:
    """Gather what is said of a page."""
    summary: Summary | None = own.get("summary")
    home = site.url + site.home.removeprefix(site.root.rstrip("/"))
    steps = [
        (crumb.title, site.url + crumb.url.removeprefix(site.root.rstrip("/")))
        for crumb in page.crumbs
    ]
    trail = ((site.title, home), *steps, (page.title, page.canonical))
    return PageData(
        url=page.canonical,
        title=page.title,
        website=Website(
            url=home,
            name=site.title,
            lang=site.language.code,
            organization=Organization(name=site.title, url=f"{site.url}/"),
            description=site.description,
        ),
        lang=site.language.code,
        description=page.description,
        published=summary.date if summary else None,
        updated=summary.updated if summary else None,
        picture=PictureData(url=page.social_image) if page.social_image else None,
        keywords=summary.tags if summary else (),
        crumbs=() if page.kind == "home" else trail,
        home=page.kind == "home",
        subject=subject_of(site, page, own),
    )


def subject_of(site: SiteInfo, page: PageFactsLike, own: Mapping[str, Any]) -> Subject | None:
    """Say what a page is about."""
    entry, summary = own.get("entry"), own.get("summary")
    if entry is None or summary is None:
        items = own.get("items") or ()
        listed = tuple(
            (i.title, site.url + i.url.removeprefix(site.root.rstrip("/"))) for i in items
        )
        return CollectionSubject(items=listed) if listed else None
    meta = entry.meta
    match meta:
        case News():
            return NewsSubject(dateline=meta.dateline, authors=meta.authors)
        case Story():
            return StorySubject(
                display_name=summary.person,
                award=meta.award or "",
                place=summary.place,
                quote=meta.quote,
            )
        case Exhibition():
            hosts = tuple(host.name for host in meta.hosts)
            return ExhibitionSubject(venues=tuple(map(venue_span, meta.venues)), hosts=hosts)
        case Event() if summary.start:
            span = SpanData(start=summary.start, end=summary.end, place=PlaceData(name=meta.place))
            return EventSubject(span=span, online=meta.online, registration=meta.registration)
    return podcast_subject(page, entry.meta, summary)


def podcast_subject(page: PageFactsLike, meta: Any, summary: Summary) -> Subject | None:
    """Say what a page of the podcast is about."""
    above = page.crumbs
    if summary.kind == "show":
        feed = "" if summary.unpublished else f"{page.canonical}feed.xml"
        return SeriesSubject(feed=feed, author=meta.author)
    if summary.kind == "season":
        show = above[0].title if above else ""
        return SeasonSubject(number=summary.number, show_title=show)
    if summary.kind == "episode":
        return EpisodeSubject(
            number=summary.number,
            show_title=above[0].title if above else "",
            season_title=above[1].title if len(above) > 1 else "",
        )
    return None


def venue_span(venue: Venue) -> SpanData:
    """Give a venue's dates and place."""
    place = PlaceData(name=venue.place, city=venue.city, country=venue.country, map=venue.map)
    return SpanData(start=venue.start, end=venue.end, place=place)
