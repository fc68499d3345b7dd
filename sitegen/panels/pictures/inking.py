"""A photo in a printer's inks, as a JPEG that keeps the ink limit after it is unpacked.

No point of the table is above its limit, so no pixel is. JPEG comes after that: it lifts single
pixels, in grain more than in calm places, and how much is known only by unpacking it again.
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

from sitegen.errors import MediaError
from sitegen.panels.pictures.colour import OutputProfile, ink_table
from sitegen.preflight.pdf.ink import ink_of_picture, pixels_over, places_across

if TYPE_CHECKING:
    from PIL import Image

QUALITY = 88
# In a photo without grain JPEG lifts no pixel by more than these per cent of ink.
LEAST_RESERVE = 4.0
# By so much more than the parts that were tried the whole may be lifted: it has more pixels.
BEYOND = 2.0
# From here on JPEG lifts no pixel over the limit, whatever the grain.
REACH = 20.0
ATTEMPTS = 5
# Where JPEG is tried: so many squares across and down, of so many pixels (whole blocks of JPEG).
SQUARES, SIDE = 8, 128


def inked(
    picture: Image.Image, size_mm: tuple[float, float], profile: OutputProfile, limit: float
) -> bytes:
    """An RGB picture of a size on paper as a CMYK JPEG, its ink within `limit` per cent.

    The table gives way by as much as JPEG lifts, found by trying. What comes out is unpacked and
    measured as preflight does, and so that no point of a raster of 25 dpi is over the limit.
    Raises MediaError for what can't be brought within.
    """
    tried = _squares(picture)
    reserve = _reserve(tried, size_mm, profile, limit)
    for _ in range(ATTEMPTS):
        table = ink_table(profile, limit - reserve)
        inks = picture.filter(table)
        is_near = tried is not picture and _has_points_over(
            tried.filter(table), picture.size, size_mm, limit - REACH
        )
        is_far = not is_near and _lifted(inks, size_mm, limit - REACH) == 0
        packed = jpeg(inks, QUALITY, subsampling=0)
        del inks
        lift = 0.0 if is_far else _lifted(_unpacked(packed), size_mm, limit)
        if lift == 0:
            return packed
        reserve += math.ceil(lift)
    raise MediaError(f"a photo can't be brought within {limit:g} % of ink; save it with less grain")


def jpeg(picture: Image.Image, quality: int, subsampling: int) -> bytes:
    """A picture as a JPEG of pixels alone."""
    # Without what it knows of its source, no EXIF, XMP or thumbnail gets into the file.
    picture.info.clear()
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=quality, subsampling=subsampling)
    return output.getvalue()


def _reserve(
    tried: Image.Image, size_mm: tuple[float, float], profile: OutputProfile, limit: float
) -> float:
    """How far under the limit the table has to stay, in whole per cent, by the parts `tried`."""
    inks = tried.filter(ink_table(profile, limit - LEAST_RESERVE))
    lift = _lifted(_unpacked(jpeg(inks, QUALITY, subsampling=0)), size_mm, limit)
    return LEAST_RESERVE + (math.ceil(lift + BEYOND) if lift else 0)


def _squares(picture: Image.Image) -> Image.Image:
    """Squares from all over a picture, side by side; a small picture is taken whole."""
    from PIL import Image

    if min(picture.size) <= SQUARES * SIDE:
        return picture
    chosen = Image.new("RGB", (SQUARES * SIDE, SQUARES * SIDE))
    across, down = (side - SIDE for side in picture.size)
    for column in range(SQUARES):
        for row in range(SQUARES):
            left, top = column * across // (SQUARES - 1), row * down // (SQUARES - 1)
            square = picture.crop((left, top, left + SIDE, top + SIDE))
            chosen.paste(square, (column * SIDE, row * SIDE))
    return chosen


def _lifted(inks: Image.Image, size_mm: tuple[float, float], limit: float) -> float:
    """By how much inks are over a limit where it matters, in per cent; 0 where they aren't."""
    found = ink_of_picture(inks, size_mm, limit)
    return max(found.peak - limit, 0.1) if found.points >= 1 or found.mean > limit else 0.0


def _has_points_over(
    tried: Image.Image, size: tuple[int, int], size_mm: tuple[float, float], limit: float
) -> bool:
    """Whether a picture of a size has a point over a limit by the parts `tried` alone: it has all
    that they have."""
    across, upward = places_across(size, size_mm)
    return pixels_over(tried, limit) * across * upward >= size[0] * size[1]


def _unpacked(data: bytes) -> Image.Image:
    from PIL.JpegImagePlugin import JpegImageFile

    # Pillow's `open` would hold a picture of this size for an attack.
    opened = JpegImageFile(io.BytesIO(data))
    opened.load()
    return opened
