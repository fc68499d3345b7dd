"""What a page tells machines of itself beside its entry's kind. Every address is absolute."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from sitegen.feeds.feed import Inherited
from sitegen.schema.dates import PartialDate
from sitegen.values import Value


class PictureData(Value):
    """A published picture; sizes in pixels, 0: unknown."""

    url: str
    width: int = 0
    height: int = 0
    caption: str = ""
    credit: str = ""


class Organization(Value):
    """The organisation that publishes the site; it is said in full on home only."""

    name: str
    url: str
    logo: PictureData | None = None
    description: str = ""
    same_as: tuple[str, ...] = ()
    short_name: str = ""


class Website(Value):
    """The site in one language. `search` is an address with `{search_term_string}`, "" for none."""

    url: str
    name: str
    lang: str
    organization: Organization
    description: str = ""
    search: str = ""


class PageData(Value):
    """A page: what all pages have, and the one thing that it is about, if it is any.

    `crumbs` are (title, address) from home to this page. `home` is true on a language's home.
    `subject` is the record of an entry of its kind, with schema.org's `@type`; `listed` what a list
    page lists, as (title, address), in its order. `inherited` are those of its texts that are in
    another language than the page, with theirs.
    """

    url: str
    title: str
    website: Website
    lang: str
    description: str = ""
    published: PartialDate | datetime | None = None
    updated: PartialDate | datetime | None = None
    picture: PictureData | None = None
    keywords: tuple[str, ...] = ()
    crumbs: tuple[tuple[str, str], ...] = ()
    home: bool = False
    subject: dict[str, Any] = msgspec.field(default_factory=dict)
    listed: tuple[tuple[str, str], ...] = ()
    inherited: Inherited = ()
