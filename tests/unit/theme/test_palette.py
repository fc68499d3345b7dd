"""Colours chosen by role: contrast as WCAG has it, and each text held against its grounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.settings.theme_options import Colours
from sitegen.render.theme.palette import contrast, faint, style_sheet

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


# Known pairs: the ends of the scale, and the greys on white between which W3C draws the lines of
# 4.5 and 3 (https://www.w3.org/WAI/WCAG22/Techniques/general/G18).
@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#949494", "#ffffff", 3.03),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#FFFFFF", 8.59),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_whichever_is_the_ground(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


def test_a_colour_is_held_against_its_ground_in_both_schemes() -> None:
    colours = Colours(
        light={"paper": "#ffffff", "ink": "#777777"}, dark={"paper": "#000000", "ink": "#333333"}
    )
    found = list(faint(colours, {"ink": {"paper": 4.5, "missing": 4.5}}))
    assert [(each.scheme, round(each.ratio, 2)) for each in found] == [
        ("light", 4.48),
        ("dark", 1.66),
    ]


def test_what_the_dark_does_not_name_is_as_in_the_light() -> None:
    colours = Colours(light={"paper": "#ffffff", "ink": "#000000"}, dark={"paper": "#111111"})
    assert [each.scheme for each in faint(colours, {"ink": {"paper": 4.5}})] == ["dark"]


def test_a_button_overrides_what_the_device_chooses() -> None:
    sheet = style_sheet(Colours(light={"ink": "#000000"}, dark={"ink": "#ffffff"}))
    chosen, asked = sheet.split("@media (prefers-color-scheme: dark)")
    assert "--ink: #000000" in chosen
    assert 'not([data-theme="light"])' in asked
    assert asked.count("--ink: #ffffff") == 2
    assert asked.rstrip().endswith("}")
