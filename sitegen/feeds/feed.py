"""A feed and its entries, as Atom and JSON Feed both tell them.

Every address is absolute, except within `content`, whose addresses are seen from its entry's.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from sitegen.feeds.addresses import make_addresses_absolute
from sitegen.feeds.markup import escape
from sitegen.feeds.moments import moment_of
from sitegen.schema.dates import PartialDate
from sitegen.text import direction
from sitegen.values import Value

Direction = Literal["ltr", "rtl"]
Inherited = tuple[tuple[str, str], ...]
"""Texts in another language than what they stand in, each with its language."""


def direction_of(written: str) -> Direction:
    """Give the direction that a language is written in."""
    return "rtl" if written == "rtl" else "ltr"


class Author(Value):
    """Who wrote an entry or answers for a feed."""

    name: str
    url: str = ""


class Enclosure(Value):
    """A file that belongs to an entry; `length` in bytes, `duration` in seconds, 0: unknown."""

    url: str
    type: str
    length: int = 0
    duration: int = 0


class FeedEntry(Value):
    """One entry: `url` is its page, `id` its lasting identifier ("" where that is its address).

    `date` is when it appeared; `content` is HTML, `summary` plain text.
    `inherited` are those of its texts that are in another language than the feed, with theirs.
    """

    url: str
    title: str
    date: PartialDate | datetime
    id: str = ""
    updated: PartialDate | datetime | None = None
    summary: str = ""
    content: str = ""
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    image: str = ""
    enclosure: Enclosure | None = None
    inherited: Inherited = ()


class Feed(Value):
    """What is said of the whole: `url` is the feed's own address, `page` the list it follows.

    `style` is the address of the style sheet for people who open it in a browser.
    """

    url: str
    page: str
    title: str
    lang: str
    author: Author
    dir: Direction = "ltr"
    subtitle: str = ""
    time_zone: str = "UTC"
    icon: str = ""
    rights: str = ""
    style: str = ""


def published(entry: FeedEntry, feed: Feed) -> datetime:
    """Give the moment that an entry's date begins at in the feed's zone."""
    return moment_of(entry.date, feed.time_zone)


def updated(entry: FeedEntry, feed: Feed) -> datetime:
    """Give the later of an entry's two dates."""
    first = published(entry, feed)
    return max(first, moment_of(entry.updated, feed.time_zone)) if entry.updated else first


def whole_language(title: str, summary: str, content: str, inherited: Inherited) -> str:
    """Give the other language that all words of an item are in, "" where its own has any.

    Formats that know one language an item can't say that of its title alone.
    """
    languages = dict(inherited)
    found = {languages.get(text, "") for text in (title, summary) if text}
    return found.pop() if len(found) == 1 and not content else ""


def language_of(parts: Iterable[str], inherited: Inherited, lang: str) -> str:
    """Give the one language that the parts of a text are in, "" where they are in several.

    `lang` is that of all that isn't inherited, and of signs alone.
    """
    languages = dict(inherited)
    found = {languages.get(part, lang) for part in parts if any(map(str.isalpha, part))}
    return found.pop() if len(found) == 1 else "" if found else lang


def tongue(lang: str, inherited: Inherited, *parts: str) -> dict[str, str] | None:
    """Give the attribute of an XML element whose text is in another language than the feed's."""
    found = language_of(parts, inherited, lang)
    return {"xml:lang": found} if found not in ("", lang) else None


def paragraph(text: str, inherited: Inherited) -> str:
    """Give a text as a paragraph of HTML, with its language and direction where it is inherited."""
    lang = dict(inherited).get(text)
    spoken = f' lang="{escape(lang)}" dir="{direction(lang)}"' if lang else ""
    return f"<p{spoken}>{escape(text)}</p>"


def stand_alone(html: str, page: str, lang: str, direction: Direction) -> str:
    """Give a page's HTML as it can be read elsewhere: addresses absolute, right to left kept.

    Most readers of feeds don't pass on the feed's language, so that Hebrew and Arabic would run
    from the left without a word in the text itself.
    """
    absolute = make_addresses_absolute(html, page)
    if direction == "ltr" or not absolute:
        return absolute
    return f'<div lang="{escape(lang)}" dir="rtl">\n{absolute}\n</div>'
