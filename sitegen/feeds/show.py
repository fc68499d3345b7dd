"""A podcast show and its episodes, as its feed tells them; and what directories would refuse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from sitegen.feeds.chapters import Chapter
from sitegen.feeds.feed import Direction, Enclosure, Inherited
from sitegen.feeds.moments import moment_of
from sitegen.schema.dates import PartialDate
from sitegen.values import Value

MINUTE = timedelta(minutes=1)


class Speaker(Value):
    """Somebody who is heard; `part` is a role of the Podcast Taxonomy, which apps understand."""

    name: str
    part: Literal["host", "guest"] = "guest"
    url: str = ""


class Transcript(Value):
    """What is said, as a file; `lang` is "" where it is the show's language."""

    url: str
    type: str = "text/vtt"
    lang: str = ""


class Discussion(Value):
    """A post below which listeners discuss; `protocol` is how apps read it."""

    url: str
    protocol: str
    account: str = ""


class Trailer(Value):
    """A sound that makes listeners curious; `season` is 0 for one of the whole show."""

    title: str
    enclosure: Enclosure
    moment: datetime
    season: int = 0


class Artwork(Value):
    """A square picture: its absolute address, its side in pixels, what is to be seen."""

    url: str
    side: int
    alt: str = ""


class License(Value):
    """What others may do with the sound."""

    name: str
    url: str = ""


class Wishes(Value):
    """What a show asks of directories and hosts.

    `new_feed_url` is where its feed has moved to, `complete` that no episode follows, `block` that
    Apple leaves it out, `locked` that no other host takes it over.
    """

    new_feed_url: str = ""
    complete: bool = False
    block: bool = False
    locked: bool = False


class Place(Value):
    """The place of a document among those of one feed (RFC 5005, section 4).

    `current` is the address of the one that is subscribed to, "" where this is it; `previous` that
    of the archive with what is older, "" where there is none.
    """

    current: str = ""
    previous: str = ""


class PodcastEpisode(Value):
    """An episode. Addresses are absolute, except within `notes` (HTML, seen from `url`).

    `enclosure` is its sound; `enclosure.duration` is in seconds. `summary` is plain text.
    `inherited` are those of its texts that are in another language than the show, with theirs.
    """

    guid: str
    url: str
    title: str
    enclosure: Enclosure
    date: PartialDate | datetime | None = None
    summary: str = ""
    notes: str = ""
    number: int = 0
    season: int = 0
    season_title: str = ""
    type: Literal["full", "trailer", "bonus"] = "full"
    explicit: bool = False
    block: bool = False
    artwork: Artwork | None = None
    author: str = ""
    license: License | None = None
    discussions: tuple[Discussion, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    transcripts: tuple[Transcript, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_url: str = ""
    inherited: Inherited = ()


class PodcastShow(Value):
    """A show. `url` is the feed's own address, `page` the show's.

    `categories` are names of Apple's list, as in ("Society & Culture", "Documentary"). `funding`
    are addresses and titles, `notes` purposes and texts; `frequency` is a rule of iCalendar and
    what it says in words. `style` is the address of a style sheet for people.
    `inherited` are those of its texts that are in another language than the show, with theirs.
    """

    url: str
    page: str
    title: str
    lang: str
    description: str
    author: str
    artwork: Artwork | None = None
    dir: Direction = "ltr"
    guid: str = ""
    owner_name: str = ""
    owner_email: str = ""
    categories: tuple[str, ...] = ()
    explicit: bool = False
    disclaimer: str = ""
    copyright: str = ""
    type: Literal["episodic", "serial"] = "episodic"
    medium: str = "podcast"
    license: License | None = None
    funding: tuple[tuple[str, str], ...] = ()
    frequency: tuple[str, str] = ("", "")
    speakers: tuple[Speaker, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    trailers: tuple[Trailer, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    wishes: Wishes = Wishes()
    time_zone: str = "UTC"
    style: str = ""
    inherited: Inherited = ()


def release_moments(
    dates: Sequence[PartialDate | datetime], time_zone: str
) -> tuple[datetime, ...]:
    """Give the moments at which a show's episodes came out, the newest first, from their dates.

    A date alone begins at its midnight in the zone. Of several with the same, each comes a minute
    after the one below it in the list, since apps sort by the moment and know no other order
    (RSS 2.0, `pubDate`). So a moment depends on nothing but what the same day brought before.
    """
    on_day: Counter[date] = Counter()
    moments = []
    for each in reversed(dates):
        moment = moment_of(each, time_zone)
        if isinstance(each, PartialDate):
            moment += on_day[each.first_day] * MINUTE
            on_day[each.first_day] += 1
        moments.append(moment)
    return tuple(reversed(moments))


def with_disclaimer(text: str, disclaimer: str) -> str:
    """Give a text with the disclaimer as its last paragraph."""
    return "\n\n".join(part for part in (text, disclaimer) if part)


def show_problems(show: PodcastShow) -> tuple[str, ...]:
    """Say what podcast directories would refuse, each as `field: what was found, what helps`.

    Source: Apple Podcasts for Creators, "Podcast RSS feed requirements".
    """
    found: list[str] = []
    if not show.categories:
        found.append("category: missing; podcast directories ask for one of Apple's list")
    if not show.description:
        found.append("summary: missing; podcast directories ask for a description")
    if not show.author:
        found.append("author: missing; podcast directories name it under the title")
    if not show.owner_email:
        found.append("owner: missing; podcast directories write to its email to verify the show")
    if show.artwork is None:
        found.append("artwork: missing; podcast directories ask for a square picture")
    return tuple(found)


def episode_problems(episode: PodcastEpisode) -> tuple[str, ...]:
    """Say what podcast apps would stumble over, each as `field: what was found, what helps`.

    Source: RSS 2.0, `enclosure`, whose three attributes are all required.
    """
    needed = {"type": episode.enclosure.type, "length": episode.enclosure.length}
    return tuple(
        f"audio: {name} is not known; podcast apps ask for it (write {name}: beside url:)"
        for name, value in needed.items()
        if not value
    )
