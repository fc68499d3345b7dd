"""The pixels of a picture in a PDF: decoded once, for their ink and for a small stand-in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.preflight.pdf.geometry import sides
from sitegen.preflight.pdf.ink import INK_PPI, PictureInk, ink_of_samples
from sitegen.preflight.pdf.objects import damage, entry, is_stream, without_places
from sitegen.preflight.pdf.paintings import Picture
from sitegen.preflight.pdf.samples import MOST_PIXELS, Samples, read_samples

if TYPE_CHECKING:
    from PIL import Image

MODES = {"cmyk": "CMYK", "rgb": "RGB", "gray": "L"}
# Below this a stand-in saves nothing.
LARGE = 1_000_000


@dataclass(frozen=True)
class Measured:
    """What was learnt of a picture; `small` stands in for it, `unreadable` says why it can't.

    `is_whole`: qpdf unpacked all of it and had nothing to complain about.
    """

    ink: PictureInk | None = None
    small: Image.Image | None = None
    unreadable: str = ""
    is_whole: bool = False


def measure(picture: Picture, limit: float, ppi: float, unit: float) -> Measured:
    """Decode a picture: its ink against a limit in percent, and a stand-in of about `ppi`.

    `unit` is the page's UserUnit. Pictures whose colours have no ink sum and that are small are
    not decoded at all.
    """
    mode = MODES.get(picture.space.kind, "")
    if picture.is_stencil or picture.is_inline or not is_stream(picture.stream) or not mode:
        return Measured()
    pixels = picture.width * picture.height
    if picture.space.family == "Indexed" or (mode != "CMYK" and pixels < LARGE):
        return Measured()
    if pixels > MOST_PIXELS:
        return Measured(unreadable=f"{picture.width} × {picture.height} px are too many to look at")
    from PIL import Image

    try:
        samples = read_samples(picture, mode)
        if samples is None:
            return Measured()
        return _learn(picture, samples, limit, ppi, unit)
    except Image.DecompressionBombError:
        return Measured(unreadable="it unpacks to far more than its size says")
    except damage() as error:
        return Measured(unreadable=without_places(str(error)))


def _learn(picture: Picture, samples: Samples, limit: float, ppi: float, unit: float) -> Measured:
    image = samples.image
    is_large = image.width * image.height >= LARGE
    small = _shrunk(image, _size_at(picture, ppi, unit)) if is_large else image
    small = samples.upright(small)
    ink = _ink(picture, samples, small, limit, unit) if image.mode == "CMYK" else None
    stands_in = is_large and not is_stream(entry(picture.stream, "/Mask"))
    return Measured(ink=ink, small=small if stands_in else None, is_whole=samples.is_whole)


def _shrunk(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The means of whole pixels, which are quick, where a size of about twice `size` comes out."""
    factor = min(image.width // size[0], image.height // size[1])
    return image.reduce(factor) if factor > 1 else image.resize(size, _box_filter())


def _through_mask(picture: Picture, image: Image.Image) -> Image.Image:
    """The picture with no ink where its soft mask lets nothing through."""
    from PIL import Image, ImageChops

    mask = entry(picture.stream, "/SMask")
    if not is_stream(mask):
        return image
    from pikepdf import PdfImage

    alpha = PdfImage(mask).as_pil_image().convert("L").resize(image.size)
    return Image.merge("CMYK", [ImageChops.multiply(band, alpha) for band in image.split()])


def _ink(
    picture: Picture, samples: Samples, small: Image.Image, limit: float, unit: float
) -> PictureInk:
    size = _size_at(picture, INK_PPI, unit)
    coarse = _through_mask(picture, small).resize(size, _box_filter())
    if is_stream(entry(picture.stream, "/SMask")):
        samples = Samples(_through_mask(picture, samples.upright(samples.image)))
    return ink_of_samples(samples, coarse, limit)


def _size_at(picture: Picture, ppi: float, unit: float) -> tuple[int, int]:
    across, upward = (math.ceil(length * unit / 72 * ppi) for length in sides(picture.matrix))
    return (max(1, min(picture.width, across)), max(1, min(picture.height, upward)))


def _box_filter() -> Image.Resampling:
    from PIL import Image

    return Image.Resampling.BOX
