"""The samples of a picture in a PDF, unpacked once, and as strictly as qpdf does."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sitegen.preflight.pdf.objects import elements, entry, name_of, numbers
from sitegen.preflight.pdf.paintings import Picture

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 200_000_000


@dataclass(frozen=True)
class Samples:
    """A picture's samples as they are stored; `is_inverted`: full is none, as its Decode says.

    `is_whole`: qpdf unpacked all of them and had nothing to complain about.
    """

    image: Image.Image
    is_inverted: bool = False
    is_whole: bool = False

    def upright(self, part: Image.Image) -> Image.Image:
        """Give a part of the samples, or a small copy, with full meaning full."""
        from PIL import ImageChops

        return ImageChops.invert(part) if self.is_inverted else part


def read_samples(picture: Picture, mode: str) -> Samples | None:
    """Unpack a picture of a Pillow mode; None where its samples are not of 8 bits in that mode.

    Raises DecompressionBombError for more than MOST_PIXELS, and what damaged files raise.
    """
    stream = picture.stream
    filters = [name_of(item) for item in elements(entry(stream, "/Filter"))]
    is_inverted = _is_inverted(picture)
    if is_inverted is None or picture.bits != 8:
        return None
    if not filters or filters[-1] not in ("DCTDecode", "JPXDecode"):
        return Samples(_from_bytes(picture, mode, stream.read_bytes()), is_inverted)
    image = _open(stream.read_raw_bytes() if len(filters) == 1 else _unpack_outer(stream))
    if image.mode != mode:
        return None
    if filters[-1] == "JPXDecode":
        image.load()
        return Samples(image, is_inverted)
    if image.size == (picture.width, picture.height):
        # Pillow would go on where the data are garbled, and take every CMYK JPEG for inverted.
        return Samples(_from_bytes(picture, mode, _unpack(stream)), is_inverted, is_whole=True)
    image.load()
    return Samples(image, is_inverted != (mode == "CMYK"))


def _from_bytes(picture: Picture, mode: str, data: Any) -> Image.Image:
    from PIL import Image

    size = (picture.width, picture.height)
    samples: Any = memoryview(data)[: size[0] * size[1] * len(mode)]
    # Pillow reads CMYK where it lies, without a copy.
    if mode == "CMYK" and len(samples) == size[0] * size[1] * len(mode):
        return Image.frombuffer(mode, size, samples, "raw", mode, 0, 1)
    return Image.frombytes(mode, size, bytes(samples))


def _open(data: bytes) -> Image.Image:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        image = Image.open(io.BytesIO(data), formats=("JPEG", "JPEG2000"))
    if image.width * image.height > MOST_PIXELS:
        raise Image.DecompressionBombError
    return image


def _unpack_outer(stream: Any) -> bytes:
    from pikepdf import StreamDecodeLevel

    return bytes(stream.get_stream_buffer(StreamDecodeLevel.generalized))


def _unpack(stream: Any) -> Any:
    from pikepdf import StreamDecodeLevel

    return stream.get_stream_buffer(StreamDecodeLevel.all)


def _is_inverted(picture: Picture) -> bool | None:
    decode = numbers(entry(picture.stream, "/Decode"))
    plain = (0.0, 1.0) * picture.space.components
    if not decode or decode == plain:
        return False
    return True if decode == (1.0, 0.0) * picture.space.components else None
