"""The worked example of docs/theming.md: another identity, without a copy of the theme."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from tests.conftest import MakeOnce
from tests.e2e.visits import Scheme, visit
from tests.tools.browser import accessibility_violations
from tests.tools.host import serve
from tests.tools.needs import ROOT

pytestmark = pytest.mark.browser

EXAMPLE = ROOT / "docs/examples/second-identity"
REPORT = "/news/2026/model-ships/"
LOOKED_AT: dict[Scheme, tuple[str, ...]] = {"light": ("/", REPORT), "dark": ("/ar/",)}
ACTION = """() => getComputedStyle(document.documentElement).getPropertyValue("--action")"""


def build_example(folder: Path) -> None:
    """Build a copy of the example."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    build(BuildOptions(site=folder, output=folder / "output", strict=True))


@pytest.fixture(scope="module")
def example(make_once: MakeOnce) -> Path:
    """The output folder of the example."""
    return make_once("second-identity", build_example) / "output"


@pytest.fixture(scope="module")
def museum(example: Path) -> Iterator[str]:
    """The address of the example, served."""
    with serve(example) as address:
        yield address


def chosen() -> dict[str, Any]:
    """Give the example's theme options."""
    options: dict[str, Any] = yaml.safe_load((EXAMPLE / "site.yaml").read_text("utf-8"))
    found: dict[str, Any] = options["theme_options"]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_wear_the_chosen_colours_with_enough_contrast(
    browser: Browser, museum: str, scheme: Scheme
) -> None:
    with visit(browser, museum, scheme) as guest:
        for address in LOOKED_AT[scheme]:
            guest.open(address)
            assert guest.page.evaluate(ACTION) == chosen()["colours"][scheme]["action"]
            guest.complaints += accessibility_violations(guest.page)
        assert guest.complaints == []


def test_headings_are_set_in_the_chosen_letters(browser: Browser, museum: str) -> None:
    with visit(browser, museum) as guest:
        guest.open("/")
        families = guest.page.locator("h1").evaluate("each => getComputedStyle(each).fontFamily")
    assert families.startswith('Georgia, "Noto Serif", Rubik')


def test_home_has_the_chosen_parts_in_their_order(example: Path) -> None:
    home = (example / "index.html").read_text("utf-8")
    parts = re.findall(r'<section class="?[^">]*\b(home-(?!lead-)[a-z]+)', home)
    assert parts == [f"home-{part}" for part in chosen()["home_sections"]]
    assert "home-lead-news" not in home


def test_the_footer_has_the_chosen_columns(example: Path) -> None:
    footer = (example / "index.html").read_text("utf-8").partition("<footer")[2]
    assert re.findall(r"<h2>([^<]+)", footer) == ["Take part", "Who we are"]


def test_the_sign_of_the_site_stands_on_its_pages_and_in_tabs(example: Path) -> None:
    home = (example / "index.html").read_text("utf-8")
    drawing = (EXAMPLE / "themes/harbour/mark.svg").read_text("utf-8")
    path = re.search(r'd="([^"]+)"', drawing)
    assert path
    assert path[1] in home
    icon = re.search(r"assets/favicon-[0-9a-f]+\.svg", home)
    assert icon
    assert "#8a1c4a" in (example / icon[0]).read_text("utf-8")


def test_a_field_that_the_theme_does_not_know_stands_beside_the_text(example: Path) -> None:
    told = (example / REPORT.strip("/") / "index.html").read_text("utf-8")
    assert re.search(r"<dt>Lent by</dt>\s*<dd>.*Example Collection of Models", told)
    translated = (example / "ar" / REPORT.strip("/") / "index.html").read_text("utf-8")
    assert "<dt>إعارة من</dt>" in translated
    assert "Lent by" not in (example / "news/2026/new-lamp/index.html").read_text("utf-8")


def test_a_block_adds_a_line_and_a_catalog_its_words(example: Path) -> None:
    event = (example / "events/evening-of-maps/index.html").read_text("utf-8")
    assert "Admission is free, as in every example." in event
    assert "Come in" in (example / "index.html").read_text("utf-8")
