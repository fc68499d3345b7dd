"""Episodes of a season."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal

from sitegen.kinds.kind import Attached, Kind, Placed, people, where_it_lies
from sitegen.kinds.meta import Meta
from sitegen.kinds.people import Person
from sitegen.kinds.podcasting import Discussion, License
from sitegen.schema.fields import (
    Duration,
    LineIdentifier,
    SpokenFile,
    TimedProse,
    WholeAddress,
)
from sitegen.schema.guide import Guide
from sitegen.values import Value


class Audio(Value):
    """An episode's sound: a file beside the entry, or an address with its size and type."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "file": Guide("a file beside this one", "episode.mp3"),
        "url": Guide("or an address", "https://cdn.example.org/episode.mp3"),
        "length": Guide("bytes, with an address", "12345678"),
        "type": Guide("with an address", "audio/mpeg"),
    }

    file: SpokenFile = ""
    url: WholeAddress = ""
    length: int = 0
    type: str = ""


class Episode(Meta, kw_only=True):
    """An episode of a season."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "guid": Guide("The episode's lasting identifier: leave it as it is"),
        "audio": Guide("The sound: a file beside this one, or an address elsewhere"),
        "number": Guide("Its number within the season", "1"),
        "type": Guide("What sort of episode it is"),
        "duration": Guide("How long it is, where that can't be read from the file", '"12:34"'),
        "guests": Guide("Who is spoken with"),
        "hosts": Guide("Who leads the talk"),
        "chapters": Guide(
            "Where its parts begin, unless the file says it itself",
            '["00:00 Start", "04:30 The first meeting"]',
        ),
        "transcript": Guide("What is said: WebVTT, SubRip, JSON or plain text", "episode.vtt"),
        "explicit": Guide("Children should not listen"),
        "block": Guide("Apple's directory leaves this episode out"),
        "license": Guide("What others may do with the sound", "{name: CC-BY-4.0}"),
        "discussions": Guide(
            "The posts below which listeners discuss it", "[{url: https://mastodon.example/@us/1}]"
        ),
    }

    guid: LineIdentifier
    audio: Audio
    number: int = 0
    type: Literal["full", "trailer", "bonus"] = "full"
    duration: Duration = ""
    guests: tuple[Person, ...] = ()
    hosts: tuple[Person, ...] = ()
    chapters: tuple[TimedProse, ...] = ()
    transcript: SpokenFile = ""
    explicit: bool = False
    block: bool = False
    license: License | None = None
    discussions: tuple[Discussion, ...] = ()


UNDATED = (
    "date: missing; podcast apps sort episodes by it and hide those without; "
    "expected the day on which it came out, such as 2024-07-12"
)

UNHEARD = (
    "audio: missing; expected a recording beside this file, such as {file: episode.mp3}, or "
    "{url, length, type} of one that lies elsewhere"
)


def newest_first(episodes: Sequence[Placed], seasons: Sequence[Placed]) -> list[Placed]:
    """Give episodes in the order of their list.

    A draft without a date stands with the one before it in its show; the first ones, with the first
    that has a date.
    """
    numbers = {season.id: season.meta.number for season in seasons}
    places = {episode.id: place_in_show(episode, numbers) for episode in episodes}
    told = sorted(episodes, key=lambda episode: places[episode.id])
    days: dict[str, int] = {}
    for forward in (told, told[::-1]):
        show, day = "", 0
        for episode in forward:
            if show_of(episode.id) != show:
                show, day = show_of(episode.id), 0
            day = day_of(episode) or days.get(episode.id, 0) or day
            days[episode.id] = day

    def late_first(episode: Placed) -> tuple[int, int, int, str]:
        _, season, number, id_ = places[episode.id]
        return (-days[id_], -season, -number, id_)

    return sorted(told, key=late_first)


def place_in_show(episode: Placed, seasons: Mapping[str, int]) -> tuple[str, int, int, str]:
    """Give the place of an episode among those of its show: show, season, number, id."""
    season = seasons.get(episode.id.rpartition("/")[0], 0)
    return (show_of(episode.id), season, episode.meta.number, episode.id)


def show_of(id_: str) -> str:
    """Give the id of the show that a season or episode belongs to."""
    return "/".join(id_.split("/")[:2])


def day_of(episode: Placed) -> int:
    """Give the number of the day on which an episode says that it came out, 0 if it doesn't."""
    if episode.meta.date:
        day: int = episode.meta.date.first_day.toordinal()
        return day
    return episode.meta.publish.toordinal() if episode.meta.publish else 0


def missing(episode: Placed) -> Iterator[str]:
    """Ask for the day on which it came out, and for its sound.

    No day is made up: one that follows from other episodes would be another after the next edit,
    and apps would show an old episode as new, or move it.
    """
    if not day_of(episode):
        yield UNDATED
    if not (episode.meta.audio.file or episode.meta.audio.url):
        yield UNHEARD


def attached(episode: Placed) -> tuple[Attached, ...]:
    """Give the chapters, for podcast apps."""
    return (Attached("chapters.json", "chapters"),) if episode.meta.chapters else ()


def summary_of(episode: Placed, *_: object) -> dict[str, Any]:
    """Give what lists show of an episode."""
    meta = episode.meta
    return {
        "number": meta.number,
        "show": show_of(episode.id),
        "duration": meta.duration,
        "type": meta.type,
        "audio": meta.audio,
        "guid": meta.guid,
    }


def found_by(episode: Episode) -> Iterator[str]:
    """Give what the search finds an episode by."""
    yield from people(episode.guests)
    yield from people(episode.hosts)
    yield from (chapter.partition(" ")[2] for chapter in episode.chapters)


def spoken(episode: Episode) -> str:
    """Give the file of what is said."""
    return episode.transcript


def chaptered(episode: Episode) -> str:
    """Give the recording whose own chapters count: front matter has none."""
    return "" if episode.chapters else episode.audio.file


def sample(day: date) -> dict[str, str]:
    """Give what a made-up episode says."""
    return {
        "date": day.isoformat(),
        "audio": "{file: recording.mp3}",
        "number": "1",
        "transcript": "recording.vtt",
    }


EPISODE = Kind(
    name="episode",
    one="Episode",
    model=Episode,
    folder="podcast",
    file="index",
    inside="season",
    depths=(4,),
    example="content/podcast/show/season-1/slug.md",
    list_page="podcast_list",
    title="Podcast",
    stacked=True,
    path=where_it_lies,
    arrange=newest_first,
    feed="site",
    attached=attached,
    of_show=True,
    article=True,
    missing=missing,
    among=show_of,
    summary=summary_of,
    found_by=found_by,
    spoken=spoken,
    chaptered=chaptered,
    unfinished=True,
    begins_with={"audio": "{}  # such as {file: episode.mp3}"},
    sample=sample,
)
