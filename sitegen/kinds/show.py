"""Shows of the podcast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

import msgspec

from sitegen.feeds.apple_categories import category_names, is_category
from sitegen.kinds.kind import Attached, Kind, Placed, people
from sitegen.kinds.meta import Meta
from sitegen.kinds.people import Person
from sitegen.kinds.podcasting import Discussion, Frequency, Funding, License, Medium, Note
from sitegen.schema.fields import Email, Identifier, Name, Prose, TextRule, WholeAddress
from sitegen.schema.guide import Guide
from sitegen.schema.parts import Image
from sitegen.values import Value

Category = Annotated[
    str,
    TextRule(
        "a category of Apple's list, such as Documentary",
        is_category,
        category_names,
        category_names,
    ),
]


class Owner(Value):
    """Whom a podcast directory may write to."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "name": Guide("a person or office", "Communications"),
        "email": Guide("read by people", "podcast@example.org"),
    }

    name: str
    email: Email


class Show(Meta, kw_only=True):
    """A podcast show."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "guid": Guide("The show's lasting identifier: leave it as it is"),
        "author": Guide("The author that podcast apps show", "Many Voices"),
        "owner": Guide("Whom podcast directories write to"),
        "category": Guide(
            "Apple's category, then the one within it", "[Society & Culture, Documentary]"
        ),
        "explicit": Guide("Children should not listen"),
        "artwork": Guide("The cover: square, 1400 to 3000 pixels wide"),
        "partners": Guide("With whom it is made", "[Search for Common Ground]"),
        "disclaimer": Guide(
            "Shown with every episode", "The views are those of the speakers alone."
        ),
        "subscribe": Guide(
            "Its addresses in podcast apps",
            "{apple: https://podcasts.apple.com/podcast/id1, spotify: https://open.spotify.com/x}",
        ),
        "type": Guide("Episodes stand alone, or are told from the first on"),
        "hosts": Guide("Who leads it as a rule"),
        "copyright": Guide("Who has the rights", "© Many Voices"),
        "license": Guide("What others may do with the sound", "{name: CC-BY-4.0}"),
        "funding": Guide(
            "How listeners support it",
            "[{title: Support our work, url: https://www.example.org/donate/}]",
        ),
        "frequency": Guide(
            "How often episodes come out", "{text: Every month, rule: FREQ=MONTHLY}"
        ),
        "discussions": Guide(
            "The posts below which listeners discuss it", "[{url: https://mastodon.example/@us/1}]"
        ),
        "medium": Guide("What it is: spoken episodes, an audiobook, a course"),
        "txt": Guide(
            "Codes by which services know its owner",
            '[{purpose: applepodcastsverify, text: "05124"}]',
        ),
        "locked": Guide("Other hosts may not take the show over"),
        "complete": Guide("No episode will follow"),
        "block": Guide("Apple's directory leaves the show out"),
        "new_feed_url": Guide(
            "Where the feed has moved to for good", "https://podcasts.example.org/feed.xml"
        ),
    }

    guid: Identifier
    author: Name = ""
    owner: Owner | None = None
    category: tuple[Category, ...] = ()
    explicit: bool = False
    artwork: Image | None = None
    partners: tuple[Name, ...] = ()
    disclaimer: Prose = ""
    subscribe: dict[str, WholeAddress] = msgspec.field(default_factory=dict)
    type: Literal["episodic", "serial"] = "episodic"
    hosts: tuple[Person, ...] = ()
    copyright: Prose = ""
    license: License | None = None
    funding: tuple[Funding, ...] = ()
    frequency: Frequency | None = None
    discussions: tuple[Discussion, ...] = ()
    medium: Medium = "podcast"
    txt: tuple[Note, ...] = ()
    locked: bool = False
    complete: bool = False
    block: bool = False
    new_feed_url: WholeAddress = ""


def attached(_: Placed) -> tuple[Attached, ...]:
    """Give the feed that podcast apps read."""
    return (Attached("feed.xml", "podcast_feed"),)


def summary_of(show: Placed, *_: object) -> dict[str, Any]:
    """Give what other pages show of a show."""
    return {"artwork": show.meta.artwork, "disclaimer": show.meta.disclaimer}


def found_by(show: Show) -> Iterator[str]:
    """Give what the search finds a show by."""
    yield from (show.author, *show.partners)
    yield from people(show.hosts)


def sample(_: object) -> dict[str, str]:
    """Give what a made-up show says."""
    return {
        "category": "[Society & Culture]",
        "owner": "{name: Communications, email: podcast@example.org}",
        "artwork": '{file: picture.jpg, alt: ""}',
    }


SHOW = Kind(
    name="show",
    one="Podcast",
    model=Show,
    folder="podcast",
    file="show",
    depths=(2,),
    example="content/podcast/show/show.md",
    tagged=False,
    attached=attached,
    of_show=True,
    summary=summary_of,
    found_by=found_by,
    sample=sample,
)
