"""A podcast's feed: RSS 2.0 with Apple's and Podcasting 2.0's elements.

Sources: RSS 2.0 specification; Apple Podcasts for Creators, "Podcast RSS feed requirements";
the podcast namespace (Podcasting 2.0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.apple_categories import arrange_categories
from sitegen.feeds.chapters import MEDIA_TYPE
from sitegen.feeds.feed import stand_alone, whole_language
from sitegen.feeds.markup import (
    document,
    element,
    empty_element,
    escape,
    optional_element,
    text_element,
)
from sitegen.feeds.moments import moment_of, write_rfc2822
from sitegen.feeds.show import PodcastEpisode, PodcastShow, Speaker, Transcript

NAMESPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}

MINUTE = timedelta(minutes=1)

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
"""The form that `podcast:guid` has; another guid of a show stands in no element."""


def podcast_feed(show: PodcastShow, episodes: tuple[PodcastEpisode, ...]) -> bytes:
    """Write a show's RSS feed with the episodes in the order given.

    The show's disclaimer closes the channel's description and every episode's description and
    notes. Names of categories that Apple's list does not have are left out; `show_problems` says
    so. Where no episode has a date, none has a `pubDate`.
    """
    moments = came_out(show, episodes)
    items = (_item(show, *each) for each in zip(episodes, moments, strict=True))
    children = [*_channel(show, moments), *items]
    return document(element("rss", [element("channel", children)], NAMESPACES))


def came_out(show: PodcastShow, episodes: Sequence[PodcastEpisode]) -> tuple[datetime | None, ...]:
    """Give when each of the episodes, the newest first, came out; None where no date is known.

    Apps sort by that moment. An episode without a date comes a minute after the one below it in the
    list, though not after the one above; below the last one with a date, a minute before the one
    above.
    """
    dates = [moment_of(one.date, show.time_zone) if one.date else None for one in episodes]
    risen: list[datetime | None] = []
    for date in reversed(dates):
        below = risen[-1] if risen else None
        risen.append(date or (below and _shifted(below, MINUTE)))
    moments: list[datetime | None] = []
    for date, moment in zip(dates, reversed(risen), strict=True):
        above, later = moments[-1] if moments else None, moment
        if date is None and above:
            later = min(moment, above) if moment else _shifted(above, -MINUTE)
        moments.append(later)
    return tuple(moments)


def _shifted(moment: datetime, by: timedelta) -> datetime:
    """Give a later or earlier moment; at either end of the calendar there is none."""
    try:
        return moment + by
    except OverflowError:
        return moment


def _channel(show: PodcastShow, moments: Sequence[datetime | None]) -> Iterator[str]:
    address = encode_address(show.url)
    yield text_element("title", show.title)
    yield text_element("link", encode_address(show.page))
    yield empty_element(
        "atom:link", {"rel": "self", "type": "application/rss+xml", "href": address}
    )
    yield text_element("description", _with_disclaimer(show.description, show.disclaimer))
    yield text_element("language", show.lang)
    yield from optional_element("copyright", show.copyright)
    known = [moment for moment in moments if moment]
    if known:
        yield text_element("lastBuildDate", write_rfc2822(max(known)))
    yield from _for_apple(show)
    yield from _for_podcasting_2(show)


def _for_apple(show: PodcastShow) -> Iterator[str]:
    if show.image:
        yield empty_element("itunes:image", {"href": encode_address(show.image)})
    yield from _categories(show.categories)
    yield text_element("itunes:explicit", _truth(show.explicit))
    yield from optional_element("itunes:author", show.author)
    if show.owner_email:
        name = text_element("itunes:name", show.owner_name)
        yield element("itunes:owner", [name, text_element("itunes:email", show.owner_email)])
    yield text_element("itunes:type", show.type)


def _for_podcasting_2(show: PodcastShow) -> Iterator[str]:
    if UUID.fullmatch(show.guid):
        yield text_element("podcast:guid", show.guid.lower())
    owner = {"owner": show.owner_email} if show.owner_email else {}
    yield text_element("podcast:locked", "yes" if show.locked else "no", owner)
    yield text_element("podcast:medium", "podcast")


def _categories(names: tuple[str, ...]) -> Iterator[str]:
    for top, below in arrange_categories(names).items():
        children = [empty_element("itunes:category", {"text": name}) for name in below]
        if children:
            yield element("itunes:category", children, {"text": top})
        else:
            yield empty_element("itunes:category", {"text": top})


def _item(show: PodcastShow, episode: PodcastEpisode, moment: datetime | None) -> str:
    return element("item", _item_children(show, episode, moment))


def _item_children(
    show: PodcastShow, episode: PodcastEpisode, moment: datetime | None
) -> Iterator[str]:
    yield text_element("title", episode.title)
    yield text_element("link", encode_address(episode.url))
    yield text_element("guid", episode.guid, {"isPermaLink": "false"})
    if moment:
        yield text_element("pubDate", write_rfc2822(moment))
    yield text_element("description", _with_disclaimer(episode.summary, show.disclaimer))
    yield text_element("content:encoded", _notes(show, episode))
    # RSS knows one language, the channel's; Dublin Core gives an item its own.
    own = whole_language(episode.title, episode.summary, episode.notes, episode.inherited)
    yield from optional_element("dc:language", own)
    yield empty_element(
        "enclosure",
        {
            "url": encode_address(episode.enclosure.url),
            "length": str(episode.enclosure.length),
            "type": episode.enclosure.type,
        },
    )
    yield from _item_for_apple(show, episode)
    yield from _item_for_podcasting_2(episode)


def _item_for_apple(show: PodcastShow, episode: PodcastEpisode) -> Iterator[str]:
    yield text_element("itunes:title", episode.title)
    yield from optional_element("itunes:author", episode.author or show.author)
    if episode.enclosure.duration:
        yield text_element("itunes:duration", str(episode.enclosure.duration))
    yield text_element("itunes:explicit", _truth(episode.explicit))
    yield text_element("itunes:episodeType", episode.type)
    if episode.season:
        yield text_element("itunes:season", str(episode.season))
    if episode.number:
        yield text_element("itunes:episode", str(episode.number))
    if episode.image:
        yield empty_element("itunes:image", {"href": encode_address(episode.image)})


def _item_for_podcasting_2(episode: PodcastEpisode) -> Iterator[str]:
    if episode.season:
        name = {"name": episode.season_title} if episode.season_title else {}
        yield text_element("podcast:season", str(episode.season), name)
    if episode.number:
        yield text_element("podcast:episode", str(episode.number))
    for transcript in episode.transcripts:
        yield _transcript(transcript)
    if episode.chapters and episode.chapters_url:
        address = encode_address(episode.chapters_url)
        yield empty_element("podcast:chapters", {"url": address, "type": MEDIA_TYPE})
    for speaker in episode.speakers:
        yield _speaker(speaker)


def _transcript(transcript: Transcript) -> str:
    attributes = {"url": encode_address(transcript.url), "type": transcript.type}
    if transcript.lang:
        attributes["language"] = transcript.lang
    if transcript.type in ("text/vtt", "application/srt"):
        attributes["rel"] = "captions"
    return empty_element("podcast:transcript", attributes)


def _speaker(speaker: Speaker) -> str:
    attributes: dict[str, str] = {"role": speaker.part}
    if speaker.url:
        attributes["href"] = encode_address(speaker.url)
    return text_element("podcast:person", speaker.name, attributes)


def _notes(show: PodcastShow, episode: PodcastEpisode) -> str:
    notes = episode.notes or f"<p>{escape(episode.summary)}</p>"
    if show.disclaimer:
        notes = f"{notes}\n<p>{escape(show.disclaimer)}</p>"
    return stand_alone(notes, episode.url, show.lang, show.dir)


def _with_disclaimer(text: str, disclaimer: str) -> str:
    return "\n\n".join(part for part in (text, disclaimer) if part)


def _truth(value: bool) -> str:
    return "true" if value else "false"
