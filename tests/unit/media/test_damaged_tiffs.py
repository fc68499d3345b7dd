"""Of a damaged TIFF nobody hears but by its path: no library writes to the terminal by itself."""

from __future__ import annotations

import io
import random
import sys

import pytest
from PIL import Image

from sitegen.errors import MediaError
from sitegen.media.pictures.decode import open_image, reported
from sitegen.media.pictures.quiet import keep_libtiff_silent, places_of_libtiff

COMPRESSIONS = ("jpeg", "tiff_lzw", "tiff_adobe_deflate", "packbits", "group4", "tiff_ccitt")
EACH = 40


def whole(compression: str) -> bytes:
    """Give a TIFF."""
    mode = "1" if compression in ("group4", "tiff_ccitt") else "RGB"
    out = io.BytesIO()
    picture = Image.effect_noise((160, 120), 60).convert(mode)
    picture.save(out, "TIFF", compression=compression)
    return out.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Give a file with some bytes of pixels and directory changed, or its end cut."""
    some = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        first = chance.choice((0, max(0, len(some) - 300)))
        some[chance.randrange(first, len(some))] = chance.randrange(256)
    return bytes(some[: chance.randrange(len(some))] if chance.random() < 0.2 else some)


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_nothing_is_said_but_the_picture_s_own_mistake(
    compression: str, capfd: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(compression)
    data, told = whole(compression), 0
    for _ in range(EACH):
        try:
            _, image = open_image(damaged(data, chance), "content/pages/a.tif", 100)
            with reported("content/pages/a.tif"):
                image.load()
        except MediaError as error:
            told += 1
            assert str(error).startswith("content/pages/a.tif: ")
    assert told > EACH / 5
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Pillow for Windows has libtiff within itself")
def test_the_library_is_found_that_pillow_has_loaded() -> None:
    assert keep_libtiff_silent()
    assert any(places_of_libtiff())
