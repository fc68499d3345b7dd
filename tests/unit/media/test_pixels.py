"""Pictures stay upright and keep their pixels, whatever form they were stored in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.PngImagePlugin import PngInfo

from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import Box, Derivative, Focus, crop_box
from tests.unit.media.zoo import QUADRANTS, encoded, scene, see_through

ORIENTATION = 0x0112
# How a picture was turned when it was stored, by what EXIF then says of it.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def derive(
    data: bytes,
    kind: str = "png",
    size: tuple[int, int] = (240, 160),
    crop: Box | None = None,
    quality: int = 100,
) -> Image.Image:
    """Make one derivative and open it."""
    wanted = Derivative(
        source="a.jpg",
        digest="",
        name="x",
        format=kind,
        width=size[0],
        height=size[1],
        crop=crop,
        quality=quality,
    )
    ((_, made),) = make_derivatives(data, [wanted])
    return Image.open(io.BytesIO(made))


def corners(picture: Image.Image) -> tuple[str, ...]:
    """Name the colours of the four quadrants."""
    width, height = picture.size
    small = picture.convert("RGB")
    found = []
    for y in (height // 4, height * 3 // 4):
        for x in (width // 4, width * 3 // 4):
            red, green, blue = (
                value > 127
                for value in small.getpixel((x, y))  # type: ignore[union-attr]
            )
            names = {
                (True, False, False): "red",
                (False, True, False): "lime",
                (False, False, True): "blue",
                (True, True, True): "white",
            }
            found.append(names.get((red, green, blue), "other"))
    return tuple(found)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures' channels, of 255."""
    means = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean
    return sum(means) / len(means)


def turned(orientation: int, kind: str) -> bytes:
    picture = scene()
    method = STORED[orientation]
    stored = picture.transpose(method) if method is not None else picture
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    options = {"speed": 10} if kind == "AVIF" else {}
    return encoded(stored, kind, exif=exif, quality=95, **options)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", sorted(STORED))
def test_every_orientation_comes_out_upright(orientation: int, kind: str) -> None:
    data = turned(orientation, kind)
    facts = image_facts(data, name="a")
    assert (facts.width, facts.height) == (480, 320)
    assert corners(derive(data)) == QUADRANTS


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_orientation_in_xmp_alone_turns_nothing_as_in_browsers(kind: str) -> None:
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="6"/>'
    if kind == "PNG":
        texts = PngInfo()
        texts.add_itxt("XML:com.adobe.xmp", packet.decode())
        data = encoded(scene(), kind, pnginfo=texts)
    else:
        data = encoded(scene(), kind, xmp=packet, quality=95)
    with Image.open(io.BytesIO(data)) as opened:
        assert opened.getexif()[ORIENTATION] == 6, "the packet isn't found at all"
    facts = image_facts(data, name="a")
    assert (facts.width, facts.height) == (480, 320)
    assert corners(derive(data)) == QUADRANTS


@pytest.mark.parametrize("orientation", sorted(STORED))
def test_a_crop_of_a_turned_picture_shows_the_same_part(orientation: int) -> None:
    crop = (240, 0, 480, 160)
    part = derive(turned(orientation, "JPEG"), size=(120, 80), crop=crop)
    whole = scene().crop(crop).resize((120, 80), Image.Resampling.LANCZOS)
    assert difference(part, whole) < 6
    assert set(corners(part)) == {"lime"}


def test_a_telephones_photo_is_upright() -> None:
    from pillow_heif import from_bytes

    exif = Image.Exif()
    exif[ORIENTATION] = 6
    stored = scene().transpose(Image.Transpose.ROTATE_90)
    result = io.BytesIO()
    from_bytes("RGB", stored.size, stored.tobytes()).save(result, exif=exif.tobytes())
    assert corners(derive(result.getvalue())) == QUADRANTS


def sixteen_bit_grey() -> bytes:
    ramp = Image.linear_gradient("L").resize((480, 320))
    wide = Image.frombytes("I;16", ramp.size, b"".join(bytes((0, v)) for v in ramp.tobytes()))
    return encoded(wide, "PNG")


def sixteen_bit_colour() -> bytes:
    """A PNG of 16 bits a channel, which Pillow reads but doesn't write."""
    import struct
    import zlib

    from tests.unit.media.zoo import chunk

    picture = scene()
    wide = b"".join(bytes((value, value)) for value in picture.tobytes())
    row = 480 * 6
    rows = b"".join(b"\0" + wide[at : at + row] for at in range(0, len(wide), row))
    header = struct.pack(">IIBBBBB", 480, 320, 16, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


FORMS = {
    "16-bit colour": (sixteen_bit_colour, lambda: scene()),
    "16-bit grey": (sixteen_bit_grey, lambda: Image.linear_gradient("L").resize((480, 320))),
    "palette": (
        lambda: encoded(scene().quantize(64), "PNG"),
        lambda: scene().quantize(64).convert("RGB"),
    ),
    "1 bit": (
        lambda: encoded(scene().convert("1"), "PNG"),
        lambda: scene().convert("1").convert("L"),
    ),
    "grey": (
        lambda: encoded(scene().convert("L"), "JPEG", quality=95),
        lambda: scene().convert("L"),
    ),
    "16-bit TIFF": (
        lambda: encoded(Image.open(io.BytesIO(sixteen_bit_grey())), "TIFF"),
        lambda: Image.linear_gradient("L").resize((480, 320)),
    ),
    "BMP": (lambda: encoded(scene(), "BMP"), scene),
    "CMYK TIFF": (lambda: encoded(scene().convert("CMYK"), "TIFF"), scene),
    "YCbCr TIFF": (lambda: encoded(scene().convert("YCbCr"), "TIFF"), scene),
}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_of_pixels_gives_the_picture_that_it_shows(form: str) -> None:
    make, show = FORMS[form]
    data = make()
    facts = image_facts(data, name="a")
    assert (facts.width, facts.height, facts.alpha) == (480, 320, False)
    shown = show().resize((240, 160), Image.Resampling.LANCZOS)
    assert difference(derive(data), shown) < 3


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_holes_stay_holes(mode: str) -> None:
    picture = see_through(scene())
    data = encoded(picture.quantize(64) if mode == "P" else picture.convert(mode), "PNG")
    assert image_facts(data, name="a").alpha
    for kind, quality in (("png", 100), ("webp", 100), ("webp", 80), ("avif", 50)):
        made = derive(data, kind, quality=quality).convert("RGBA").getchannel("A")
        assert made.getpixel((120, 80)) == 0
        assert made.getpixel((10, 10)) == 255


def test_a_colour_that_stands_for_a_hole_is_one() -> None:
    data = encoded(Image.new("RGB", (20, 20), "red"), "PNG", transparency=(255, 0, 0))
    assert image_facts(data, name="a").alpha


def test_an_alpha_channel_without_a_hole_is_none() -> None:
    opaque = scene()
    opaque.putalpha(255)
    assert not image_facts(encoded(opaque, "PNG"), name="a").alpha


def test_behind_a_hole_a_jpeg_is_white() -> None:
    made = derive(encoded(see_through(scene()), "PNG"), "jpeg", quality=90)
    assert min(made.getpixel((120, 80))) > 245  # type: ignore[arg-type]


def test_line_art_is_known_from_photos() -> None:
    chart = Image.new("RGB", (600, 400), "white")
    chart.paste((31, 91, 102), (100, 100, 180, 400))
    chart.paste((160, 63, 40), (300, 50, 380, 400))
    assert image_facts(encoded(chart, "PNG"), name="a").line_art
    assert image_facts(encoded(chart.quantize(8), "GIF"), name="a").line_art
    assert not image_facts(encoded(scene(), "PNG"), name="a").line_art
    assert not image_facts(encoded(chart, "JPEG"), name="a").line_art


def test_line_art_comes_out_exactly_as_it_went_in() -> None:
    chart = Image.new("RGB", (600, 400), "white")
    chart.paste((31, 91, 102), (100, 100, 180, 400))
    data = encoded(chart, "PNG")
    for kind in ("webp", "png"):
        assert difference(derive(data, kind, (600, 400)), chart) == 0


@pytest.mark.parametrize(("width", "height"), [(1500, 1000), (1499, 997), (3001, 170), (170, 3001)])
def test_shrinking_is_as_good_as_in_one_step(width: int, height: int) -> None:
    """Draft decoding, squares averaged first, one width from the next: the eye sees one picture."""
    picture = scene((width, height))
    size = (max(1, width // 11), max(1, height // 11))
    wanted = picture.resize(size, Image.Resampling.LANCZOS)
    assert difference(derive(encoded(picture, "PNG"), size=size), wanted) < 2
    assert difference(derive(encoded(picture, "JPEG", quality=95), size=size), wanted) < 3


def test_the_focus_is_in_the_crop() -> None:
    picture = Image.new("RGB", (900, 600), "white")
    picture.paste("red", (700, 100, 760, 160))
    crop = crop_box(900, 600, (1, 1), Focus(x=81, y=21))
    made = derive(encoded(picture, "PNG"), size=(600, 600), crop=crop)
    reds = made.convert("RGB").getchannel("G").point(lambda value: 255 - value).getbbox()
    assert reds is not None
    assert reds[2] - reds[0] == 60


def test_colour_is_the_mean_of_the_picture() -> None:
    half = Image.new("RGB", (64, 64), (200, 100, 0))
    half.paste((100, 0, 200), (0, 0, 32, 64))
    facts = image_facts(encoded(half, "PNG"), name="a")
    values = [int(facts.colour[at : at + 2], 16) for at in (1, 3, 5)]
    assert values == pytest.approx([150, 50, 100], abs=1)


def test_one_pixel_is_a_picture(tmp_path: Path) -> None:
    data = encoded(Image.new("RGB", (1, 1), "red"), "PNG")
    assert image_facts(data, name="a").colour == "#ff0000"
    for kind in ("jpeg", "webp", "avif", "png"):
        assert derive(data, kind, (1, 1), quality=80).size == (1, 1)
