"""What a page tells machines of itself: schema.org data from the values that it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from markupsafe import Markup
from msgspec.structs import replace

from sitegen.engine.query import Reader
from sitegen.feeds.feed import Inherited
from sitegen.feeds.page_data import Organization, PageData, PictureData, Website
from sitegen.feeds.records import Record
from sitegen.feeds.structured_data import structured_data as json_ld
from sitegen.markdown.text.isolates import without_isolates
from sitegen.render.files.social import SocialPicture, logo
from sitegen.render.kinds.pages import PageTold
from sitegen.render.kinds.told import RECORDS
from sitegen.render.pages.announced import absolute
from sitegen.render.pages.asking import EntryAsking
from sitegen.site.model import Crumb, Summary
from sitegen.site.navigation import Setting, SiteInfo

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
    def inherited(self) -> Inherited:
        """Its texts in another language than its own, with theirs."""

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """What stands above it."""

    @property
    def social_picture(self) -> SocialPicture | None:
        """Its card."""

    @property
    def own_photo(self) -> SocialPicture | None:
        """Its picture without words."""


def structured_data(
    reader: Reader, site: SiteInfo, page: PageFactsLike, own: Mapping[str, Any]
) -> Markup:
    """Give the script element with a page's JSON-LD, "" where there is nothing to say."""
    if page.kind in SILENT:
        return Markup("")
    text = json_ld(page_data(reader, site, page, own))
    # The text is escaped for its place inside a script element where it is written.
    return Markup(f'<script type="application/ld+json">{text}</script>')


def page_data(
    reader: Reader, site: SiteInfo, page: PageFactsLike, own: Mapping[str, Any]
) -> PageData:
    """Gather what is said of a page."""
    summary: Summary | None = own.get("summary")
    home = absolute(site, site.home)
    is_home = page.kind == "home"
    organization = _organization(reader, site, whole=is_home)
    steps = [(crumb.title, absolute(site, crumb.url)) for crumb in page.crumbs]
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
            search=_search(reader, site, home) if is_home else "",
        ),
        lang=site.language.code,
        description=page.description,
        published=summary.date if summary else None,
        updated=summary.updated if summary else None,
        picture=_picture(page.own_photo or page.social_picture),
        keywords=summary.tags if summary else (),
        crumbs=() if is_home else trail,
        home=is_home,
        subject=_subject(reader, site, page, own, organization),
        inherited=page.inherited,
        listed=tuple((item.title, absolute(site, item.url)) for item in _listed(own)),
    )


def _organization(reader: Reader, site: SiteInfo, *, whole: bool) -> Organization:
    named = Organization(
        name=site.title, url=f"{site.url}/", short_name=without_isolates(site.short_title)
    )
    if not whole:
        return named
    profiles = reader.fetch(Setting(lang=site.language.code, name="profiles"))
    assert isinstance(profiles, tuple)
    sign = logo(reader, site)
    return replace(
        named, description=site.description, same_as=profiles, logo=_image(sign) if sign else None
    )


def _search(reader: Reader, site: SiteInfo, home: str) -> str:
    if not reader.fetch(Setting(lang=site.language.code, name="search")):
        return ""
    return f"{home}search/?q={{search_term_string}}"


def _picture(shown: SocialPicture | None) -> PictureData | None:
    # The site's card in the place of one that may not be shown is no picture of the page.
    return _image(shown) if shown and shown.own else None


def _image(shown: SocialPicture) -> PictureData:
    return PictureData(
        url=shown.url,
        width=shown.width,
        height=shown.height,
        caption=shown.alt,
        credit=shown.credit,
    )


def _subject(
    reader: Reader,
    site: SiteInfo,
    page: PageFactsLike,
    own: Mapping[str, Any],
    organization: Organization,
) -> Record:
    entry, summary = own.get("entry"), own.get("summary")
    record_of = RECORDS.get(entry.kind) if entry else None
    if record_of is None or entry is None or summary is None:
        return {}
    asking = EntryAsking(reader, site, entry)
    told = PageTold(page.title, page.canonical, page.crumbs, organization, asking)
    return record_of(entry.meta, summary, told)


def _listed(own: Mapping[str, Any]) -> Sequence[Any]:
    # What an entry's page lists beside its text is not what it is about.
    about = own.get("entry") and own.get("summary")
    return () if about else own.get("items") or ()
