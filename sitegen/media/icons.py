"""Icons of a site, all made from its mark: for tabs, home screens and searchers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from sitegen.errors import MediaError
from sitegen.media import file_type
from sitegen.media.pictures.decode import open_image, reported
from sitegen.media.pictures.encode import encode
from sitegen.values import Value

if TYPE_CHECKING:
    from PIL.Image import Image

SMALLEST: Final = 512
_TAB_SIZES: Final = (16, 32, 48)
_WHITE: Final = "#ffffff"
# The name of each picture, its pixels each way, the part of them that the mark takes, its ground.
# "" leaves it transparent. Masks may cut off all but a circle of 80 % (W3C Web Application
# Manifest, "maskable"); the corners of the mark's square stay inside it at 56 %.
_PICTURES: Final = (
    ("icon-192.png", 192, 0.94, ""),
    ("icon-512.png", 512, 0.94, ""),
    ("icon-maskable-512.png", 512, 0.56, "theme"),
    ("apple-touch-icon.png", 180, 0.72, "theme"),
    ("logo.png", 512, 0.84, _WHITE),
)
_LARGEST: Final = 100


class Icon(Value):
    """An icon: its name, and its bytes."""

    name: str
    data: bytes


def draw_icons(mark: bytes, name: str, ground: str) -> tuple[Icon, ...]:
    """Make all icons from a mark on a transparent ground; `ground` is `#rrggbb`.

    The same mark gives the same bytes. Raises MediaError for a mark that is no picture, or has
    fewer than 512 pixels on its longer side.
    """
    sign = _sign_of(mark, name)
    tabs = [_placed(sign, size, 1, "") for size in _TAB_SIZES]
    made = io.BytesIO()
    # Each size is given as it was drawn: Pillow would make the small ones from the largest.
    tabs[-1].save(made, "ICO", sizes=[each.size for each in tabs], append_images=tabs[:-1])
    icons = [Icon(name="favicon.ico", data=made.getvalue())]
    for file, size, part, wanted in _PICTURES:
        picture = _placed(sign, size, part, ground if wanted == "theme" else wanted)
        icons.append(Icon(name=file, data=encode(picture, file_type.PNG, 100, "", file)))
    return tuple(icons)


def _sign_of(mark: bytes, name: str) -> Image:
    """Give the pixels of a mark without the empty margin round it."""
    _, image = open_image(mark, name, _LARGEST)
    if max(image.size) < SMALLEST:
        width, height = image.size
        raise MediaError(
            f"{name}: {width} × {height} px found, expected a mark of at least {SMALLEST} × "
            f"{SMALLEST} px"
        )
    with reported(name):
        sign = image.convert("RGBA")
    return sign.crop(sign.getchannel("A").getbbox())


def _placed(sign: Image, size: int, part: float, ground: str) -> Image:
    """Stand a mark in the middle of a square of pixels, as large as a part of it."""
    import PIL.Image

    scale = size * part / max(sign.size)
    width, height = (max(1, round(side * scale)) for side in sign.size)
    small = sign.resize((width, height), PIL.Image.Resampling.LANCZOS)
    square = PIL.Image.new("RGBA", (size, size), ground or (0, 0, 0, 0))
    square.alpha_composite(small, ((size - width) // 2, (size - height) // 2))
    return square.convert("RGB") if ground else square
