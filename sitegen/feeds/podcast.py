"""A podcast's feed: RSS 2.0 with Apple's and Podcasting 2.0's elements.

Sources: RSS 2.0 specification; Apple Podcasts for Creators, "Podcast RSS feed requirements";
the podcast namespace (Podcasting 2.0); RFC 5005 for feeds of several documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.apple_categories import arrange_categories
from sitegen.feeds.feed import tongue
from sitegen.feeds.markup import (
    document,
    element,
    empty_element,
    optional_element,
    text_element,
)
from sitegen.feeds.moments import moment_of, write_rfc2822
from sitegen.feeds.podcast_items import podcast_item
from sitegen.feeds.podcast_namespace import common_elements, trailer
from sitegen.feeds.show import Place, PodcastEpisode, PodcastShow, with_disclaimer

NAMESPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}

UUID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)
"""The form that `podcast:guid` has; another guid of a show stands in no element."""

RSS = "application/rss+xml"

ALONE = Place()
"""A feed of one document."""


def podcast_feed(
    show: PodcastShow,
    episodes: tuple[PodcastEpisode, ...],
    place: Place = ALONE,
) -> bytes:
    """Write a show's RSS feed, or one of its documents, with the episodes in the order given.

    The show's disclaimer closes the channel's description and every episode's description and
    notes. Names of categories that Apple's list does not have are left out; `show_problems` says
    so. An episode without a date has no `pubDate`.
    """
    items = (podcast_item(show, episode) for episode in episodes)
    children = [*_channel(show, episodes, place), *items]
    attributes = NAMESPACES | {"xml:lang": show.lang}
    return document(element("rss", [element("channel", children)], attributes), show.style)


def _channel(show: PodcastShow, episodes: Sequence[PodcastEpisode], place: Place) -> Iterator[str]:
    title = tongue(show.lang, show.inherited, show.title)
    about = tongue(show.lang, show.inherited, show.description, show.disclaimer)
    yield text_element("title", show.title, title)
    yield text_element("link", encode_address(show.page))
    yield _link("self", show.url)
    yield from _archive(place)
    yield text_element("description", with_disclaimer(show.description, show.disclaimer), about)
    yield text_element("language", show.lang)
    yield from optional_element("copyright", show.copyright)
    known = [moment_of(each.date, show.time_zone) for each in episodes if each.date]
    if known:
        yield text_element("lastBuildDate", write_rfc2822(max(known)))
    yield from _for_apple(show)
    yield from _for_podcasting_2(show)


def _archive(place: Place) -> Iterator[str]:
    """Say what is where of a feed of several documents.

    An archive names the one before it and none after, so that it stays byte for byte what it is
    when newer ones come (RFC 5005, section 4). Apps that page through a feed instead read `next`
    (section 3).
    """
    if place.current:
        yield "<fh:archive/>"
        yield _link("current", place.current)
    if place.previous:
        yield _link("prev-archive", place.previous)
        yield _link("next", place.previous)


def _link(relation: str, address: str) -> str:
    attributes = {"rel": relation, "type": RSS, "href": encode_address(address)}
    return empty_element("atom:link", attributes)


def _for_apple(show: PodcastShow) -> Iterator[str]:
    if show.artwork:
        yield empty_element("itunes:image", {"href": encode_address(show.artwork.url)})
    yield from _categories(show.categories)
    yield text_element("itunes:explicit", "true" if show.explicit else "false")
    yield from optional_element("itunes:author", show.author)
    if show.owner_email:
        name = text_element("itunes:name", show.owner_name)
        yield element("itunes:owner", [name, text_element("itunes:email", show.owner_email)])
    yield text_element("itunes:type", show.type)
    wishes = show.wishes
    yield from optional_element("itunes:new-feed-url", encode_address(wishes.new_feed_url))
    yield from optional_element("itunes:block", "Yes" if wishes.block else "")
    yield from optional_element("itunes:complete", "Yes" if wishes.complete else "")


def _for_podcasting_2(show: PodcastShow) -> Iterator[str]:
    if match := UUID.fullmatch(show.guid):
        yield text_element("podcast:guid", match[1].lower())
    owner = {"owner": show.owner_email} if show.owner_email else {}
    yield text_element("podcast:locked", "yes" if show.wishes.locked else "no", owner)
    yield text_element("podcast:medium", show.medium)
    yield from optional_element("podcast:block", "yes" if show.wishes.block else "")
    for address, title in show.funding:
        spoken = tongue(show.lang, show.inherited, title) or {}
        yield text_element("podcast:funding", title, {"url": encode_address(address), **spoken})
    yield from _frequency(show)
    for each in show.trailers:
        yield trailer(each)
    for purpose, text in show.notes:
        given = {"purpose": purpose} if purpose else {}
        spoken = tongue(show.lang, show.inherited, text) or {}
        yield text_element("podcast:txt", text, {**given, **spoken})
    yield from common_elements(show)


def _frequency(show: PodcastShow) -> Iterator[str]:
    rule, words = show.frequency
    attributes = {"rrule": rule} if rule else {}
    if show.wishes.complete:
        attributes["complete"] = "true"
    if words:
        attributes |= tongue(show.lang, show.inherited, words) or {}
        yield text_element("podcast:updateFrequency", words, attributes)


def _categories(names: tuple[str, ...]) -> Iterator[str]:
    for top, below in arrange_categories(names).items():
        children = [empty_element("itunes:category", {"text": name}) for name in below]
        if children:
            yield element("itunes:category", children, {"text": top})
        else:
            yield empty_element("itunes:category", {"text": top})
