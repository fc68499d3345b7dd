"""What is said of sounds, cards and covered regions, without the code that reads and makes them."""

from __future__ import annotations

from sitegen.media.posters.looks import LookName
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
    """The theme's colours as `#rrggbb`, named by their part.

    `night` and `field` are the grounds of recordings and programs, with what is written on them;
    `raised` and `edge` a sheet that hangs on the ground, and its shadow.
    """

    ground: str = "#FAF6EE"
    band: str = "#E9DFCC"
    ink: str = "#1D2B2A"
    muted: str = "#55615E"
    accent: str = "#A03F28"
    night: str = "#10201F"
    night_ink: str = "#F3EBDD"
    night_muted: str = "#B9C2BC"
    field: str = "#4B5D2A"
    field_ink: str = "#FAF6EE"
    glow: str = "#E3A63F"
    raised: str = "#FFFDF8"
    edge: str = "#D8CCB5"


class CardTexts(Value):
    """What a drawn card says: a title, or what its person says, and what stands round it.

    `kicker` is a short line above; `lines` stand below: place and date, or a person's name. `day`
    and `month` are what a calendar's leaf has. `site` is the site's name, `brief` a shorter one.
    """

    title: str
    language: str
    look: LookName = "plain"
    kicker: str = ""
    quote: str = ""
    lines: tuple[str, ...] = ()
    day: str = ""
    month: str = ""
    site: str = ""
    brief: str = ""
