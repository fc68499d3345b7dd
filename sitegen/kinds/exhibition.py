"""Exhibitions of stories, with what is printed for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Annotated, Any, ClassVar, Literal

from msgspec.structs import replace

from sitegen.kinds.event_fields import EventStatus
from sitegen.kinds.kind import Attached, Kind, OrderKey, Placed, newest_first, slug_of
from sitegen.kinds.meta import Meta
from sitegen.kinds.story import StoryQuery
from sitegen.schema.dates import PartialDate, end_of_day
from sitegen.schema.fields import (
    CountryCode,
    EntryRule,
    FileReference,
    Identifier,
    LinkTarget,
    Name,
    PositiveInt,
    PrintLanguage,
    Prose,
)
from sitegen.schema.formats import (
    Bleed,
    Distance,
    InkLimit,
    Orientation,
    PanelFormat,
    Profile,
    parse_format,
)
from sitegen.schema.guide import Guide
from sitegen.values import Value

StoryReference = Annotated[str, EntryRule(kind="story")]


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


class Venue(Value):
    """Where and when an exhibition hangs. `country` is an ISO 3166-1 alpha-2 code."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "place": Guide("the place", "Promenade de Saint-Antoine"),
        "city": Guide("the city", "Geneva"),
        "country": Guide("two letters", "CH"),
        "start": Guide("the first day", "2022-06-01"),
        "end": Guide("the last day", "2022-06-19"),
        "status": Guide("whether it takes place"),
        "hours": Guide("when it is open", "every day, 9 to 18"),
        "map": Guide("a map", "https://www.openstreetmap.org/node/1"),
    }

    ordered: ClassVar[tuple[tuple[str, str], ...]] = (("start", "end"),)

    place: Name = ""
    city: Name = ""
    country: CountryCode = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    status: EventStatus = "scheduled"
    hours: Prose = ""
    map: LinkTarget = ""


class PanelSet(Value):
    """One set of panels of an exhibition: a type, a format and what the printer asks for."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "type": Guide("what is shown", "story"),
        "format": Guide("the size", "rollup-850x2000"),
        "orientation": Guide("of sizes that have two", "portrait"),
        "bleed": Guide("beyond the cut", "5mm"),
        "marks": Guide("crop marks", "true"),
        "profile": Guide("the printer's colours", "iso-coated-v2-300"),
        "ink_limit": Guide("percent", "300"),
        "languages": Guide("together on each", "[en, he, ar]"),
        "viewing_distance": Guide("where readers stand", "1.5m"),
        "copies": Guide("of each", "1"),
    }

    type: PanelType = "story"
    format: PanelFormat = "rollup-850x2000"
    orientation: Orientation = ""
    bleed: Bleed = "5mm"
    marks: bool = True
    profile: Profile = "iso-coated-v2-300"
    ink_limit: InkLimit = 300
    languages: tuple[PrintLanguage, ...] = ()
    viewing_distance: Distance = ""
    copies: PositiveInt = 1

    @staticmethod
    def at_odds(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Give the fields that can't be true beside the others, each with what is said of it."""
        size = parse_format(values.get("format", "rollup-850x2000"))
        if size.cassette and values.get("orientation") == "landscape":
            yield "orientation", f'"landscape" found, expected portrait: {size.name} stands'


class Host(Value):
    """An organisation that hosts an exhibition; its logo, an SVG, stands on the closing panel."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "name": Guide("an organisation", "City of Geneva"),
        "url": Guide("its site", "https://www.geneve.ch"),
        "logo": Guide("its logo for the closing panel", "city-of-geneva.svg"),
    }

    name: Name
    url: LinkTarget = ""
    logo: FileReference = ""


class Download(Value):
    """A file beside an entry that readers may take, with the stories that are in it.

    Where it doesn't say, it may hold all stories of its exhibition; `[]` says that it holds none.
    """

    guide: ClassVar[Mapping[str, Guide]] = {
        "file": Guide("a PDF beside this one", "floor-plan.pdf"),
        "title": Guide("what it is", "Floor plan of the hall"),
        "stories": Guide("whose stories it shows; left out: all that hang; [] for none", "[]"),
    }

    file: FileReference
    title: Prose
    stories: tuple[StoryReference, ...] | None = None


class Exhibition(Meta):
    """An exhibition of stories."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "guid": Guide("The exhibition's lasting identifier, for calendars: leave it as it is"),
        "venues": Guide("Where and when it hangs"),
        "languages": Guide("The languages of its panels", "[en, he, ar]"),
        "stories": Guide(
            "Its stories in hanging order, or what chooses them ({year: 2022, award: winner})",
            "[stories/2022/noor, stories/2021/amal]",
        ),
        "panel": Guide("A shorter text for the introduction panel, in Markdown", "Ten voices."),
        "panels": Guide("What is printed"),
        "hosts": Guide("Who hosts it"),
        "press_contact": Guide("Who answers journalists; on the press sheet", "press@example.org"),
        "downloads": Guide("Files that hosts may take from its page"),
        "handouts": Guide("Which of its panels' files hosts may take", "[press-sheet, panels]"),
    }

    guid: Identifier = ""
    venues: tuple[Venue, ...] = ()
    languages: tuple[PrintLanguage, ...] = ()
    stories: tuple[StoryReference, ...] | StoryQuery = ()
    panel: str = ""
    panels: tuple[PanelSet, ...] = ()
    hosts: tuple[Host, ...] = ()
    press_contact: Prose = ""
    downloads: tuple[Download, ...] = ()
    handouts: tuple[Handout, ...] = ()


def latest_first(exhibition: Placed) -> OrderKey:
    """Order exhibitions by the day on which they were last opened, else by date."""
    opened = [day.toordinal() for v in exhibition.meta.venues if (day := open_by(v))]
    return (-max(opened, default=-newest_first(exhibition)[0]), exhibition.id)


def open_by(venue: Venue) -> date | None:
    """Give the first day on which a venue was surely open, as far as its dates are known.

    Of a month or year that is the last day that it can have been: before it, what has a day of the
    same year stands where it belongs, whatever is still unknown of the other.
    """
    if venue.start is None:
        return venue.end.last_day if venue.end else None
    last = venue.start.last_day
    return min(last, venue.end.last_day) if venue.end else last


def end_of(exhibition: Exhibition, zone: tzinfo) -> datetime | None:
    """Give the moment from which an exhibition is past: after its last venue, else its date."""
    ends = [venue.end or venue.start for venue in exhibition.venues]
    dated = [end_of_day(end, zone) for end in ends if end]
    if len(dated) < len(ends) or not dated:
        return end_of_day(exhibition.date, zone) if exhibition.date else None
    return max(dated)


def moments(exhibition: Exhibition, _: datetime, zone: tzinfo) -> list[datetime]:
    """Give the moment at which it becomes past."""
    ended = end_of(exhibition, zone)
    return [ended] if ended else []


def happened(exhibition: Placed, _: tzinfo) -> PartialDate | None:
    """Give the day on which it was first opened."""
    starts = [venue.start for venue in exhibition.meta.venues if venue.start]
    return min(starts, key=lambda day: day.first_day, default=None)


def attached(exhibition: Placed) -> tuple[Attached, ...]:
    """Give the calendar of its venues, where a day is known."""
    dated = any(venue.start for venue in exhibition.meta.venues)
    return (Attached(f"{slug_of(exhibition)}.ics", "calendar"),) if dated else ()


def summary_of(exhibition: Placed, at: datetime, zone: tzinfo) -> dict[str, Any]:
    """Give what lists show of an exhibition."""
    over = end_of(exhibition.meta, zone)
    past = over is not None and over <= at
    # A map is for the exhibition's own page, which looks up where its address leads.
    venues = tuple(replace(venue, map="") for venue in exhibition.meta.venues)
    return {"venues": venues, "past": past, "upcoming": not past}


def found_by(exhibition: Exhibition) -> Iterator[str]:
    """Give what the search finds an exhibition by."""
    yield from (part for venue in exhibition.venues for part in (venue.place, venue.city))
    yield from (host.name for host in exhibition.hosts)


def sample(day: date) -> dict[str, str]:
    """Give what a made-up exhibition says: it is to come, and shows what won an award."""
    first, last = day + timedelta(days=30), day + timedelta(days=90)
    return {
        "date": day.isoformat(),
        "venues": f"[{{start: {first}, end: {last}}}]",
        "stories": "{award: winner}",
    }


EXHIBITION = Kind(
    name="exhibition",
    one="Exhibition",
    model=Exhibition,
    folder="exhibitions",
    file="index",
    example="content/exhibitions/slug/index.md",
    list_page="exhibition_list",
    title="Exhibitions",
    order=latest_first,
    feed="own",
    calendar="own",
    attached=attached,
    ahead=True,
    happened=happened,
    moments=moments,
    summary=summary_of,
    found_by=found_by,
    sample=sample,
)
