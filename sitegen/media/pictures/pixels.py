"""Turning, cropping and shrinking of decoded pictures with little memory."""

from __future__ import annotations

import itertools
import math
import struct
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from sitegen.media.picture import Box

if TYPE_CHECKING:
    from PIL.Image import Image

Part = tuple[float, float, float, float]

ORIENTATION: Final = 0x0112
# EXIF 3.0, 4.6.5.1.6: orientations from 5 on have rows and columns exchanged
SIDEWAYS: Final = 5
_STRIP_PIXELS: Final = 1_000_000
# A box filter may shrink first as long as the good filter has this much left to do.
_GAP: Final = 2.0
_LARGE: Final = 30_000_000


def orientation(image: Image) -> int:
    """Read how a picture is to be turned: 1 (upright) to 8, as EXIF counts.

    What stands in XMP alone turns nothing: browsers don't look there, nor do cameras write there.
    """
    if image.format == "TIFF":
        # Pillow turns these itself while it decodes them.
        return 1
    try:
        found = _own_exif(image).get(ORIENTATION, 1)
    except (SyntaxError, ValueError, TypeError, KeyError, IndexError, struct.error, OSError):
        # A damaged record says nothing; the picture is shown as its pixels lie, as browsers do.
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _own_exif(image: Image) -> Mapping[int, object]:
    """The picture's EXIF record; Pillow's own would hold what XMP says as well."""
    from PIL.Image import Exif

    # A PNG's record may stand behind its pixels: asking for it reads as far as that.
    image.getexif()
    own = Exif()
    own.load(image.info.get("exif") or b"")
    return own


def seen_size(size: tuple[int, int], turned: int) -> tuple[int, int]:
    """Exchange width and height where the orientation lays the picture on its side."""
    return (size[1], size[0]) if turned >= SIDEWAYS else size


def turn(image: Image, turned: int) -> Image:
    """Set a picture upright, given its EXIF orientation."""
    from PIL.Image import Transpose

    methods = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(methods[turned]) if turned in methods else image


def stored_box(box: Box, size: tuple[int, int], turned: int) -> Box:
    """Where a part of the upright picture lies in the stored one of `size` pixels."""
    width, height = size
    left, top, right, bottom = box
    if turned >= SIDEWAYS:
        left, top, right, bottom = top, left, bottom, right
    if turned in {2, 3, 7, 8}:
        left, right = width - right, width - left
    if turned in {3, 4, 6, 7}:
        top, bottom = height - bottom, height - top
    return left, top, right, bottom


def plain(image: Image) -> Image:
    """Convert any mode to L, RGB, RGBA or CMYK; 16 bits become 8."""
    if image.mode.startswith("I;16"):
        # Pillow's conversion of 16 to 8 bits clips; the high byte is what is wanted.
        return image.convert("I").point([value >> 8 for value in range(65536)], "L")
    transparent = image.has_transparency_data
    if transparent and image.mode != "RGBA":
        return image.convert("RGBA")
    if image.mode in {"L", "RGB", "RGBA", "CMYK"}:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def strips(image: Image, box: Box, multiple: int = 1) -> Iterator[Image]:
    """Yield a part of a picture from top to bottom in pieces of bounded size, in plain modes.

    The height of every piece but the last is a multiple of the given number of pixels.
    """
    left, top, right, bottom = box
    rows = max(1, _STRIP_PIXELS // ((right - left) * multiple)) * multiple
    for start in range(top, bottom, rows):
        yield plain(image.crop((left, start, right, min(start + rows, bottom))))


def shrink(image: Image, part: Part, size: tuple[int, int]) -> Image:
    """Scale a part of a decoded picture down to a size; returns a new picture in a plain mode.

    The part (left, top, right, bottom in pixels) may begin and end within a pixel.
    """
    from PIL.Image import Resampling

    box = _outer(part)
    factor = _factor(box, size)
    if factor > 1 or not _is_plain(image):
        image = _reduce(image, box, factor)
        part = _inside(part, box, factor)
    if size == (part[2] - part[0], part[3] - part[1]) and part == _outer(part):
        # What is cut out at its own size goes through no filter, which takes as long as a decoder.
        small = image.crop(_outer(part))
    else:
        small = image.resize(size, Resampling.LANCZOS, part)
    return small.convert("RGBA") if small.mode == "RGBa" else small


def working_bytes(image: Image, part: Part, size: tuple[int, int]) -> int:
    """Estimate what `shrink` takes beside the decoded picture, its result and its turning in."""
    box = _outer(part)
    factor = _factor(box, size)
    across, down = (box[2] - box[0]) // factor, (box[3] - box[1]) // factor
    reduced = 0 if factor == 1 and _is_plain(image) else across * down
    return 4 * (reduced + size[0] * down + 2 * size[0] * size[1])


def _is_plain(image: Image) -> bool:
    return image.mode in {"L", "RGB", "CMYK"} and not image.has_transparency_data


def _outer(part: Part) -> Box:
    return int(part[0]), int(part[1]), math.ceil(part[2]), math.ceil(part[3])


def _factor(box: Box, size: tuple[int, int]) -> int:
    """How many pixels may be averaged first; in very large pictures all, to save memory."""
    across, down = box[2] - box[0], box[3] - box[1]
    gap = 1 if across * down > _LARGE else _GAP
    return max(1, int(min(across / size[0], down / size[1]) / gap))


def _inside(part: Part, box: Box, factor: int) -> Part:
    left, top, right, bottom = part
    return (
        (left - box[0]) / factor,
        (top - box[1]) / factor,
        (right - box[0]) / factor,
        (bottom - box[1]) / factor,
    )


def _reduce(image: Image, box: Box, factor: int) -> Image:
    """Average squares of pixels, strip by strip, so that conversions never double the memory.

    Transparent pictures come out in the mode RGBa, which can be scaled without another copy.
    """
    import PIL.Image

    across, down = -(-(box[2] - box[0]) // factor), -(-(box[3] - box[1]) // factor)
    small = (_averaged(strip, factor) for strip in strips(image, box, factor))
    first = next(small)
    result = PIL.Image.new(first.mode, (across, down))
    at = 0
    for strip in itertools.chain([first], small):
        result.paste(strip, (0, at))
        at += strip.height
    return result


def _averaged(strip: Image, factor: int) -> Image:
    strip = strip.convert("RGBa") if strip.mode == "RGBA" else strip
    return strip.reduce(factor) if factor > 1 else strip
