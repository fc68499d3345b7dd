"""What is said of a person: no word broken, no name smaller than what stands under it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sitegen.panels.layout.columns import name_room
from sitegen.panels.layout.foot import measured_frame
from sitegen.panels.layout.frame import NAME_ASIDE
from sitegen.panels.layout.said import LEAD
from sitegen.panels.layout.settling import settle
from sitegen.panels.layout.typography import MM_PER_POINT, WordTooWideError
from sitegen.panels.production.arrangers import arrange
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel
from sitegen.schema.formats import parse_format
from tests.unit.panels.words import ENGLISH

Make = Callable[..., Panel]
SHORT = (Block(text="A short text."),)


def told(make_panel: Make, **given: str) -> Panel:
    """A short story on a sheet on which the name stands beside it."""
    text = replace(ENGLISH, blocks=SHORT, award="", **given)
    return make_panel(format=parse_format("a3"), distance=0.7, texts=(text,))


def room(panel: Panel, toolkit: Toolkit) -> float:
    frame = measured_frame([panel], toolkit)
    assert frame is not None
    assert frame.arrangement == "aside"
    return name_room(frame, panel.kind)


@pytest.mark.parametrize(
    ("given", "by"),
    [
        ({"role": "Physiotherapists, on call"}, 1.0),
        ({"place": "Beit Physiotherapists-on-call"}, 1.0),
        ({"title": "Unconstitutionally"}, LEAD),
        ({"name": "Sarah Goldbergs-O’Connor"}, 1.0),
    ],
)
def test_text_is_as_large_as_the_longest_word_about_a_person_allows(
    given: dict[str, str], by: float, make_panel: Make, toolkit: Toolkit
) -> None:
    panel = told(make_panel, **given)
    arranged = arrange(panel, toolkit)
    plain = arrange(told(make_panel), toolkit)
    assert arranged.values["arrangement"] == plain.values["arrangement"] == "aside"
    longest = max((word for said in given.values() for word in said.split()), key=len)
    width = toolkit.metrics.width(longest) * by * MM_PER_POINT
    assert width * plain.size > room(panel, toolkit), "the word bounds nothing"
    assert width * arranged.size <= room(panel, toolkit)
    assert arranged.values["name_size"] >= arranged.size


def test_a_word_that_no_column_beside_the_text_holds_stands_over_it(
    make_panel: Make, toolkit: Toolkit
) -> None:
    panel = told(make_panel, role="Rechtsschutzversicherungsangestellte")
    assert arrange(panel, toolkit).values["arrangement"] == "rows"


def test_a_word_that_no_line_holds_is_told(make_panel: Make, toolkit: Toolkit) -> None:
    panel = replace(told(make_panel, role="Rechtsschutz" * 4), format=parse_format("150x200mm"))
    with pytest.raises(WordTooWideError, match="RechtsschutzRechtsschutz"):
        arrange(panel, toolkit)


def test_a_name_on_a_panel_of_one_quotation_has_the_whole_line(
    make_panel: Make, toolkit: Toolkit
) -> None:
    frame = measured_frame([told(make_panel)], toolkit)
    assert frame is not None
    assert name_room(frame, "quote") == frame.line
    assert name_room(frame, "story") == frame.line * NAME_ASIDE


def test_a_set_stands_as_its_longest_word_asks(make_panel: Make, toolkit: Toolkit) -> None:
    """A panel with short words alone would stand otherwise, and run over its foot."""
    short, long = told(make_panel), told(make_panel, role="Rechtsschutzversicherungsangestellte")
    settled = settle([short, long], toolkit)
    assert arrange(short, toolkit).values["arrangement"] == "aside"
    assert arrange(short, toolkit, settled).values["arrangement"] == "rows"
    assert arrange(long, toolkit, settled).values["arrangement"] == "rows"
