"""Regions of a picture that nobody may see: flattened before anything else is done with it.

Out comes a picture that was never otherwise: upright, in sRGB, one colour where a face was. The
colour is the mean of what is left, so that the patch says nothing of what lies under it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from sitegen.engine.digest import digest_value
from sitegen.errors import MediaError
from sitegen.media import file_type
from sitegen.media.picture import Box
from sitegen.media.pictures.decode import count_frames, open_image, reported
from sitegen.media.pictures.encode import without_hidden
from sitegen.media.pictures.ladder import Size
from sitegen.media.pictures.pixels import orientation, seen_size
from sitegen.media.pictures.shown import Showing, show_parts
from sitegen.media.records import Region

if TYPE_CHECKING:
    from PIL.Image import Image

# Raised whenever the same regions are covered otherwise, so that no digest means two pictures.
FORM: Final = 1
LARGEST_MEGAPIXELS: Final = 100
# The whole picture is held at its own size, twice while it is turned.
MEMORY: Final = 1_000_000_000
# No eye sees what this loses of a photo; what is no JPEG loses nothing.
_QUALITY: Final = 98
_DRAFT: Final = 80
_GREY: Final = (128, 128, 128)


class MisplacedError(MediaError):
    """A region lies beside the picture; `number` says which of them, from 0."""

    def __init__(self, message: str, number: int) -> None:
        self.number = number
        super().__init__(message)


def digest_when_covered(digest: str, regions: Sequence[Region]) -> str:
    """Give what names a picture with these regions covered; `digest` is its file's, in hex."""
    if not regions:
        return digest
    return digest_value([FORM, digest, *regions]).hex()


def boxes_of(regions: Sequence[Region], size: Size) -> tuple[Box, ...]:
    """Give regions of a picture of a size as boxes of whole pixels, none smaller than asked for.

    Raises MisplacedError for one that reaches beyond the picture.
    """
    return tuple(_box_of(region, size, number) for number, region in enumerate(regions))


def _box_of(region: Region, size: Size, number: int) -> Box:
    width, height = size
    across, down = (width / 100, height / 100) if region.percent else (1, 1)
    right, bottom = region.left + region.width, region.top + region.height
    box = (
        floor(region.left * across),
        floor(region.top * down),
        ceil(round(right * across, 6)),
        ceil(round(bottom * down, 6)),
    )
    if box[2] > width or box[3] > height:
        raise MisplacedError(
            f"reaches to {box[2]} px from the left and {box[3]} px from the top; "
            f"the picture as it is seen is {width} × {height} pixels",
            number,
        )
    return box


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture as it is seen: upright, in sRGB."""

    picture: Image

    @property
    def size(self) -> Size:
        """Its width and height in pixels."""
        return self.picture.size

    def as_jpeg(self, largest: int) -> bytes:
        """Give it as a JPEG whose longer side has at most so many pixels, on white."""
        import PIL.Image

        smaller = self.picture.copy()
        smaller.thumbnail((largest, largest))
        if smaller.mode == "RGBA":
            ground = PIL.Image.new("RGB", smaller.size, "white")
            ground.paste(smaller, mask=smaller.getchannel("A"))
            smaller = ground
        target = io.BytesIO()
        smaller.convert("RGB").save(target, "JPEG", quality=_DRAFT)
        return target.getvalue()


def seen(data: bytes, name: str) -> Seen:
    """Give a picture as it is seen. Raises MediaError as `cover` does."""
    return Seen(_opened(data, name)[0])


def cover(data: bytes, regions: Sequence[Region], name: str) -> bytes:
    """Give a picture whose regions are of one colour, as a JPEG or PNG without metadata.

    `name` is the picture's, for messages. Raises MediaError for what is no picture, moves, or is a
    drawing, MisplacedError for a region that reaches beyond it.
    """
    picture, kind = _opened(data, name)
    with reported(name):
        return _encoded(_patched(picture, boxes_of(regions, picture.size)), kind)


def _opened(data: bytes, name: str) -> tuple[Image, str]:
    if file_type.detect_image_type(data, name) == file_type.SVG:
        raise MediaError(
            f"{name}: a drawing can't be covered; save it as PNG, or change the drawing"
        )
    kind, opened = open_image(data, name, LARGEST_MEGAPIXELS)
    if kind == file_type.GIF or count_frames(opened, kind, name) > 1:
        raise MediaError(
            f"{name}: a moving picture can't be covered, since what moves leaves its region;"
            " save one picture of it as PNG"
        )
    with reported(name):
        size = seen_size(opened.size, orientation(opened))
        whole = Showing((0, 0, *size), size)
        shown = show_parts(opened, kind, data, [whole], scale=1, name=name, memory=MEMORY)
        return shown[whole], kind


def _patched(picture: Image, boxes: Sequence[Box]) -> Image:
    picture = without_hidden(picture if picture.mode == "RGBA" else picture.convert("RGB"))
    colour = _mean_outside(picture, boxes)
    for box in boxes:
        picture.paste((*colour, 255) if picture.mode == "RGBA" else colour, box)
    return picture


def _mean_outside(picture: Image, boxes: Sequence[Box]) -> tuple[int, int, int]:
    """The mean of all that is not covered; grey where nothing is left."""
    import PIL.Image
    from PIL.ImageStat import Stat

    left = PIL.Image.new("L", picture.size, 255)
    for box in boxes:
        left.paste(0, box)
    if left.getextrema()[1] == 0:
        return _GREY
    red, green, blue = Stat(picture.convert("RGB"), left).mean
    return round(red), round(green), round(blue)


def _encoded(picture: Image, kind: str) -> bytes:
    """A photo stays a JPEG, which is read at a fraction of its size where that is enough."""
    picture.info.clear()
    target = io.BytesIO()
    if kind == file_type.JPEG:
        picture.save(target, "JPEG", quality=_QUALITY, subsampling=0)
    else:
        picture.save(target, "PNG", compress_level=1)
    return target.getvalue()
