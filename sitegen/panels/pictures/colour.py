"""From the design's colours and photos to a printer's inks, within its ink limit.

Conversion is relative colorimetric with black point compensation, the usual choice for offset
and large-format printing (ISO 12647 practice; ECI guidelines for ISO Coated v2 300 %).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sitegen.errors import MediaError
from sitegen.values import Value

if TYPE_CHECKING:
    from PIL import Image, ImageFilter

GRID = 33
# Four inks rounded to whole per cent may add up to half a per cent more each.
ROUNDING = 2.0

ROLES: Mapping[str, str] = {
    "ground": "#FAF6EE",
    "ink": "#1D2B2A",
    "muted": "#55615E",
    "band": "#E9DFCC",
    "base": "#1F5B66",
    "base-deep": "#184B55",
    "on-base": "#FAF6EE",
    "emphasis": "#A03F28",
    "emphasis-deep": "#8A3421",
    "program": "#4B5D2A",
    "highlight": "#E3A63F",
    "code-ground": "#FFFFFF",
}
# Neutral text is black ink alone: no coloured fringes when the plates are a hair out of place.
BLACK_ONLY = {"ink": 100.0, "muted": 74.0}


class Inks(Value):
    """One colour as per cent of cyan, magenta, yellow and black."""

    cyan: float
    magenta: float
    yellow: float
    black: float

    @property
    def total(self) -> float:
        return self.cyan + self.magenta + self.yellow + self.black

    @property
    def css(self) -> str:
        parts = (self.cyan, self.magenta, self.yellow, self.black)
        return f"device-cmyk({' '.join(f'{part:g}%' for part in parts)})"


class OutputProfile(Value):
    """A printer's condition: the ICC profile's bytes, its name, and its registered identifier."""

    name: str
    data: bytes
    condition: str
    description: str


def clamp(cmyk: Sequence[float], limit: float) -> tuple[float, float, float, float]:
    """The same colour with a total of at most `limit` (same unit as the inks).

    Black stays, the three colours shrink together: hue and depth are kept, as in gray component
    replacement.
    """
    cyan, magenta, yellow, black = cmyk
    black = min(black, limit)
    coloured = cyan + magenta + yellow
    if coloured + black <= limit:
        return cyan, magenta, yellow, black
    share = (limit - black) / coloured
    return cyan * share, magenta * share, yellow * share, black


def print_palette(profile: OutputProfile, limit: float) -> dict[str, Inks]:
    """Every role's inks on this profile, in whole per cent, none above `limit`."""
    roles = [role for role in ROLES if role not in BLACK_ONLY]
    converted = inks_of([ROLES[role] for role in roles], profile, limit)
    neutrals = {
        role: Inks(cyan=0, magenta=0, yellow=0, black=black) for role, black in BLACK_ONLY.items()
    }
    return {**dict(zip(roles, converted, strict=True)), **neutrals}


def inks_of(colours: Sequence[str], profile: OutputProfile, limit: float) -> list[Inks]:
    """The inks of colours written `#rrggbb`, in whole per cent, none above `limit`."""
    from PIL import Image

    swatches = Image.new("RGB", (len(colours), 1))
    for column, colour in enumerate(colours):
        swatches.putpixel((column, 0), channels(colour))
    converted = _converted(swatches, profile)
    return [
        _whole(clamp([ink / 2.55 for ink in _pixel(converted, column)], limit - ROUNDING))
        for column in range(len(colours))
    ]


@lru_cache(maxsize=8)
def ink_table(profile: OutputProfile, limit: float) -> ImageFilter.Color3DLUT:
    """A table from sRGB to inks, none above the limit.

    The total ink of an interpolated colour is the mean of its neighbours' totals, so a table whose
    every point is within the limit can't give a pixel above it.
    """
    from PIL import Image, ImageFilter

    steps = bytes(round(step * 255 / (GRID - 1)) for step in range(GRID))
    points = bytes(
        channel
        for blue in steps
        for green in steps
        for red in steps
        for channel in (red, green, blue)
    )
    converted = _converted(Image.frombytes("RGB", (GRID * GRID, GRID), points), profile)
    inks = converted.tobytes()
    allowed = limit * 2.55
    table = [
        ink / 255
        for start in range(0, len(inks), 4)
        for ink in clamp(inks[start : start + 4], allowed)
    ]
    return ImageFilter.Color3DLUT(GRID, table, channels=4, target_mode="CMYK")


def _converted(picture: Image.Image, profile: OutputProfile) -> Image.Image:
    from PIL import ImageCms

    try:
        result = ImageCms.applyTransform(picture, _transform(profile))
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        raise MediaError(f"the colour profile “{profile.name}” can't be used: {error}") from error
    assert result is not None
    return result


@lru_cache(maxsize=4)
def _transform(profile: OutputProfile) -> Any:
    """The way from sRGB to inks, which takes time to set up."""
    from PIL import ImageCms

    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile.data)),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0–255) of `#rrggbb`."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _pixel(picture: Image.Image, column: int) -> tuple[int, ...]:
    pixel = picture.getpixel((column, 0))
    assert isinstance(pixel, tuple)
    return pixel


def _whole(inks: Sequence[float]) -> Inks:
    cyan, magenta, yellow, black = (float(int(ink + 0.5)) for ink in inks)
    return Inks(cyan=cyan, magenta=magenta, yellow=yellow, black=black)
