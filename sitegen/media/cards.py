"""Social cards: 1200 × 630 pixels shown with a link elsewhere, from a photo or from a title."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sitegen.errors import MediaError, MissingToolError
from sitegen.media import file_type
from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import CENTRE, Derivative, Focus, crop_box
from sitegen.media.pictures.encode import encode
from sitegen.media.records import CardColours
from sitegen.media.styles.fonts import rubik_path
from sitegen.values import Value

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1200, 630
LARGEST: Final = 300_000
_QUALITIES: Final = (85, 78, 70, 60, 50, 40, 30, 20)
_RIGHT_TO_LEFT: Final = frozenset({"ar", "he", "fa", "ur", "yi"})
_MARGIN, _PATTERN = 80, 210
_TITLE_SIZES: Final = (88, 76, 66, 58, 50, 44)
_MOST_LINES: Final = 4
_SMALL: Final = 32
# What may not be torn over two lines: an isolate (UAX #9) is lost with its first sign.
_WORD: Final = re.compile("(?:\u2066[^\u2069]*\u2069|\\S)+")
_TITLE_WEIGHT, _TEXT_WEIGHT = 650, 450


class CardTexts(Value):
    """What a drawn card says: the entry's title, a short line above it, the site's name below."""

    title: str
    language: str
    kicker: str = ""
    site: str = ""


def crop_card(
    data: bytes,
    *,
    name: str,
    focus: Focus = CENTRE,
    credit: str = "",
    max_megapixels: int = 100,
) -> bytes:
    """Cut a card out of a photo round its focus; returns a JPEG under 300 kB.

    A photo smaller than the card isn't enlarged: the card then is smaller, in the same ratio.
    Raises MediaError as `image_facts` does.
    """
    facts = image_facts(data, name=name, max_megapixels=max_megapixels)
    if facts.vector:
        raise MediaError(f"{name}: a drawing can't be a social card; give it a photo")
    crop = crop_box(facts.width, facts.height, (WIDTH, HEIGHT), focus)
    left, _, right, _ = crop or (0, 0, facts.width, facts.height)
    width = min(WIDTH, right - left)
    made = b""
    for quality in _QUALITIES:
        derivative = Derivative(
            source=name,
            digest="",
            name="",
            format=file_type.JPEG,
            width=width,
            height=max(1, round(width * HEIGHT / WIDTH)),
            crop=crop,
            quality=quality,
            credit=credit,
        )
        (_, made), *_ = make_derivatives(data, [derivative], max_megapixels=max_megapixels)
        if len(made) < LARGEST:
            break
    return made


def draw_card(
    texts: CardTexts, colours: CardColours | None = None, *, font: Path | None = None
) -> bytes:
    """Draw a card with a title in any of the site's scripts; returns a JPEG under 300 kB.

    `font` is a variable font with a weight axis, Rubik unless given. The same texts and colours
    give the same bytes. Raises MissingToolError where Pillow can't shape Hebrew and Arabic.
    """
    import PIL.Image
    import PIL.ImageDraw

    _require_shaping()
    colours = colours or CardColours()
    image = PIL.Image.new("RGB", (WIDTH, HEIGHT), colours.ground)
    draw = PIL.ImageDraw.Draw(image)
    mirrored = texts.language.partition("-")[0] in _RIGHT_TO_LEFT
    _draw_pattern(draw, colours, mirrored)
    _draw_texts(draw, texts, colours, font or rubik_path(), mirrored)
    return _encode(image)


def _require_shaping() -> None:
    from PIL import features

    if not features.check("raqm"):
        raise MissingToolError(
            "This Pillow can't shape Hebrew and Arabic (it lacks Raqm):"
            " pip install --force-reinstall --only-binary :all: pillow"
        )


def _encode(image: Image) -> bytes:
    made = b""
    for quality in _QUALITIES:
        made = encode(image, file_type.JPEG, quality, "", "social card")
        if len(made) < LARGEST:
            break
    return made


def _draw_pattern(draw: ImageDraw, colours: CardColours, mirrored: bool) -> None:
    """A band of interlaced eight-pointed stars along the side where lines end."""
    left = 0 if mirrored else WIDTH - _PATTERN
    draw.rectangle((left, 0, left + _PATTERN, HEIGHT), fill=colours.band)
    step = _PATTERN // 2
    for row in range(HEIGHT // step + 1):
        for column in range(2):
            x, y = left + step * column + step / 2, step * row + step / 2
            near, far = step * 0.3536, step * 0.5
            square = (x - near, y - near, x + near, y + near)
            diamond = ((x - far, y), (x, y - far), (x + far, y), (x, y + far))
            draw.rectangle(square, outline=colours.accent, width=3)
            draw.polygon(diamond, outline=colours.accent, width=3)
    edge = _PATTERN if mirrored else WIDTH - _PATTERN
    draw.rectangle((edge - 4, 0, edge + 4, HEIGHT), fill=colours.accent)


def _draw_texts(
    draw: ImageDraw, texts: CardTexts, colours: CardColours, path: Path, mirrored: bool
) -> None:
    options: dict[str, Any] = {
        "direction": "rtl" if mirrored else "ltr",
        "language": texts.language,
        "anchor": "ra" if mirrored else "la",
    }
    x = WIDTH - _MARGIN if mirrored else _MARGIN
    room = WIDTH - _PATTERN - 2 * _MARGIN
    small = _font(path, _SMALL, _TEXT_WEIGHT)
    draw.text((x, _MARGIN), _shorten(texts.kicker, small, room), colours.accent, small, **options)
    bottom = HEIGHT - _MARGIN - _SMALL
    draw.text((x, bottom), _shorten(texts.site, small, room), colours.muted, small, **options)
    lines, size = _fit(texts, path, room)
    spacing = round(size * (1.25 if mirrored else 1.15))
    y = (HEIGHT - spacing * len(lines)) // 2
    title = _font(path, size, _TITLE_WEIGHT)
    for line in lines:
        draw.text((x, y), line, colours.ink, title, **options)
        y += spacing


def _fit(texts: CardTexts, path: Path, room: int) -> tuple[list[str], int]:
    """Break a title into lines at the largest size that fits; the rest of a very long one goes."""
    lines: list[str] = []
    size = _TITLE_SIZES[-1]
    for size in _TITLE_SIZES:
        font = _font(path, size, _TITLE_WEIGHT)
        lines = _break(texts.title, font, room)
        fits = all(font.getlength(line) <= room for line in lines)
        if fits and len(lines) <= _MOST_LINES and size * 1.25 * len(lines) <= HEIGHT - 4 * _MARGIN:
            return lines, size
    font = _font(path, size, _TITLE_WEIGHT)
    kept = lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        kept[-1] += " …"
    return [_shorten(line, font, room) for line in kept], size


def _break(text: str, font: Any, room: int) -> list[str]:
    lines: list[str] = []
    for word in _WORD.findall(text):
        if lines and font.getlength(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _shorten(text: str, font: Any, room: int) -> str:
    if font.getlength(text) <= room:
        return text
    while text and font.getlength(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip(' …')}…"


def _font(path: Path, size: int, weight: int) -> Any:
    from PIL import ImageFont

    font = ImageFont.truetype(
        io.BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.RAQM
    )
    font.set_variation_by_axes([weight])
    return font
