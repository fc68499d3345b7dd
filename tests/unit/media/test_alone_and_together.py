"""A file's bytes follow from its source and its own plan, whatever else is made with it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from sitegen.errors import MediaError
from sitegen.media.facts import image_facts
from sitegen.media.make import make_derivatives
from sitegen.media.picture import Derivative, Focus, Use, plan_download, plan_picture
from sitegen.media.pictures import decode, ladder
from sitegen.media.pictures.ladder import way_to
from tests.unit.media.zoo import encoded, scene, see_through

Made = dict[str, bytes]

USES = (
    Use(name="figure", widths=(320, 480, 800, 1600), formats=("jpeg",)),
    Use(name="card", widths=(200, 400), ratio=(3, 2), formats=("webp", "jpeg")),
    Use(name="portrait", widths=(240,), ratio=(4, 5), formats=("avif", "jpeg")),
)


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return encoded(scene((900, 1350)), "JPEG", exif=exif, quality=90)


def printed() -> bytes:
    grey = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return encoded(scene((800, 533)).convert("CMYK"), "JPEG", quality=90, icc_profile=grey)


def moving() -> bytes:
    frames = [scene((610, 407)).rotate(angle) for angle in (0, 90, 180)]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=200)


SOURCES: dict[str, Callable[[], bytes]] = {
    "photo": lambda: encoded(scene((2410, 1607)), "JPEG", quality=90),
    "small photo": lambda: encoded(scene((900, 600)), "JPEG", quality=90),
    "progressive": lambda: encoded(scene((1210, 807)), "JPEG", progressive=True),
    "turned": turned,
    "printed": printed,
    "PNG": lambda: encoded(scene((1210, 807)), "PNG"),
    "transparent": lambda: encoded(see_through(scene((610, 400))), "PNG"),
    "palette": lambda: encoded(scene((610, 400)).quantize(64), "PNG"),
    "WebP": lambda: encoded(scene((1210, 807)), "WEBP", quality=90),
    "moving": moving,
}


def plan(data: bytes, uses: Sequence[Use] = USES) -> list[Derivative]:
    """Give all files that some places of a theme, and a download, want of a picture."""
    facts = image_facts(data, name="a")
    options = {"source": "a", "digest": "", "slug": "a"}
    several = [plan_picture(facts, use=use, focus=Focus(x=30, y=40), **options) for use in uses]
    wanted = [*several, plan_download(facts, credit="Someone", **options)]
    return list({item.name: item for each in wanted for item in each.derivatives}.values())


def make(data: bytes, wanted: Sequence[Derivative]) -> Made:
    return {derivative.name: made for derivative, made in make_derivatives(data, wanted)}


def differing(data: bytes, together: Made, wanted: Sequence[Derivative]) -> list[str]:
    """Name the files that are others where only some are made."""
    found = make(data, wanted)
    assert found.keys() == {item.name for item in wanted}
    return [name for name, made in found.items() if made != together[name]]


@pytest.mark.parametrize("form", sorted(SOURCES))
def test_every_file_is_the_same_alone_and_with_any_others(form: str) -> None:
    data = SOURCES[form]()
    wanted = plan(data)
    together = make(data, wanted)
    assert len(together) == len(wanted) > 5
    for derivative in wanted:
        assert differing(data, together, [derivative]) == []
    source = Random(form)
    some = source.sample(wanted, len(wanted) // 2)
    for several in (some, [item for item in wanted if item not in some]):
        assert differing(data, together, several) == []


def test_the_order_in_which_they_are_wanted_makes_no_difference() -> None:
    data = SOURCES["small photo"]()
    wanted = [item for item in plan(data, USES[:1]) if item.format == "jpeg"]
    together = make(data, wanted)
    for order in permutations(wanted[-3:]):
        assert differing(data, together, order) == []


def test_a_file_that_is_made_from_what_else_is_wanted_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The comparison itself: with rungs that are the wanted widths it must see a difference."""
    data = SOURCES["small photo"]()
    wanted = [item for item in plan(data, USES[:1]) if item.format == "jpeg"]
    monkeypatch.setattr(ladder, "_RUNGS", tuple(sorted((w.width for w in wanted), reverse=True)))
    together = make(data, wanted)
    monkeypatch.setattr(ladder, "_RUNGS", ())
    assert any(differing(data, together, [derivative]) for derivative in wanted)


def test_a_file_is_refused_for_its_own_sake_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes little memory is made, though a larger file of the same photo is refused."""
    data = encoded(scene((3400, 2268)), "JPEG", quality=90)
    small, *_, large = sorted(plan(data), key=lambda item: item.width)
    monkeypatch.setattr(decode, "MEMORY", 60_000_000)
    assert make(data, [small])
    for wanted in ([large], [small, large], [large, small]):
        with pytest.raises(MediaError, match="3400 × 2268 pixels in this form need"):
            make(data, wanted)


def test_what_is_encoded_first_leaves_the_others_as_they_are() -> None:
    """One encoder blackens what transparency hides: no other may see it in its pixels."""
    picture = see_through(scene((700, 500)))
    data = encoded(picture, "PNG")
    jpeg, *others = (
        Derivative(
            source="a",
            digest="",
            name=kind,
            format=kind,
            width=700,
            height=500,
            crop=None,
            quality=90,
        )
        for kind in ("jpeg", "png", "webp", "avif")
    )
    together = make(data, [*others, jpeg])
    assert differing(data, together, [jpeg]) == []
    assert Image.open(io.BytesIO(together["jpeg"])).size == (700, 500)


SIDES = st.integers(1, 9000)


@given(SIDES, SIDES, st.integers(1, 2000), st.integers(1, 2000))
def test_a_way_leads_down_to_what_is_wanted(
    across: int, down: int, width: int, height: int
) -> None:
    whole, size = (across, down), (min(width, across), min(height, down))
    way = way_to(size, whole)
    assert way[-1] == size
    for before, after in zip((whole, *way), way, strict=False):
        assert before[0] >= after[0]
        assert before[1] + 1 >= after[1]
    for step in range(1, len(way)):
        assert way_to(way[step - 1], whole) == way[:step], "a rung is the same on every way"


def test_the_way_of_a_common_photo_is_short() -> None:
    assert way_to((400, 267), (6000, 4000)) == ((1600, 1067), (800, 533), (400, 267))
    assert way_to((1200, 800), (6000, 4000)) == ((1600, 1067), (1200, 800))
    assert way_to((1480, 987), (6000, 4000)) == ((1480, 987),)
    assert way_to((320, 213), (640, 427)) == ((400, 267), (320, 213))
    assert way_to((300, 200), (500, 333)) == ((300, 200),)


def test_a_very_tall_picture_has_no_rung_that_fills_the_memory() -> None:
    assert way_to((320, 3200), (3000, 30_000)) == ((400, 4000), (320, 3200))
