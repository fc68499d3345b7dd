"""Photos for print: cropped by their focal point, no larger than needed, in the printer's inks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from sitegen.errors import MediaError
from sitegen.media.decode import check_memory, open_image, reported
from sitegen.panels.colour import OutputProfile, ink_table
from sitegen.panels.values import Photo

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


def print_photo(
    data: bytes, photo: Photo, size_mm: tuple[float, float], profile: OutputProfile, limit: float
) -> bytes:
    """A CMYK JPEG of the photo for a box of `size_mm`, its ink within `limit`, no metadata."""
    picture, source = _cropped(data, photo, size_mm, PRINT_PPI)
    inks = picture.filter(ink_table(profile, limit, source))
    return _jpeg(inks, PRINT_QUALITY, subsampling=0)


def proof_photo(data: bytes, photo: Photo, size_mm: tuple[float, float]) -> bytes:
    """A small sRGB JPEG of the same crop, for the screen."""
    picture, source = _cropped(data, photo, size_mm, PROOF_PPI)
    if source:
        picture = _to_srgb(picture, source)
    return _jpeg(picture, PROOF_QUALITY, subsampling=2)


def _cropped(
    data: bytes, photo: Photo, size_mm: tuple[float, float], ppi: float
) -> tuple[Image.Image, bytes | None]:
    from PIL import Image, ImageOps

    needed = [round(side / 25.4 * ppi) for side in size_mm]
    kind, opened = open_image(data, photo.path, LARGEST_MEGAPIXELS)
    with reported(photo.path):
        opened.draft("RGB", (max(needed), max(needed)))
        check_memory(opened, kind, len(data), photo.path)
        source: bytes | None = opened.info.get("icc_profile") if opened.mode == "RGB" else None
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    box = crop_box(picture.size, photo.focus, size_mm[0] / size_mm[1])
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide > needed[0]:
        target = (needed[0], max(1, round(needed[0] * high / wide)))
        return picture.resize(target, Image.Resampling.LANCZOS, box=box), source
    return picture.crop(box), source


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
    # A fresh image carries no EXIF, no XMP and no thumbnail into the file.
    clean = picture.copy()
    clean.info.clear()
    output = io.BytesIO()
    clean.save(output, "JPEG", quality=quality, subsampling=subsampling)
    return output.getvalue()
