"""Logos that can't be seen on their ground are told with the file and the way out."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from sitegen.errors import MediaError
from sitegen.panels.pictures.intents import load_profile
from sitegen.panels.pictures.logos import read_logo
from sitegen.panels.pictures.visible import sight_of, told_of
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.production.drawing import draw
from sitegen.panels.production.making import Task, make
from sitegen.panels.theme.theme import PanelTheme
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Logo, Panel
from tests.unit.panels.words import ENGLISH

DARK = "#1D2B2A"
CIRCLE = '<circle fill="{}" cx="50" cy="50" r="45"/>'
NAME = '<path fill="{}" d="M120 30H280V70H120Z"/>'


def drawing(*shapes: str) -> bytes:
    inside = "".join(shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">{inside}</svg>'.encode()


def pixels(paint: str, ground: str | tuple[int, ...] = (0, 0, 0, 0), kind: str = "PNG") -> bytes:
    picture = Image.new("RGBA", (600, 200), ground)
    ImageDraw.Draw(picture).ellipse((20, 20, 400, 180), fill=paint)
    output = io.BytesIO()
    picture.convert("RGB" if kind == "JPEG" else "RGBA").save(output, kind)
    return output.getvalue()


LOST = {
    "white": drawing(CIRCLE.format("#fff"), NAME.format("#fff")),
    "very light": drawing(NAME.format("#e8e8e8")),
    "as the ground": drawing(NAME.format("#FAF6EE")),
    "white that shines through": drawing('<path fill="#fff" opacity=".5" d="M0 0H300V100Z"/>'),
    "black that nearly doesn't": drawing('<path opacity=".3" fill="#ddd" d="M0 0H300V100Z"/>'),
    "white pixels": pixels("white"),
    "white pixels in gold as faint": pixels("#fffdf0"),
    "a white picture": pixels("#fcfcfc", "white", "JPEG"),
}
SEEN = {
    "dark": drawing(NAME.format("#1F5B66")),
    "middle grey": drawing(NAME.format("#b0b0b0")),
    "yellow": drawing(NAME.format("#ffdd00")),
    "white in a dark shape": drawing(CIRCLE.format("#1F5B66"), '<circle cx="50" cy="50" r="30"'
    ' fill="#fff"/>'),
    "white letters on a dark ground": pixels("white", "#102030"),
    "dark letters on white": pixels("#102030", "white", "JPEG"),
    "dark pixels": pixels("#102030"),
    "thin lines": drawing('<path fill="none" stroke="#333" stroke-width="1" d="M0 50H300"/>'),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(LOST))
def test_what_has_the_light_of_its_ground_is_lost(kind: str) -> None:
    sight = sight_of(LOST[kind], "a.svg" if LOST[kind].startswith(b"<svg") else "a.png")
    assert sight.is_lost
    assert sight.contrast < 1.5


@pytest.mark.parametrize("kind", sorted(SEEN))
def test_what_stands_out_is_seen(kind: str) -> None:
    sight = sight_of(SEEN[kind], "a.svg" if SEEN[kind].startswith(b"<svg") else "a.png")
    assert (sight.is_lost, sight.lacks_parts) == (False, False)
    assert told_of(sight, Logo(name="City")) == ""


def test_dark_on_dark_is_lost_and_the_light_version_is_asked_for() -> None:
    data = drawing(NAME.format("#222"))
    sight = sight_of(data, "city.svg", ground=DARK)
    assert sight.is_lost
    told = told_of(sight, Logo(name="City", file="city.svg"), ground=DARK)
    assert told.startswith("city.svg is nearly as dark as the panel's ground")
    assert told.endswith("ask City for the light version of its logo")
    assert not sight_of(data, "city.svg").is_lost


def closing(make_panel: Callable[..., Panel], *logos: Logo) -> Panel:
    return make_panel(
        kind="closing", slug="closing", texts=(ENGLISH,), photo=None, story="", logos=logos
    )


def test_a_panel_names_all_its_logos_that_nobody_would_see(
    toolkit: Toolkit, make_panel: Callable[..., Panel]
) -> None:
    files = {"white.svg": LOST["white"], "white.png": LOST["white pixels"]}
    panel = closing(
        make_panel,
        *(read_logo(f"Host {name}", data, name) for name, data in files.items()),
        read_logo("City", SEEN["dark"], "city.svg"),
    )
    with pytest.raises(MediaError) as caught:
        draw(panel, arrange(panel, toolkit), toolkit, lambda photo: files[photo.path])
    assert str(caught.value) == "; ".join(
        f"{name} is nearly as light as the panel's ground (1.1 : 1) and can't be seen: ask Host"
        f" {name} for the dark version of its logo"
        for name in files
    )


def test_a_white_name_beside_a_coloured_sign_is_told_and_prevents_nothing(
    theme: PanelTheme, make_panel: Callable[..., Panel], tmp_path: Path
) -> None:
    data = drawing(CIRCLE.format("#1F5B66"), NAME.format("#fff"))
    task = Task(
        panel=closing(make_panel, read_logo("City", data, "city.svg")),
        theme=theme,
        profile=load_profile("iso-coated-v2-300"),
        site=str(tmp_path),
        cache=str(tmp_path / "cache"),
    )
    result = make(task)
    assert (result.problem, sorted(result.files)) == ("", [".pdf", "_preview.png", "_proof.pdf"])
    (told,) = (each for each in result.warnings if "city.svg" in each)
    assert told.startswith("city.svg has parts (51% of it) that are nearly as light")
