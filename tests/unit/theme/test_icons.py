"""A theme's icons are those of its own mark, and its colours those of its own pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.settings.theme_options import ThemeOptions
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError
from sitegen.render.queries.theme import BrowserColoursOf
from sitegen.render.theme.icons import icons_of
from sitegen.render.theme.theme import Theme, load_theme
from tests.sites import Files, write_files
from tests.unit.media.zoo import encoded

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h6v6"/></svg>'
MARK = encoded(Image.new("RGBA", (600, 600), (200, 0, 0, 255)), "PNG")


def theme(site: Path, files: Files | None = None, wished: ThemeOptions | None = None) -> Theme:
    """Give a theme of a site's own, which extends the base theme."""
    write_files(site, {"site.yaml": "title: A\n", "themes/ours/theme.yaml": "extends: base\n"})
    write_files(site, files or {})
    return load_theme(Sources(site, walk_site(site)), "ours", wished or ThemeOptions())


def names(found: Theme, store: Path) -> list[str]:
    return [icon.name for icon in icons_of(found, ObjectStore(store))]


def test_a_theme_has_the_icons_of_its_parent(tmp_path: Path) -> None:
    assert "favicon.ico" in names(theme(tmp_path / "site"), tmp_path)


def test_a_drawing_of_ones_own_without_a_mark_has_no_icons_of_somebody_else(tmp_path: Path) -> None:
    ours = theme(tmp_path / "site", {"themes/ours/assets/favicon.svg": DRAWING})
    assert names(ours, tmp_path) == []


def test_a_mark_of_ones_own_gives_ones_own_icons(tmp_path: Path) -> None:
    files = {"themes/ours/assets/favicon.svg": DRAWING, "themes/ours/assets/mark.png": MARK}
    store = ObjectStore(tmp_path)
    ours = icons_of(theme(tmp_path / "site", files), store)
    assert ours
    assert ours != icons_of(theme(tmp_path / "other"), store)


def test_a_sign_that_the_settings_name_has_the_icons_of_no_theme(tmp_path: Path) -> None:
    files: Files = {"themes/a/sign.svg": DRAWING, "themes/a/sign.png": MARK}
    drawn = ThemeOptions(favicon="themes/a/sign.svg")
    assert names(theme(tmp_path / "one", files, drawn), tmp_path) == []
    both = ThemeOptions(favicon="themes/a/sign.svg", icon="themes/a/sign.png")
    assert "favicon.ico" in names(theme(tmp_path / "two", files, both), tmp_path)


def test_icons_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = theme(tmp_path / "site")
    first = icons_of(found, ObjectStore(tmp_path))
    monkeypatch.setattr("sitegen.media.icons.draw_icons", None)
    assert icons_of(found, ObjectStore(tmp_path)) == first


def test_a_mark_that_cannot_be_used_is_told_with_its_place(tmp_path: Path) -> None:
    small = encoded(Image.new("RGBA", (64, 64), "red"), "PNG")
    ours = theme(tmp_path / "site", {"themes/ours/assets/mark.png": small})
    with pytest.raises(ContentError, match=r"themes/ours/assets/mark\.png.*: 64 × 64 px found"):
        names(ours, tmp_path)


def test_browsers_paint_what_the_pages_stand_on(tmp_path: Path) -> None:
    ours = theme(tmp_path)
    papers = re.findall(r"--paper: (#\w{6});", ours.text("assets/css/palette.css") or "")
    found = BrowserColoursOf().answer(ours)
    assert {found.light, found.dark} == set(papers)
    assert papers[0] == found.light


def test_a_theme_names_the_colour_that_differs(tmp_path: Path) -> None:
    settings = 'extends: base\nbrowser: {dark: "#000000"}\n'
    found = BrowserColoursOf().answer(theme(tmp_path, {"themes/ours/theme.yaml": settings}))
    assert (found.light, found.dark) == ("#faf6ee", "#000000")
