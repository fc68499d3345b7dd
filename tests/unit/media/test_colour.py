"""Colours look as they did in the source: compared with the standards' own arithmetic."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image, ImageCms

from sitegen.errors import MediaError
from sitegen.media.facts import image_facts
from sitegen.media.pictures.profiles import ADOBE_GAMMA, ADOBE_RGB, PRIMARIES, SRGB, matrix_profile
from tests.unit.media.test_pixels import derive
from tests.unit.media.zoo import chunk, encoded, segment

Colour = tuple[int, int, int]

# Within all three spaces, so that nothing is clipped: skin, sea, leaf, sand, ink, grey
COLOURS: tuple[Colour, ...] = (
    (200, 150, 120), (90, 115, 130), (90, 120, 70), (220, 205, 180), (30, 45, 44), (128, 128, 128),
)  # fmt: skip
# CSS Color 4, sample code: linear Display P3 and Adobe RGB to XYZ (D65), and XYZ to linear sRGB
P3_TO_XYZ = (
    (0.4865709486, 0.2656676932, 0.1982172852),
    (0.2289745641, 0.6917385218, 0.0792869141),
    (0.0, 0.0451133819, 1.0439443689),
)
ADOBE_TO_XYZ = (
    (0.5766690429, 0.1855582379, 0.1882286462),
    (0.2973449753, 0.6273635663, 0.0752914585),
    (0.0270313614, 0.0706888525, 0.9913375368),
)
XYZ_TO_SRGB = (
    (3.2409699419, -1.5373831776, -0.4986107603),
    (-0.9692436363, 1.8759675015, 0.0415550574),
    (0.0556300797, -0.2039769589, 1.0569715142),
)


# The same from the white of print (D50), adapted by Bradford's method
D50_TO_SRGB = (
    (3.1341358529, -1.6173863321, -0.4906619460),
    (-0.9787954765, 1.9162543774, 0.0334427300),
    (0.0719553802, -0.2289767759, 1.4053860351),
)


def from_lab(lab: tuple[float, float, float]) -> list[float]:
    """CIE 15: Lab to XYZ, for colours that aren't nearly black."""
    middle = (lab[0] + 16) / 116
    roots = (middle + lab[1] / 500, middle, middle - lab[2] / 200)
    return [w * root**3 for w, root in zip((0.9642, 1.0, 0.8249), roots, strict=True)]


def times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix]


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def curved(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def expected_from_p3(colour: Colour) -> list[float]:
    xyz = times(P3_TO_XYZ, [linear(value / 255) for value in colour])
    return [255 * curved(value) for value in times(XYZ_TO_SRGB, xyz)]


def expected_from_adobe(colour: Colour) -> list[float]:
    xyz = times(ADOBE_TO_XYZ, [(value / 255) ** ADOBE_GAMMA for value in colour])
    return [255 * curved(value) for value in times(XYZ_TO_SRGB, xyz)]


SPACES = {
    "Display P3": (matrix_profile(PRIMARIES[12]), expected_from_p3),
    "Adobe RGB": (matrix_profile(ADOBE_RGB, ADOBE_GAMMA), expected_from_adobe),
}


def swatches(mode: str = "RGB", colours: tuple[Colour, ...] = COLOURS) -> Image.Image:
    picture = Image.new("RGB", (40 * len(colours), 40))
    for number, colour in enumerate(colours):
        picture.paste(colour, (40 * number, 0, 40 * number + 40, 40))
    return picture.convert(mode)


def seen(data: bytes, kind: str = "png") -> list[Colour]:
    """The colours of the swatches as they are published."""
    picture = derive(data, kind, (240, 40), quality=95 if kind != "png" else 100).convert("RGB")
    return [picture.getpixel((40 * at + 20, 20)) for at in range(6)]  # type: ignore[misc]


@pytest.mark.parametrize("space", sorted(SPACES))
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF", "TIFF"])
def test_an_embedded_profile_is_converted_to_srgb(space: str, kind: str) -> None:
    profile, expected = SPACES[space]
    options = {"WEBP": {"lossless": True}, "AVIF": {"quality": 100}, "JPEG": {"quality": 100}}
    settings = {"subsampling": 0} if kind == "JPEG" else {}
    settings |= options.get(kind, {})
    data = encoded(swatches(), kind, icc_profile=profile, **settings)
    for colour, found in zip(COLOURS, seen(data), strict=True):
        assert found == pytest.approx(expected(colour), abs=2.5 if kind != "AVIF" else 4)


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif"])
def test_published_files_show_the_converted_colours(kind: str) -> None:
    profile, expected = SPACES["Display P3"]
    data = encoded(swatches(), "PNG", icc_profile=profile)
    for colour, found in zip(COLOURS, seen(data, kind), strict=True):
        assert found == pytest.approx(expected(colour), abs=6)


def test_transparent_pictures_are_converted_and_keep_their_holes() -> None:
    profile, expected = SPACES["Display P3"]
    picture = swatches("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    made = derive(encoded(picture, "PNG", icc_profile=profile), "png", (240, 40))
    for at, colour in enumerate(COLOURS):
        found = made.getpixel((40 * at + 20, 38))
        assert found[:3] == pytest.approx(expected(colour), abs=3)  # type: ignore[index]
    before, after = picture.getchannel("A"), made.getchannel("A")
    assert before.tobytes() == after.tobytes()


def test_srgb_and_unnamed_colours_stay_exactly_as_they_are() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for options in ({}, {"icc_profile": profile}):
        assert tuple(seen(encoded(swatches(), "PNG", **options))) == COLOURS


def test_a_broken_profile_is_ignored() -> None:
    for profile in (b"nonsense", matrix_profile(SRGB)[:200], b"\0" * 128):
        assert tuple(seen(encoded(swatches(), "PNG", icc_profile=profile))) == COLOURS


def test_a_profile_for_other_pixels_is_ignored() -> None:
    grey = swatches("L")
    data = encoded(grey, "PNG", icc_profile=SPACES["Display P3"][0])
    assert seen(data)[5] == (128, 128, 128)


def test_inks_of_a_print_photo_show_as_on_the_web() -> None:
    """Pillow writes Adobe's inverted inks; white paper must be white, and black black."""
    picture = swatches(colours=((255, 255, 255), (0, 0, 0), (255, 0, 0), *COLOURS[:3]))
    data = encoded(picture.convert("CMYK"), "JPEG", quality=100)
    found = seen(data)
    assert found[0] == pytest.approx((255, 255, 255), abs=3)
    assert found[1] == pytest.approx((0, 0, 0), abs=3)
    assert found[2] == pytest.approx((255, 0, 0), abs=6)


def test_inks_without_adobes_marker_are_not_inverted() -> None:
    inks = Image.new("CMYK", (80, 40), (0, 0, 0, 0))
    inks.paste((255, 255, 255, 255), (40, 0, 80, 40))
    data = encoded(inks, "JPEG")
    at = data.index(b"\xff\xee")
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    plain = data[:at] + data[at + 2 + length :]
    picture = derive(plain, "png", (80, 40)).convert("RGB")
    assert picture.getpixel((20, 20)) == pytest.approx((0, 0, 0), abs=3)
    assert picture.getpixel((60, 20)) == pytest.approx((255, 255, 255), abs=3)

    colour = image_facts(plain, name="a").colour
    assert colour == "#808080" or abs(int(colour[1:3], 16) - 128) < 4


def test_a_cmyk_profile_gives_what_its_table_says() -> None:
    """A made-up press prints one colour unless there is black ink, so that the answer is known."""
    lab = (60.0, 20.0, -30.0)
    data = encoded(swatches().convert("CMYK"), "JPEG", icc_profile=one_colour_press(lab))
    wanted = [255 * curved(value) for value in times(D50_TO_SRGB, from_lab(lab))]
    for found in seen(data):
        assert found == pytest.approx(wanted, abs=4)


def one_colour_press(lab: tuple[float, float, float]) -> bytes:
    """A CMYK profile (ICC.1:2001-04, 6.5.8: lut8Type): one colour, and black under black ink."""
    values = bytes((round(lab[0] * 2.55), round(lab[1]) + 128, round(lab[2]) + 128))
    ramp = bytes(range(256))
    table = struct.pack(
        ">4sI4B9i", b"mft1", 0, 4, 3, 2, 0, *(65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    )
    table += ramp * 4 + (values + b"\0\x80\x80") * 8 + ramp * 3
    tags = [(b"A2B0", table), (b"wtpt", struct.pack(">4sI3i", b"XYZ ", 0, 63190, 65536, 54061))]
    start = 128 + 4 + 12 * len(tags)
    directory, body = struct.pack(">I", len(tags)), b""
    for name, content in tags:
        directory += struct.pack(">4sII", name, start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    size = 128 + len(directory) + len(body)
    header = struct.pack(
        ">I4sI4s4s4s12s4s28s3i48s", size, b"", 0x02100000, b"prtr", b"CMYK", b"Lab ", b"",
        b"acsp", b"", 63190, 65536, 54061, b"",
    )  # fmt: skip
    return header + directory + body


def png_with(*chunks: bytes) -> bytes:
    data = encoded(swatches(), "PNG")
    return data[:33] + b"".join(chunks) + data[33:]


def test_png_colours_by_number_are_obeyed() -> None:
    data = png_with(chunk(b"cICP", bytes((12, 13, 0, 1))))
    for colour, found in zip(COLOURS, seen(data), strict=True):
        assert found == pytest.approx(expected_from_p3(colour), abs=2.5)


def test_png_gamma_is_obeyed() -> None:
    data = png_with(chunk(b"gAMA", struct.pack(">I", 100_000)))
    for colour, found in zip(COLOURS, seen(data), strict=True):
        assert found == pytest.approx([255 * curved(v / 255) for v in colour], abs=2.5)


def test_png_with_the_webs_own_gamma_stays_as_it_is() -> None:
    data = png_with(chunk(b"gAMA", struct.pack(">I", 45455)))
    assert tuple(seen(data)) == COLOURS


def test_a_camera_set_to_adobe_rgb_is_understood_without_a_profile() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0xA001: 0xFFFF, 0xA005: {1: "R03"}})
    data = encoded(swatches(), "JPEG", quality=100, subsampling=0, exif=exif)
    for colour, found in zip(COLOURS, seen(data), strict=True):
        assert found == pytest.approx(expected_from_adobe(colour), abs=3)


def test_colours_too_bright_for_the_web_are_refused() -> None:
    with pytest.raises(MediaError, match=r"HDR picture \(PQ\).*export it in standard range"):
        image_facts(png_with(chunk(b"cICP", bytes((9, 16, 0, 1)))), name="a.png")


def test_a_damaged_camera_record_does_no_harm() -> None:
    data = encoded(swatches(), "JPEG", quality=100, subsampling=0)
    broken = data[:2] + segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\x7f" + b"\xff" * 40) + data[2:]
    assert len(seen(broken)) == 6


def test_facts_name_the_colour_that_is_seen() -> None:
    plain = Image.new("RGB", (64, 64), COLOURS[0])
    data = encoded(plain, "PNG", icc_profile=SPACES["Display P3"][0])
    colour = image_facts(data, name="a").colour
    found = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    assert found == pytest.approx(expected_from_p3(COLOURS[0]), abs=2.5)


def test_profiles_made_here_are_read_elsewhere() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(matrix_profile(SRGB)))
    transform = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    made = ImageCms.applyTransform(swatches(), transform)
    assert made is not None
    for at, colour in enumerate(COLOURS):
        assert made.getpixel((40 * at + 20, 20)) == pytest.approx(colour, abs=1)
