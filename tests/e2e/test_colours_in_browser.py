"""Photos come out as the browser shows their sources: Chromium's own decoding is the judge.

A colour is compared in the middle of a patch, where no compression reaches it.
"""

from __future__ import annotations

import base64
import io
import struct
from itertools import product

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from sitegen.media.pictures.profiles import ADOBE_GAMMA, ADOBE_RGB, PRIMARIES, matrix_profile
from tests.unit.media.test_pixels import derive
from tests.unit.media.zoo import chunk

COLOURS = (
    (200, 150, 120), (90, 115, 130), (90, 120, 70), (220, 205, 180), (30, 45, 44), (128, 128, 128),
    (250, 20, 20), (10, 200, 30), (5, 5, 90), (255, 255, 255), (12, 12, 12), (240, 200, 0),
)  # fmt: skip
SIDE = 16
SIZE = (SIDE * len(COLOURS), SIDE)
DECODE = """async ([address, side, count]) => {
    const bitmap = await createImageBitmap(await (await fetch(address)).blob());
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    pen.drawImage(bitmap, 0, 0);
    const at = (n) => [...pen.getImageData(side * n + side / 2, side / 2, 1, 1).data].slice(0, 3);
    return Array.from({length: count}, (_, n) => at(n));
}"""
PROFILES = {
    "none": None,
    "p3": matrix_profile(PRIMARIES[12]),
    "adobe": matrix_profile(ADOBE_RGB, ADOBE_GAMMA),
    "linear": matrix_profile(PRIMARIES[9], 1.0),
}
OPTIONS = {
    "PNG": {},
    "JPEG": {"quality": 100, "subsampling": 0},
    "WEBP": {"lossless": True},
    "AVIF": {"quality": 100, "subsampling": "4:4:4", "speed": 10},
}
MODES = {
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"),
    "JPEG": ("L", "RGB", "CMYK"),
    "WEBP": ("RGB", "RGBA"),
    "AVIF": ("RGB", "RGBA"),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """A page that decodes pictures."""
    return browser.new_page()


def patches(mode: str = "RGB") -> Image.Image:
    """Give a row of patches in the colours, in a mode."""
    picture = Image.new("RGB", SIZE)
    for number, colour in enumerate(COLOURS):
        picture.paste(colour, (SIDE * number, 0, SIDE * number + SIDE, SIDE))
    if mode == "I;16":
        wide = [257 * value + 40 for value in picture.convert("L").tobytes()]
        bounded = [min(value, 65535) for value in wide]
        return Image.frombytes("I;16", SIZE, struct.pack(f"<{len(bounded)}H", *bounded))
    return picture.convert(mode)


def saved(kind: str, mode: str = "RGB", profile: bytes | None = None) -> bytes:
    """Give the patches as a file."""
    result = io.BytesIO()
    more = {"icc_profile": profile} if profile else {}
    patches(mode).save(result, kind, **OPTIONS[kind], **more)
    return result.getvalue()


def apart(page: Page, data: bytes, kind: str) -> int:
    """Give by how much a derivative and the browser's decoding of its source differ at most."""
    address = f"data:image/{kind.lower()};base64,{base64.b64encode(data).decode()}"
    wanted = page.evaluate(DECODE, [address, SIDE, len(COLOURS)])
    made = derive(data, "png", SIZE).convert("RGB")
    middle = SIDE // 2
    found = [made.getpixel((SIDE * n + middle, middle)) for n in range(len(COLOURS))]
    return max(
        abs(mine - its)
        for pair in zip(found, wanted, strict=True)
        for mine, its in zip(*pair, strict=True)  # type: ignore[arg-type]
    )


def by_number(kind: str, primaries: int, curve: int) -> bytes:
    """Give a file that names its colours by number (ITU-T H.273)."""
    data = bytearray(saved(kind))
    if kind == "AVIF":
        struct.pack_into(">HH", data, data.find(b"colrnclx") + 8, primaries, curve)
        return bytes(data)
    return with_chunk(bytes(data), b"cICP", bytes((primaries, curve, 0, 1)))


def with_chunk(png: bytes, name: bytes, content: bytes) -> bytes:
    """Give a PNG with a chunk behind its head."""
    head = 8 + 25
    return png[:head] + chunk(name, content) + png[head:]


NUMBERS = [(1, 13), (9, 8), (1, 8), (12, 13), (9, 1), (6, 4), (5, 5), (11, 6)]


@pytest.mark.parametrize("kind", ["AVIF", "PNG"])
@pytest.mark.parametrize(("primaries", "curve"), NUMBERS)
def test_colours_by_number(page: Page, kind: str, primaries: int, curve: int) -> None:
    assert apart(page, by_number(kind, primaries, curve), kind) <= 3


@pytest.mark.parametrize(
    ("kind", "mode", "name"),
    [
        ("PNG", "RGB", "adobe"),
        ("PNG", "P", "p3"),
        ("PNG", "RGBA", "linear"),
        ("PNG", "I;16", "none"),
        ("JPEG", "RGB", "p3"),
        ("JPEG", "L", "p3"),
        ("WEBP", "RGB", "adobe"),
        ("AVIF", "RGB", "linear"),
    ],
)
def test_colours_by_profile(page: Page, kind: str, mode: str, name: str) -> None:
    assert apart(page, saved(kind, mode, PROFILES[name]), kind) <= 3


@pytest.mark.parametrize("gamma", [100_000, 55_556, 45_455, 30_000])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_png_s_gamma(page: Page, gamma: int, mode: str) -> None:
    data = with_chunk(saved("PNG", mode), b"gAMA", struct.pack(">I", gamma))
    assert apart(page, data, "PNG") <= 3


@pytest.mark.soak
def test_every_mode_and_profile_of_every_format(page: Page) -> None:
    cases = [(kind, mode, name) for kind in MODES for mode, name in product(MODES[kind], PROFILES)]
    off = {
        case: found
        for case in cases
        if (found := apart(page, saved(case[0], case[1], PROFILES[case[2]]), case[0])) > 3
    }
    assert off == {}


@pytest.mark.soak
def test_every_number_of_colours(page: Page) -> None:
    numbers = product((1, 2, 4, 5, 6, 7, 8, 9, 11, 12, 22), (1, 2, 4, 5, 6, 8, 13, 14, 15))
    cases = [(kind, *pair) for pair in numbers for kind in ("AVIF", "PNG")]
    found = {case: apart(page, by_number(*case), case[0]) for case in cases}
    assert {case: off for case, off in found.items() if off > 3} == {}
