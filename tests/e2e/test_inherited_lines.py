"""Lines that a translation leaves to the original stand at the edge where its own would stand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.tools.needs import ROOT

pytestmark = pytest.mark.browser

STYLES = (ROOT / "themes/base/assets/css/scripts.css").read_text(encoding="utf-8")
PLACES = [
    '<p class="standfirst" {}>Ab</p>',
    '<p class="teaser-summary" {}>Ab</p>',
    '<ol class="pillars"><li><p {}>Ab</p></li></ol>',
]
EDGE = """() => {
    const line = document.querySelector("p"), words = document.createRange();
    words.selectNodeContents(line);
    const box = line.getBoundingClientRect(), ink = words.getBoundingClientRect();
    return Math.abs(box.right - ink.right) < 1 ? "right" : "left";
}"""


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("page", "line", "edge"),
    [
        ("rtl", 'lang="en" dir="ltr"', "right"),
        ("rtl", 'lang="he" dir="rtl"', "right"),
        ("rtl", "", "right"),
        ("ltr", 'lang="he" dir="rtl"', "left"),
        ("ltr", "", "left"),
    ],
)
def test_a_line_stands_at_the_edge_of_its_page(
    browser: Browser, place: str, page: str, line: str, edge: str
) -> None:
    tab = browser.new_page()
    tab.set_content(f'<html dir="{page}"><style>{STYLES}</style>{place.format(line)}</html>')
    assert tab.evaluate(EDGE) == edge
    tab.close()
