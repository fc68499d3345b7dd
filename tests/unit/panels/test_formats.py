"""Formats: names, lengths, sizes, orientation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import UsageError
from sitegen.schema.formats import BUILT_IN, parse_distance, parse_format, parse_length


@pytest.mark.parametrize(
    ("text", "millimetres"),
    [("5mm", 5), ("0.25 in", 6.35), ("1,5cm", 15), ("2m", 2000), ("72pt", 25.4), (" 3 MM ", 3)],
)
def test_a_length_is_read_with_its_unit(text: str, millimetres: float) -> None:
    assert parse_length(text) == pytest.approx(millimetres)


@pytest.mark.parametrize("text", ["", "5", "mm", "5 px", "-5mm", "5mm5", "1e3mm"])
def test_what_is_no_length_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match=r"5mm or 0\.25in"):
        parse_length(text)


@given(st.text())
def test_no_text_breaks_the_reading_of_a_length(text: str) -> None:
    try:
        assert parse_length(text) >= 0
    except UsageError as error:
        assert text in str(error)


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_every_built_in_format_is_found_by_its_name(name: str) -> None:
    assert parse_format(name).name == name


def test_a_roll_up_keeps_its_foot_for_the_cassette() -> None:
    size = parse_format("rollup-850x2000")
    assert (size.width, size.height, size.cassette) == (850, 2000, 200)


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [("600x900mm", 600, 900), ("24 x 36 in", 609.6, 914.4), ("60×90cm", 600, 900)],
)
def test_a_size_of_ones_own_is_a_format(text: str, width: float, height: float) -> None:
    size = parse_format(text)
    assert (size.width, size.height) == pytest.approx((width, height))


def test_a_format_is_turned_as_asked_and_only_then() -> None:
    assert parse_format("a1").landscape is False
    assert parse_format("a1", "landscape").size == "841x594mm"
    assert parse_format("a1", "portrait").size == "594x841mm"
    assert parse_format("900x600mm", "portrait").size == "600x900mm"


def test_a_roll_up_cannot_lie() -> None:
    with pytest.raises(UsageError, match="stands in a cassette"):
        parse_format("roll-up", "landscape")


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="rollup-850x2000, a0, a1"):
        parse_format("a9")


@pytest.mark.parametrize("text", ["10x10mm", "9000x100mm"])
def test_a_size_that_no_press_prints_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="50 mm to 5000 mm"):
        parse_format(text)


def test_a_viewing_distance_is_a_length_that_makes_sense() -> None:
    assert parse_distance("1.5m") == 1.5
    with pytest.raises(UsageError, match=r"0\.2m to 50m"):
        parse_distance("5mm")
