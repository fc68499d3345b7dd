"""Social cards: 1200 × 630 pixels shown with a link elsewhere, from a photo or from a title."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sitegen.errors import MediaError, MissingToolError
from sitegen.media import file_type
from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import CENTRE, Derivative, Focus, crop_box
from sitegen.media.pictures.encode import encode
from sitegen.media.posters.drawing import draw_poster, place_of_picture
from sitegen.media.posters.looks import HEIGHT, WIDTH
from sitegen.media.records import CardColours, CardTexts
from sitegen.media.styles.fonts import rubik_path

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST: Final = 300_000
_QUALITIES: Final = (85, 78, 70, 60, 50, 40, 30, 20)


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
    texts: CardTexts,
    colours: CardColours | None = None,
    *,
    font: Path | None = None,
    picture: bytes = b"",
    mark: bytes = b"",
) -> bytes:
    """Draw a card with words in any of the site's scripts; returns a JPEG under 300 kB.

    `font` is a variable font with a weight axis, Rubik unless given. `picture` is one of ours, cut
    to the size of its place (`place_of_picture`), `mark` a PNG of the site's. The same gives the
    same bytes. Raises MissingToolError where Pillow can't shape Hebrew and Arabic.
    """
    import PIL.Image

    _require_shaping()
    opened = None
    if picture:
        with PIL.Image.open(io.BytesIO(picture)) as image:
            opened = image.convert("RGB").resize(place_of_picture(texts))
    path = font or rubik_path()
    return _encode(draw_poster(texts, colours or CardColours(), path, opened, mark))


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
