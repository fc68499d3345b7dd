"""Photos, placeholders and patterns: cropped by their focus, clean, deterministic."""

from __future__ import annotations

import io
import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from PIL import Image

from sitegen.errors import MediaError
from sitegen.panels.layout.arrangement import PictureSlot
from sitegen.panels.layout.placeholder import in_inks, placeholder_file
from sitegen.panels.pictures.intents import load_profile
from sitegen.panels.pictures.lattice import (
    APOTHEM,
    STRAP,
    LatticeColours,
    cross,
    lattice_svg,
    star,
)
from sitegen.panels.pictures.photos import Converted, convert_photo, crop_box
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.framing import cut_face
from sitegen.panels.production.resolution import sharpness
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, PanelText, Photo
from sitegen.schema.formats import parse_format
from tests.unit.panels.words import ARABIC, ENGLISH, HEBREW

SIDE = st.integers(50, 8000)
SHARE = st.floats(0, 1)
COLOURS = LatticeColours(ground="#1f5b66", lit="#184b55", strand="#e9dfcc")


@given(SIDE, SIDE, SHARE, SHARE, st.floats(0.3, 3))
def test_a_crop_stays_inside_has_its_ratio_and_keeps_its_focus(
    width: int, height: int, across: float, down: float, ratio: float
) -> None:
    left, top, right, bottom = crop_box((width, height), (across, down), ratio)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert abs((right - left) - (bottom - top) * ratio) <= ratio + 1
    assert left - 1 <= across * width <= right + 1
    assert top - 1 <= down * height <= bottom + 1


def converted(data: bytes, photo: Photo, size_mm: tuple[float, float]) -> Converted:
    return convert_photo(data, photo, size_mm, load_profile("iso-coated-v2-300"), 300)


def test_a_printed_photo_is_cmyk_without_any_metadata(photo_data: bytes, photo: Photo) -> None:
    data = converted(photo_data, photo, (100, 100)).printed
    picture = Image.open(io.BytesIO(data))
    assert (picture.mode, picture.size) == ("CMYK", (591, 591))
    assert b"Secret" not in data
    assert not picture.getexif()
    assert "icc_profile" not in picture.info
    assert data == converted(photo_data, photo, (100, 100)).printed


def test_a_photo_is_never_enlarged(photo_data: bytes, photo: Photo) -> None:
    data = converted(photo_data, photo, (850, 850)).printed
    assert Image.open(io.BytesIO(data)).size == (1200, 1200)


def test_a_proofs_photo_is_small_and_rgb(photo_data: bytes, photo: Photo) -> None:
    data = converted(photo_data, photo, (850, 1000)).proof
    picture = Image.open(io.BytesIO(data))
    assert picture.mode == "RGB"
    assert picture.width <= 1200
    assert b"Secret" not in data


def test_a_photo_that_is_turned_by_its_camera_is_printed_upright(photo: Photo) -> None:
    lying = Image.new("RGB", (40, 20), "red")
    lying.paste("blue", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    lying.save(file, "JPEG", quality=95, exif=exif)
    picture = Image.open(io.BytesIO(converted(file.getvalue(), photo, (20, 40)).proof))
    top, bottom = picture.getpixel((10, 5)), picture.getpixel((10, 35))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[2] > 150 > top[0]
    assert bottom[0] > 150 > bottom[2]


@pytest.mark.parametrize("data", [b"", b"no photo", b"\xff\xd8\xff\xe0broken"])
def test_what_is_no_photo_is_named(data: bytes, photo: Photo) -> None:
    with pytest.raises(MediaError, match=r"portrait\.jpg: .+; (copy|export)"):
        converted(data, photo, (20, 40))


def test_the_placeholder_is_the_websites_in_inks() -> None:
    profile = load_profile("iso-coated-v2-300")
    drawing = placeholder_file("a-door", "ن")
    printed, inks = in_inks(drawing, profile, 300)
    assert drawing == placeholder_file("a-door", "ن")
    assert "ن" in printed
    assert not re.search("#[0-9a-fA-F]{6}", printed)
    assert printed.count("device-cmyk") >= 3
    assert all(parts.total <= 300 for _, parts in inks)


def test_capital_letters_in_a_colour_are_no_way_round_the_inks() -> None:
    printed, _ = in_inks("<rect fill='#AABBCC'/>", load_profile("iso-coated-v2-300"), 300)
    assert "device-cmyk" in printed


def test_a_lattice_is_its_exhibitions_own_and_always_the_same() -> None:
    geneva = lattice_svg("geneva-2022", 0.8, 6, COLOURS)
    assert geneva == lattice_svg("geneva-2022", 0.8, 6, COLOURS)
    assert geneva != lattice_svg("washington-2022", 0.8, 6, COLOURS)


@pytest.mark.parametrize("place", [(0, 0), (3, 5)])
def test_a_lattices_straps_are_equally_wide_everywhere(place: tuple[int, int]) -> None:
    """Every side of a star and of a cross is half a strap away from the middle of its strap."""
    x, y = place
    inner = {distance((x + 0.5, y + 0.5), side) for side in sides(star(place))}
    stars = [(x + across, y + down) for across in (-0.5, 0.5) for down in (-0.5, 0.5)]
    wanted = APOTHEM + STRAP / 2
    outer = {
        min((distance(middle, side) for middle in stars), key=lambda found: abs(found - wanted))
        for side in sides(cross(place))
    }
    assert inner == {round(APOTHEM - STRAP / 2, 9)}
    assert outer == {round(wanted, 9)}
    assert len(set(cross(place))) == len(set(star(place))) == 16


Corner = tuple[float, float]


def sides(shape: tuple[Corner, ...]) -> list[tuple[Corner, Corner]]:
    return [*pairwise(shape), (shape[-1], shape[0])]


def distance(point: Corner, side: tuple[Corner, Corner]) -> float:
    """How far a point is from the line through a side."""
    (x1, y1), (x2, y2) = side
    area = (x2 - x1) * (y1 - point[1]) - (x1 - point[0]) * (y2 - y1)
    return round(abs(area) / math.hypot(x2 - x1, y2 - y1), 9)


def _panel(distance: float) -> Panel:
    return Panel(
        kind="story",
        exhibition="geneva-2022",
        number=1,
        slug="a-door",
        format=parse_format("rollup-850x2000"),
        distance=distance,
        texts=(ENGLISH,),
    )


def _slot(pixels: int) -> PictureSlot:
    photo = Photo(path="portrait.jpg", digest="", width=pixels, height=pixels * 2)
    return PictureSlot(asset="portrait.jpg", slug="a-door", width=860, height=860, photo=photo)


def test_a_photo_that_is_too_small_is_told_with_what_would_do() -> None:
    found = sharpness(_panel(1.0), _slot(1600))
    assert found
    assert not found.enough
    assert found.message == (
        "portrait.jpg is 1600 px wide and prints at 47 ppi on a-door; 860 mm at 100 ppi need "
        "3386 px: ask for a larger photo, or use format A3"
    )


def test_what_lacks_of_a_photo_that_is_cut_at_its_sides_is_its_height() -> None:
    """A producer who orders one that is wider gets the same strip of it."""
    photo = Photo(path="wide.jpg", digest="", width=6400, height=2400)
    slot = PictureSlot(asset="portrait.jpg", slug="a-door", width=565, height=710, photo=photo)
    panel = structs.replace(_panel(1.0), format=parse_format("1400x700mm"))
    found = sharpness(panel, slot)
    assert found
    assert found.message == (
        "wide.jpg is 2400 px high and prints at 86 ppi on a-door; 710 mm at 100 ppi need "
        "2796 px: ask for a larger photo, or use format A2"
    )
    # As far as the pixels go, that is right.
    higher = structs.replace(slot, photo=structs.replace(photo, height=2796))
    assert (told := sharpness(panel, higher))
    assert told.enough


def test_from_farther_away_fewer_pixels_do() -> None:
    near, far = sharpness(_panel(1.5), _slot(2400)), sharpness(_panel(2.25), _slot(2400))
    assert near
    assert not near.enough
    assert far
    assert far.enough
    assert far.message == (
        "portrait.jpg is 2400 px wide and prints at 71 ppi on a-door; 860 mm at 100 ppi would be "
        "crisp (3386 px): ask for a larger photo if there is one"
    )
    assert sharpness(_panel(1.0), _slot(6000)) is None


@given(SIDE, SIDE, st.floats(0.3, 0.7), st.floats(1.01, 3))
def test_a_flat_crop_leaves_as_much_above_the_eyes_as_below(
    width: int, height: int, down: float, ratio: float
) -> None:
    """As far as the photo has it: else all that stands above the eyes is shown."""
    _, top, _, bottom = crop_box((width, height), (0.5, down), ratio)
    above, below = down * height - top, bottom - down * height
    assert above >= below - 3 or top == 0


@pytest.mark.parametrize(
    ("size", "told"),
    [
        ((860, 605), ""),
        ((860, 400), "860 × 400 mm on a-door, in which hair or chin may be cut off"),
        ((400, 600), ""),
        ((200, 720), "200 × 720 mm on a-door, in which ears may be cut off"),
    ],
)
def test_a_place_that_may_cut_a_face_is_told(size: tuple[float, float], told: str) -> None:
    photo = Photo(path="portrait.jpg", digest="", width=3000, height=4000)
    slot = PictureSlot(asset="x.jpg", slug="a-door", width=size[0], height=size[1], photo=photo)
    found = cut_face(_panel(1.0), slot)
    assert told in found
    assert bool(told) == bool(found)


@pytest.mark.parametrize("size", ["1000x1000", "rollup-850x2000", "a1", "24x36in"])
@pytest.mark.parametrize("texts", [(ENGLISH,), (ENGLISH, HEBREW, ARABIC)])
def test_a_face_beside_text_is_never_narrower_than_two_to_three(
    toolkit: Toolkit, photo: Photo, size: str, texts: tuple[PanelText, ...]
) -> None:
    for orientation in ("portrait", "landscape"):
        if size.startswith("rollup") and orientation == "landscape":
            continue
        panel = structs.replace(
            _panel(1.0),
            format=parse_format(size, orientation),
            texts=texts,
            photo=photo,  # type: ignore[arg-type]
        )
        (slot,) = arrange(panel, toolkit).pictures
        assert slot.width / slot.height >= 0.66
