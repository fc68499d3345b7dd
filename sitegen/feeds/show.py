"""A podcast show and its episodes, as its feed tells them; and what directories would refuse."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sitegen.feeds.chapters import Chapter
from sitegen.feeds.feed import Direction, Enclosure, Inherited
from sitegen.schema.dates import PartialDate
from sitegen.values import Value

SMALLEST_ARTWORK, LARGEST_ARTWORK = 1400, 3000
"""Pixels of a side (Apple Podcasts for Creators, "Podcast RSS feed requirements")."""


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
    image: str = ""
    author: str = ""
    speakers: tuple[Speaker, ...] = ()
    transcripts: tuple[Transcript, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_url: str = ""
    inherited: Inherited = ()


class PodcastShow(Value):
    """A show. `url` is the feed's own address, `page` the show's; `image_size` is in pixels.

    `categories` are names of Apple's list, as in ("Society & Culture", "Documentary").
    """

    url: str
    page: str
    title: str
    lang: str
    description: str
    author: str
    image: str
    dir: Direction = "ltr"
    guid: str = ""
    image_size: tuple[int, int] = (0, 0)
    owner_name: str = ""
    owner_email: str = ""
    categories: tuple[str, ...] = ()
    explicit: bool = False
    disclaimer: str = ""
    copyright: str = ""
    type: Literal["episodic", "serial"] = "episodic"
    locked: bool = False
    time_zone: str = "UTC"


def show_problems(show: PodcastShow) -> tuple[str, ...]:
    """Say what podcast directories would refuse, each as `field: what was found, what helps`.

    Source: Apple Podcasts for Creators, "Podcast RSS feed requirements" and "Artwork requirements".
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
    return (*found, *_artwork_problems(show))


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


def _artwork_problems(show: PodcastShow) -> tuple[str, ...]:
    if not show.image:
        return ("artwork: missing; podcast directories ask for a square picture",)
    width, height = show.image_size
    if width == height and SMALLEST_ARTWORK <= width <= LARGEST_ARTWORK:
        return ()
    return (
        f"artwork: {width} × {height} pixels; podcast directories ask for a square of "
        f"{SMALLEST_ARTWORK} to {LARGEST_ARTWORK} pixels a side",
    )
