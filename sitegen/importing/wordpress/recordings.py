"""Recordings of a podcast: where PowerPress, Podlove and others keep what a feed gave out.

PowerPress writes a field `enclosure` (WordPress's own: address, bytes and type, a line each, then
serialised settings), Seriously Simple Podcasting fields of its own, Podlove assets by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.importing.wordpress.export import Post
from sitegen.importing.wordpress.php import PhpError, unserialize
from sitegen.kinds.season import SEASON

ENCLOSURE = "enclosure"
SIMPLE = ("audio_file", "episode_file")
TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
}
DURATION = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})")
LENGTH = re.compile(r"\d{1,12}")


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording: its address, bytes (0: unknown), type, length as it was said, and settings.

    `by_plugin` is true where a podcast plugin noted it.
    """

    url: str
    length: int
    type: str
    duration: str = ""
    season: str = ""
    number: str = ""
    explicit: bool = False
    by_plugin: bool = False


def has_recording(post: Post) -> bool:
    """True for a post with a podcast plugin's recording.

    WordPress notes every sound that a text leads to (do_enclose), without anything beside it.
    """
    return any(found.by_plugin for found in recordings_of(post))


def recordings_of(post: Post) -> Iterator[Recording]:
    """Give the recordings of a post, the first one first."""
    for name in (ENCLOSURE, *(each for each in post.meta if each.endswith(f":{ENCLOSURE}"))):
        for value in post.meta.get(name, ()):
            if found := _of_enclosure(value):
                yield found
    for name in SIMPLE:
        if url := post.fact(name).strip():
            size = post.fact("filesize_raw").strip()
            length = int(size) if LENGTH.fullmatch(size) else 0
            yield Recording(
                url, length, _type(url), _duration(post.fact("duration")), by_plugin=True
            )


def _of_enclosure(value: str) -> Recording | None:
    lines = [line.strip() for line in value.strip().split("\n", 3)]
    url = lines[0]
    if not url.startswith(("http://", "https://")):
        return None
    length = lines[1] if len(lines) > 1 else ""
    type_ = lines[2] if len(lines) > 2 and "/" in lines[2] else _type(url)
    if not type_.startswith("audio/"):
        return None
    said: dict[str, str] = {}
    if len(lines) > 3:
        try:
            settings = unserialize(lines[3].encode())
        except PhpError:
            settings = None
        if isinstance(settings, dict):
            said = {str(name): str(each) for name, each in settings.items()}
    return Recording(
        url=url,
        length=int(length) if LENGTH.fullmatch(length) else 0,
        type="audio/mpeg" if type_ == "audio/mp3" else type_,
        duration=_duration(said.get("duration", "")),
        season=said.get(SEASON.name, ""),
        number=said.get("episode_no", ""),
        explicit=said.get("explicit", "") in ("1", "yes", "true"),
        by_plugin=bool(said),
    )


def _type(url: str) -> str:
    path = url.partition("?")[0].lower()
    return next((type_ for ending, type_ in TYPES.items() if path.endswith(ending)), "audio/mpeg")


def _duration(text: str) -> str:
    """Give a length as entries write it, `12:34` or `1:02:03`, "" for none."""
    found = DURATION.fullmatch(text.strip())
    if found is None:
        return ""
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
    total = hours * 3600 + minutes * 60 + seconds
    hours, rest = divmod(total, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
