"""The pixels of a picture in a PDF: decoded once, for their ink and for a small stand-in."""

from __future__ import annotations

import io
import math
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sitegen.preflight.geometry import sides
from sitegen.preflight.objects import damage, elements, entry, is_stream, name_of, numbers
from sitegen.preflight.paintings import Picture

if TYPE_CHECKING:
    from PIL import Image

MODES = {"cmyk": "CMYK", "rgb": "RGB", "gray": "L"}
MOST_PIXELS = 200_000_000
# Below this a stand-in saves nothing.
LARGE = 1_000_000
INK_PPI = 25
STRIP_ROWS = 512


@dataclass(frozen=True)
class PictureInk:
    """The ink of a CMYK picture in percent.

    `mean` is the highest of all places of 1/25 inch, `peak` that of all pixels (known above the
    limit only), `points` how many of the points that a raster of 25 dpi would look at are over
    the limit.
    """

    mean: float
    peak: float
    points: float


@dataclass(frozen=True)
class Measured:
    """What was learnt of a picture; `small` stands in for it, `unreadable` says why it can't."""

    ink: PictureInk | None = None
    small: Image.Image | None = None
    unreadable: str = ""


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
        image = _decode(picture, mode)
        if image is None:
            return Measured()
        return _learn(picture, image, limit, ppi, unit)
    except Image.DecompressionBombError:
        return Measured(unreadable="it unpacks to far more than its size says")
    except damage() as error:
        return Measured(unreadable=" ".join(str(error).split()))


def _learn(picture: Picture, image: Image.Image, limit: float, ppi: float, unit: float) -> Measured:
    small = image
    if image.width * image.height >= LARGE:
        small = image.resize(_size_at(picture, ppi, unit), _box_filter())
    ink = _ink(picture, image, small, limit, unit) if image.mode == "CMYK" else None
    stands_in = small is not image and not is_stream(entry(picture.stream, "/Mask"))
    return Measured(ink=ink, small=small if stands_in else None)


def _decode(picture: Picture, mode: str) -> Image.Image | None:
    from PIL import Image, ImageChops

    stream = picture.stream
    filters = [name_of(item) for item in elements(entry(stream, "/Filter"))]
    inverted = _is_inverted(picture)
    if inverted is None or picture.bits != 8:
        return None
    if filters and filters[-1] in ("DCTDecode", "JPXDecode"):
        image = _open(stream.read_raw_bytes() if len(filters) == 1 else _unpack_outer(stream))
        if image.mode != mode:
            return None
        # Pillow takes every CMYK JPEG for an inverted one, as Adobe's are.
        if image.mode == "CMYK" and filters[-1] == "DCTDecode":
            inverted = not inverted
    else:
        size = (picture.width, picture.height)
        data = stream.read_bytes()
        image = Image.frombytes(mode, size, data[: size[0] * size[1] * len(mode)])
    return ImageChops.invert(image) if inverted else image


def _open(data: bytes) -> Image.Image:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        image = Image.open(io.BytesIO(data), formats=("JPEG", "JPEG2000"))
        if image.width * image.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        image.load()
    return image


def _unpack_outer(stream: Any) -> bytes:
    from pikepdf import StreamDecodeLevel

    data: bytes = stream.get_stream_buffer(StreamDecodeLevel.generalized)
    return bytes(data)


def _is_inverted(picture: Picture) -> bool | None:
    decode = numbers(entry(picture.stream, "/Decode"))
    plain = (0.0, 1.0) * picture.space.components
    if not decode or decode == plain:
        return False
    return True if decode == (1.0, 0.0) * picture.space.components else None


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
    picture: Picture, image: Image.Image, small: Image.Image, limit: float, unit: float
) -> PictureInk:
    size = _size_at(picture, INK_PPI, unit)
    coarse = _through_mask(picture, small).resize(size, _box_filter())
    over, peak = _over(_through_mask(picture, image), limit)
    share = over / (image.width * image.height)
    return PictureInk(mean=_highest(coarse), peak=peak, points=share * coarse.width * coarse.height)


def _highest(image: Image.Image) -> float:
    bands = [band.tobytes() for band in image.split()]
    return max(map(sum, zip(*bands, strict=True)), default=0) / 2.55


def _over(image: Image.Image, limit: float) -> tuple[int, float]:
    """How many pixels have more ink than a limit (%), and the most ink, exact over 300 % only."""
    count, lowest, left = 0, 1020.0, 1020 - limit * 2.55
    for top in range(0, image.height, STRIP_ROWS):
        strip = image.crop((0, top, image.width, min(top + STRIP_ROWS, image.height)))
        histogram, step = _paper_left(strip, limit)
        below = math.ceil(round(left / step, 6))
        count += sum(histogram[:below])
        lowest = min(lowest, step * next(i for i, number in enumerate(histogram) if number))
    return count, (1020 - lowest) / 2.55


def _paper_left(strip: Image.Image, limit: float) -> tuple[list[int], int]:
    """The histogram of what four full inks would add, in steps of 1 or, for low limits, of 4.

    Sums in eight bits end at 255, which is 300 % of ink; lower limits need coarser sums.
    """
    from PIL import ImageChops

    cyan, magenta, yellow, black = ImageChops.invert(strip).split()
    scale = 1.0 if limit >= 300 else 2.0
    first = ImageChops.add(cyan, magenta, scale)
    second = ImageChops.add(yellow, black, scale)
    return ImageChops.add(first, second, scale).histogram(), int(scale * scale)


def _size_at(picture: Picture, ppi: float, unit: float) -> tuple[int, int]:
    across, upward = (math.ceil(length * unit / 72 * ppi) for length in sides(picture.matrix))
    return (max(1, min(picture.width, across)), max(1, min(picture.height, upward)))


def _box_filter() -> Image.Resampling:
    from PIL import Image

    return Image.Resampling.BOX
