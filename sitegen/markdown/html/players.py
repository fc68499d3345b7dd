"""Recordings and films: nothing is fetched before the reader asks for it."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from sitegen.markdown.html.attributes import write_attributes
from sitegen.markdown.html.links import Links
from sitegen.markdown.html.pictures import Pictures, write_picture
from sitegen.markdown.notices import Report
from sitegen.markdown.resolver import Resolver, Withheld, nothing_there
from sitegen.markdown.source import strip_marks
from sitegen.markdown.text.typesetting import escape

YOUTUBE: Final = re.compile(r"[A-Za-z0-9_-]{11}")
VIMEO: Final = re.compile(r"[0-9]{5,12}")


class Players:
    """The recordings and films of one page."""

    def __init__(
        self, resolver: Resolver, report: Report, links: Links, pictures: Pictures
    ) -> None:
        self._resolver = resolver
        self._report = report
        self._links = links
        self._pictures = pictures

    def audio(self, given: dict[str, str]) -> str:
        """Give a player for a file beside the entry, with its transcript if there is one."""
        marked = given.get("argument", "")
        address = self._file(strip_marks(marked), marked)
        if address is None:
            return ""
        download = escape(self._resolver.message("Download the recording"))
        attributes = {"controls": None, "preload": "none", "src": address}
        link = f"<a{write_attributes({'href': address, 'download': None})}>{download}</a>"
        player = f"<audio{write_attributes(attributes)}>{link}</audio>"
        transcript = given.get("transcript", "")
        if not transcript:
            return player
        text = self._file(transcript, marked)
        if text is None:
            return player
        label = escape(self._resolver.message("Transcript"))
        return f'{player}<p class="transcript"><a{write_attributes({"href": text})}>{label}</a></p>'

    def _file(self, name: str, marked: str) -> str | None:
        address = self._resolver.media(name) if name else None
        if isinstance(address, Withheld):
            self._report.warn(f'file "{name}": left out; {address.reason}', marked or "/// audio")
            return None
        if address is None:
            shown = '"/// audio" needs a file'
            if name:
                shown = f'file "{name}": {nothing_there(self._resolver, name)}'
            self._report.error(shown, marked or "/// audio")
        return address

    def video(self, given: dict[str, str]) -> str:
        """Give a link to a film, with a poster of our own; a script may put the film in its place
        when the link is followed: `data-video` names the host, `data-embed` what to load."""
        marked = given.get("argument", "")
        address = strip_marks(marked)
        if not address.startswith(("http://", "https://")):
            self._report.error(
                f'"/// video | {address}": the full address of the film is expected', marked
            )
            return ""
        if " " in address:
            said = (
                f'"/// video | {address}": spaces in an address are %20; '
                'words are the option "title"'
            )
            self._report.error(said, marked)
            return ""
        attributes = self._links.attributes(marked)
        if not attributes:
            return ""
        host, embed = embed_of(address)
        attributes["class"] = "video-link"
        if embed:
            attributes |= {"data-video": host, "data-embed": embed}
        label = given.get("title") or self._resolver.message("Play the film")
        site = urlsplit(address).hostname or ""
        warning = self._resolver.message(
            "Plays from {site}; nothing is loaded before you choose it."
        )
        return (
            f"<a{write_attributes(attributes)}>{self._poster(given, marked)}"
            f'<span class="video-label">{escape(label)}</span></a>'
            f'<p class="video-note">{escape(warning.replace("{site}", site))}</p>'
        )

    def _poster(self, given: dict[str, str], marked: str) -> str:
        file = given.get("poster", "")
        if not file:
            return ""
        picture = self._pictures.resolve(file, "poster", given.get("focus", ""), marked)
        return "" if picture is None else write_picture(picture, given.get("alt", ""))


def embed_of(address: str) -> tuple[str, str]:
    """Give the host's short name and the address of its player, or two empty strings."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    last = parts.path.rstrip("/").rpartition("/")[2]
    if host in ("youtube.com", "youtube-nocookie.com"):
        name = parse_qs(parts.query).get("v", [last])[0]
    elif host == "youtu.be":
        name = last
    elif host in ("vimeo.com", "player.vimeo.com") and VIMEO.fullmatch(last):
        return "vimeo", f"https://player.vimeo.com/video/{last}?dnt=1"
    else:
        return "", ""
    if not YOUTUBE.fullmatch(name):
        return "", ""
    return "youtube", f"https://www.youtube-nocookie.com/embed/{name}"
