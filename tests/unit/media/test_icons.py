"""Icons are made from a site's mark: sharp, in the right sizes, always the same."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from sitegen.errors import MediaError
from sitegen.media.icons import draw_icons
from sitegen.media.pictures.inspection import residues
from tests.tools.needs import ROOT
from tests.unit.media.zoo import encoded

GROUND = "#faf6ee"
INK = (16, 32, 31)


def mark(size: tuple[int, int] = (600, 600)) -> bytes:
    """Give a dark disc in the middle of an empty square."""
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    width, height = size
    box = (width // 4, height // 4, width - width // 4, height - height // 4)
    ImageDraw.Draw(picture).ellipse(box, fill=(*INK, 255))
    return encoded(picture, "PNG")


def icons(data: bytes = b"") -> dict[str, Image.Image]:
    made = draw_icons(data or mark(), "mark.png", GROUND)
    return {each.name: Image.open(io.BytesIO(each.data)) for each in made}


def test_every_icon_has_its_size() -> None:
    assert {name: picture.size for name, picture in icons().items()} == {
        "favicon.ico": (48, 48),
        "icon-192.png": (192, 192),
        "icon-512.png": (512, 512),
        "icon-maskable-512.png": (512, 512),
        "apple-touch-icon.png": (180, 180),
        "logo.png": (512, 512),
    }


def test_the_icon_of_tabs_holds_three_sizes() -> None:
    assert icons()["favicon.ico"].info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_the_empty_margin_of_a_mark_is_cut_off() -> None:
    """However much air a designer left, the sign fills its icon."""
    box = icons()["icon-512.png"].getchannel("A").getbbox()
    assert box is not None
    assert box[2] - box[0] == pytest.approx(0.94 * 512, abs=2)


@pytest.mark.parametrize(
    ("name", "corner"),
    [
        ("apple-touch-icon.png", (250, 246, 238)),
        ("icon-maskable-512.png", (250, 246, 238)),
        ("logo.png", (255, 255, 255)),
    ],
)
def test_what_devices_and_searchers_fill_has_a_ground(name: str, corner: tuple[int, ...]) -> None:
    """iOS paints what is transparent black; searchers show a logo on white."""
    picture = icons()[name]
    assert picture.mode == "RGB"
    assert picture.getpixel((0, 0)) == corner
    middle = picture.width // 2
    assert picture.getpixel((middle, middle)) == INK


def test_a_mask_cuts_off_nothing_of_the_mark() -> None:
    """All within a circle of 80 % stays (W3C Web Application Manifest, "Icon masks")."""
    square = Image.new("RGBA", (600, 600), (*INK, 255))
    picture = icons(encoded(square, "PNG"))["icon-maskable-512.png"]
    inked = [
        (x, y)
        for x in range(0, 512, 8)
        for y in range(0, 512, 8)
        if picture.getpixel((x, y)) == INK
    ]
    assert inked
    assert max((x - 256) ** 2 + (y - 256) ** 2 for x, y in inked) <= (0.4 * 512) ** 2


def test_the_same_mark_gives_the_same_bytes_without_notes() -> None:
    first, second = (draw_icons(mark(), "mark.png", GROUND) for _ in range(2))
    assert first == second
    assert all(residues(each.data, "png") == () for each in first[1:])


def test_a_mark_that_lies_is_not_distorted() -> None:
    box = icons(mark((1000, 600)))["logo.png"].convert("L").point(lambda v: 255 - v).getbbox()
    assert box is not None
    assert (box[2] - box[0]) / (box[3] - box[1]) == pytest.approx(5 / 3, rel=0.02)


def test_a_small_mark_is_not_enlarged() -> None:
    with pytest.raises(MediaError, match="200 × 200 px found, expected a mark of at least 512"):
        draw_icons(mark((200, 200)), "mark.png", GROUND)


def test_what_is_no_picture_is_named() -> None:
    with pytest.raises(MediaError, match=r"^mark\.png: "):
        draw_icons(b"<svg/>", "mark.png", GROUND)


def test_the_shipped_mark_is_the_drawing_of_the_tabs() -> None:
    """mark.png is drawn from favicon.svg: what is filled there has its colour here."""
    from lxml import etree

    folder = ROOT / "themes/base/assets"
    tree = etree.fromstring((folder / "favicon.svg").read_bytes())
    picture = Image.open(folder / "mark.png").convert("RGBA")
    scale = picture.width / 48
    circles = tree.findall(".//{*}circle")
    assert len(circles) == 9
    for circle in circles:
        x, y, radius = (float(circle.get(name)) for name in ("cx", "cy", "r"))
        hollow = circle.get("fill") == "none"
        colour = circle.get("stroke") if hollow else circle.getparent().get("fill")
        at = (int((x + (radius if hollow else 0)) * scale), int(y * scale))
        red, green, blue, alpha = picture.getpixel(at)
        assert (f"#{red:02x}{green:02x}{blue:02x}", alpha) == (colour, 255)
        if hollow:
            assert picture.getpixel((int(x * scale), int(y * scale)))[3] == 0
