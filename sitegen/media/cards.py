"""Social cards: 1200 × 630 pixels shown with a link elsewhere, drawn from words and a photo."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sitegen.errors import MissingToolError
from sitegen.media import file_type
from sitegen.media.pictures.encode import encode
from sitegen.media.posters.drawing import draw_poster, place_of_picture
from sitegen.media.records import CardColours, CardTexts
from sitegen.media.styles.fonts import rubik_path

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST: Final = 300_000
_QUALITIES: Final = (85, 78, 70, 60, 50, 40, 30, 20)


def draw_card(
    texts: CardTexts,
    colours: CardColours | None = None,
    *,
    font: Path | None = None,
    picture: bytes = b"",
    credit: str = "",
    mark: bytes = b"",
) -> bytes:
    """Draw a card with words in any of the site's scripts; returns a JPEG under 300 kB.

    `font` is a variable font with a weight axis, Rubik unless given. `picture` is one of ours, cut
    to the size of its place (`place_of_picture`); `credit` names its photographer; `mark` is a PNG
    of the site's. The same gives the same bytes. Raises MissingToolError where Pillow can't shape
    Hebrew and Arabic.
    """
    import PIL.Image

    _require_shaping()
    opened = None
    if picture:
        with PIL.Image.open(io.BytesIO(picture)) as image:
            opened = image.convert("RGB").resize(place_of_picture(texts))
    path = font or rubik_path()
    return _encode(draw_poster(texts, colours or CardColours(), path, opened, mark), credit)


def _require_shaping() -> None:
    from PIL import features

    if not features.check("raqm"):
        raise MissingToolError(
            "This Pillow can't shape Hebrew and Arabic (it lacks Raqm):"
            " pip install --force-reinstall --only-binary :all: pillow"
        )


def _encode(image: Image, credit: str) -> bytes:
    made = b""
    for quality in _QUALITIES:
        made = encode(image, file_type.JPEG, quality, credit, "social card", quick=True)
        if len(made) < LARGEST:
            break
    return made
