"""Partners' logos: what can be printed as it is, and what is refused in one clear line."""

from __future__ import annotations

import pytest

from sitegen.errors import MediaError
from sitegen.panels.pictures.logos import read_logo

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
MARK = f'{HEAD}<path fill="#a03f28" d="M0 0H300V100Z"/></svg>'


def test_flat_shapes_are_taken_with_their_name_and_proportions() -> None:
    logo = read_logo("City of Geneva", MARK.encode(), "city.svg")
    assert (logo.name, logo.ratio) == ("City of Geneva", 3.0)
    assert 'fill="#a03f28"' in logo.svg


def test_short_colours_are_written_out_and_what_has_none_is_drawn_in_ink() -> None:
    drawn = read_logo("City", f'{HEAD}<path fill="#abc" d="M0 0H9Z"/></svg>'.encode(), "city.svg")
    assert 'fill="#aabbcc"' in drawn.svg
    assert drawn.svg.startswith('<svg fill="#1D2B2A" ')


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<text>Geneva</text>", "letters as outlines"),
        ('<path fill="red" d="M0 0H9Z"/>', "the colour “red” must be written as #rrggbb"),
        ('<path style="fill:rgb(1,2,3)" d="M0 0H9Z"/>', "must be written as #rrggbb"),
        ('<linearGradient id="a"/><path fill="url(#a)" d="M0 0H9Z"/>', "gradient"),
    ],
)
def test_what_would_print_wrong_is_refused(inside: str, told: str) -> None:
    with pytest.raises(MediaError, match=told):
        read_logo("City", f"{HEAD}{inside}</svg>".encode(), "city.svg")


def test_a_photo_is_no_logo_for_print(photo_data: bytes) -> None:
    with pytest.raises(MediaError, match="must be an SVG drawing; ask City of Geneva for one"):
        read_logo("City of Geneva", photo_data, "city.jpg")


def test_scripts_and_links_are_gone() -> None:
    hostile = f'{HEAD}<script>alert(1)</script><path onclick="x()" d="M0 0H9Z"/></svg>'
    drawn = read_logo("City", hostile.encode(), "city.svg")
    assert "script" not in drawn.svg
    assert "onclick" not in drawn.svg
