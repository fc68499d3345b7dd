"""Colours in inks: within the limit, black text in black alone, neutral greys."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sitegen.errors import ContentError, MediaError
from sitegen.panels.pictures.colour import (
    OutputProfile,
    clamp,
    ink_table,
    inks_of,
    print_palette,
)
from sitegen.panels.pictures.intents import load_profile
from tests.unit.media.test_colour import one_colour_press

INK = st.floats(0, 100)


@pytest.fixture(scope="module")
def profile() -> OutputProfile:
    return load_profile("iso-coated-v2-300")


@given(st.tuples(INK, INK, INK, INK), st.floats(100, 400))
def test_clamped_ink_keeps_the_limit_the_black_and_the_hue(
    inks: tuple[float, float, float, float], limit: float
) -> None:
    clamped = clamp(inks, limit)
    assert sum(clamped) <= limit + 1e-6
    assert clamped[3] == min(inks[3], limit)
    if sum(inks) <= limit:
        assert clamped == inks
    for before, after in zip(inks[:3], clamped[:3], strict=True):
        assert after <= before + 1e-9


def test_text_is_printed_in_black_ink_alone(profile: OutputProfile) -> None:
    palette = print_palette(profile, 300)
    assert palette["ink"].css == "device-cmyk(0% 0% 0% 100%)"
    assert palette["muted"].cyan == palette["muted"].magenta == palette["muted"].yellow == 0


@pytest.mark.parametrize("limit", [200, 260, 300])
def test_no_colour_of_the_palette_passes_the_limit(profile: OutputProfile, limit: int) -> None:
    assert all(inks.total <= limit for inks in print_palette(profile, limit).values())


@pytest.mark.parametrize("limit", [220, 300])
def test_no_pixel_of_a_photo_passes_the_limit(profile: OutputProfile, limit: int) -> None:
    noise = Image.merge("RGB", [Image.effect_noise((64, 64), 200) for _ in range(3)])
    dark = Image.new("RGB", (64, 64), (4, 2, 1))
    for picture in (noise, dark):
        inks = picture.filter(ink_table(profile, limit))
        assert inks.mode == "CMYK"
        data = inks.tobytes()
        totals = [sum(data[place : place + 4]) / 2.55 for place in range(0, len(data), 4)]
        assert max(totals) <= limit + 2


def test_the_table_agrees_with_the_profile(profile: OutputProfile) -> None:
    colours = ["#c08060", "#203040", "#e8e0d0", "#7f7f7f"]
    direct = inks_of(colours, profile, 400)
    table = ink_table(profile, 400)
    for colour, inks in zip(colours, direct, strict=True):
        pixel = Image.new("RGB", (1, 1), colour).filter(table).getpixel((0, 0))
        assert isinstance(pixel, tuple)
        wanted = (inks.cyan, inks.magenta, inks.yellow, inks.black)
        assert [value / 2.55 for value in pixel] == pytest.approx(wanted, abs=2)


def test_a_file_that_is_no_printers_profile_is_refused(tmp_path: object) -> None:
    with pytest.raises(ContentError, match=r"gracol\.icc:1: no such file; expected iso-"):
        load_profile("gracol.icc")


def test_a_screen_profile_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    from PIL import ImageCms

    folder = tmp_path_factory.mktemp("site")
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (folder / "screen.icc").write_bytes(screen)
    with pytest.raises(ContentError, match=r"screen\.icc:1: not a CMYK printer profile"):
        load_profile("screen.icc", folder)


def test_a_damaged_profile_is_named(profile: OutputProfile) -> None:
    broken = OutputProfile(name="x.icc", data=profile.data[:200], condition="", description="")
    with pytest.raises(MediaError, match=r"x\.icc"):
        ink_table(broken, 300)


@pytest.mark.parametrize("kind", ["no table towards inks", "cut short"])
def test_a_profile_is_probed_by_using_it(tmp_path: Path, kind: str, profile: OutputProfile) -> None:
    """Both have the header of a CMYK printer's profile."""
    data = one_colour_press((60, 20, -30)) if kind != "cut short" else profile.data[:3000]
    (tmp_path / "press.icc").write_bytes(data)
    with pytest.raises(ContentError, match=r"press\.icc:1: .* can't be used: .*ask the printer"):
        load_profile("press.icc", tmp_path)
