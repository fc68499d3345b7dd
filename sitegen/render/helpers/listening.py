"""Ways to follow a show: the apps that it is in, in the order in which listeners know them."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.media.codes import code_path
from sitegen.values import Value

APPS = {
    "apple": "Apple Podcasts",
    "spotify": "Spotify",
    "youtube": "YouTube",
    "youtubemusic": "YouTube Music",
    "overcast": "Overcast",
    "pocketcasts": "Pocket Casts",
    "amazon": "Amazon Music",
    "anghami": "Anghami",
    "deezer": "Deezer",
    "castbox": "Castbox",
    "castro": "Castro",
    "antennapod": "AntennaPod",
    "podcastaddict": "Podcast Addict",
    "podbean": "Podbean",
    "iheart": "iHeart",
    "soundcloud": "SoundCloud",
}
"""The apps by the names that front matter may call them by, as they write themselves."""

FEED = "rss"
"""What front matter calls a feed for any app."""


class Follow(Value):
    """A way to follow a show: its name, what it is called, where it leads."""

    name: str
    label: str
    url: str


def plain(name: str) -> str:
    """Give a name as it is looked up: "Pocket Casts" is pocketcasts, "Apple Podcasts" is apple."""
    found = _letters(name)
    return next((key for key, label in APPS.items() if found in (key, _letters(label))), found)


def _letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def follow_links(subscribe: Mapping[str, str]) -> tuple[Follow, ...]:
    """Give the apps of a show in the usual order, then others as they are written, then its feed.

    An app that isn't known is called as front matter has it.
    """
    order = [*APPS, *(plain(name) for name in subscribe), FEED]
    links = (_link(name, url) for name, url in subscribe.items() if url)
    last = len(order)
    return tuple(
        sorted(links, key=lambda link: last if link.name == FEED else order.index(link.name))
    )


def _link(name: str, url: str) -> Follow:
    known = plain(name)
    label = APPS.get(known) or (name if name != name.casefold() else name.capitalize())
    return Follow(name=known, label="RSS" if known == FEED else label, url=url)


def code_svg(address: str) -> str:
    """Draw an address as a QR code in the text's colour, in an SVG that stands inside a page.

    Error level M, as screens aren't torn.
    """
    path = code_path(address, "m")
    return (
        f'<svg class="code" viewBox="0 0 {path.side} {path.side}" width="{path.side}" '
        f'height="{path.side}" aria-hidden="true" focusable="false">'
        f'<path d="{path.data}" fill="currentColor"/></svg>'
    )
