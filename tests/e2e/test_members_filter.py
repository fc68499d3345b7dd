"""The list of members is narrowed by the rules of the search: any spelling, any prefix."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.e2e.visits import visit

pytestmark = pytest.mark.browser

SHOWN = """
(typed) => {
  const input = document.querySelector("[data-filter-form] [name=text]");
  input.value = typed;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  return [...document.querySelectorAll("[data-filter-items] [data-kind]:not([hidden]) strong")]
    .map((each) => each.textContent.trim());
}
"""


@pytest.mark.parametrize(
    ("lang", "spellings"),
    [
        ("ar", ("مؤسسة", "مؤسسه", "موسسة", "والمؤسسة", "للمؤسسة")),
        ("ar", ("سلام", "السلام", "للسلام", "وبالسلام", "سَلام")),
        ("ar", ("مبادرات إبراهيم", "ابراهيم مبادرات", "لمبادرات ابراهيم")),
        ("he", ("הקרן", "קרן", "לקרן", "שבקרן")),
        ("he", ("איתך־מעכי", "איתך מעכי", "לאיתך־מעכי")),
        ("en", ("böll", "BOLL", "Boll")),
    ],
)
def test_every_spelling_leaves_the_same_organizations(
    browser: Browser, host: str, lang: str, spellings: tuple[str, ...]
) -> None:
    with visit(browser, host) as guest:
        guest.open("/members/" if lang == "en" else f"/{lang}/members/")
        everybody = guest.page.evaluate(SHOWN, "")
        found = [guest.page.evaluate(SHOWN, typed) for typed in spellings]
        assert guest.complaints == []
    assert 0 < len(found[0]) < len(everybody)
    assert all(each == found[0] for each in found)
