"""The drawn placeholder: always the same for one person, different between people, safe."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from sitegen.render.helpers.placeholders import (
    DESIGNS,
    PALETTES,
    STRAPS,
    PlaceholderColours,
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


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
