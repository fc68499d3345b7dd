"""Shows of the podcast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

import msgspec

from sitegen.feeds.apple_categories import category_names, is_category
from sitegen.kinds.kind import Attached, Kind, Placed
from sitegen.kinds.meta import Meta
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


def attached(_: Placed) -> tuple[Attached, ...]:
    """Give the feed that podcast apps read."""
    return (Attached("feed.xml", "podcast_feed"),)


def summary_of(show: Placed, *_: object) -> dict[str, Any]:
    """Give what other pages show of a show."""
    return {"artwork": show.meta.artwork, "disclaimer": show.meta.disclaimer}


def found_by(show: Show) -> Iterator[str]:
    """Give what the search finds a show by."""
    yield from (show.author, *show.partners)


def sample(_: object) -> dict[str, str]:
    """Give what a made-up show says."""
    return {
        "category": "[Society & Culture]",
        "owner": "{name: Communications, email: podcast@example.org}",
        "artwork": '{file: picture.jpg, alt: ""}',
    }


SHOW = Kind(
    name="show",
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
