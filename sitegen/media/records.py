"""What is said of sounds, cards and covered regions, without the code that reads and makes them."""

from __future__ import annotations

from sitegen.values import Value


class SoundChapter(Value):
    """A chapter that a sound file holds itself: where it begins, in seconds, and its title."""

    start: float
    title: str


class AudioFacts(Value):
    """A sound file's length in seconds, its size in bytes, its media type and its chapters."""

    duration: float
    size: int
    type: str
    chapters: tuple[SoundChapter, ...] = ()


class Region(Value):
    """A part of a picture as it is seen: left, top, width, height, in pixels or in per cent of it.

    `percent` is true for the latter.
    """

    left: float
    top: float
    width: float
    height: float
    percent: bool = False


class CardColours(Value):
    """The theme's colours as `#rrggbb`, named by their part."""

    ground: str = "#FAF6EE"
    band: str = "#E9DFCC"
    ink: str = "#1D2B2A"
    muted: str = "#55615E"
    accent: str = "#A03F28"
