"""What a page tells machines of itself: schema.org data from the values that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from markupsafe import Markup

from sitegen.feeds.structured_data import structured_data as json_ld
from sitegen.feeds.subjects import (
    CollectionSubject,
    Organization,
    PageData,
    PictureData,
    Subject,
    Website,
)
from sitegen.render.kinds.pages import PageTold
from sitegen.render.kinds.told import SUBJECTS
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
    told = SUBJECTS.get(entry.kind)
    return told(entry.meta, summary, PageTold(page.canonical, page.crumbs)) if told else None
