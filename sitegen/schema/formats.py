"""Panel formats: names, lengths, the sheet that a panel is printed on, and the fields that say so.

All lengths are millimetres, all distances metres, measured on the trimmed panel as it hangs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Literal

from sitegen.errors import UsageError
from sitegen.schema.fields import FileRule, NumberRule, TextRule
from sitegen.values import Value

Orientation = Literal["", "portrait", "landscape"]

MILLIMETRES = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "pt": 25.4 / 72}
CROP_MARK_SLUG = 10.0
DEFAULT_BLEED = 5.0
MOST_BLEED = 50.0
"""The millimetres beyond which a bleed can't be meant: banners with a hem ask for that much."""

LEAST_INK, MOST_INK = 200, 400
"""Newsprint takes 220 to 240 %, coated paper 300 to 330; four inks can't be more than 400."""

PROFILES = ("iso-coated-v2-300",)
"""The printing conditions that come with sitegen."""

_NUMBER = r"(\d+(?:[.,]\d+)?)"
LENGTH_LIKE = r"\s*\d.*[A-Za-z]\s*"
"""What a length looks like to editors."""

_LENGTH = re.compile(rf"^\s*{_NUMBER}\s*(mm|cm|m|in|pt)\s*$", re.IGNORECASE)
_SIZE = re.compile(rf"^\s*{_NUMBER}\s*[x×]\s*{_NUMBER}\s*(mm|cm|in)\s*$", re.IGNORECASE)


class Format(Value):
    """A panel's trimmed size; `cassette` is the strip at its foot that stays in the stand.

    `distance` is where its readers stand, in metres, unless an exhibition says otherwise.
    """

    name: str
    width: float
    height: float
    cassette: float = 0.0
    distance: float = 1.0

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    @property
    def size(self) -> str:
        """The trimmed size as a printer writes it: `850x2000mm`."""
        return f"{self.width:.4g}x{self.height:.4g}mm"


class Sheet(Value):
    """The page around a panel: `bleed` is printed over the edge, `slug` holds the crop marks."""

    bleed: float = DEFAULT_BLEED
    slug: float = CROP_MARK_SLUG

    @property
    def margin(self) -> float:
        return self.bleed + self.slug


BUILT_IN = {
    "rollup-850x2000": Format(
        name="rollup-850x2000", width=850, height=2000, cassette=200, distance=1.5
    ),
    "a0": Format(name="a0", width=841, height=1189, distance=1.5),
    "a1": Format(name="a1", width=594, height=841),
    "a2": Format(name="a2", width=420, height=594),
    "a3": Format(name="a3", width=297, height=420, distance=0.75),
    "a4": Format(name="a4", width=210, height=297, distance=0.5),
    "24x36in": Format(name="24x36in", width=609.6, height=914.4),
    "1000x1000": Format(name="1000x1000", width=1000, height=1000, distance=1.5),
}
ALIASES = {"roll-up": "rollup-850x2000", "rollup": "rollup-850x2000"}


def parse_length(text: str) -> float:
    """Millimetres of a length such as `5mm`, `0.25 in` or `1,5 cm`.

    Raises UsageError when there is no number, or no unit that is known.
    """
    match = _LENGTH.match(text)
    if not match:
        raise UsageError(f"“{text}” is not a length; write it with its unit, such as 5mm or 0.25in")
    return _number(match[1]) * MILLIMETRES[match[2].lower()]


def parse_distance(text: str) -> float:
    """Metres of a viewing distance such as `1.5m` or `60 in`; UsageError if it is none."""
    distance = parse_length(text) / 1000
    if not 0.2 <= distance <= 50:
        raise UsageError(f"a viewing distance of {text} can't be meant; write 0.2m to 50m")
    return distance


def parse_format(text: str, orientation: Orientation = "") -> Format:
    """The format of a name (`a1`, `rollup-850x2000`) or a size (`600x900mm`, `24x36in`).

    `orientation` turns it, except a roll-up, which stands. Raises UsageError with the known names.
    """
    key = ALIASES.get(text.strip().lower(), text.strip().lower())
    found = BUILT_IN.get(key) or _own_format(key)
    if found is None:
        names = ", ".join(BUILT_IN)
        raise UsageError(
            f"“{text}” is no panel format; use one of {names}, or a size such as 600x900mm"
        )
    return _turned(found, orientation)


def _own_format(text: str) -> Format | None:
    match = _SIZE.match(text)
    if not match:
        return None
    unit = MILLIMETRES[match[3].lower()]
    width, height = _number(match[1]) * unit, _number(match[2]) * unit
    if not (50 <= width <= 5000 and 50 <= height <= 5000):
        raise UsageError(f"a panel of {text} can't be made; both sides must be 50 mm to 5000 mm")
    shorter = min(width, height)
    distance = 1.0 if shorter >= 400 else 0.75 if shorter >= 250 else 0.5
    return Format(
        name=re.sub(r"\s|×", _joined, text), width=width, height=height, distance=distance
    )


def _joined(match: re.Match[str]) -> str:
    return "x" if match[0] == "×" else ""


def _turned(chosen: Format, orientation: Orientation) -> Format:
    if not orientation or (orientation == "landscape") == chosen.landscape:
        return chosen
    if chosen.cassette:
        raise UsageError(f"{chosen.name} stands in a cassette and can't be {orientation}")
    if chosen.width == chosen.height:
        return chosen
    return Format(
        name=chosen.name, width=chosen.height, height=chosen.width, distance=chosen.distance
    )


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _reads(parse: Callable[[str], object]) -> Callable[[str], bool]:
    """A test that is true for the texts that a function reads without a UsageError."""

    def reads(text: str) -> bool:
        try:
            parse(text)
        except UsageError:
            return False
        return True

    return reads


def _parse_bleed(text: str) -> float:
    bleed = parse_length(text)
    if bleed > MOST_BLEED:
        raise UsageError(f"a bleed of {text} can't be meant")
    return bleed


PanelFormat = Annotated[
    str,
    TextRule(
        f"one of {', '.join(BUILT_IN)}, or a size with its unit and sides of 50 mm to 5 m, "
        "such as 600x900mm or 20x30in",
        _reads(parse_format),
        lambda: (*BUILT_IN, *ALIASES),
        like=r"\s*(?:[Aa][0-4]|[Rr][Oo][Ll][Ll]-?[Uu][Pp].*|\d.*[Xx×]\s*\d.*)\s*",
    ),
]
Bleed = Annotated[
    str,
    TextRule(
        f"a length with its unit and of at most {MOST_BLEED:g} mm, such as 5mm or 0.125in",
        _reads(_parse_bleed),
        like=LENGTH_LIKE,
    ),
]
Distance = Annotated[
    str,
    TextRule(
        "a length with its unit and of 0.2 m to 50 m, such as 1.5m or 60in",
        _reads(parse_distance),
        like=LENGTH_LIKE,
    ),
]
InkLimit = Annotated[
    int,
    NumberRule(
        f"the most ink at one place in per cent, {LEAST_INK} to {MOST_INK}",
        LEAST_INK,
        MOST_INK,
    ),
]
Profile = Annotated[
    str, FileRule(f"{', '.join(PROFILES)}, or the printer's ICC file beside the entry", PROFILES)
]
