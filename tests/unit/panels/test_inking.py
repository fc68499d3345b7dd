"""Photos with grain and dark grounds keep the ink limit, as whoever opens the file measures it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec import structs
from pikepdf import Dictionary, Name, Pdf
from PIL import Image, ImageChops

from sitegen.panels.pictures import inking
from sitegen.panels.pictures.inking import inked, jpeg
from sitegen.panels.pictures.intents import load_profile
from tests.tools.pdf import heaviest_ink
from tests.unit.preflight.drawing import LENIENT, draw, judge_drawing

PRESS = load_profile("iso-coated-v2-300")
SIZE = (500, 780)
# 127 ppi; a roll-up's portrait has about that.
SIZE_MM = (100.0, 156.0)


def grainy(grain: float, light: float, size: tuple[int, int] = SIZE) -> Image.Image:
    """A face's worth of `light` (0–1) in the middle of the dark, under grain of a deviation.

    Film and sensors of high sensitivity have 6 to 20 of 255.
    """
    base = Image.radial_gradient("L").resize(size).point(lambda value: int((255 - value) * light))
    bands = [
        ImageChops.add(base, Image.effect_noise(size, grain), 1, -128) if grain else base
        for _ in range(3)
    ]
    return Image.merge("RGB", bands)


def places(data: bytes) -> tuple[float, float]:
    """The most ink of a place of 1/25 inch, and of a pixel, by plain arithmetic."""
    picture = Image.open(io.BytesIO(data))
    assert picture.mode == "CMYK"
    across, upward = (round(side / 25.4 * 25) for side in SIZE_MM)
    coarse = picture.resize((across, upward), Image.Resampling.BOX)
    return tuple(  # type: ignore[return-value]
        max(sum(pixel) for pixel in zip(*(band.tobytes() for band in each.split()), strict=True))
        / 2.55
        for each in (coarse, picture)
    )


@pytest.mark.parametrize("limit", [300, 240])
@pytest.mark.parametrize("grain", [0, 10, 20])
@pytest.mark.parametrize("light", [0.0, 0.2, 0.8])
def test_no_place_of_a_photo_has_more_ink_than_the_limit(
    limit: float, grain: float, light: float
) -> None:
    data = inked(grainy(grain, light), SIZE_MM, PRESS, limit)
    local, single = places(data)
    assert local <= limit
    # Grain is no reason to print dark parts pale either.
    assert local > limit - 35 or light == 0.8
    assert single <= limit + 6


def test_trying_finds_that_jpeg_lifts_grain_over_the_limit() -> None:
    """What was done before: a table under the limit by what a photo without grain needs."""
    picture = grainy(20, 0.0)
    table = inking.ink_table(PRESS, 300 - inking.LEAST_RESERVE)
    _, single = places(jpeg(picture.filter(table), inking.QUALITY, subsampling=0))
    assert single > 303


def test_dark_parts_that_were_not_tried_are_found_when_all_is_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Grain between the squares that were tried: the second look meets it."""
    monkeypatch.setattr(inking, "_squares", lambda picture: Image.new("RGB", (64, 64), "white"))
    local, single = places(inked(grainy(20, 0.1), SIZE_MM, PRESS, 300))
    assert local <= 300
    assert single <= 306


def test_a_photo_without_dark_parts_is_not_unpacked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    light = Image.new("RGB", SIZE, (200, 170, 150))
    unpacked: list[int] = []
    real = inking._unpacked
    monkeypatch.setattr(inking, "_unpacked", lambda data: unpacked.append(len(data)) or real(data))
    data = inked(light, SIZE_MM, PRESS, 300)
    assert len(unpacked) == 1
    assert unpacked[0] <= len(data)


def test_a_large_photo_is_tried_in_parts_and_gives_the_same_bytes_each_time() -> None:
    picture = grainy(15, 0.2, (1100, 1100))
    data = inked(picture, SIZE_MM, PRESS, 300)
    assert data == inked(picture.copy(), SIZE_MM, PRESS, 300)
    local, single = places(data)
    assert local <= 300
    assert single <= 306


@pytest.mark.parametrize("limit", [300, 240])
@pytest.mark.parametrize("grain", [0, 10, 20])
def test_preflight_and_ghostscript_find_no_more_than_the_limit(
    limit: float, grain: float, tmp_path: Path
) -> None:
    data = inked(grainy(grain, 0.3), SIZE_MM, PRESS, limit)
    page = draw(b"q 283.5 0 0 441.1 0 -100 cm /X Do Q", lambda pdf, found: place(pdf, found, data))
    profile = structs.replace(LENIENT, ink_limit=limit)
    report = judge_drawing(
        b"q 283.5 0 0 441.1 0 -100 cm /X Do Q",
        lambda pdf, found: place(pdf, found, data),
        profile=profile,
    )
    assert not [each for each in report.errors if each.check == "ink"]
    path = tmp_path / "page.pdf"
    path.write_bytes(page)
    assert heaviest_ink(path, tmp_path, ppi=25) <= limit
    assert heaviest_ink(path, tmp_path, ppi=72) <= limit + 2


def place(pdf: Pdf, resources: Dictionary, data: bytes) -> None:
    """Put a CMYK JPEG of Pillow's among a page's resources."""
    stream = pdf.make_stream(data, Filter=Name.DCTDecode)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = SIZE
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceCMYK, 8
    stream.Decode = [1, 0] * 4
    resources.XObject = Dictionary(X=stream)


@pytest.mark.parametrize(
    ("square", "verdict"),
    [
        # A place of 1/25 inch of 340 %; at 127 ppi it is 5 pixels wide.
        (20, "error"),
        # A single pixel, as JPEG and grain make them.
        (1, "info"),
    ],
)
def test_a_file_is_judged_by_its_places_and_not_by_single_pixels(square: int, verdict: str) -> None:
    picture = Image.new("CMYK", SIZE, (200, 150, 150, 200))
    for at in range(50, 450, 50):
        picture.paste((220, 220, 220, 220), (at, 400, at + square, 400 + square))

    def furnish(pdf: Pdf, resources: Dictionary) -> None:
        stream = pdf.make_stream(picture.tobytes())
        stream.Type, stream.Subtype = Name.XObject, Name.Image
        stream.Width, stream.Height = SIZE
        stream.ColorSpace, stream.BitsPerComponent = Name.DeviceCMYK, 8
        resources.XObject = Dictionary(X=stream)

    report = judge_drawing(b"q 283.5 0 0 441.1 0 -100 cm /X Do Q", furnish)
    found = [each for each in report.findings if each.check == "ink"]
    assert [each.severity for each in found] == [verdict]
    if verdict == "info":
        assert "single pixels of" in str(found[0])
        assert "have up to 345 % of ink; no place of a millimetre has more than 27" in str(found[0])


def test_a_photo_that_is_near_the_limit_in_the_parts_that_were_tried_is_not_looked_at_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a part has the whole has: asked of the whole, the answer and the file are the same."""
    picture = grainy(10, 0.2, (1100, 1300))
    looks: list[float] = []
    real = inking._lifted

    def lifted(inks: Image.Image, size_mm: tuple[float, float], limit: float) -> float:
        if inks.size == picture.size:
            looks.append(limit)
        return real(inks, size_mm, limit)

    monkeypatch.setattr(inking, "_lifted", lifted)
    data = inked(picture, SIZE_MM, PRESS, 300)
    assert looks
    assert set(looks) == {300}
    monkeypatch.setattr(inking, "_has_points_over", lambda *_: False)
    assert inked(picture, SIZE_MM, PRESS, 300) == data
    assert 300 - inking.REACH in looks


def test_a_part_is_over_a_limit_only_by_as_much_as_makes_a_point_of_the_whole() -> None:
    part = Image.new("CMYK", (200, 200), (0, 0, 0, 255))
    part.paste((255, 255, 255, 255), (0, 0, 50, 1))
    # 98 × 154 places of 1/25 inch: a point of 500 × 780 pixels has 26 of them, of twice that 103.
    assert inking._has_points_over(part, SIZE, SIZE_MM, 300)
    assert not inking._has_points_over(part, (1000, 1560), SIZE_MM, 300)
