"""Photos for print: cropped by their focal point, no larger than needed, in the printer's inks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sitegen.media.pictures.decode import open_image, reported
from sitegen.media.pictures.pixels import orientation, seen_size
from sitegen.media.pictures.shown import Showing, draft_scale, show_parts
from sitegen.panels.pictures.colour import ROLES, OutputProfile, channels
from sitegen.panels.pictures.inking import inked, jpeg
from sitegen.panels.values import Photo
from sitegen.values import Value

if TYPE_CHECKING:
    from PIL import Image

LARGEST_MEGAPIXELS = 100
# A panel's photo is cut, shrunk and put into inks at ten times the size of a page's.
MEMORY = 1_000_000_000
# The share of a crop that stands above its focus.
TALL_ABOVE, FLAT_ABOVE = 0.42, 0.5
PRINT_PPI = 150.0
PROOF_PPI = 45.0
PROOF_QUALITY = 80


def crop_box(
    size: tuple[int, int], focus: tuple[float, float], ratio: float
) -> tuple[int, int, int, int]:
    """The largest box of a width:height `ratio` in a photo of `size` px, as near its focus (0–1)
    as the edges allow: left, top, right, bottom.

    The focus is at the eyes, which stand in the middle of a head: a flat box leaves as much room
    for the hair as for the chin, a tall one more below.
    """
    width, height = size
    wide = min(width, round(height * ratio))
    high = min(height, round(wide / ratio))
    left = min(max(round(focus[0] * width - wide / 2), 0), width - wide)
    above = FLAT_ABOVE if ratio > 1 else TALL_ABOVE
    top = min(max(round(focus[1] * height - high * above), 0), height - high)
    return left, top, left + wide, top + high


class Converted(Value):
    """A photo's two files: a CMYK JPEG for print, a small sRGB JPEG of the same crop to look at."""

    printed: bytes
    proof: bytes


def convert_photo(
    data: bytes,
    photo: Photo,
    size_mm: tuple[float, float],
    profile: OutputProfile,
    limit: float,
    ppi: float = PRINT_PPI,
) -> Converted:
    """The photo for a box of `size_mm`, cut out once for both files, neither with metadata.

    The printed one has its ink within `limit` per cent and at most `ppi`. Raises MediaError for a
    photo that can't be read.
    """
    picture = _cropped(data, photo, size_mm, ppi)
    proof = _proof(picture, round(size_mm[0] / 25.4 * PROOF_PPI))
    return Converted(printed=inked(picture, size_mm, profile, limit), proof=proof)


def _proof(picture: Image.Image, needed: int) -> bytes:
    from PIL import Image

    if picture.width > needed:
        size = (needed, max(1, round(needed * picture.height / picture.width)))
        # Whole pixels are put together first, which is quick: two steps of this size look the same.
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=1.0)
    return jpeg(picture, PROOF_QUALITY, subsampling=2)


def _cropped(data: bytes, photo: Photo, size_mm: tuple[float, float], ppi: float) -> Image.Image:
    """The part of a photo that is shown, upright, at most `ppi`, in sRGB as the website shows it.

    The part is cut and shrunk as it lies in the file and turned last: there is never a second
    picture of the size of the first. What can be seen through shows the panel's ground; what its
    maker made unseen is seen by nobody.
    """
    needed = size_mm[0] / 25.4 * ppi
    kind, opened = open_image(data, photo.path, LARGEST_MEGAPIXELS)
    with reported(photo.path):
        upright = seen_size(opened.size, orientation(opened))
        box = crop_box(upright, photo.focus, size_mm[0] / size_mm[1])
        wide, high = box[2] - box[0], box[3] - box[1]
        share = min(1.0, math.ceil(needed) / wide)
        showing = Showing(box, (max(1, round(wide * share)), max(1, round(high * share))))
        scale = draft_scale(kind, 1 / share)
        shown = show_parts(
            opened, kind, data, [showing], scale=scale, name=photo.path, memory=MEMORY
        )
    return _on_ground(shown[showing])


def _on_ground(picture: Image.Image) -> Image.Image:
    from PIL import Image

    if picture.mode != "RGBA":
        return picture.convert("RGB")
    ground = Image.new("RGB", picture.size, channels(ROLES["ground"]))
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
