"""Pages that were measured are known by what they are rendered from, and never taken for others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from msgspec import structs

from sitegen.panels.layout import measuring
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Block, Panel, PanelText
from tests.unit.panels.test_settling import Make, agreed, told


def many(make_panel: Make, **fields: Any) -> list[Panel]:
    """Two stories of a set, the first with other fields."""
    first, second = told(make_panel, 1, 60), told(make_panel, 2, 40, "Doors stay open to us.")
    return [structs.replace(first, **fields), second]


def worded(panel: Panel, **fields: Any) -> tuple[PanelText, ...]:
    """The texts of a panel, the first with other fields."""
    return (structs.replace(panel.texts[0], **fields), *panel.texts[1:])


EDITS: dict[str, Callable[[Panel], dict[str, Any]]] = {
    "nothing": lambda panel: {},
    "text": lambda panel: {"texts": worded(panel, blocks=(Block(text="word " * 110),))},
    "markup": lambda panel: {"texts": worded(panel, blocks=(Block(text="<b>word</b> " * 60),))},
    "quotation": lambda panel: {"texts": worded(panel, quote="We stay. " * 12)},
    "name": lambda panel: {"texts": worded(panel, name="Anastasia-Konstantina " * 3)},
    "role": lambda panel: {"texts": worded(panel, role="who has taught for forty years " * 4)},
    "exhibition": lambda panel: {"texts": worded(panel, exhibition="All our voices " * 12)},
    "venue": lambda panel: {"texts": worded(panel, venue="The Promenade by the lake " * 12)},
    "address": lambda panel: {"address": "https://example.org/" + "a-long-address/" * 12},
    "languages": lambda panel: {"texts": panel.texts[:2]},
}


def over_edits(make_panel: Make, toolkit: Toolkit, folder: Path) -> list[str]:
    """The edits after which a set that is known settles otherwise than one that isn't."""
    other = []
    for number, (name, edit) in enumerate([*EDITS.items(), ("again", EDITS["nothing"])]):
        panels = many(make_panel, **edit(told(make_panel, 1, 60)))
        kept = agreed(panels, toolkit, folder / "kept.json")
        if kept != agreed(panels, toolkit, folder / f"clean-{number}.json"):
            other.append(name)
    return other


def test_a_set_that_is_known_settles_as_a_clean_one_over_edits(
    make_panel: Make, toolkit: Toolkit, tmp_path: Path
) -> None:
    assert over_edits(make_panel, toolkit, tmp_path) == []


@pytest.mark.parametrize("missing", ["panel", "values"])
def test_a_page_that_would_be_taken_for_another_would_be_found(
    missing: str,
    make_panel: Make,
    toolkit: Toolkit,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A bug in the key, planted: the test above sees what it is there for."""
    real = measuring._source

    def blind(panel: Panel, kit: Toolkit, template: str, values: Any, size: float) -> bytes:
        asked = {"panel": panel, "values": values, "size": size}
        known = {"panel": told(make_panel, 1, 60), "values": {}, "size": 0.0}
        asked[missing] = known[missing]
        return real(asked["panel"], kit, template, asked["values"], asked["size"])

    clean = [agreed(many(make_panel, **edit(told(make_panel, 1, 60))), toolkit,
             tmp_path / f"{name}.json") for name, edit in EDITS.items()]  # fmt: skip
    monkeypatch.setattr(measuring, "_source", blind)
    found = [agreed(many(make_panel, **edit(told(make_panel, 1, 60))), toolkit,
             tmp_path / "kept.json") for edit in EDITS.values()]  # fmt: skip
    assert found != clean


def test_a_page_that_is_known_is_not_rendered_either(
    make_panel: Make, toolkit: Toolkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed(many(make_panel), toolkit, tmp_path / "kept.json")
    rendered: list[str] = []
    real = measuring._rendered

    def heard(panel: Panel, *asked: Any) -> str:
        rendered.append(panel.slug)
        return real(panel, *asked)

    monkeypatch.setattr(measuring, "_rendered", heard)
    changed = [told(make_panel, 1, 61), many(make_panel)[1]]
    agreed(changed, toolkit, tmp_path / "kept.json")
    assert rendered
    assert "story-2" not in rendered


def test_a_text_that_is_put_in_as_it_is_is_another_than_the_same_in_words() -> None:
    told_as = [measuring._written(Markup("<b>")), "<b>"]
    assert told_as[0] != told_as[1]
    with pytest.raises(NotImplementedError):
        measuring._written(object())


def test_all_that_a_page_is_rendered_from_is_part_of_what_it_is_known_by(
    make_panel: Make, toolkit: Toolkit
) -> None:
    panel = told(make_panel, 1, 20)
    other = Toolkit(toolkit.theme, toolkit.profile, 200.0, toolkit.cache)
    assert other.colours != toolkit.colours
    sources = {
        measuring._source(panel, toolkit, "story.html", {"unit": 8.5}, 36.0),
        measuring._source(told(make_panel, 1, 21), toolkit, "story.html", {"unit": 8.5}, 36.0),
        measuring._source(panel, other, "story.html", {"unit": 8.5}, 36.0),
        measuring._source(panel, toolkit, "foot.html", {"unit": 8.5}, 36.0),
        measuring._source(panel, toolkit, "story.html", {"unit": 8.6}, 36.0),
        measuring._source(panel, toolkit, "story.html", {"unit": 8.5}, 36.5),
    }
    assert len(sources) == 6
