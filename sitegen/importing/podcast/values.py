"""A show as its feed tells it: what was read, and what could not be."""

from __future__ import annotations

from datetime import datetime

from sitegen.values import Value


class Heard(Value):
    """Somebody whom a feed names (Podcasting 2.0, `podcast:person`), with part and group."""

    name: str
    part: str = ""
    group: str = ""
    page: str = ""
    picture: str = ""


class Part(Value):
    """A chapter: where it begins, in seconds; `shown` is false for one without an entry."""

    start: float
    title: str
    picture: str = ""
    link: str = ""


class Beside(Value):
    """A file that a feed names: address and media type, its language where that is said."""

    url: str
    type: str = ""
    lang: str = ""


class Sound(Value):
    """An enclosure (RSS 2.0): address, size in bytes (0: unknown) and media type."""

    url: str
    length: int = 0
    type: str = ""


class ReadShow(Value):
    """A feed's channel. Addresses are absolute; `notes` is the description as it was written.

    `explicit` and `locked` are None where the feed says nothing. Pairs are in the order of the
    element's text and attribute: a licence and its address, a text and its purpose, how often and
    by which rule; `discussions` are address, protocol, account. `unread` are names of elements
    that have no place in an entry; `doubts` say what could not be read.
    """

    title: str
    notes: str = ""
    subtitle: str = ""
    link: str = ""
    feed: str = ""
    lang: str = ""
    rights: str = ""
    author: str = ""
    owner_name: str = ""
    owner_email: str = ""
    artwork: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    explicit: bool | None = None
    type: str = ""
    guid: str = ""
    medium: str = ""
    locked: bool | None = None
    funding: tuple[tuple[str, str], ...] = ()
    blocked: bool = False
    complete: bool = False
    license: tuple[str, str] = ("", "")
    texts: tuple[tuple[str, str], ...] = ()
    frequency: tuple[str, str] = ("", "")
    discussions: tuple[tuple[str, str, str], ...] = ()
    persons: tuple[Heard, ...] = ()
    next_page: str = ""
    unread: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class ReadItem(Value):
    """A feed's item. Addresses are absolute; `seconds` is 0 where no duration is known.

    `notes` are the fullest of its texts, `short` another that says something else.
    """

    title: str
    place: str
    guid: str = ""
    is_permalink: bool = True
    link: str = ""
    moment: datetime | None = None
    sound: Sound | None = None
    notes: str = ""
    short: str = ""
    subtitle: str = ""
    season: int = 0
    season_name: str = ""
    number: int = 0
    type: str = ""
    explicit: bool | None = None
    blocked: bool = False
    license: tuple[str, str] = ("", "")
    discussions: tuple[tuple[str, str, str], ...] = ()
    picture: str = ""
    seconds: int = 0
    persons: tuple[Heard, ...] = ()
    parts: tuple[Part, ...] = ()
    parts_file: Beside | None = None
    transcripts: tuple[Beside, ...] = ()
    keywords: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
