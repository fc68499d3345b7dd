"""Plans of pictures: pure arithmetic that pages can rely on before a file exists."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.media.picture import (
    Focus,
    ImageFacts,
    Quality,
    Rendition,
    Use,
    choose_formats,
    crop_box,
    plan_download,
    plan_picture,
    plan_widths,
)

PHOTO = ImageFacts(
    width=6000,
    height=4000,
    format="jpeg",
    alpha=False,
    animated=False,
    line_art=False,
    vector=False,
    colour="#7a8b9c",
)
LOGO = msgspec.structs.replace(PHOTO, format="png", width=900, height=300, line_art=True)
CARD = Use(name="card", widths=(400, 800, 1600), ratio=(4, 5), sizes="50vw")


def plan(facts: ImageFacts = PHOTO, use: Use = CARD, **options: object) -> Rendition:
    settings = {"source": "content/a/IMG_1.jpg", "digest": "ab" * 32, "slug": "a-walk", **options}
    return plan_picture(facts, use=use, **settings)  # type: ignore[arg-type]


def test_a_photo_is_offered_in_three_formats_and_all_widths() -> None:
    picture = plan().picture
    assert [source.type for source in picture.sources] == ["image/avif", "image/webp"]
    assert picture.src.endswith("-800.jpg")
    assert (picture.width, picture.height) == (800, 1000)
    assert picture.srcset.count("w") - picture.srcset.count("walk") == 3
    assert picture.sizes == "50vw"
    assert picture.colour == "#7a8b9c"


def test_every_address_that_is_named_is_made() -> None:
    rendition = plan(prefix="/project/")
    picture = rendition.picture
    listed = ", ".join([picture.srcset, *(source.srcset for source in picture.sources)])
    named = {candidate.split(" ")[0] for candidate in listed.split(", ")} | {picture.src}
    assert named == {f"/project/{derivative.name}" for derivative in rendition.derivatives}
    assert all(item.name.startswith("media/a-walk-") for item in rendition.derivatives)


def test_addresses_of_any_slug_are_safe_in_a_list_of_candidates() -> None:
    rendition = plan(slug="شمس, a b")
    assert "media/شمس, a b-" in rendition.derivatives[0].name
    for candidate in rendition.picture.srcset.split(", "):
        assert len(candidate.split(" ")) == 2


@pytest.mark.parametrize(
    ("changed", "options"),
    [
        ("digest", {"digest": "cd" * 32}),
        ("credit", {"credit": "Noor"}),
        ("focus", {"focus": Focus(x=10, y=50)}),
        ("quality", {"use": msgspec.structs.replace(CARD, quality=Quality(jpeg=70))}),
    ],
)
def test_another_content_has_another_address(changed: str, options: dict[str, object]) -> None:
    assert plan().picture.src != plan(**options).picture.src


def test_two_places_share_a_file_that_is_the_same() -> None:
    wide = msgspec.structs.replace(CARD, name="lead", widths=(800, 2400))
    shared = {item.name for item in plan().derivatives} & {
        item.name for item in plan(use=wide).derivatives
    }
    assert len(shared) == 3


def test_a_crop_is_centred_on_its_focus_as_far_as_the_picture_goes() -> None:
    assert crop_box(6000, 4000, (1, 1), Focus()) == (1000, 0, 5000, 4000)
    assert crop_box(6000, 4000, (1, 1), Focus(x=40, y=20)) == (400, 0, 4400, 4000)
    assert crop_box(6000, 4000, (1, 1), Focus(x=100, y=0)) == (2000, 0, 6000, 4000)
    assert crop_box(6000, 4000, (3, 2), Focus(x=0, y=0)) is None


@given(
    width=st.integers(1, 30_000),
    height=st.integers(1, 30_000),
    ratio=st.tuples(st.integers(1, 40), st.integers(1, 40)),
    x=st.floats(0, 100),
    y=st.floats(0, 100),
)
def test_a_crop_lies_in_the_picture_and_touches_two_of_its_sides(
    width: int, height: int, ratio: tuple[int, int], x: float, y: float
) -> None:
    box = crop_box(width, height, ratio, Focus(x=x, y=y))
    if box is None:
        return
    left, top, right, bottom = box
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert right - left == width or bottom - top == height


@given(
    widths=st.lists(st.integers(1, 4000), min_size=1, max_size=6).map(tuple),
    available=st.integers(1, 6000),
)
def test_nothing_is_ever_enlarged(widths: tuple[int, ...], available: int) -> None:
    planned = plan_widths(widths, available)
    assert planned == tuple(sorted(set(planned)))
    assert planned[-1] <= min(available, max(*widths, available))
    assert all(width <= available for width in planned)
    assert set(planned) <= {*widths, available}


def test_a_small_picture_is_offered_at_its_own_width() -> None:
    assert plan_widths((400, 800, 1600), 300) == (300,)
    assert plan_widths((400, 800, 1600), 1200) == (400, 800, 1200)
    assert plan_widths((400, 800, 1600), 820) == (400, 800)


def test_a_very_tall_picture_fits_what_webp_can_hold() -> None:
    tall = msgspec.structs.replace(PHOTO, width=1000, height=29_000)
    use = Use(name="page", widths=(400, 800, 1600))
    assert all(item.height <= 16_383 for item in plan(tall, use).derivatives)


def test_transparency_and_line_art_never_become_jpeg() -> None:
    cut_out = msgspec.structs.replace(PHOTO, alpha=True)
    assert [kind for kind, _ in choose_formats(cut_out, CARD)] == ["avif", "webp", "png"]
    assert choose_formats(LOGO, CARD) == (("webp", 100), ("png", 100))
    only_jpeg = Use(name="feed", widths=(800,), formats=("jpeg",))
    assert choose_formats(LOGO, only_jpeg) == (("png", 100),)
    assert plan(cut_out).picture.colour == ""


def test_a_moving_picture_is_webp_and_still_where_webp_is_not_wanted() -> None:
    moving = msgspec.structs.replace(PHOTO, format="gif", animated=True)
    assert choose_formats(moving, CARD) == (("webp", 80),)
    only_jpeg = Use(name="feed", widths=(800,), formats=("jpeg",))
    assert choose_formats(moving, only_jpeg) == (("jpeg", 80),)


@pytest.mark.parametrize(
    ("changed", "width", "ending"),
    [
        ({}, 4898, ".jpg"),
        ({"width": 900, "height": 600}, 900, ".jpg"),
        ({"alpha": True}, 4898, ".png"),
        ({"animated": True, "width": 300, "height": 200}, 300, ".webp"),
        ({"vector": True, "width": 300, "height": 200}, 300, ".svg"),
    ],
    ids=str,
)
def test_a_download_is_one_file_as_large_as_is_useful(
    changed: dict[str, object], width: int, ending: str
) -> None:
    facts = msgspec.structs.replace(PHOTO, **changed)
    ((derivative),) = plan_download(facts, source="a", digest="ab", slug="a-walk").derivatives
    assert derivative.width == width
    assert derivative.crop is None
    assert derivative.name.endswith(ending)


def test_a_drawing_is_one_file_of_its_own_size() -> None:
    drawing = msgspec.structs.replace(PHOTO, format="svg", vector=True, width=200, height=100)
    rendition = plan(drawing)
    assert rendition.picture.src.endswith(".svg")
    assert (rendition.picture.width, rendition.picture.height) == (200, 100)
    assert rendition.picture.srcset == ""
    assert rendition.picture.sources == ()
    assert len(rendition.derivatives) == 1
