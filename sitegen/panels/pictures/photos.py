"""Photos for print: cropped by their focal point, no larger than needed, in the printer's inks."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

from sitegen.errors import MediaError
from sitegen.media.pictures.decode import check_memory, open_image, reported
from sitegen.media.pictures.pixels import orientation, seen_size, stored_box, turn
from sitegen.panels.pictures.colour import OutputProfile, ink_table
from sitegen.panels.values import Photo
from sitegen.values import Value

if TYPE_CHECKING:
    from PIL import Image

LARGEST_MEGAPIXELS = 100
PRINT_PPI = 150.0
PRINT_QUALITY = 88
PROOF_PPI = 45.0
PROOF_QUALITY = 80


def crop_box(
    size: tuple[int, int], focus: tuple[float, float], ratio: float
) -> tuple[int, int, int, int]:
    """The largest box of a width:height `ratio` in a photo of `size` px, as near its focus (0–1)
    as the edges allow: left, top, right, bottom."""
    width, height = size
    wide = min(width, round(height * ratio))
    high = min(height, round(wide / ratio))
    left = min(max(round(focus[0] * width - wide / 2), 0), width - wide)
    top = min(max(round(focus[1] * height - high * 0.42), 0), height - high)
    return left, top, left + wide, top + high


class Converted(Value):
    """A photo's two files: a CMYK JPEG for print, a small sRGB JPEG of the same crop to look at."""

    printed: bytes
    proof: bytes


def convert_photo(
    data: bytes, photo: Photo, size_mm: tuple[float, float], profile: OutputProfile, limit: float
) -> Converted:
    """The photo for a box of `size_mm`, cut out once for both files, neither with metadata.

    The printed one has its ink within `limit` per cent. Raises MediaError for a photo that can't
    be read.
    """
    picture, source = _cropped(data, photo, size_mm, PRINT_PPI)
    proof = _proof(picture, source, round(size_mm[0] / 25.4 * PROOF_PPI))
    inks = picture.filter(ink_table(profile, limit, source))
    del picture
    return Converted(printed=_jpeg(inks, PRINT_QUALITY, subsampling=0), proof=proof)


def _proof(picture: Image.Image, source: bytes | None, needed: int) -> bytes:
    from PIL import Image

    if picture.width > needed:
        size = (needed, max(1, round(needed * picture.height / picture.width)))
        # Whole pixels are put together first, which is quick: two steps of this size look the same.
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=1.0)
    if source:
        picture = _to_srgb(picture, source)
    return _jpeg(picture, PROOF_QUALITY, subsampling=2)


def _cropped(
    data: bytes, photo: Photo, size_mm: tuple[float, float], ppi: float
) -> tuple[Image.Image, bytes | None]:
    """The part of a photo that is shown, upright, at most `ppi`; its colour profile if any.

    The part is cut and shrunk as it lies in the file and turned last: a photo of 24 megapixels
    takes 72 MB, and there is never a second one of that size.
    """
    from PIL import Image

    needed = [round(side / 25.4 * ppi) for side in size_mm]
    kind, opened = open_image(data, photo.path, LARGEST_MEGAPIXELS)
    turned = orientation(opened)
    with reported(photo.path):
        opened.draft("RGB", _least_decoded(opened.size, photo, needed, turned))
        check_memory(opened, kind, len(data), photo.path)
        source: bytes | None = opened.info.get("icc_profile") if opened.mode == "RGB" else None
        opened.load()
    upright = seen_size(opened.size, turned)
    box = crop_box(upright, photo.focus, size_mm[0] / size_mm[1])
    wide, high = box[2] - box[0], box[3] - box[1]
    lying = stored_box(box, opened.size, turned)
    picture: Image.Image = opened if opened.mode == "RGB" else opened.convert("RGB")
    if wide > needed[0]:
        target = seen_size((needed[0], max(1, round(needed[0] * high / wide))), turned)
        picture = picture.resize(target, Image.Resampling.LANCZOS, box=lying)
    else:
        picture = picture.crop(lying)
    opened.close()
    del opened
    return turn(picture, turned), source


def _least_decoded(
    size: tuple[int, int], photo: Photo, needed: list[int], turned: int
) -> tuple[int, int]:
    """How large a JPEG has to be decoded at least for its crop to have the pixels needed."""
    upright = seen_size(size, turned)
    left, _, right, _ = crop_box(upright, photo.focus, needed[0] / needed[1])
    share = min(1.0, needed[0] / (right - left))
    return math.ceil(size[0] * share), math.ceil(size[1] * share)


def _to_srgb(picture: Image.Image, source: bytes) -> Image.Image:
    from PIL import ImageCms

    try:
        converted = ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(io.BytesIO(source)), ImageCms.createProfile("sRGB")
        )
    except (ImageCms.PyCMSError, OSError) as error:
        raise MediaError(f"a photo's colour profile can't be used: {error}") from error
    assert converted is not None
    return converted


def _jpeg(picture: Image.Image, quality: int, subsampling: int) -> bytes:
    # Without what it knows of its source, no EXIF, XMP or thumbnail gets into the file.
    picture.info.clear()
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=quality, subsampling=subsampling)
    return output.getvalue()
