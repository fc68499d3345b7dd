"""The parts of front matter: the values that stand inside a kind's fields."""

from __future__ import annotations

from typing import ClassVar, Literal

from sitegen.content.dates import PartialDate
from sitegen.content.fields import (
    Email,
    FileReference,
    LanguageCode,
    Length,
    LinkTarget,
    Name,
    PositiveInt,
    PrintLanguage,
    Prose,
    SiteLanguage,
    Tag,
    WholeAddress,
)
from sitegen.media.picture import Focus
from sitegen.values import Value


class Image(Value):
    """A picture with what must be said of it. `file` is its path from the site folder."""

    advised: ClassVar[dict[str, str]] = {
        "alt": 'no alt text; say what the picture shows, or "" where it only decorates'
    }

    file: FileReference
    alt: Prose | None = None
    caption: Prose = ""
    credit: Name = ""
    focus: Focus = Focus()


class Storyteller(Value):
    """Who tells a story, as far as it may be said."""

    name: str = ""
    pseudonym: str = ""
    role: Prose = ""
    organisation: Name = ""
    place: Name = ""


class Voice(Value):
    """The storyteller's voice, with its transcript."""

    file: FileReference
    transcript: FileReference = ""
    lang: LanguageCode = ""


class Consent(Value):
    """What the storyteller agreed to; what is not said was not agreed."""

    ordered: ClassVar[tuple[tuple[str, str], ...]] = (("asked", "until"),)

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


class Owner(Value):
    """Whom a podcast directory may write to."""

    name: str
    email: Email


class Person(Value):
    """A guest or host of an episode."""

    name: Name
    role: Prose = ""
    url: LinkTarget = ""


class Audio(Value):
    """An episode's sound: a file beside the entry, or an address with its size and type."""

    file: FileReference = ""
    url: WholeAddress = ""
    length: int = 0
    type: str = ""


class Pillar(Value):
    """One of the things that a program stands on."""

    title: Prose
    text: Prose = ""


class CallToAction(Value):
    """What a reader is asked to do."""

    label: Prose
    url: LinkTarget


class Figure(Value):
    """A number and what it counts."""

    number: str
    label: Prose


class ListedEntries(Value):
    """Which entries a program's page lists: those of one of the kinds with one of the tags."""

    kinds: tuple[Literal["news", "stories", "podcast", "events", "exhibitions"], ...] = ()
    tags: tuple[Tag, ...] = ()


class Venue(Value):
    """Where and when an exhibition hangs. `country` is an ISO 3166-1 alpha-2 code."""

    ordered: ClassVar[tuple[tuple[str, str], ...]] = (("start", "end"),)

    place: Name = ""
    city: Name = ""
    country: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    hours: Prose = ""
    map: LinkTarget = ""


class StoryQuery(Value):
    """Stories chosen by what they are; hung winners first, then by id."""

    year: int = 0
    award: Award | None = None
    tag: Tag = ""


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
    languages: tuple[PrintLanguage, ...] = ()
    viewing_distance: Length = "1.5m"
    copies: PositiveInt = 1


Handout = Literal[
    "panels",
    "labels",
    "large-print",
    "contact-sheet",
    "hanging-plan",
    "packing-list",
    "press-sheet",
]
"""What `sitegen panels` makes and an exhibition's page may give away."""


class Download(Value):
    """A file beside an entry that readers may take. Nobody's consent is asked for what is in it."""

    file: FileReference
    title: Prose


class Host(Value):
    """An organisation that hosts an exhibition; its logo, an SVG, stands on the closing panel."""

    name: Name
    url: LinkTarget = ""
    logo: FileReference = ""
