"""What a page tells machines of itself: schema.org data from the values that it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from markupsafe import Markup

from sitegen.feeds.page_data import Organization, PageData, PictureData, Website
from sitegen.feeds.records import Record
from sitegen.feeds.structured_data import structured_data as json_ld
from sitegen.markdown.text.isolates import without_isolates
from sitegen.render.kinds.pages import PageTold
from sitegen.render.kinds.told import RECORDS
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
    home = _absolute(site, site.home)
    organization = Organization(
        name=site.title, url=f"{site.url}/", short_name=without_isolates(site.short_title)
    )
    steps = [(crumb.title, _absolute(site, crumb.url)) for crumb in page.crumbs]
    trail = ((site.title, home), *steps, (page.title, page.canonical))
    return PageData(
        url=page.canonical,
        title=page.title,
        website=Website(
            url=home,
            name=site.title,
            lang=site.language.code,
            organization=organization,
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
        subject=_subject(page, own, organization),
        listed=tuple((item.title, _absolute(site, item.url)) for item in _listed(own)),
    )


def _subject(page: PageFactsLike, own: Mapping[str, Any], organization: Organization) -> Record:
    entry, summary = own.get("entry"), own.get("summary")
    record_of = RECORDS.get(entry.kind) if entry else None
    if record_of is None or entry is None or summary is None:
        return {}
    told = PageTold(page.title, page.canonical, page.crumbs, organization)
    return record_of(entry.meta, summary, told)


def _listed(own: Mapping[str, Any]) -> Sequence[Any]:
    # What an entry's page lists beside its text is not what it is about.
    about = own.get("entry") and own.get("summary")
    return () if about else own.get("items") or ()


def _absolute(site: SiteInfo, address: str) -> str:
    return site.url + address.removeprefix(site.root.rstrip("/"))
