"""A photo prints in the colours that the website shows, whatever form it is stored in.

Both are held against the arithmetic of the standards, not only against each other.
"""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from sitegen.errors import MediaError
from sitegen.panels.pictures.colour import ROLES, channels, inks_of
from sitegen.panels.pictures.intents import load_profile
from sitegen.panels.pictures.photos import Converted, convert_photo
from sitegen.panels.values import Photo
from tests.unit.media.test_colour import (
    COLOURS,
    SPACES,
    Colour,
    curved,
    png_with,
    swatches,
)
from tests.unit.media.test_pixels import derive
from tests.unit.media.zoo import chunk, encoded

PRESS = load_profile("iso-coated-v2-300")
# The panel shows all of the picture at its own size: 6 swatches of 40 px at 150 ppi.
SIZE_MM = (240 / 150 * 25.4, 40 / 150 * 25.4)
LOSSLESS = {"JPEG": {"quality": 100, "subsampling": 0}, "WEBP": {"lossless": True}}
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
GREY = [(round(0.299 * r + 0.587 * g + 0.114 * b),) * 3 for r, g, b in COLOURS]

Expected = Callable[[Colour], list[float]]


def as_they_are(colour: Colour) -> list[float]:
    return [float(value) for value in colour]


def converted(data: bytes, name: str = "portrait.jpg") -> Converted:
    photo = Photo(path=name, digest="", width=240, height=40, focus=(0.5, 0.5))
    return convert_photo(data, photo, SIZE_MM, PRESS, 300)


def middles(picture: Image.Image) -> list[tuple[float, ...]]:
    """The mean colour in the middle of each swatch; proofs are smaller."""
    picture = picture.resize((240, 40), Image.Resampling.NEAREST)
    boxes = [(40 * at + 12, 12, 40 * at + 28, 28) for at in range(6)]
    points = [picture.crop(box).resize((1, 1), Image.Resampling.BOX) for box in boxes]
    return [tuple(point.getpixel((0, 0))) for point in points]  # type: ignore[arg-type]


def grey16(kind: str) -> bytes:
    """The greys of the swatches in sixteen bits, as scanners store them."""
    wide = swatches("L").tobytes()
    data = b"".join(bytes((value, value)) for value in wide)
    return encoded(Image.frombytes("I;16", (240, 40), data), kind)


def rgb16() -> bytes:
    """A PNG of sixteen bits a channel, written by hand: Pillow writes none."""
    rows = b"".join(
        b"\0"
        + b"".join(
            bytes((value, value)) for value in swatches().crop((0, row, 240, row + 1)).tobytes()
        )
        for row in range(40)
    )
    header = struct.pack(">IIBBBBB", 240, 40, 16, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def adobe_by_camera() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0xA001: 0xFFFF, 0xA005: {1: "R03"}})
    return encoded(swatches(), "JPEG", exif=exif, **LOSSLESS["JPEG"])


def through_press() -> bytes:
    """The swatches in inks, as a printer's JPEG with its profile."""
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(PRESS.data)),
        "RGB",
        "CMYK",
    )
    inks = ImageCms.applyTransform(swatches(), transform)
    assert inks is not None
    return encoded(inks, "JPEG", icc_profile=PRESS.data, **LOSSLESS["JPEG"])


def stored(mode: str, kind: str, profile: bytes | None = None) -> bytes:
    options = {**LOSSLESS.get(kind, {}), **({"icc_profile": profile} if profile else {})}
    picture = swatches(mode) if mode != "P" else swatches().quantize(16, dither=0)
    return encoded(picture, kind, **options)


P3, from_p3 = SPACES["Display P3"]
ADOBE, from_adobe = SPACES["Adobe RGB"]
BROKEN = (b"\0" * 200, b"nonsense", PRESS.data[:3000])

FORMS: dict[str, tuple[bytes, Expected, float]] = {
    **{
        f"{mode} {kind}": (stored(mode, kind), as_they_are, 2)
        for mode, kind in (
            ("RGB", "PNG"), ("RGB", "JPEG"), ("RGB", "WEBP"), ("RGB", "TIFF"), ("RGB", "BMP"),
            ("RGBA", "PNG"), ("RGBA", "WEBP"), ("P", "PNG"), ("P", "GIF"),
        )
    },
    "RGB AVIF": (encoded(swatches(), "AVIF", quality=100), as_they_are, 4),
    "RGB of 16 bits, PNG": (rgb16(), as_they_are, 2),
    **{
        f"RGB {kind} in {name}": (stored("RGB", kind, profile), expected, 3)
        for kind in ("PNG", "JPEG", "TIFF", "WEBP")
        for name, (profile, expected) in SPACES.items()
    },
    **{
        f"RGBA PNG in {name}": (stored("RGBA", "PNG", profile), expected, 3)
        for name, (profile, expected) in SPACES.items()
    },
    "RGB with the profile sRGB": (stored("RGB", "PNG", SRGB), as_they_are, 2),
    **{
        f"RGB with a broken profile {number}": (stored("RGB", "JPEG", profile), as_they_are, 2)
        for number, profile in enumerate(BROKEN)
    },
    "RGB with a press's profile": (stored("RGB", "PNG", PRESS.data), as_they_are, 2),
    "Adobe RGB by EXIF alone": (adobe_by_camera(), from_adobe, 3),
    "P3 by the number in PNG": (
        png_with(chunk(b"cICP", bytes((12, 13, 0, 1)))), from_p3, 3,
    ),
    "linear by PNG's gamma": (
        png_with(chunk(b"gAMA", (100_000).to_bytes(4, "big"))),
        lambda colour: [255 * curved(value / 255) for value in colour],
        3,
    ),
    "CMYK JPEG with its press's profile": (through_press(), as_they_are, 5),
}  # fmt: skip
GREYS = {
    **{f"L {kind}": stored("L", kind) for kind in ("PNG", "JPEG", "TIFF")},
    "LA PNG": stored("LA", "PNG"),
    "L with a broken profile": stored("L", "PNG", BROKEN[0]),
    "L with a profile for colours": stored("L", "PNG", P3),
    **{f"grey of 16 bits, {kind}": grey16(kind) for kind in ("PNG", "TIFF")},
}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_photo_is_printed_in_the_colours_that_are_meant(form: str) -> None:
    data, expected, off = FORMS[form]
    web = middles(derive(data, "png", (240, 40)).convert("RGB"))
    made = converted(data)
    for colour, shown, proof, inks in zip(
        COLOURS, web, middles(opened(made.proof)), middles(opened(made.printed)), strict=True
    ):
        assert shown == pytest.approx(expected(colour), abs=off)
        assert proof == pytest.approx(shown, abs=6)
        assert inks == pytest.approx(press_inks(shown), abs=5)


@pytest.mark.parametrize("form", sorted(GREYS))
def test_a_grey_photo_is_printed_grey_and_as_dark_as_on_the_web(form: str) -> None:
    data = GREYS[form]
    web = middles(derive(data, "png", (240, 40)).convert("RGB"))
    made = converted(data)
    for grey, shown, inks in zip(GREY, web, middles(opened(made.printed)), strict=True):
        assert shown == pytest.approx(grey, abs=2)
        assert inks == pytest.approx(press_inks(shown), abs=5)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def press_inks(colour: tuple[float, ...]) -> list[float]:
    """What LittleCMS alone makes of a colour, 0–255; the press's total stays under the limit."""
    (inks,) = inks_of(["#" + "".join(f"{round(part):02x}" for part in colour)], PRESS, 400)
    return [part * 2.55 for part in (inks.cyan, inks.magenta, inks.yellow, inks.black)]


def lab(picture: Image.Image, profile: object) -> list[tuple[float, float, float]]:
    transform = ImageCms.buildTransform(
        profile,  # type: ignore[arg-type]
        ImageCms.createProfile("LAB"),
        picture.mode,
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    seen = ImageCms.applyTransform(picture, transform)
    assert seen is not None
    pixels = (seen.getpixel((40 * at + 20, 20)) for at in range(6))
    return [
        (light / 2.55, (a + 128) % 256 - 128, (b + 128) % 256 - 128)
        for light, a, b in pixels  # type: ignore[misc]
    ]


def test_a_measuring_device_would_find_the_webs_colours_on_the_print() -> None:
    """Within 4 of Lab's units, which people hardly see; the swatches lie within both ranges."""
    data = stored("RGB", "PNG", P3)
    web = derive(data, "png", (240, 40)).convert("RGB")
    press = ImageCms.ImageCmsProfile(io.BytesIO(PRESS.data))
    printed = lab(opened(converted(data).printed), press)
    # The press's black is lighter than a screen's, and dark colours move with it.
    for shown, found in list(zip(lab(web, ImageCms.createProfile("sRGB")), printed, strict=True)):
        if shown[0] > 30:
            assert found == pytest.approx(shown, abs=4)


def test_a_cmyk_scan_keeps_its_skin() -> None:
    """Magenta and yellow in full are (227, 6, 20) under FOGRA39, not a screen's red."""
    inks = Image.new("CMYK", (240, 40), (0, 255, 255, 0))
    data = encoded(inks, "JPEG", icc_profile=PRESS.data, **LOSSLESS["JPEG"])
    proof = middles(opened(converted(data).proof))
    assert proof == [pytest.approx((227, 6, 20), abs=8)] * 6
    assert proof == [pytest.approx(middles(derive(data, "png", (240, 40)))[0], abs=3)] * 6


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_what_was_cut_away_comes_back_on_no_panel(kind: str) -> None:
    hidden = Image.new("RGBA", (240, 40), (220, 0, 0, 0))
    ImageDraw.Draw(hidden).rectangle((80, 0, 159, 39), fill=(90, 120, 70, 255))
    made = converted(
        encoded(hidden, kind, **({"lossless": True, "exact": True} if kind == "WEBP" else {}))
    )
    found = middles(opened(made.proof))
    ground = pytest.approx(channels(ROLES["ground"]), abs=4)
    assert found == [ground, ground, *[pytest.approx((90, 120, 70), abs=4)] * 2, ground, ground]
    assert middles(opened(made.printed))[0] == pytest.approx(
        press_inks(tuple(channels(ROLES["ground"]))), abs=5
    )


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.sampled_from([(240, 40), (480, 80), (700, 120)]))
def test_no_printed_pixel_depends_on_a_colour_that_nobody_sees(
    seed: int, size: tuple[int, int]
) -> None:
    """Two pictures that differ only under full transparency give the same bytes."""
    noise = random.Random(seed)
    alpha = Image.frombytes("L", size, noise.randbytes(size[0] * size[1])).point(
        lambda value: 0 if value < 128 else value
    )
    seen = Image.frombytes("RGB", size, noise.randbytes(3 * size[0] * size[1]))
    mask = alpha.point([255] + [0] * 255)
    files = []
    for secret in ("#dc0000", "#00ff40"):
        picture = seen.copy()
        picture.paste(Image.new("RGB", size, secret), mask=mask)
        picture.putalpha(alpha)
        files.append(encoded(picture, "PNG"))
    assert files[0] != files[1]
    first, second = map(converted, files)
    assert first == second


def test_a_palettes_transparent_colour_is_seen_by_nobody() -> None:
    picture = swatches().quantize(8, dither=0)
    secret = picture.getpixel((20, 20))
    data = encoded(picture, "GIF", transparency=secret)
    found = middles(opened(converted(data).proof))
    assert found[0] == pytest.approx(channels(ROLES["ground"]), abs=4)


def test_a_drawing_as_portrait_is_told_with_what_to_do() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9Z"/></svg>'
    with pytest.raises(MediaError, match=r"face\.svg: a drawing \(SVG\) .*save it as PNG or JPEG"):
        converted(drawing, "face.svg")
