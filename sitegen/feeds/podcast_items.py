"""The items of a podcast's feed: one an episode."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.chapters import MEDIA_TYPE
from sitegen.feeds.feed import paragraph, stand_alone, tongue, whole_language
from sitegen.feeds.markup import element, empty_element, optional_element, text_element
from sitegen.feeds.moments import moment_of, write_rfc2822
from sitegen.feeds.podcast_namespace import LONGEST, common_elements, transcript
from sitegen.feeds.show import PodcastEpisode, PodcastShow, with_disclaimer


def podcast_item(show: PodcastShow, episode: PodcastEpisode) -> str:
    """Write an episode as an item of its show's feed."""
    children = (*_item(show, episode), *_for_apple(show, episode), *_for_podcasting_2(episode))
    return element("item", children)


def _item(show: PodcastShow, episode: PodcastEpisode) -> Iterator[str]:
    inherited = (*show.inherited, *episode.inherited)
    about = tongue(show.lang, inherited, episode.summary, show.disclaimer)
    yield text_element("title", episode.title, tongue(show.lang, episode.inherited, episode.title))
    yield text_element("link", encode_address(episode.url))
    yield text_element("guid", episode.guid, {"isPermaLink": "false"})
    if episode.date:
        yield text_element("pubDate", write_rfc2822(moment_of(episode.date, show.time_zone)))
    yield text_element("description", with_disclaimer(episode.summary, show.disclaimer), about)
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


def _for_apple(show: PodcastShow, episode: PodcastEpisode) -> Iterator[str]:
    title = tongue(show.lang, episode.inherited, episode.title)
    yield text_element("itunes:title", episode.title, title)
    yield from optional_element("itunes:author", episode.author or show.author)
    if episode.enclosure.duration:
        yield text_element("itunes:duration", str(episode.enclosure.duration))
    yield text_element("itunes:explicit", "true" if episode.explicit else "false")
    yield text_element("itunes:episodeType", episode.type)
    if episode.season:
        yield text_element("itunes:season", str(episode.season))
    if episode.number:
        yield text_element("itunes:episode", str(episode.number))
    if episode.artwork:
        yield empty_element("itunes:image", {"href": encode_address(episode.artwork.url)})
    yield from optional_element("itunes:block", "Yes" if episode.block else "")


def _for_podcasting_2(episode: PodcastEpisode) -> Iterator[str]:
    if episode.season:
        name = {"name": episode.season_title[:LONGEST]} if episode.season_title else {}
        yield text_element("podcast:season", str(episode.season), name)
    if episode.number:
        yield text_element("podcast:episode", str(episode.number))
    for each in episode.transcripts:
        yield transcript(each)
    if episode.chapters and episode.chapters_url:
        address = encode_address(episode.chapters_url)
        yield empty_element("podcast:chapters", {"url": address, "type": MEDIA_TYPE})
    yield from common_elements(episode)


def _notes(show: PodcastShow, episode: PodcastEpisode) -> str:
    notes = episode.notes or paragraph(episode.summary, episode.inherited)
    if show.disclaimer:
        notes = f"{notes}\n{paragraph(show.disclaimer, show.inherited)}"
    return stand_alone(notes, episode.url, show.lang, show.dir)
