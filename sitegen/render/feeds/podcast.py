"""A show's feed, as podcast apps read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from sitegen.content.settings.feed_settings import FeedSettings
from sitegen.feeds.archives import Volume, archive_name, volume_of
from sitegen.feeds.podcast import podcast_feed
from sitegen.feeds.show import (
    Place,
    PodcastEpisode,
    PodcastShow,
    release_moments,
    show_problems,
)
from sitegen.kinds.show import Show
from sitegen.render.feeds.episodes import advise, episode_shown, gather_episode, gather_trailer
from sitegen.render.feeds.shows import gather_show
from sitegen.render.helpers.linked import entry_shown
from sitegen.render.pages.pages import PageTask
from sitegen.site.feeds import Release, Releases
from sitegen.site.navigation import Setting, SiteIn

TRAILER = "trailer"


def podcast_document(task: PageTask) -> bytes:
    """Write the feed of a show, or one of its archives: episodes of all seasons, the newest first.

    Raises ContentError for what directories and apps would refuse.
    """
    site = task.reader.fetch(SiteIn(lang=task.lang))
    id_, number = task.route.args[0], int(task.route.args[1]) if task.route.args[1:] else 0
    entry = entry_shown(task.reader, task.lang, id_)
    if entry is None or not isinstance(entry.meta, Show):
        raise ValueError(f"{id_} is no show")
    zone = str(task.reader.fetch(Setting(lang=task.lang, name="timezone")))
    releases = task.reader.fetch(Releases(lang=task.lang, id=id_))
    moments = release_moments([each.date for each in releases], zone)
    volume = volume_of(len(releases), limit_of(task), number)
    all_of_them = tuple(zip(releases, moments, strict=True))
    listed = all_of_them[volume.begin : volume.end]
    episodes = tuple(gather_episode(task, site, *each) for each in listed)
    tell_of_twins(task, listed, episodes)
    trailers = [each for each in all_of_them if each[0].episode.type == TRAILER]
    show = gather_show(task, site, entry, entry.meta)
    show = replace(
        show,
        time_zone=zone,
        trailers=() if number else tuple(gather_trailer(task, site, *each) for each in trailers),
    )
    if entry.original and not number:
        advise(task, entry, show_problems(show))
    return podcast_feed(show, episodes, place_of(show, volume, site.url + task.route.address))


def tell_of_twins(
    task: PageTask, listed: Sequence[tuple[Release, datetime]], episodes: Sequence[PodcastEpisode]
) -> None:
    """Warn of an episode with the sound of one before it, which Apple passes over.

    Source: Apple Podcasts for Creators, "Podcast RSS feed requirements" (enclosure).
    """
    first: dict[str, str] = {}
    for (release, _), episode in zip(reversed(listed), reversed(episodes), strict=True):
        entry, _ = episode_shown(task, release.episode.id)
        other = first.setdefault(episode.enclosure.url, entry.path)
        if other != entry.path and entry.original:
            message = f"audio: the sound of {other} as well; Apple's directory leaves this one out"
            advise(task, entry, [message])


def limit_of(task: PageTask) -> int:
    """Give how many episodes the feed holds that is subscribed to."""
    settings = task.reader.fetch(Setting(lang=task.lang, name="feeds"))
    return settings.episodes if isinstance(settings, FeedSettings) else FeedSettings().episodes


def place_of(show: PodcastShow, volume: Volume, address: str) -> Place:
    """Give where a document stands among those of its feed, whose archives lie beside it."""
    folder = address.rpartition("/")[0]
    return Place(
        current=f"{folder}/feed.xml" if volume.number else "",
        previous=f"{folder}/{archive_name(volume.previous)}" if volume.previous else "",
    )
