"""One grid on every kind of page: its edge, its scale of headings, and both of its halves used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.pages import KINDS, pages_by_kind

pytestmark = pytest.mark.browser

WIDTHS = (1440, 768, 390)
HEIGHT = 900

# What begins a line of its own on a page, head and foot included. What stands in the other half of
# the grid, in a column of a list or on a card begins where its column does.
MEASURE = """() => {
    const root = document.documentElement, rtl = root.dir === "rtl";
    const shown = each => each.getClientRects().length > 0;
    const edge = each => {
        const box = each.getBoundingClientRect();
        return Math.round(rtl ? root.clientWidth - box.right : box.left);
    };
    const begin = [
        ".site-header .brand", ".site-footer .brand", ".crumbs ol", "main h1",
        ".page-head .standfirst", "main .prose", "main .note", "main .transcript",
        "main .band-head", "main .pager",
    ].flatMap(selector => Array.from(document.querySelectorAll(selector), each => [selector, each]))
        .filter(([, each]) => shown(each) && !each.closest(".split-side, .columns > *"));
    const headings = Array.from(document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)"))
        .filter(each => shown(each) && each.textContent.trim());
    const size = each => Math.round(parseFloat(getComputedStyle(each).fontSize) * 100) / 100;
    const probe = document.body.appendChild(document.createElement("p"));
    const scale = ["small", "0", "1", "2", "3", "4", "5"].map(step => {
        probe.style.fontSize = `var(--step-${step})`;
        return size(probe);
    });
    probe.style.fontSize = "1rem";
    scale.push(size(probe));
    probe.remove();
    const middle = root.clientWidth / 2, part = root.clientWidth / 36;
    const drawn = each => {
        if (each.matches("img, svg, input")) return each.getBoundingClientRect();
        const words = document.createRange();
        words.selectNodeContents(each);
        return words.getBoundingClientRect();
    };
    const beside = Array.from(document.querySelectorAll("main *")).filter(each => {
        if (each.firstElementChild && !each.matches("svg")) return false;
        const box = drawn(each), far = rtl ? box.left < middle - part : box.right > middle + part;
        return far && box.width && box.height && box.top < innerHeight;
    });
    const far = each => {
        const box = each.getBoundingClientRect();
        return Math.round(rtl ? box.left : box.right);
    };
    const few = Array.from(document.querySelectorAll("main .columns")).filter(each =>
        each.children.length <= 3 && far(each) !== far(each.lastElementChild));
    return {
        edges: begin.map(([selector, each]) => [selector, edge(each)]),
        largest: Math.max(...headings.map(size)),
        first: size(document.querySelector("main h1")),
        odd: headings.filter(each => !scale.includes(size(each))).map(each => each.outerHTML),
        beside: beside.length,
        unfilled: few.length,
        wide: root.scrollWidth - root.clientWidth,
    };
}"""
HEIGHT_OF_PAGE = "() => document.documentElement.scrollHeight"
SCROLL = "at => scrollTo({top: at, behavior: 'instant'})"


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page that all tests here share; pictures keep their places without being fetched."""
    context = browser.new_context(viewport={"width": 1440, "height": HEIGHT})
    page = context.new_page()
    page.route("**/*.{avif,webp,jpg,png}", lambda route: route.abort())
    yield page
    context.close()


def measured(reader: Page, width: int) -> dict[str, Any]:
    reader.set_viewport_size({"width": width, "height": HEIGHT})
    found: dict[str, Any] = reader.evaluate(MEASURE)
    return found


@pytest.mark.parametrize("lang", ["en", "he"])
@pytest.mark.parametrize("kind", KINDS)
def test_text_begins_at_one_edge(
    reader: Page, host: str, output: Path, kind: str, lang: str
) -> None:
    reader.goto(host + pages_by_kind(output)[lang, kind])
    for width in WIDTHS:
        seen = measured(reader, width)
        assert len({edge for _, edge in seen["edges"]}) == 1, (width, seen["edges"])
        assert seen["first"] == seen["largest"], f"{width} px: a heading is larger than the page's"
        assert not seen["odd"], f"{width} px: beside the scale"
        assert not seen["unfilled"], f"{width} px: one of three stands alone in its row"
        assert seen["wide"] <= 0
        if width == 1440:
            assert seen["beside"], "half of the screen is empty"


@pytest.mark.parametrize("width", [1440, 390])
def test_the_home_page_keeps_its_height_while_it_is_read(
    browser: Browser, host: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT})
    try:
        page = context.new_page()
        page.goto(host + "/")
        before = page.evaluate(HEIGHT_OF_PAGE)
        for at in range(0, before, HEIGHT // 2):
            page.evaluate(SCROLL, at)
            page.evaluate("() => new Promise(requestAnimationFrame)")
        assert page.evaluate(HEIGHT_OF_PAGE) == before
    finally:
        context.close()
