"""Opening pictures without trusting them: sizes are judged before a pixel is decoded."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from sitegen.engine.memory import has_room, is_out_of_memory
from sitegen.errors import MediaError, MissingToolError
from sitegen.media import file_type
from sitegen.media.pictures.pixels import ORIENTATION
from sitegen.media.pictures.quiet import keep_libtiff_silent, keep_pillow_silent

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

LONGEST_SIDE: Final = 30_000
# What a decoder may take; with Python, the libraries and the result it stays under 600 MB.
MEMORY: Final = 480_000_000
LARGEST_PROFILE: Final = 16_000_000
# Pixels of all frames of a moving picture together, so that none takes minutes.
MOVING_PIXELS: Final = 1_000_000_000
# libjpeg-turbo decodes every scan over the whole picture; real files have about ten.
MOST_SCANS: Final = 100
_DNG_VERSION, _SAMPLE_FORMAT = 50706, 339
_COMPRESSION, _PHOTOMETRIC, _REFERENCE_BLACK_WHITE, _YCBCR = 259, 262, 532, 6
_FULL_RANGE = (0, 255, 128, 255, 128, 255)
# What Pillow says of a form of pixels that it has no reader for.
UNKNOWN_MODE: Final = "unknown pixel mode"
# Measured peaks in bytes a pixel, decoder's planes and Pillow's copy included.
_DECODER_BYTES: Final = {file_type.WEBP: 16.2, file_type.AVIF: 12.5, file_type.HEIF: 9.5}
_MODE_BYTES: Final = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "I;16N": 2}


def open_image(data: bytes, name: str, max_megapixels: int) -> tuple[str, ImageFile]:
    """Read a picture's header; its pixels are decoded when its `load` is called.

    Returns the format and the open picture. Raises MediaError for what isn't a picture, is larger
    than `max_megapixels`, or would need too much memory.
    """
    kind = file_type.detect_image_type(data, name)
    if kind == file_type.SVG:
        raise MediaError(f"{name}: a drawing (SVG) where a photo is wanted; save it as PNG or JPEG")
    keep_pillow_silent()
    if kind == file_type.TIFF:
        keep_libtiff_silent()
    if kind == file_type.WEBP:
        check_size(_webp_size(data, name), name, max_megapixels)
    with reported(name):
        image = _opener(kind)(io.BytesIO(data))
    check_size(image.size, name, max_megapixels)
    _check_nature(image, kind, name)
    if kind == file_type.JPEG and _count_scans(data) > MOST_SCANS:
        raise MediaError(f"{name}: this JPEG has too many scans; save it again as a plain JPEG")
    return kind, image


@contextmanager
def reported(name: str) -> Iterator[None]:
    """Turn whatever a decoder throws at hostile bytes into one clear sentence.

    Raises MemoryError where the decoder may have lacked memory: a photo must not be called damaged
    that isn't.
    """
    from PIL import ImageFile, PngImagePlugin

    # WeasyPrint, once imported, lets the whole process pass pictures that are cut short.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    # Profiles of scanners and presses take a megabyte or two, which Pillow holds for an attack.
    PngImagePlugin.MAX_TEXT_CHUNK = LARGEST_PROFILE
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (MediaError, MissingToolError):
        raise
    except Exception as error:
        if is_out_of_memory(error) or not has_room(MEMORY):
            raise MemoryError from error
        if str(error) == UNKNOWN_MODE:
            raise _strange(UNKNOWN_MODE, name) from error
        raise MediaError(
            f"{name}: the picture is damaged or cut short; copy it"
            " again from its source, or open it and save it as JPEG"
        ) from error


def check_size(size: tuple[int, int], name: str, max_megapixels: int) -> None:
    """Refuse dimensions in pixels that no page can use; raises MediaError."""
    width, height = size
    if width < 1 or height < 1:
        raise MediaError(f"{name}: the picture has no pixels ({width} × {height}); save it again")
    if width * height > max_megapixels * 1_000_000:
        raise MediaError(
            f"{name}: {width} × {height} pixels are {width * height / 1e6:.0f} megapixels, over the"
            f" limit of {max_megapixels}; save it smaller (5000 pixels are plenty)"
        )
    if max(size) > LONGEST_SIDE:
        raise MediaError(
            f"{name}: {width} × {height} pixels is longer than {LONGEST_SIDE} on one side;"
            " crop it or save it smaller"
        )


def check_memory(
    image: ImageFile, kind: str, beside: int, name: str, memory: int | None = None
) -> None:
    """Refuse a picture whose decoding, with `beside` bytes, takes more than `memory` (MEMORY).

    Raises MediaError.
    """
    needed = beside + _decoding_bytes(image, kind)
    if needed > (memory or MEMORY):
        raise MediaError(
            f"{name}: {image.width} × {image.height} pixels in this form need"
            f" {needed / 1e6:.0f} MB of memory; save it as a plain JPEG of at most 5000 pixels"
        )


def _count_scans(data: bytes) -> int:
    """Count the scans of the first picture; what telephones append to it may hold anything."""
    at = 2
    while at < len(data) - 4 and data[at + 1] != 0xDA:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    end = data.find(b"\xff\xd9", at)
    return data.count(b"\xff\xda", at, end if end > 0 else len(data))


def count_frames(image: ImageFile, kind: str, name: str) -> int:
    """Count the frames of a moving picture (1: it stands still); raises MediaError if too long."""
    if kind not in {file_type.GIF, file_type.WEBP, file_type.PNG, file_type.AVIF}:
        return 1
    with reported(name):
        frames = int(getattr(image, "n_frames", 1))
    if frames > 1 and frames * image.width * image.height > MOVING_PIXELS:
        raise MediaError(
            f"{name}: {frames} frames of {image.width} × {image.height} pixels are too much for a"
            " moving picture; make it smaller or shorter, or publish it as a video"
        )
    return frames


def _decoding_bytes(image: Any, kind: str) -> float:
    pixels: int = image.width * image.height
    if kind in _DECODER_BYTES:
        return pixels * _DECODER_BYTES[kind]
    taken = float(pixels * _MODE_BYTES.get(image.mode, 4))
    if kind == file_type.GIF and getattr(image, "n_frames", 1) > 1:
        return pixels * 13
    if kind == file_type.JPEG and image.info.get("progressive"):
        return taken + _coefficient_bytes(image)
    if kind == file_type.TIFF:
        turned = image.tag_v2.get(ORIENTATION, 1) != 1
        return taken * (2 if turned else 1) + _strip_bytes(image)
    return taken


def _coefficient_bytes(image: Any) -> float:
    """A progressive JPEG's coefficients stay in memory whole: two bytes each, at full size."""
    across, down = (max(layer[side] for layer in image.layer) for side in (1, 2))
    shares = sum(layer[1] * layer[2] for layer in image.layer) / (across * down)
    scale = int((getattr(image, "decoderconfig", None) or (1,))[0] or 1)
    return float(2 * shares * image.width * image.height * scale**2)


def _strip_bytes(image: Any) -> float:
    rows = min(int(image.tag_v2.get(278, image.height)), image.height)
    bits = image.tag_v2.get(258, (8,))
    return float(image.width * rows * sum(bits if isinstance(bits, tuple) else (bits,)) / 8)


def _webp_size(data: bytes, name: str) -> tuple[int, int]:
    """Read the canvas size of RFC 9649, section 2; the decoder would allocate before we could."""
    try:
        if data[12:16] == b"VP8X":
            return (
                int.from_bytes(data[24:27], "little") + 1,
                int.from_bytes(data[27:30], "little") + 1,
            )
        if data[12:16] == b"VP8L":
            (bits,) = struct.unpack_from("<I", data, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        width, height = struct.unpack_from("<HH", data, 26)
    except struct.error as error:
        raise MediaError(f"{name}: the picture is cut short; copy it again") from error
    return width & 0x3FFF, height & 0x3FFF


def _opener(kind: str) -> Callable[[io.BytesIO], ImageFile]:
    if kind == file_type.HEIF:
        return _heif_opener()
    from PIL import (
        AvifImagePlugin,
        BmpImagePlugin,
        GifImagePlugin,
        JpegImagePlugin,
        PngImagePlugin,
        TiffImagePlugin,
        WebPImagePlugin,
    )

    return {
        file_type.JPEG: JpegImagePlugin.JpegImageFile,
        file_type.PNG: PngImagePlugin.PngImageFile,
        file_type.GIF: GifImagePlugin.GifImageFile,
        file_type.WEBP: WebPImagePlugin.WebPImageFile,
        file_type.AVIF: AvifImagePlugin.AvifImageFile,
        file_type.TIFF: TiffImagePlugin.TiffImageFile,
        file_type.BMP: BmpImagePlugin.BmpImageFile,
    }[kind]


def _heif_opener() -> Callable[[io.BytesIO], ImageFile]:
    try:
        from pillow_heif import HeifImageFile
    except ImportError as error:
        raise MissingToolError(
            "HEIC photos need a library that this machine lacks: pip install pillow-heif"
        ) from error
    opener: Callable[[io.BytesIO], ImageFile] = HeifImageFile
    return opener


def _check_nature(image: Image, kind: str, name: str) -> None:
    tags = getattr(image, "tag_v2", {}) if kind == file_type.TIFF else {}
    if _DNG_VERSION in tags:
        raise MediaError(f"{name}: this is a camera's raw file; export it as JPEG")
    if image.mode in {"F", "I", "LAB", "HSV"} or 3 in tags.get(_SAMPLE_FORMAT, ()):
        raise _strange(image.mode, name)
    own_range = tuple(tags.get(_REFERENCE_BLACK_WHITE, _FULL_RANGE)) != _FULL_RANGE
    if own_range and tags.get(_PHOTOMETRIC) == _YCBCR and tags.get(_COMPRESSION, 1) == 1:
        # Pillow takes black and white for 0 and 255, whatever the file says (TIFF 6.0, section 20).
        raise _strange("YCbCr without compression", name)


def _strange(form: str, name: str) -> MediaError:
    return MediaError(
        f"{name}: its colours are stored in a form for laboratories ({form});"
        " save it as RGB with 8 or 16 bits"
    )
