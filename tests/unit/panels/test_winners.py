"""Winners on every format: under each other, side by side, or with their languages side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import structs

from sitegen.panels.layout.arrangement import Arrangement
from sitegen.panels.layout.typography import TextTooLongError
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, PanelText, Person
from sitegen.schema.formats import Orientation, parse_format
from tests.unit.panels.words import ARABIC, ENGLISH, HEBREW

Make = Callable[..., Panel]
THREE = (ENGLISH, HEBREW, ARABIC)


def arranged(
    make_panel: Make,
    toolkit: Toolkit,
    size: str,
    orientation: Orientation = "",
    texts: tuple[PanelText, ...] = THREE,
    people: int = 3,
) -> Arrangement:
    """Winners on a panel that is read from a metre."""
    told = tuple(structs.replace(text, award="winner") for text in texts)
    slugs = ("one", "two", "three")[:people]
    headed = tuple(structs.replace(text, title="W" * 11) for text in texts)
    panel = make_panel(
        kind="winners",
        format=parse_format(size, orientation),
        distance=1.0,
        texts=headed,
        people=tuple(Person(slug=slug, texts=told) for slug in slugs),
        photo=None,
    )
    return arrange(panel, toolkit)


@pytest.mark.parametrize("first", THREE, ids=["en", "he", "ar"])
def test_three_languages_stand_side_by_side_on_a_wide_panel(
    make_panel: Make, toolkit: Toolkit, first: PanelText
) -> None:
    texts = (first, *(text for text in THREE if text is not first))
    found = arranged(make_panel, toolkit, "a1", "landscape", texts)
    assert found.values["side_by_side"]
    assert found.size >= 24
    tops = [slot["portrait"].top for slot in found.values["people"]]
    assert tops == sorted(set(tops)), "one under the other"


def test_one_language_needs_no_columns(make_panel: Make, toolkit: Toolkit) -> None:
    found = arranged(make_panel, toolkit, "a1", "landscape", (ENGLISH,))
    assert not found.values["side_by_side"]
    assert len({slot["portrait"].top for slot in found.values["people"]}) == 1


def test_a_roll_up_has_its_languages_under_each_other(make_panel: Make, toolkit: Toolkit) -> None:
    assert not arranged(make_panel, toolkit, "rollup-850x2000").values["side_by_side"]


def test_a_single_one_has_its_languages_side_by_side_where_they_are_too_much_under_each_other(
    make_panel: Make, toolkit: Toolkit
) -> None:
    """An A4 upright held what one lying was too small for."""
    found = arranged(make_panel, toolkit, "420x297mm", "", (ENGLISH, HEBREW), people=1)
    assert found.values["side_by_side"]
    (one,) = found.values["people"]
    assert one["words"].left >= one["portrait"].left + one["portrait"].width


def test_what_is_too_narrow_for_columns_is_told_as_too_long(
    make_panel: Make, toolkit: Toolkit
) -> None:
    with pytest.raises(TextTooLongError, match=r"one: \d+ lines too long"):
        arranged(make_panel, toolkit, "a3")


def test_two_on_a_wide_panel_have_their_words_beside_larger_faces(
    make_panel: Make, toolkit: Toolkit
) -> None:
    """Under their faces, words left three quarters of the panel empty."""
    for size in ("a1", "1500x1000mm"):
        found = arranged(make_panel, toolkit, size, "landscape", (ENGLISH, HEBREW), people=2)
        first, second = found.values["people"]
        assert first["portrait"].top == second["portrait"].top
        assert first["words"].top == first["portrait"].top
        assert first["portrait"].height > found.values["base"].top * 0.4
