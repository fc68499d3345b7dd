"""Whether a logo can be seen on its ground: partners send white ones as often as dark ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.media.pictures.decode import open_image, reported
from sitegen.media.pictures.luminance import contrast_ratio, linear
from sitegen.media.pictures.pixels import orientation, seen_size
from sitegen.media.pictures.shown import Showing, draft_scale, show_parts
from sitegen.panels.pictures.colour import ROLES, channels
from sitegen.panels.pictures.logos import drawn
from sitegen.panels.pictures.photos import LARGEST_MEGAPIXELS, MEMORY
from sitegen.panels.values import Logo
from sitegen.values import Value

if TYPE_CHECKING:
    from PIL import Image

LEAST_CONTRAST = 1.5
"""WCAG 2.2 asks 3 : 1 of what has to be understood and nothing of logos; under this a shape can't
be told from its ground at a visitor's distance, unless its hue is another."""

LEAST_HUE = 30
"""How far another hue is, in steps of Cb or Cr (of 255): pale yellow from cream."""

LOOKED_AT_PX = 300
LOOKED_AT_MM = 30.0
PAINTED_ALPHA = 64
MOST_STEPS = 1000
WHOLE, NOTICED = 0.9, 0.1
"""Shares of the painted area: nothing is left of such a logo; so much of it is lost."""


class Sight(Value):
    """How much of a logo's painted area (0 to 1) is lost on its ground, and at which contrast."""

    lost: float = 0.0
    contrast: float = 1.0

    @property
    def is_lost(self) -> bool:
        """Whether as good as nothing of it is seen."""
        return self.lost >= WHOLE

    @property
    def lacks_parts(self) -> bool:
        """Whether parts are lost, such as a white name beside a coloured sign."""
        return NOTICED <= self.lost < WHOLE


def sight_of(data: bytes, name: str, ground: str = ROLES["ground"]) -> Sight:
    """Measure how a logo is seen on a ground (`#rrggbb`), from the bytes of its file.

    A part that hangs together is seen if any of it is: white within a dark shape, or around it,
    belongs to that. Raises MediaError for what can't be read or drawn.
    """
    from PIL import Image, ImageChops

    logo = _pixels(data, name)
    painted = logo.getchannel("A").point(lambda alpha: 255 * (alpha >= PAINTED_ALPHA))
    shown = Image.new("RGBA", logo.size, (*channels(ground), 255))
    shown.alpha_composite(logo)
    stands_out = _standing_out(shown.convert("YCbCr"), ground)
    seen = _grown(ImageChops.darker(stands_out, painted), painted)
    lost = ImageChops.subtract(painted, seen)
    area = painted.histogram()[255]
    if not area or not lost.getbbox():
        return Sight()
    light = linear(_mean(shown.convert("L"), lost) / 255)
    return Sight(
        lost=lost.histogram()[255] / area,
        contrast=round(contrast_ratio(light, _luminance_of(ground)), 2),
    )


def _pixels(data: bytes, name: str) -> Image.Image:
    """A logo as few pixels, in sRGB, with what can be seen through."""
    data = drawn(data, name, LOOKED_AT_MM)
    kind, opened = open_image(data, name, LARGEST_MEGAPIXELS)
    with reported(name):
        wide, high = seen_size(opened.size, orientation(opened))
        share = min(1.0, LOOKED_AT_PX / max(wide, high))
        size = (max(1, round(wide * share)), max(1, round(high * share)))
        showing, scale = Showing((0, 0, wide, high), size), draft_scale(kind, 1 / share)
        shown = show_parts(opened, kind, data, [showing], scale=scale, name=name, memory=MEMORY)
    return shown[showing].convert("RGBA")


def _standing_out(shown: Image.Image, ground: str) -> Image.Image:
    """White where a picture (YCbCr) differs from a ground in light or hue."""
    from PIL import Image, ImageChops

    light, *hues = shown.split()
    there = _luminance_of(ground)
    found = light.point(
        [255 * (contrast_ratio(linear(step / 255), there) >= LEAST_CONTRAST) for step in range(256)]
    )
    plain = Image.new("RGB", (1, 1), channels(ground)).convert("YCbCr").split()
    for hue, own in zip(hues, plain[1:], strict=True):
        middle = own.histogram().index(1)
        far = hue.point([255 * (abs(step - middle) >= LEAST_HUE) for step in range(256)])
        found = ImageChops.lighter(found, far)
    return found


def _grown(seen: Image.Image, painted: Image.Image) -> Image.Image:
    """The painted parts of which something is seen, whole."""
    from PIL import ImageChops, ImageFilter

    for _ in range(MOST_STEPS):
        grown = ImageChops.darker(seen.filter(ImageFilter.MaxFilter(3)), painted)
        if grown.tobytes() == seen.tobytes():
            break
        seen = grown
    return seen


def _mean(picture: Image.Image, mask: Image.Image) -> float:
    histogram = picture.histogram(mask)
    return sum(step * number for step, number in enumerate(histogram)) / sum(histogram)


def _luminance_of(colour: str) -> float:
    """The luminance of the grey that a colour is in YCbCr."""
    red, green, blue = channels(colour)
    return linear((0.299 * red + 0.587 * green + 0.114 * blue) / 255)


def told_of(sight: Sight, logo: Logo, ground: str = ROLES["ground"]) -> str:
    """Say what is lost of a host's logo and the way out; empty where nothing is."""
    if not (sight.is_lost or sight.lacks_parts):
        return ""
    is_light = _luminance_of(ground) > 0.18
    paint, wanted = ("light", "dark") if is_light else ("dark", "light")
    part = "is" if sight.is_lost else f"has parts ({sight.lost:.0%} of it) that are"
    return (
        f"{logo.file} {part} nearly as {paint} as the panel's ground ({sight.contrast:.2g} : 1) and"
        f" can't be seen: ask {logo.name} for the {wanted} version of its logo"
    )
