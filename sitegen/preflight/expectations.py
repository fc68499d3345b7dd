"""What somebody who knows the panel expects of its file; everything is optional."""

from __future__ import annotations

from sitegen.values import Value


class ExpectedText(Value):
    """The words of one language, as written in the sources (points and accents are forgiven)."""

    language: str
    text: str


class NamedPicture(Value):
    """The file name of a picture with these pixels, so that a finding can name it."""

    file: str
    width: int
    height: int


class Expectations(Value):
    """What a file must hold beyond its profile; None and empty fields ask for nothing.

    `trim_mm` and `bleed_mm` must be met within the profile's tolerance, `address` must be what
    the QR code says, each text must be found in the text layer, `pages` is their number.
    `cassette_mm` is the strip at the foot that nobody sees; `every_word`: not one of the texts'
    words may be missing.
    """

    texts: tuple[ExpectedText, ...] = ()
    address: str = ""
    trim_mm: tuple[float, float] | None = None
    bleed_mm: float | None = None
    viewing_distance_mm: float | None = None
    pictures: tuple[NamedPicture, ...] = ()
    pages: int | None = None
    cassette_mm: float = 0.0
    every_word: bool = False
