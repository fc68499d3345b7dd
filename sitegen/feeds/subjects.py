"""What a page is about, as structured data tells it. Every address is absolute.

A storyteller is never made a Person: only the name that the story shows is handed on.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sitegen.schema.dates import PartialDate
from sitegen.values import Value


class PictureData(Value):
    """A published picture; sizes in pixels, 0: unknown."""

    url: str
    width: int = 0
    height: int = 0
    caption: str = ""
    credit: str = ""


class SoundData(Value):
    """A published recording; `duration` in seconds, `length` in bytes, 0: unknown.

    `transcript` is the address of its WebVTT file.
    """

    url: str
    type: str
    duration: int = 0
    length: int = 0
    transcript: str = ""
    lang: str = ""


class PlaceData(Value):
    """Where something takes place. `country` is an ISO 3166-1 alpha-2 code."""

    name: str = ""
    city: str = ""
    country: str = ""
    map: str = ""


class SpanData(Value):
    """From when to when, and where. None: not known."""

    start: PartialDate | datetime | None = None
    end: PartialDate | datetime | None = None
    place: PlaceData = PlaceData()


class NewsSubject(Value):
    """A news post; `authors` are names."""

    dateline: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()


class StorySubject(Value):
    """A storyteller's entry: the name as shown, the voice only where it may be heard."""

    display_name: str = ""
    award: str = ""
    place: str = ""
    quote: str = ""
    voice: SoundData | None = None


class SeriesSubject(Value):
    """A show, `feed` "" where it has none; what its guests don't speak for belongs in the page's
    description."""

    feed: str
    author: str = ""


class SeasonSubject(Value):
    """A season of a show."""

    number: int
    episodes: int = 0
    show_title: str = ""
    show_url: str = ""


class EpisodeSubject(Value):
    """An episode of a season of a show."""

    number: int = 0
    sound: SoundData | None = None
    season_title: str = ""
    season_number: int = 0
    season_url: str = ""
    show_title: str = ""
    show_url: str = ""


class ExhibitionSubject(Value):
    """An exhibition: its venues in order, who hosts it, whose works hang (addresses of stories)."""

    venues: tuple[SpanData, ...] = ()
    hosts: tuple[str, ...] = ()
    works: tuple[tuple[str, str], ...] = ()


EventStatus = Literal["Scheduled", "Cancelled", "Postponed", "Rescheduled", "MovedOnline"]


class EventSubject(Value):
    """An event: on the spot, online, or both. Where it has no place and no address: unknown."""

    span: SpanData
    online: str = ""
    registration: str = ""
    status: EventStatus = "Scheduled"


class CollectionSubject(Value):
    """A list page: what it lists, as (title, address), in its order."""

    items: tuple[tuple[str, str], ...] = ()


class Organization(Value):
    """The organisation that publishes the site; it is said in full on home only."""

    name: str
    url: str
    logo: PictureData | None = None
    description: str = ""
    email: str = ""
    same_as: tuple[str, ...] = ()


class Website(Value):
    """The site in one language. `search` is an address with `{search_term_string}`, "" for none."""

    url: str
    name: str
    lang: str
    organization: Organization
    description: str = ""
    search: str = ""


Subject = (
    NewsSubject
    | StorySubject
    | SeriesSubject
    | SeasonSubject
    | EpisodeSubject
    | ExhibitionSubject
    | EventSubject
    | CollectionSubject
)


class PageData(Value):
    """A page: what all pages have, and the one thing that it is about, if it is any.

    `crumbs` are (title, address) from home to this page. `home` is true on a language's home.
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
    subject: Subject | None = None
