"""Covered regions: nothing of them is left, whatever a picture's form; nothing else changes."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps

from sitegen.errors import MediaError
from sitegen.media.pictures.cover import MisplacedError, boxes_of, cover, digest_when_covered
from sitegen.media.pictures.inspection import residues
from sitegen.media.records import Region
from tests.conftest import MakeOnce
from tests.unit.media.zoo import build_zoo

SIZE = (120, 80)
FACE = Region(left=30, top=20, width=40, height=30)
INSIDE = (30, 20, 70, 50)
ALIKE = 12
"""How far a photo's colours may be from the original's, of 255: it is encoded once more."""

REDDISH = 40


def picture(face: tuple[int, int, int], around: int = 100) -> Image.Image:
    """Give a picture with a face of one colour."""
    shade = (
        Image.linear_gradient("L").resize(SIZE).point([around // 2 + n // 4 for n in range(256)])
    )
    made = Image.merge("RGB", (shade, shade, shade))
    made.paste(face, INSIDE)
    return made


def encoded(image: Image.Image, kind: str, **more: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **more)
    return target.getvalue()


def redness(image: Image.Image) -> Image.Image:
    red, green, _ = image.split()
    return ImageChops.subtract(red, green)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@given(st.integers(), st.integers())
@settings(max_examples=20)
def test_two_pictures_that_differ_in_the_region_alone_become_the_same_file(
    one: int, other: int
) -> None:
    made = []
    for seed in (one, other):
        whole = picture((0, 0, 0))
        whole.paste(Image.frombytes("RGB", (40, 30), Random(seed).randbytes(3600)), INSIDE[:2])
        made.append(cover(encoded(whole, "PNG"), [FACE], "p.png"))
    assert made[0] == made[1]


def test_outside_the_region_nothing_changes() -> None:
    before = picture((200, 10, 10))
    after = opened(cover(encoded(before, "PNG"), [FACE], "p.png"))
    patch = after.getpixel((30, 20))
    assert {after.getpixel((x, y)) for x in range(30, 70) for y in range(20, 50)} == {patch}
    before.paste(patch, INSIDE)
    assert after.tobytes() == before.tobytes()


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_region_lies_where_the_picture_as_it_is_seen_has_it(turned: int) -> None:
    """Whatever a camera wrote into EXIF: 3.0, 4.6.5.1.6."""
    exif = Image.Exif()
    exif[0x0112] = turned
    data = encoded(picture((250, 0, 0)), "JPEG", quality=95, exif=exif)
    seen = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    left, top, right, bottom = redness(seen).point(lambda red: red > REDDISH).getbbox()
    face = Region(left=left, top=top, width=right - left, height=bottom - top)
    after = opened(cover(data, [face], "p.jpg"))
    assert after.size == seen.size
    assert redness(after).getextrema()[1] <= REDDISH + ALIKE


@pytest.mark.parametrize(
    "name",
    [
        "photo.jpg",
        "picture.avif",
        "picture.png",
        "picture.webp",
        "print.jpg",
        "progressive.jpg",
        "scan.tif",
        "telephone.heic",
        "transparent.png",
    ],
)
def test_pictures_of_every_kind_are_covered_and_tell_nothing(
    name: str, make_once: MakeOnce
) -> None:
    data = (make_once("zoo", build_zoo) / name).read_bytes()
    middle = Region(left=25, top=25, width=50, height=50, percent=True)
    made = cover(data, [middle], name)
    after = Image.open(io.BytesIO(made))
    assert residues(made, after.format.lower()) == ()
    width, height = after.size
    inside = after.crop((width // 4 + 1, height // 4 + 1, width * 3 // 4 - 1, height * 3 // 4 - 1))
    assert all(high - low <= ALIKE for low, high in inside.convert("RGB").getextrema())
    if after.mode == "RGBA":
        # What was cut out within the region would be an outline of it.
        assert inside.getchannel("A").getextrema() == (255, 255)


def test_a_picture_that_is_covered_whole_says_nothing_at_all() -> None:
    whole = Region(left=0, top=0, width=100, height=100, percent=True)
    made = opened(cover(encoded(picture((9, 9, 9)), "PNG"), [whole], "p.png"))
    assert made.getextrema() == ((128, 128),) * 3


def test_a_region_covers_each_pixel_that_it_touches() -> None:
    region = Region(left=10.1, top=10.1, width=33.3, height=33.3, percent=True)
    assert boxes_of([region], (101, 99)) == ((10, 9, 44, 43),)


def test_a_region_beside_the_picture_is_told_with_its_number() -> None:
    beside = Region(left=100, top=0, width=21, height=5)
    with pytest.raises(MisplacedError, match=r"121 px from the left .* is 120 × 80 pixels") as told:
        boxes_of([FACE, beside], SIZE)
    assert told.value.number == 1


def test_what_moves_or_is_drawn_is_refused() -> None:
    frames = [picture((n, 0, 0)) for n in (10, 200)]
    moving = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(MediaError, match="a moving picture can't be covered"):
        cover(moving, [FACE], "m.webp")
    with pytest.raises(MediaError, match="a moving picture can't be covered"):
        cover(encoded(frames[0], "GIF"), [FACE], "m.gif")
    with pytest.raises(MediaError, match="a drawing can't be covered"):
        cover(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', [FACE], "d.svg")


def test_a_covered_picture_has_a_name_of_its_own() -> None:
    digest, other = "ab" * 32, FACE.__class__(left=30, top=20, width=40, height=31)
    names = {digest_when_covered(digest, regions) for regions in ([], [FACE], [other])}
    assert len(names) == 3
    assert digest_when_covered(digest, []) == digest


def test_the_same_picture_is_covered_by_the_same_bytes(tmp_path: Path) -> None:
    data = encoded(picture((1, 2, 3)), "JPEG")
    assert cover(data, [FACE], "a.jpg") == cover(data, [FACE], "b.jpg")
