"""What stands behind the words of a poster: its ground, a panel or a picture's sheet, its sign."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sitegen.media.posters.looks import HEIGHT, LOOKS, WIDTH, Box, Look

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

    from sitegen.media.records import CardColours

_SIGN: Final = 470


def placed(box: Box, mirrored: bool) -> Box:
    """Give a box of a look, from the other side where the language runs so."""
    return box.mirrored() if mirrored else box


def background(
    name: Any, colours: CardColours, mark: bytes, mirrored: bool, dated: bool, pictured: bool
) -> Image:
    """Draw what stands behind the words."""
    import PIL.Image
    import PIL.ImageDraw

    look: Look = LOOKS[name]
    image = PIL.Image.new("RGB", (WIDTH, HEIGHT), getattr(colours, look.ground))
    draw = PIL.ImageDraw.Draw(image)
    accent = getattr(colours, look.accent)
    if dated:
        _fill(draw, placed(look.picture, mirrored), accent)
        return image
    box = placed(look.picture if pictured else look.panel, mirrored)
    if pictured:
        if look.sheet:
            edge, border = look.sheet, colours.raised
            sheet = Box(
                box.left - edge, box.top - edge, box.width + 2 * edge, box.height + 2 * edge
            )
            _fill(draw, Box(sheet.left + 6, sheet.top + 8, sheet.width, sheet.height), colours.edge)
            _fill(draw, sheet, border)
    else:
        _fill(draw, box, getattr(colours, look.fill))
        if look.stars or not mark:
            _draw_stars(draw, box, accent)
        else:
            _paste_sign(image, mark, box, mirrored, accent if look.tinted else "")
    if look.rule:
        inner = box.right if mirrored else box.left
        draw.rectangle((inner - 4, 0, inner + 3, HEIGHT), fill=accent)
    return image


def _fill(draw: ImageDraw, box: Box, colour: str) -> None:
    draw.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), fill=colour)


def _draw_stars(draw: ImageDraw, box: Box, colour: str) -> None:
    """Interlaced eight-pointed stars, as on the tiles that stand for a face."""
    step = box.width / max(2, round(box.width / 105))
    for row in range(int(HEIGHT / step) + 1):
        for column in range(round(box.width / step)):
            x, y = box.left + step * (column + 0.5), box.top + step * (row + 0.5)
            near, far = step * 0.3536, step * 0.5
            diamond = ((x - far, y), (x, y - far), (x + far, y), (x, y + far))
            square = ((x - near, y - near), (x + near, y - near), (x + near, y + near),
                      (x - near, y + near))  # fmt: skip
            for shape in (diamond, square):
                draw.line((*shape, shape[0], shape[1]), fill=colour, width=3, joint="curve")


def _paste_sign(image: Image, mark: bytes, box: Box, mirrored: bool, tint: str) -> None:
    """Let the mark stand large over the panel and out of the card."""
    sign = sign_of(mark, _SIGN, tint)
    centre = box.left + (box.width - 190 if mirrored else 190)
    image.paste(sign, (centre - sign.width // 2, (HEIGHT - sign.height) // 2), sign)


@lru_cache(8)
def sign_of(mark: bytes, size: int, tint: str = "") -> Image:
    """Give the mark at a height in pixels, in its own colours or in one."""
    import PIL.Image

    with PIL.Image.open(io.BytesIO(mark)) as opened:
        whole = opened.convert("RGBA")
    sign = whole.crop(whole.getchannel("A").getbbox())
    width = max(1, round(sign.width * size / sign.height))
    sign = sign.resize((width, size), PIL.Image.Resampling.LANCZOS)
    if tint:
        flat = PIL.Image.new("RGBA", sign.size, tint)
        flat.putalpha(sign.getchannel("A"))
        return flat
    return sign
