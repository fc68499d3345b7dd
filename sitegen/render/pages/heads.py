"""What stands in the head of a page: title, addresses, alternates, feeds, structured data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from markupsafe import Markup

from sitegen.engine.query import Reader
from sitegen.kinds.registry import Kinds
from sitegen.render.files.social import (
    Sharing,
    SocialPicture,
    own_photo,
    social_picture,
    social_words,
)
from sitegen.render.pages.announced import absolute, feeds_of
from sitegen.render.pages.open_graph import locale_of, locales_of, times_of
from sitegen.render.pages.places import place_of
from sitegen.render.pages.policy import POLICY
from sitegen.render.pages.structured import structured_data
from sitegen.render.pages.translations import alternates_of, hreflang_of, is_later
from sitegen.schema.parts import Image
from sitegen.site.model import Alternate, Crumb, FeedLink
from sitegen.site.navigation import Crumbs, SiteIn, SiteInfo, kinds_of_site
from sitegen.site.route import Route
from sitegen.site.routes import UNINDEXED
from sitegen.values import Value


class SectionHead(Value):
    """A list's title and summary; `written` where an `_index.md` says them.

    `inherited` are those of its texts that a translation didn't say, with their languages.
    """

    title: str
    summary: str = ""
    image: Image | None = None
    written: bool = False
    inherited: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PageFacts:
    """What a page says of itself, each fact gathered when the template asks for it.

    So a page depends on nothing that it doesn't show.
    """

    reader: Reader
    route: Route
    site: SiteInfo
    own: Mapping[str, Any]
    policy: str = POLICY

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of the site."""
        return kinds_of_site(self.reader, self.route.lang)

    @property
    def kind(self) -> str:
        """The page's type, which is its template's name."""
        return self.route.page

    @property
    def url(self) -> str:
        """The address from the host's root on."""
        return self.site.root + self.route.address[1:]

    @property
    def canonical(self) -> str:
        """The absolute address."""
        return self.site.url + self.route.address

    @cached_property
    def title(self) -> str:
        """The title without the site's."""
        return title_of(self.route, self.site, self.kinds, self._meta)

    @cached_property
    def place(self) -> tuple[str, ...]:
        """What an entry stands in, for titles: no two pages of a site are called the same."""
        return place_of(self.reader, self.route.lang, self.kinds, self.own.get("summary"))

    @cached_property
    def description(self) -> str:
        """One or two sentences; a list that nobody has described has its title for one."""
        meta = None if is_part(self.route, self.kinds) else self._meta
        written: str = meta.summary if meta else ""
        return written or ("" if self.own.get("entry") else described(self.title, self.site))

    @property
    def inherited(self) -> tuple[tuple[str, str], ...]:
        """The texts that a translation didn't say, with their languages."""
        head = self.own.get("entry") or self.own.get("section")
        return head.inherited if head else ()

    @property
    def sample(self) -> bool:
        """True for a placeholder, which the page says."""
        entry = self.own.get("entry")
        return bool(entry and entry.meta.sample)

    @property
    def noindex(self) -> bool:
        """True where search engines are asked to leave the page out."""
        return self.route.page in UNINDEXED or self.unpublished

    @property
    def unpublished(self) -> bool:
        """True for an entry's page that only a build with drafts shows."""
        return self.draft or self.held_until is not None

    @property
    def draft(self) -> bool:
        """True for a draft, which the page says."""
        return bool((summary := self.own.get("summary")) and summary.draft)

    @property
    def held_until(self) -> datetime | None:
        """The moment that the page is held back until, which it says."""
        return summary.held_until if (summary := self.own.get("summary")) else None

    @property
    def searchable(self) -> bool:
        """True where the site's own search finds the page: an entry, not a list of them."""
        return bool(self.own.get("entry"))

    @cached_property
    def alternates(self) -> tuple[Alternate, ...]:
        """The page in the other languages, or what stands for it there."""
        return alternates_of(self.reader, self.route, self.kinds, self.own)

    @property
    def hreflang(self) -> tuple[tuple[str, str], ...]:
        """The languages that the page exists in, with absolute addresses."""
        return () if self.unpublished else hreflang_of(self.alternates, self.site)

    @cached_property
    def crumbs(self) -> tuple[Crumb, ...]:
        """What stands above the page, from the top."""
        entry = self.own.get("entry")
        if entry is None or not self.kinds[entry.kind].stacked:
            return ()
        return self.reader.fetch(Crumbs(lang=self.route.lang, id=entry.id))

    @cached_property
    def feeds(self) -> tuple[FeedLink, ...]:
        """The feeds that the page announces."""
        return feeds_of(self.reader, self.route, self.kinds, self.site)

    @property
    def social_type(self) -> str:
        """The page's type in the words of Open Graph."""
        kind = self.kinds.by_name.get(self.route.page)
        return "article" if kind and kind.article else "website"

    @property
    def social_locale(self) -> str:
        """The page's language and territory in the words of Open Graph."""
        return locale_of(self.site.language.locale or self.site.language.code)

    @property
    def social_locales(self) -> tuple[str, ...]:
        """The same of the other languages that the page exists in."""
        translated = [code for code, _ in self.hreflang]
        return locales_of(self.site.language, self.site.languages, translated)

    @property
    def social_times(self) -> tuple[tuple[str, str], ...]:
        """When an article appeared and was changed, in the words of Open Graph."""
        is_article = self.social_type == "article"
        return times_of(self.own.get("summary")) if is_article else ()

    @cached_property
    def social_picture(self) -> SocialPicture | None:
        """The picture that services show beside a link."""
        return social_picture(self._sharing)

    @cached_property
    def own_photo(self) -> SocialPicture | None:
        """The page's picture without words, as searchers want it; None where it has none."""
        return own_photo(self._sharing)

    @property
    def _sharing(self) -> Sharing:
        entry, section = self.own.get("entry"), self.own.get("section")
        return Sharing(
            self.reader,
            self.route,
            self.site,
            self.title,
            self.own.get("summary"),
            self.kinds[entry.kind] if entry else None,
            section.image if section else None,
        )

    @property
    def social_image(self) -> str:
        """The absolute address of that picture, "" where the page has none."""
        return self.social_picture.url if self.social_picture else ""

    @property
    def social_words(self) -> tuple[str, str]:
        """The title and the description on a card that services make of the page."""
        return social_words(self.site, self.own.get("summary"), self.title, self.description)

    @property
    def json_ld(self) -> Markup:
        """The script element with the page's schema.org data."""
        return structured_data(self.reader, self.site, self, self.own)

    @property
    def _meta(self) -> Any:
        entry = self.own.get("entry")
        return entry.meta if entry else self.own.get("section")


def described(title: str, site: SiteInfo) -> str:
    """Describe a list that nobody has described: by its title and what the site is."""
    if title == site.title or not site.description:
        return site.description
    return f"{title}: {site.description}"


def is_part(route: Route, kinds: Kinds) -> bool:
    """True for a page that shows a part of a list, which must be told from the whole."""
    kind = kinds.by_page.get(route.page)
    is_year = bool(kind and route.page == kind.years_page and not kind.years_apart)
    return is_year or is_later(route, kinds)


def title_of(route: Route, site: SiteInfo, kinds: Kinds, meta: Any) -> str:
    """Give a page's title; home is called as the site is."""
    if route.page == "home":
        return site.title
    title: str = meta.title if meta else ""
    kind = kinds.by_page.get(route.page)
    if kind and route.page == kind.years_page and not (kind.years_apart and meta.written):
        title = f"{title} {route.args[0]}"
    return f"{title} {'/'.join(route.args[-2:])}" if is_later(route, kinds) else title


__all__ = ["PageFacts", "SectionHead", "SiteIn", "absolute"]
