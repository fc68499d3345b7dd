"""HEIC and TIFF photos, which no browser shows: FFmpeg's own decoders judge their pixels.

They share nothing with ours (libheif with libde265, libtiff, Pillow); libvips is built on the same.
What their numbers mean where a file says it, by number or by profile, is reckoned here, from the
standards.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image

from sitegen.errors import MediaError
from sitegen.media.facts import image_facts
from sitegen.media.pictures.profiles import ADOBE_GAMMA, ADOBE_RGB, PRIMARIES, matrix_profile
from tests.unit.media.test_pixels import derive
from tests.unit.media.test_sounds_of_programs import ffmpeg

COLOURS = (
    (200, 150, 120), (90, 115, 130), (90, 120, 70), (220, 205, 180), (30, 45, 44), (128, 128, 128),
    (230, 40, 40), (20, 180, 40), (20, 20, 90), (255, 255, 255), (12, 12, 12), (220, 190, 20),
)  # fmt: skip
SIDE = 16
SIZE = (SIDE * len(COLOURS), SIDE)
Colours = list[tuple[int, ...]]
Matrix = list[list[float]]

# xy of red, green, blue and white (ITU-T H.273, table 2), written down apart from ours
SRGB = ((0.64, 0.33), (0.3, 0.6), (0.15, 0.06), (0.3127, 0.329))
P3 = ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06), (0.3127, 0.329))
ADOBE = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), (0.3127, 0.329))


def patches(mode: str = "RGB") -> Image.Image:
    """Give a row of patches in the colours, in a mode."""
    picture = Image.new("RGB", SIZE)
    for number, colour in enumerate(COLOURS):
        picture.paste(colour, (SIDE * number, 0, SIDE * number + SIDE, SIDE))
    if mode == "I;16":
        wide = [257 * value for value in picture.convert("L").tobytes()]
        return Image.frombytes("I;16", SIZE, struct.pack(f"<{len(wide)}H", *wide))
    return picture.convert(mode)


def middles(pixels: bytes) -> Colours:
    """Give the colour in the middle of each patch, of RGB bytes."""
    starts = (3 * (SIDE // 2 * SIZE[0] + SIDE * n + SIDE // 2) for n in range(len(COLOURS)))
    return [tuple(pixels[at : at + 3]) for at in starts]


def judged(data: bytes, path: Path) -> Colours:
    """Give the numbers that FFmpeg decodes."""
    path.write_bytes(data)
    exact = ("-sws_flags", "accurate_rnd+full_chroma_int")
    raw = ("-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1")
    return middles(ffmpeg("-i", str(path), *exact, *raw))


def ours(data: bytes) -> Colours:
    """Give what is published."""
    return middles(derive(data, "png", SIZE).convert("RGB").tobytes())


def apart(one: Colours, other: Colours) -> int:
    """Give by how much two rows of colours differ at most."""
    pairs = zip(one, other, strict=True)
    return max(abs(a - b) for first, second in pairs for a, b in zip(first, second, strict=True))


def heic(mode: str = "RGB", **how: object) -> bytes:
    """Give the patches as a telephone saves them."""
    from pillow_heif import from_pillow

    result = io.BytesIO()
    from_pillow(patches(mode)).save(result, quality=95, **how)
    return result.getvalue()


def named(primaries: int, curve: int, matrix: int, *, full: bool) -> dict[str, object]:
    """Give how a file names its colours by number (ITU-T H.273)."""
    return {
        "chroma": 444,
        "color_primaries": primaries,
        "transfer_characteristics": curve,
        "matrix_coefficients": matrix,
        "full_range_flag": int(full),
        "save_nclx_profile": True,
    }


def tiff(mode: str = "RGB", **how: object) -> bytes:
    """Give the patches as a scanner saves them."""
    result = io.BytesIO()
    patches(mode).save(result, "TIFF", **how)
    return result.getvalue()


def tiff_of_program(tmp_path: Path, form: str, *, packed: bool) -> bytes:
    """Give the patches as FFmpeg writes them, in forms that Pillow writes none of."""
    source, target = tmp_path / "source.png", tmp_path / "made.tif"
    patches().save(source)
    how = ("-pix_fmt", form, "-compression_algo", "deflate" if packed else "raw")
    ffmpeg("-i", str(source), *how, str(target))
    return target.read_bytes()


def with_tag(data: bytes, tag: int, value: int) -> bytes:
    """Give a little-endian TIFF whose tag has another value (TIFF 6.0, section 2)."""
    found = bytearray(data)
    at = int.from_bytes(found[4:8], "little")
    for entry in range(int.from_bytes(found[at : at + 2], "little")):
        place = at + 2 + 12 * entry
        if int.from_bytes(found[place : place + 2], "little") == tag:
            struct.pack_into("<H", found, place + 8, value)
            return bytes(found)
    raise AssertionError(f"no tag {tag}")


def to_xyz(points: tuple[tuple[float, float], ...]) -> Matrix:
    """Give the matrix from linear RGB to XYZ (SMPTE RP 177)."""
    columns = [(x / y, 1.0, (1 - x - y) / y) for x, y in points]
    rows = [list(row) for row in zip(*columns[:3], strict=True)]
    shares = apply(inverse(rows), columns[3])
    return [[value * share for value, share in zip(row, shares, strict=True)] for row in rows]


def inverse(m: Matrix) -> Matrix:
    """Give the inverse of a matrix of three rows (by its cofactors)."""
    minors = [
        [
            m[(i + 1) % 3][(j + 1) % 3] * m[(i + 2) % 3][(j + 2) % 3]
            - m[(i + 1) % 3][(j + 2) % 3] * m[(i + 2) % 3][(j + 1) % 3]
            for i in range(3)
        ]
        for j in range(3)
    ]
    size = sum(m[0][j] * minors[j][0] for j in range(3))
    return [[value / size for value in row] for row in minors]


def apply(matrix: Matrix, values: tuple[float, ...]) -> tuple[float, ...]:
    """Give a matrix times a column."""
    return tuple(sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)


def as_srgb(
    colour: tuple[int, ...], points: tuple[tuple[float, float], ...], gamma: float | None
) -> tuple[int, ...]:
    """Give a colour of a space in sRGB (IEC 61966-2-1), whose curve it has without a `gamma`."""
    whole = [value / 255 for value in colour]
    linear = tuple(
        value**gamma
        if gamma
        else value / 12.92
        if value <= 0.04045
        else ((value + 0.055) / 1.055) ** 2.4
        for value in whole
    )
    shown = apply(inverse(to_xyz(SRGB)), apply(to_xyz(points), linear))
    bounded = [min(max(value, 0), 1) for value in shown]
    curved = [12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in bounded]
    return tuple(round(255 * value) for value in curved)


@pytest.mark.parametrize(
    ("mode", "how"),
    [
        ("RGB", {}),
        ("RGB", {"chroma": 444}),
        ("L", {}),
        ("RGBA", {}),
        ("RGB", named(1, 13, 6, full=False)),
        ("RGB", named(1, 13, 1, full=True)),
    ],
    ids=["colour", "whole chroma", "grey", "alpha", "narrow range", "BT.709"],
)
def test_a_heic_s_colours_are_what_ffmpeg_decodes(
    mode: str, how: dict[str, object], tmp_path: Path
) -> None:
    data = heic(mode, **how)
    assert apart(ours(data), judged(data, tmp_path / "a.heic")) <= 2


@pytest.mark.parametrize("by_profile", [False, True], ids=["by number", "by profile"])
def test_a_telephone_s_wide_colours_are_those_of_its_space(
    by_profile: bool, tmp_path: Path
) -> None:
    how: dict[str, object] = named(12, 13, 6, full=True)
    if by_profile:
        how = {"chroma": 444, "icc_profile": matrix_profile(PRIMARIES[12])}
    data = heic(**how)
    decoded = judged(data, tmp_path / "a.heic")
    assert apart(ours(data), [as_srgb(colour, P3, None) for colour in decoded]) <= 3


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
@pytest.mark.parametrize("packing", [None, "tiff_lzw"])
def test_a_tiff_s_colours_are_what_ffmpeg_decodes(
    mode: str, packing: str | None, tmp_path: Path
) -> None:
    data = tiff(mode, compression=packing)
    assert apart(ours(data), judged(data, tmp_path / "a.tif")) <= 1


@pytest.mark.parametrize("form", ["rgb48le", "rgba64le", "gray16le", "yuv444p", "yuv420p", "pal8"])
def test_other_programs_tiffs_have_the_colours_that_they_wrote(form: str, tmp_path: Path) -> None:
    data = tiff_of_program(tmp_path, form, packed=True)
    assert apart(ours(data), judged(data, tmp_path / "a.tif")) <= 2


def test_a_scan_whose_zero_is_white_is_no_negative(tmp_path: Path) -> None:
    data = with_tag(tiff("L"), 262, 0)
    assert apart(ours(data), judged(data, tmp_path / "a.tif")) == 0
    assert apart(ours(data), [(255 - c,) * 3 for (c, _, _) in ours(tiff("L"))]) == 0


def test_a_tiff_s_profile_counts() -> None:
    data = tiff(icc_profile=matrix_profile(ADOBE_RGB, ADOBE_GAMMA))
    expected = [as_srgb(colour, ADOBE, 563 / 256) for colour in COLOURS]
    assert apart(ours(data), expected) <= 2


@pytest.mark.parametrize(
    ("form", "packed", "said"),
    [
        ("yuv444p", False, "YCbCr without compression"),
        ("yuv420p", False, "YCbCr without compression"),
        ("ya16le", True, "unknown pixel mode"),
    ],
)
def test_what_cannot_be_read_rightly_is_refused_by_name(
    form: str, packed: bool, said: str, tmp_path: Path
) -> None:
    data = tiff_of_program(tmp_path, form, packed=packed)
    with pytest.raises(MediaError, match=rf"laboratories \({said}\); save it as RGB"):
        image_facts(data, name="content/a.tif")
