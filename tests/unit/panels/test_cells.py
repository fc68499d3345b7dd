"""The size of several people's words is right for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from sitegen.panels.layout import cells
from sitegen.panels.layout.typography import TypeRange
from sitegen.panels.values import PanelText, Person

PEOPLE = tuple(
    Person(slug=f"person-{number}", texts=(PanelText(lang="en", name="x" * number),))
    for number in range(1, 7)
)
ROOM = 30.0


class CrowdedFitting:
    """A layout in which the longest text needs more room as soon as everybody is on the sheet."""

    def __init__(self, panel: Any, toolkit: Any, template: str, values: Any) -> None:
        self.values = values

    def ends(self, size: float) -> dict[str, float]:
        people: Sequence[Person] = self.values(size)["people"]
        ends = {}
        for person in people:
            crowded = len(people) == len(PEOPLE) and person is PEOPLE[-1]
            ends[f"begin-{person.slug}"] = 0.0
            ends[f"end-{person.slug}"] = size * (2 if crowded else 1)
        return ends


def test_a_text_that_is_too_long_only_beside_all_others_makes_all_smaller(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cells, "Fitting", CrowdedFitting)
    panel: Any = SimpleNamespace(people=PEOPLE)
    size = cells.fit_cells(
        panel,
        SimpleNamespace(),  # type: ignore[arg-type]
        "",
        lambda size, people: {"people": people},
        ROOM,
        TypeRange(smallest=10, largest=30),
    )
    assert size == ROOM / 2
