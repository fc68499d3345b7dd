"""Elements of the podcast namespace (Podcasting 2.0) that shows and episodes share.

Never `podcast:location`: where somebody speaks, or of where, can put people in danger.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.markup import empty_element, text_element
from sitegen.feeds.moments import write_rfc2822
from sitegen.feeds.show import (
    Artwork,
    Discussion,
    License,
    PodcastEpisode,
    PodcastShow,
    Speaker,
    Trailer,
    Transcript,
)

LONGEST = 128
"""Characters of a node that apps don't cut ("Person", "Trailer", "Season", "Funding")."""


def common_elements(of: PodcastShow | PodcastEpisode) -> Iterator[str]:
    """Give the picture, the licence, who is heard, and where it is discussed."""
    if of.artwork:
        yield image(of.artwork)
    if of.license:
        yield license_element(of.license)
    for speaker in of.speakers:
        yield person(speaker)
    for place, discussion in enumerate(of.discussions, start=1):
        yield social_interact(discussion, place if len(of.discussions) > 1 else 0)


def image(artwork: Artwork) -> str:
    """Give a square picture ("Image")."""
    attributes = {"href": encode_address(artwork.url)}
    if artwork.alt:
        attributes["alt"] = artwork.alt
    side = {"aspect-ratio": "1/1", "width": str(artwork.side), "purpose": "artwork"}
    return empty_element("podcast:image", attributes | side)


def license_element(license_: License) -> str:
    """Give a licence ("License"), whose name is in lower case."""
    address = {"url": encode_address(license_.url)} if license_.url else None
    return text_element("podcast:license", license_.name.lower(), address)


def person(speaker: Speaker) -> str:
    """Give somebody who is heard ("Person")."""
    attributes: dict[str, str] = {"role": speaker.part}
    if speaker.url:
        attributes["href"] = encode_address(speaker.url)
    return text_element("podcast:person", speaker.name[:LONGEST], attributes)


def social_interact(discussion: Discussion, priority: int) -> str:
    """Give where listeners discuss ("Social Interact"); `priority` is 0 for the only place."""
    attributes = {"protocol": discussion.protocol, "uri": encode_address(discussion.url)}
    if discussion.account:
        attributes["accountId"] = discussion.account
    if priority:
        attributes["priority"] = str(priority)
    return empty_element("podcast:socialInteract", attributes)


def trailer(of: Trailer) -> str:
    """Give a trailer ("Trailer")."""
    attributes = {
        "pubdate": write_rfc2822(of.moment),
        "url": encode_address(of.enclosure.url),
        "length": str(of.enclosure.length),
        "type": of.enclosure.type,
    }
    if of.season:
        attributes["season"] = str(of.season)
    return text_element("podcast:trailer", of.title[:LONGEST], attributes)


def transcript(of: Transcript) -> str:
    """Give a transcript ("Transcript"); one with times is for captions too."""
    attributes = {"url": encode_address(of.url), "type": of.type}
    if of.lang:
        attributes["language"] = of.lang
    if of.type in ("text/vtt", "application/x-subrip"):
        attributes["rel"] = "captions"
    return empty_element("podcast:transcript", attributes)
