"""QR codes large enough for their distance, and crop marks that stay out of the bleed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import UsageError
from sitegen.media.codes import QUIET_MODULES
from sitegen.panels.layout.marks import crop_marks
from sitegen.panels.pictures.qr import code_side, draw_code
from sitegen.schema.formats import Sheet, parse_format

ADDRESS = "https://www.example.org/ar/stories/2022/a-door/?from=geneva-2022"


@given(st.floats(0.2, 10))
def test_a_code_measures_a_tenth_of_its_distance_and_two_centimetres(distance: float) -> None:
    side = code_side(distance, available=5000)
    assert side >= 20
    assert side >= distance * 1000 / 10 - 1e-9


def test_a_code_that_has_no_room_is_an_error_with_a_way_out() -> None:
    with pytest.raises(UsageError, match="300 mm wide; there are 120 mm: use a larger format"):
        code_side(3, available=120)


def test_a_large_code_corrects_more_errors_than_a_small_one() -> None:
    large = draw_code(ADDRESS, side=150, distance=1, ink="black", ground="white")
    small = draw_code(ADDRESS, side=30, distance=1, ink="black", ground="white")
    assert large.level == "h"
    assert small.level != "h"
    assert small.modules < large.modules


def test_a_code_is_one_vector_path_with_its_quiet_zone() -> None:
    code = draw_code(ADDRESS, side=100, distance=1, ink="black", ground="white")
    starts = [float(x) for x in re.findall(r"M(\d+) ", code.svg)]
    assert code.svg.count("<path") == 1
    assert "<image" not in code.svg
    assert min(starts) == QUIET_MODULES


@given(st.floats(2, 20), st.floats(4, 20))
def test_crop_marks_stand_at_the_trim_and_never_in_the_bleed(bleed: float, slug: float) -> None:
    size, sheet = parse_format("a2"), Sheet(bleed=bleed, slug=slug)
    marks = crop_marks(size, sheet)
    assert len(marks) == 8
    for mark in marks:
        in_columns = mark.left + mark.width <= slug or mark.left >= slug + 2 * bleed + size.width
        in_rows = mark.top + mark.height <= slug or mark.top >= slug + 2 * bleed + size.height
        assert in_columns or in_rows


def test_a_sheet_without_a_slug_has_no_marks() -> None:
    assert crop_marks(parse_format("a2"), Sheet(bleed=3, slug=0)) == ()
