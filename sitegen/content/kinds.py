"""The kinds of entry and their front matter, as PRODUCT.md's "Exact shapes" gives them.

A field's type is its check (`schema.py`); a comment in the annotation is its help in `sitegen new`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

from sitegen.content.dates import PartialDate
from sitegen.content.fields import (
    Address,
    Duration,
    EntryReference,
    FileReference,
    Identifier,
    LanguageCode,
    Length,
    LinkTarget,
    LocalMoment,
    PositiveInt,
    SiteLanguage,
    Slug,
    TimeZoneName,
)
from sitegen.media.picture import Focus
from sitegen.values import Value


class Image(Value):
    """A picture with what must be said of it. `file` is its path from the site folder."""

    file: FileReference
    alt: str | None = None
    caption: str = ""
    credit: str = ""
    focus: Focus = Focus()


class Meta(Value):
    """What every kind of entry may say."""

    title: str
    summary: str = ""
    slug: Slug = ""
    url: Address = ""
    lang: LanguageCode = ""
    date: PartialDate | None = None
    updated: PartialDate | None = None
    draft: bool = False
    publish: datetime | None = None
    expires: datetime | None = None
    tags: tuple[str, ...] = ()
    image: Image | None = None
    aliases: tuple[Address, ...] = ()
    sample: bool = False
    extra: dict[str, Any] = msgspec.field(default_factory=dict)


class News(Meta):
    """A news post."""

    dateline: str = ""
    authors: tuple[str, ...] = ()
    programs: tuple[EntryReference, ...] = ()
    gallery: tuple[Image, ...] = ()
    featured: bool = False


class Storyteller(Value):
    """Who tells a story, as far as it may be said."""

    name: str = ""
    pseudonym: str = ""
    role: str = ""
    organisation: str = ""
    place: str = ""


class Voice(Value):
    """The storyteller's voice, with its transcript."""

    file: FileReference
    transcript: FileReference = ""
    lang: LanguageCode = ""


class Consent(Value):
    """What the storyteller agreed to; what is not said was not agreed."""

    name: Literal["public", "pseudonym", "withheld"] = "withheld"
    web: bool = False
    print: bool = False
    social: bool = False
    photo: bool = False
    voice: bool = False
    languages: tuple[SiteLanguage, ...] = ()
    venues: tuple[str, ...] = ()
    until: PartialDate | None = None
    asked: PartialDate | None = None
    asked_by: str = ""
    form: str = ""


Award = Literal["winner", "finalist", "honourable-mention"]


class Story(Meta):
    """An entry of the Storytellers award."""

    year: int = 0
    award: Award | None = None
    storyteller: Storyteller = Storyteller()
    quote: str = ""
    portrait: Image | None = None
    voice: Voice | None = None
    consent: Consent | None = None


class Owner(Value):
    """Whom a podcast directory may write to."""

    name: str
    email: str


class Person(Value):
    """A guest or host of an episode."""

    name: str
    role: str = ""
    url: LinkTarget = ""


class Audio(Value):
    """An episode's sound: a file beside the entry, or an address with its size and type."""

    file: FileReference = ""
    url: LinkTarget = ""
    length: int = 0
    type: str = ""


class Show(Meta, kw_only=True):
    """A podcast show."""

    guid: Identifier
    author: str = ""
    owner: Owner | None = None
    category: tuple[str, ...] = ()
    explicit: bool = False
    artwork: Image | None = None
    partners: tuple[str, ...] = ()
    disclaimer: str = ""
    subscribe: dict[str, LinkTarget] = msgspec.field(default_factory=dict)


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
    chapters: tuple[str, ...] = ()
    transcript: FileReference = ""
    explicit: bool = False


class Pillar(Value):
    """One of the things that a program stands on."""

    title: str
    text: str = ""


class CallToAction(Value):
    """What a reader is asked to do."""

    label: str
    url: LinkTarget


class Figure(Value):
    """A number and what it counts."""

    number: str
    label: str


class ListedEntries(Value):
    """Which entries a program's page lists: those of one of the kinds with one of the tags."""

    kinds: tuple[Literal["news", "stories", "podcast", "events", "exhibitions"], ...] = ()
    tags: tuple[str, ...] = ()


class Program(Meta):
    """A program of the organisation."""

    parent: EntryReference = ""
    order: int = 0
    status: Literal["active", "past"] = "active"
    partners: tuple[str, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    call_to_action: CallToAction | None = None
    figures: tuple[Figure, ...] = ()
    feeds: ListedEntries = ListedEntries()


class Venue(Value):
    """Where and when an exhibition hangs. `country` is an ISO 3166-1 alpha-2 code."""

    place: str = ""
    city: str = ""
    country: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    hours: str = ""
    map: LinkTarget = ""


class StoryQuery(Value):
    """Stories chosen by what they are; hung winners first, then by id."""

    year: int = 0
    award: Award | None = None
    tag: str = ""


PanelType = Literal[
    "title",
    "introduction",
    "story",
    "winners",
    "quote",
    "closing",
    "labels",
    "large-print",
    "contact-sheet",
    "hanging-plan",
    "packing-list",
    "press-sheet",
]


class PanelSet(Value):
    """One set of panels of an exhibition: a type, a format and what the printer asks for."""

    type: PanelType = "story"
    format: str = "rollup-850x2000"
    orientation: Literal["portrait", "landscape", ""] = ""
    bleed: Length = "5mm"
    marks: bool = True
    profile: str = "iso-coated-v2-300"
    ink_limit: PositiveInt = 300
    languages: tuple[SiteLanguage, ...] = ()
    viewing_distance: Length = "1.5m"
    copies: PositiveInt = 1


class Host(Value):
    """An organisation that hosts an exhibition."""

    name: str
    url: LinkTarget = ""


class Exhibition(Meta):
    """An exhibition of stories."""

    venues: tuple[Venue, ...] = ()
    languages: tuple[SiteLanguage, ...] = ()
    stories: tuple[EntryReference, ...] | StoryQuery = ()
    panels: tuple[PanelSet, ...] = ()
    hosts: tuple[Host, ...] = ()


class Event(Meta):
    """An event; without a start it is to be announced."""

    start: LocalMoment | None = None
    end: LocalMoment | None = None
    time_zone: TimeZoneName = ""
    place: str = ""
    online: LinkTarget = ""
    registration: LinkTarget = ""


class Page(Meta):
    """A plain page."""

    order: int = 0
    menu: Literal["main", "footer", ""] = ""


class Section(Meta):
    """The title, summary and text of a list page (`_index.md`)."""


AnyMeta = News | Story | Show | Season | Episode | Program | Exhibition | Event | Page | Section
