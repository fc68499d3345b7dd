"""The drawn placeholder: always the same for one person, different between people, safe."""

from __future__ import annotations

import re
from math import hypot, sqrt
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.render.helpers.placeholders import (
    CENTRE,
    DESIGNS,
    HEIGHT,
    PALETTES,
    SIZES,
    STRAPS,
    WIDTH,
    Facet,
    Line,
    PlaceholderColours,
    Point,
    drawn_in,
    facets_of,
    lines_of,
    placeholder_svg,
)

INK = PlaceholderColours(ground="#ffffff", facet="#eeeeee", strap="#111111", initial="#222222")


def test_one_person_always_has_the_same_drawing() -> None:
    assert placeholder_svg("noor", "N") == placeholder_svg("noor", "N")


def test_people_differ() -> None:
    drawings = {placeholder_svg(f"person-{number}", "") for number in range(200)}
    assert len(drawings) > len(DESIGNS) * len(PALETTES) * len(STRAPS) * 0.6


@given(st.text(max_size=30), st.text(alphabet="Aé&<>\"'נنÇ", max_size=1))
def test_every_drawing_is_well_formed_and_hidden_from_screen_readers(
    slug: str, initial: str
) -> None:
    drawing = ElementTree.fromstring(placeholder_svg(slug, initial))
    assert drawing.get("aria-hidden") == "true"
    assert drawing.get("viewBox") == "0 0 400 500"


def test_the_initial_is_shown_as_it_is_written() -> None:
    for letter in ("N", "נ", "ن", "<"):
        text = ElementTree.fromstring(placeholder_svg("noor", letter)).find("text")
        assert text is not None and text.text == letter


def test_without_an_initial_there_is_no_text() -> None:
    assert "<text" not in placeholder_svg("noor", "")


def test_nothing_in_it_needs_a_style_an_id_or_a_script() -> None:
    assert not re.search(r"style=|<style|\bid=|<script|\bon\w+=|href", placeholder_svg("noor", "N"))


def test_the_slug_cannot_be_read_from_it() -> None:
    assert "noor-of-haifa" not in placeholder_svg("noor-of-haifa", "N")


def test_colours_can_be_given() -> None:
    used = set(re.findall(r"#[0-9a-f]{6}", placeholder_svg("noor", "N", INK)))
    assert used == {INK.ground, INK.facet, INK.strap, INK.initial}


def test_the_shape_does_not_depend_on_the_colours() -> None:
    shapes = [re.sub(r"#[0-9a-f]{6}", "", placeholder_svg("noor", "N", c)) for c in (None, INK)]
    assert shapes[0] == shapes[1]


def test_initials_can_be_read_on_their_ground() -> None:
    for palette in PALETTES:
        assert contrast(palette.initial, palette.ground) >= 4.5


def test_a_drawing_is_light() -> None:
    assert max(len(placeholder_svg(f"person-{number}", "N")) for number in range(100)) < 12_000


@pytest.fixture(params=[(design, size) for design in DESIGNS for size in SIZES])
def drawn(request: pytest.FixtureRequest) -> tuple[list[Line], list[Facet]]:
    """The lines of a design in one of its sizes, and the facets between them."""
    (turn, distances), size = request.param
    lines = lines_of([each * size for each in distances], turn)
    return lines, facets_of(lines)


def test_facets_cover_the_sheet_and_straps_are_equally_wide(
    drawn: tuple[list[Line], list[Facet]],
) -> None:
    lines, facets = drawn
    out = max(STRAPS)
    assert sum(map(area, facets)) == pytest.approx((WIDTH + 2 * out) * (HEIGHT + 2 * out))
    for strap in STRAPS:
        for facet in facets:
            inset = drawn_in(facet, strap / 2)
            for x, y in inset:
                assert all(abs(x * a + y * b - c) > strap / 2 - 1e-3 for a, b, c in lines)
            # Mitred: each corner of an inset facet is where two sides have moved in equally.
            assert len(inset) <= len(facet)


def test_no_splinter_lies_between_straps(drawn: tuple[list[Line], list[Facet]]) -> None:
    for facet in drawn[1]:
        if all(12 < x < WIDTH - 12 and 12 < y < HEIGHT - 12 for x, y in facet):
            inset = drawn_in(facet, max(STRAPS) / 2)
            assert area(inset) > 20, facet


def test_a_drawing_is_the_same_in_eight_directions(drawn: tuple[list[Line], list[Facet]]) -> None:
    near = [middle(f) for f in drawn[1] if all(hypot(*from_centre(p)) < WIDTH / 2 for p in f)]
    turned = []
    for x, y in map(from_centre, near):
        turned.append((CENTRE[0] + (x - y) * sqrt(0.5), CENTRE[1] + (x + y) * sqrt(0.5)))
    for x, y in turned:
        assert min(hypot(x - u, y - v) for u, v in near) < 1e-3


def area(facet: Facet) -> float:
    """The area of a polygon (shoelace formula)."""
    ends = zip(facet, (*facet[1:], facet[0]), strict=True) if facet else ()
    return abs(sum(x * v - u * y for (x, y), (u, v) in ends)) / 2


def middle(facet: Facet) -> Point:
    """The mean of a polygon's corners."""
    return sum(x for x, _ in facet) / len(facet), sum(y for _, y in facet) / len(facet)


def from_centre(point: Point) -> Point:
    """Where a point is as seen from the drawing's centre."""
    return point[0] - CENTRE[0], point[1] - CENTRE[1]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
