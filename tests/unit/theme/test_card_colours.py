"""Drawn cards wear the theme's colours."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.settings.theme_options import ThemeOptions
from sitegen.errors import ContentError
from sitegen.media.records import CardColours
from sitegen.render.queries.theme import CardColoursOf
from sitegen.render.theme.theme import load_theme
from tests.sites import write_files
from tests.tools.needs import ROOT

ROLES = {
    "ground": "paper",
    "band": "sand-deep",
    "ink": "ink",
    "muted": "ink-muted",
    "accent": "emphasis",
    "night": "night",
    "night_ink": "night-ink",
    "night_muted": "night-muted",
    "field": "program-ground",
    "field_ink": "on-program",
    "glow": "glow",
    "raised": "paper-raised",
    "edge": "rule",
}


def colours(site: Path, theme: str) -> CardColours:
    write_files(site, {"site.yaml": "title: A\n"})
    return CardColoursOf().answer(load_theme(Sources(site, walk_site(site)), theme, ThemeOptions()))


def test_the_base_themes_cards_look_like_its_pages(tmp_path: Path) -> None:
    theme = yaml.safe_load((ROOT / "themes/base/theme.yaml").read_text(encoding="utf-8"))
    light = theme["colours"]["light"]
    named = colours(tmp_path, "base")
    assert {part: getattr(named, part) for part in ROLES} == {
        part: light[role] for part, role in ROLES.items()
    }


def test_a_theme_of_ones_own_names_only_what_differs(tmp_path: Path) -> None:
    settings = 'extends: base\ncard: {ground: "#101010"}\n'
    write_files(tmp_path, {"themes/night/theme.yaml": settings})
    ours, base = colours(tmp_path, "night"), colours(tmp_path, "base")
    assert ours.ground == "#101010"
    assert ours.ink == base.ink


def test_what_is_no_colour_is_a_mistake(tmp_path: Path) -> None:
    write_files(tmp_path, {"themes/night/theme.yaml": "card: {ground: dark}\n"})
    with pytest.raises(ContentError, match=r"theme\.yaml:1: card\.ground: .*a colour such as"):
        colours(tmp_path, "night")
