"""What pages may know of each other."""

from __future__ import annotations

from datetime import datetime

import msgspec

from sitegen.kinds.declared import Listed
from sitegen.kinds.episode import Audio
from sitegen.kinds.event_dates import Occurrence
from sitegen.kinds.exhibition import Venue
from sitegen.kinds.story import Award
from sitegen.schema.dates import PartialDate
from sitegen.schema.parts import Image
from sitegen.schema.recurrence import Recurrence
from sitegen.values import Value


class Key(Value):
    """An entry in a language."""

    id: str
    lang: str


class Summary(Value):
    """One entry as other pages may show it. It never depends on the entry's text.

    `draft` and `held_until` say why readers can't see it yet, where a build shows drafts.

    `start` and `end` are an event's first; `dates` are the next of one that comes again.

    `inherited` are those of its texts that are in another language than the entry's, with theirs.
    """

    id: str
    lang: str
    kind: str
    section: str
    url: str
    slug: str
    title: str
    summary: str = ""
    date: PartialDate | None = None
    updated: PartialDate | None = None
    tags: tuple[str, ...] = ()
    image: Image | None = None
    sample: bool = False
    draft: bool = False
    held_until: datetime | None = None
    # news
    dateline: str = ""
    featured: bool = False
    # stories
    year: int = 0
    award: Award | None = None
    person: str = ""
    role: str = ""
    organisation: str = ""
    place: str = ""
    quote: str = ""
    portrait: Image | None = None
    has_voice: bool = False
    social: bool = True
    # podcast
    number: int = 0
    season: int = 0
    show: str = ""
    duration: str = ""
    type: str = ""
    audio: Audio | None = None
    guid: str = ""
    artwork: Image | None = None
    disclaimer: str = ""
    # programs
    order: int = 0
    parent: str = ""
    status: str = ""
    # exhibitions and events
    venues: tuple[Venue, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    start_day: PartialDate | None = None
    end_day: PartialDate | None = None
    time_zone: str = ""
    past: bool = False
    upcoming: bool = False
    to_be_announced: bool = False
    recurrence: Recurrence | None = None
    dates: tuple[Occurrence, ...] = ()
    # kinds of the site's own
    fields: dict[str, Listed] = msgspec.field(default_factory=dict)
    inherited: tuple[tuple[str, str], ...] = ()

    @property
    def shared_picture(self) -> Image | None:
        """The picture that services and searchers may show for it; None where consent says no."""
        return (self.image or self.portrait or self.artwork) if self.social else None

    @property
    def unpublished(self) -> bool:
        """True where only a build with drafts shows it: lists mark it, feeds leave it out."""
        return self.draft or self.held_until is not None


class Neighbours(Value):
    """The entries beside one in its list; where they are read in turn, `newer` is the next."""

    newer: Summary | None = None
    older: Summary | None = None


class Term(Value):
    """A tag as the pages of one language use it; `lang` is the language of its name."""

    name: str
    slug: str
    url: str
    count: int
    lang: str


class Alternate(Value):
    """Where a page stands in a language; `exact` is false where that is only its list.

    `unpublished` is true where that is a page that only a build with drafts shows.
    """

    lang: str
    name: str
    dir: str
    url: str
    exact: bool
    current: bool
    unpublished: bool = False


class Signpost(Value):
    """A title that leads to a page; what it says of that page's being unpublished is its own.

    `inherited` is the title with its language where that is not the page's.
    """

    title: str
    url: str
    draft: bool = False
    held_until: datetime | None = None
    inherited: tuple[tuple[str, str], ...] = ()

    @property
    def unpublished(self) -> bool:
        """True where only a build with drafts shows the page."""
        return self.draft or self.held_until is not None


class Crumb(Signpost):
    """A step from home to a page."""


class MenuItem(Signpost):
    """An item of a menu."""


class Action(Value):
    """A way to act that the site offers; `inherited` is its label, as in a signpost."""

    label: str
    url: str
    inherited: tuple[tuple[str, str], ...] = ()


class FeedLink(Value):
    """A feed that a page announces."""

    title: str
    url: str
    type: str


class Pager(Value):
    """One page of a long list; `pages` are those that it leads to, as (number, address)."""

    number: int
    total: int
    previous: str = ""
    next: str = ""
    pages: tuple[tuple[int, str], ...] = ()


class Language(Value):
    """A language of the site. `prefix` begins its addresses: "" for the first, else "/he".

    `locale` is whose dates and numbers it shows: en-GB where site.yaml says so, else the code.
    """

    code: str
    name: str
    dir: str
    prefix: str
    title: str = ""
    short_title: str = ""
    description: str = ""
    locale: str = ""
