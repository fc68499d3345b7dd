"""Moving pictures keep moving: all frames, their times, the loop, their holes."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import Derivative, Use, plan_picture
from tests.unit.media.zoo import encoded

COLOURS = ("red", "lime", "blue", "white")
TIMES = [100, 250, 400, 50]


def moving(kind: str, times: list[int] = TIMES, **options: object) -> bytes:
    frames = [Image.new("RGB", (120, 80), colour) for colour in COLOURS]
    for at, frame in enumerate(frames):
        frame.paste("black", (10 * at, 0, 10 * at + 10, 10))
    settings = {"save_all": True, "append_images": frames[1:], "duration": times, "loop": 0}
    return encoded(frames[0], kind, **{**settings, **options})


def published(data: bytes, width: int = 60, use: Use | None = None) -> Image.Image:
    facts = image_facts(data, name="a.gif")
    assert facts.animated
    planned = plan_picture(
        facts,
        source="a.gif",
        digest="",
        slug="a",
        use=use or Use(name="page", widths=(width,)),
    )
    ((derivative, made),) = make_derivatives(data, planned.derivatives)
    assert derivative.format == "webp"
    return Image.open(io.BytesIO(made))


def played(picture: Image.Image) -> tuple[list[object], list[int]]:
    colours, times = [], []
    for at in range(picture.n_frames):  # type: ignore[attr-defined]
        picture.seek(at)
        picture.load()
        colours.append(picture.convert("RGB").getpixel((30, 30)))
        times.append(picture.info["duration"])
    return colours, times


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_all_frames_and_their_times_are_kept(kind: str) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    picture = published(moving(kind, **options))
    assert picture.size == (60, 40)
    colours, times = played(picture)
    assert times == TIMES
    wanted = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
    for found, colour in zip(colours, wanted, strict=True):
        assert found == pytest.approx(colour, abs=8)


@pytest.mark.parametrize(
    ("kind", "loop", "plays"),
    [("GIF", 0, 0), ("GIF", 2, 3), ("GIF", None, 1), ("WEBP", 3, 3), ("PNG", 3, 3), ("PNG", 0, 0)],
)
def test_it_plays_as_often_as_before(kind: str, loop: int | None, plays: int) -> None:
    assert published(moving(kind, loop=loop)).info["loop"] == plays


def test_frames_too_fast_for_browsers_last_as_long_as_browsers_show_them() -> None:
    assert played(published(moving("GIF", times=[10, 10, 20, 0])))[1] == [100, 100, 20, 100]


def test_holes_stay_holes() -> None:
    frames = [Image.new("RGBA", (40, 40), (255, 0, 0, 0)) for _ in range(2)]
    for at, frame in enumerate(frames):
        frame.paste((0, 0, 255, 255), (20 * at, 0, 20 * at + 20, 40))
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], disposal=2)
    picture = published(data, width=40)
    for at in range(2):
        picture.seek(at)
        shown = picture.convert("RGBA")
        assert shown.getpixel((20 * at + 10, 20))[3] == 255  # type: ignore[index]
        assert shown.getpixel((30 - 20 * at, 20))[3] == 0  # type: ignore[index]


def test_crops_apply_to_every_frame() -> None:
    picture = published(moving("GIF"), use=Use(name="card", widths=(40,), ratio=(1, 1)))
    assert picture.size == (40, 40)
    assert len(played(picture)[0]) == 4


def test_a_first_picture_for_old_readers_is_not_a_frame() -> None:
    data = moving("PNG", default_image=True)
    assert len(played(published(data))[0]) == 3


def test_where_webp_is_not_wanted_the_first_frame_stands_for_all() -> None:
    data = moving("GIF")
    use = Use(name="feed", widths=(60,), formats=("jpeg",))
    planned = plan_picture(
        image_facts(data, name="a"), source="a", digest="", slug="a", use=use
    ).derivatives
    ((_, made),) = make_derivatives(data, planned)
    assert Image.open(io.BytesIO(made)).format in {"JPEG", "PNG"}


def test_the_same_bytes_every_time() -> None:
    wanted = Derivative(
        source="a",
        digest="",
        name="x",
        format="webp",
        width=60,
        height=40,
        crop=None,
        quality=80,
    )
    data = moving("GIF")
    assert list(make_derivatives(data, [wanted])) == list(make_derivatives(data, [wanted]))


def test_a_picture_of_one_frame_is_not_moving() -> None:
    assert not image_facts(encoded(Image.new("P", (8, 8)), "GIF"), name="a").animated
