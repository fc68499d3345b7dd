"""The kinds of entry and their front matter, as PRODUCT.md's "Exact shapes" gives them.

A field's type is its check (`schema.py`).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Literal

import msgspec

from sitegen.content.dates import PartialDate
from sitegen.content.fields import (
    Address,
    Duration,
    EntryReference,
    FileReference,
    Identifier,
    LinkTarget,
    LocalMoment,
    Name,
    PrintLanguage,
    Prose,
    SiteLanguage,
    Slug,
    Tag,
    TimedProse,
    TimeZoneName,
    WholeAddress,
)
from sitegen.content.parts import (
    Audio,
    Award,
    CallToAction,
    Consent,
    Download,
    Figure,
    Handout,
    Host,
    Image,
    ListedEntries,
    Owner,
    PanelSet,
    Person,
    Pillar,
    StoryQuery,
    Storyteller,
    Venue,
    Voice,
)
from sitegen.values import Value


class Meta(Value):
    """What every kind of entry may say."""

    ordered: ClassVar[tuple[tuple[str, str], ...]] = (
        ("publish", "expires"),
        ("date", "updated"),
    )

    title: Prose
    summary: Prose = ""
    slug: Slug = ""
    url: Address = ""
    lang: SiteLanguage = ""
    date: PartialDate | None = None
    updated: PartialDate | None = None
    draft: bool = False
    publish: datetime | None = None
    expires: datetime | None = None
    tags: tuple[Tag, ...] = ()
    image: Image | None = None
    aliases: tuple[Address, ...] = ()
    sample: bool = False
    extra: dict[str, Any] = msgspec.field(default_factory=dict)


class News(Meta, kw_only=True):
    """A news post. Unlike all other kinds it can't be without a date."""

    date: PartialDate
    dateline: Name = ""
    authors: tuple[Name, ...] = ()
    programs: tuple[EntryReference, ...] = ()
    gallery: tuple[Image, ...] = ()
    featured: bool = False


class Story(Meta):
    """An entry of the Storytellers award."""

    year: int = 0
    award: Award | None = None
    storyteller: Storyteller = Storyteller()
    quote: Prose = ""
    portrait: Image | None = None
    voice: Voice | None = None
    consent: Consent | None = None


class Show(Meta, kw_only=True):
    """A podcast show."""

    guid: Identifier
    author: Name = ""
    owner: Owner | None = None
    category: tuple[str, ...] = ()
    explicit: bool = False
    artwork: Image | None = None
    partners: tuple[Name, ...] = ()
    disclaimer: Prose = ""
    subscribe: dict[str, WholeAddress] = msgspec.field(default_factory=dict)


class Season(Meta, kw_only=True):
    """A season of a show."""

    guid: Identifier
    number: int


class Episode(Meta, kw_only=True):
    """An episode of a season."""

    guid: Identifier
    audio: Audio
    number: int = 0
    type: Literal["full", "trailer", "bonus"] = "full"
    duration: Duration = ""
    guests: tuple[Person, ...] = ()
    hosts: tuple[Person, ...] = ()
    chapters: tuple[TimedProse, ...] = ()
    transcript: FileReference = ""
    explicit: bool = False


class Program(Meta):
    """A program of the organisation."""

    parent: EntryReference = ""
    order: int = 0
    status: Literal["active", "past"] = "active"
    partners: tuple[Name, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    call_to_action: CallToAction | None = None
    figures: tuple[Figure, ...] = ()
    feeds: ListedEntries = ListedEntries()


class Exhibition(Meta):
    """An exhibition of stories."""

    venues: tuple[Venue, ...] = ()
    languages: tuple[PrintLanguage, ...] = ()
    stories: tuple[EntryReference, ...] | StoryQuery = ()
    panels: tuple[PanelSet, ...] = ()
    hosts: tuple[Host, ...] = ()
    downloads: tuple[Download, ...] = ()
    handouts: tuple[Handout, ...] = ()


class Event(Meta):
    """An event; without a start it is to be announced."""

    ordered: ClassVar[tuple[tuple[str, str], ...]] = (*Meta.ordered, ("start", "end"))
    dependent: ClassVar[tuple[tuple[str, str], ...]] = (("end", "start"),)

    start: LocalMoment | None = None
    end: LocalMoment | None = None
    time_zone: TimeZoneName = ""
    place: Name = ""
    online: LinkTarget = ""
    registration: LinkTarget = ""


class Page(Meta):
    """A plain page."""

    order: int = 0
    menu: Literal["main", "footer", ""] = ""


class Section(Meta):
    """The title, summary and text of a list page (`_index.md`)."""


AnyMeta = News | Story | Show | Season | Episode | Program | Exhibition | Event | Page | Section
