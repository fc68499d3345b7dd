"""What pages need to know of a picture before anything is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sitegen.media import file_type
from sitegen.media.picture import ImageFacts
from sitegen.media.pictures.colour import Colours, source_colours, to_srgb
from sitegen.media.pictures.decode import check_memory, count_frames, open_image, reported
from sitegen.media.pictures.pixels import orientation, plain, seen_size, shrink, strips
from sitegen.media.vector.svg import svg_size

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_SAMPLE: Final = 512
_TINY: Final = 16
# A picture is line art when this few colours cover this much of it: charts, logos, screenshots.
_FEW_COLOURS: Final = 8
_COVERED: Final = 0.75


def image_facts(data: bytes, *, name: str, max_megapixels: int = 100) -> ImageFacts:
    """Examine a picture; `name` is its path for messages, sizes are as it is seen.

    Raises MediaError, with what to do, for what is empty, damaged, too large or no picture, and
    MissingToolError for HEIC without its library.
    """
    if file_type.detect_image_type(data, name) == file_type.SVG:
        return _drawing_facts(data, name)
    kind, image = open_image(data, name, max_megapixels)
    frames = count_frames(image, kind, name)
    with reported(name):
        width, height = seen_size(image.size, orientation(image))
        if kind == file_type.JPEG:
            image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))
        check_memory(image, kind, len(data), name)
        source = source_colours(image, kind, data, name)
        image.load()
        return ImageFacts(
            width=width,
            height=height,
            format=kind,
            alpha=_is_transparent(image),
            animated=frames > 1,
            line_art=kind != file_type.JPEG and _is_line_art(image),
            vector=False,
            colour=_mean_colour(image, source),
        )


def _drawing_facts(data: bytes, name: str) -> ImageFacts:
    width, height = svg_size(data, name)
    return ImageFacts(
        width=width,
        height=height,
        format=file_type.SVG,
        alpha=True,
        animated=False,
        line_art=True,
        vector=True,
        colour="",
    )


def _is_transparent(image: ImageFile) -> bool:
    """Whether a pixel can be seen through; an alpha channel alone says nothing."""
    if not image.has_transparency_data:
        return False
    pieces = strips(image, (0, 0, *image.size))
    return any(piece.getchannel("A").getextrema()[0] != 255 for piece in pieces)


def _is_line_art(image: Image) -> bool:
    from PIL.Image import Resampling

    if image.mode == "1":
        return True
    size = (min(image.width, _SAMPLE), min(image.height, _SAMPLE))
    sample = plain(image.resize(size, Resampling.NEAREST))
    pixels = size[0] * size[1]
    counts = sorted((found[0] for found in sample.getcolors(pixels) or []), reverse=True)
    return sum(counts[:_FEW_COLOURS]) >= _COVERED * pixels


def _mean_colour(image: Image, source: Colours) -> str:
    from PIL.Image import Resampling

    size = (min(image.width, _TINY), min(image.height, _TINY))
    small = to_srgb(shrink(image, (0, 0, *image.size), size), source).convert("RGB")
    mean = small.resize((1, 1), Resampling.BOX).getpixel((0, 0))
    assert isinstance(mean, tuple)
    return "#" + "".join(f"{round(value):02x}" for value in mean)
