"""A panel of the walk, opened: seen closely, read as text, heard; whatever its format."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sitegen.schema.formats import BUILT_IN
from tests.e2e.hanging import NARROW, PANELS
from tests.e2e.test_site_walk import ADDRESS, READINGS, Reading
from tests.e2e.visits import LOAD_EVERYTHING, TOO_WIDE
from tests.tools.browser import accessibility_violations

pytestmark = pytest.mark.browser

STORY, WINNERS = 2, 5
SCREENS = ((390, 844, 3), (768, 1024, 2), (1440, 900, 1), (1440, 900, 2))
"""Width and height in CSS pixels, and how many of a screen's pixels are one of them."""

CHOSEN = """picture => ({
    file: picture.currentSrc,
    wide: Math.min(picture.clientWidth,
        picture.clientHeight * picture.getAttribute("width") / picture.getAttribute("height")),
    left: picture.getBoundingClientRect().left - picture.closest("ol").getBoundingClientRect().left,
    high: picture.clientHeight,
})"""
FILE_WIDTH = re.compile(r"-(\d+)\.\w+$")


def open_page(browser: Browser, host: str, reading: Reading, screen: tuple[int, int, int]) -> Page:
    """Open the exhibition's page on a screen."""
    width, height, density = screen
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=density,
        reduced_motion="reduce",
        base_url=host,
    )
    page = context.new_page()
    page.goto(reading.prefix + ADDRESS)
    return page


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: f"{screen[0]}x{screen[2]}")
def test_panels_of_every_format_fit_the_screen_and_are_sharp(
    browser: Browser, hung_host: str, screen: tuple[int, int, int]
) -> None:
    named = {each.name.removesuffix("-landscape") for _, _, each in PANELS}
    assert len(PANELS) >= len(BUILT_IN) and named >= {*BUILT_IN} - {"a1", "a3"}
    page = open_page(browser, hung_host, READINGS["en"], screen)
    page.evaluate(LOAD_EVERYTHING)
    assert page.evaluate(TOO_WIDE) == ""
    for (_, _, size), picture in zip(PANELS, page.locator(".walk img").all(), strict=True):
        seen = picture.evaluate(CHOSEN)
        assert seen["wide"] <= screen[0], size.name
        assert seen["high"] >= 0.6 * screen[1], size.name
        found = FILE_WIDTH.search(seen["file"])
        assert found, seen["file"]
        whole = NARROW * max(1.0, size.width / size.height)
        assert int(found[1]) + 1 >= min(whole, seen["wide"] * screen[2]), size.name
    page.context.close()


@pytest.fixture(params=["ar", "en"])
def reading(request: pytest.FixtureRequest) -> Reading:
    return READINGS[request.param]


@pytest.fixture
def page(browser: Browser, hung_host: str, reading: Reading) -> Iterator[Page]:
    page = open_page(browser, hung_host, reading, (1440, 900, 1))
    yield page
    page.context.close()


def opened(page: Page) -> Locator:
    return page.locator("dialog[open]")


def test_a_panel_opens_is_left_and_gives_the_focus_back(page: Page) -> None:
    link = page.locator(".walk a").nth(STORY)
    link.focus()
    page.keyboard.press("Enter")
    expect(opened(page)).to_have_count(1)
    expect(opened(page).locator("[data-zoomed]")).to_be_focused()
    assert page.evaluate("document.activeElement.closest('dialog[open]') !== null")
    page.keyboard.press("Escape")
    expect(opened(page)).to_have_count(0)
    expect(link).to_be_focused()
    link.click()
    opened(page).locator("[data-close]").click()
    expect(opened(page)).to_have_count(0)
    expect(link).to_be_focused()


def test_arrows_lead_from_panel_to_panel_as_the_language_reads(
    page: Page, reading: Reading
) -> None:
    page.locator(".walk a").first.click()
    back = opened(page).locator("[data-step='-1']")
    expect(back).to_have_attribute("aria-disabled", "true")
    page.keyboard.press(reading.key_back)
    expect(opened(page)).to_have_attribute("id", "panel-1")
    for number in range(2, len(PANELS) + 1):
        page.keyboard.press(reading.key_on)
        expect(opened(page)).to_have_attribute("id", f"panel-{number}")
    expect(opened(page).locator("[data-step='1']")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press(reading.key_on)
    expect(opened(page)).to_have_attribute("id", f"panel-{len(PANELS)}")
    page.keyboard.press("Escape")
    expect(page.locator(".walk a").last).to_be_focused()


def test_a_picture_is_looked_at_closely(page: Page) -> None:
    page.locator(".walk a").nth(STORY).click()
    picture = opened(page).locator("[data-zoomed] img")
    picture.evaluate("picture => picture.decode()")
    assert max(picture.evaluate("each => [each.naturalWidth, each.naturalHeight]")) >= 1600
    fits = picture.evaluate("each => each.clientWidth")
    smaller = opened(page).locator("[data-zoom='-1']")
    expect(smaller).to_have_attribute("aria-disabled", "true")
    for key in ("+", "+", "+"):
        page.keyboard.press(key)
    assert picture.evaluate("each => each.clientWidth") >= 3 * fits - 1
    expect(smaller).to_have_attribute("aria-disabled", "false")
    page.keyboard.press("ArrowRight")
    expect(opened(page)).to_have_attribute("id", f"panel-{STORY + 1}")
    page.keyboard.press("0")
    assert picture.evaluate("each => each.clientWidth") == fits
    opened(page).locator("[data-zoom='1']").click()
    assert picture.evaluate("each => each.clientWidth") > 1.4 * fits


def test_what_a_panel_says_is_read_and_heard(page: Page, reading: Reading) -> None:
    page.locator(".walk a").nth(STORY).click()
    words = opened(page).locator(".panel-said")
    expect(words.locator("h2").first).not_to_be_empty()
    expect(words.locator(".prose p").first).to_be_visible()
    expect(words.locator("[data-player] [data-play]")).to_be_visible()
    own = "each => [each.closest('[lang]').lang, getComputedStyle(each).direction]"
    lang = reading.prefix.strip("/") or "en"
    text = words.locator(".prose p").first
    assert text.evaluate(own) == [lang, "ltr" if lang == "en" else "rtl"]
    assert accessibility_violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".walk a").nth(WINNERS).click()
    expect(opened(page).locator(".panel-people li")).to_have_count(3)
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".walk a").nth(STORY).click()
    assert page.evaluate(TOO_WIDE) == ""
    assert opened(page).evaluate("each => each.scrollWidth <= each.clientWidth")
    assert accessibility_violations(page) == []
    debugger = page.context.new_cdp_session(page)
    debugger.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert opened(page).evaluate("each => each.scrollWidth <= each.clientWidth")
    page.keyboard.press("Escape")
    assert page.evaluate(TOO_WIDE) == ""


def test_a_name_of_a_place_stands_once_on_the_page(page: Page) -> None:
    twice = """() => {
        const all = Array.from(document.querySelectorAll("[id]"), each => each.id);
        return all.filter((id, at) => all.indexOf(id) !== at);
    }"""
    assert page.evaluate(twice) == []


def test_another_tab_shows_the_story(page: Page, output_story: str) -> None:
    with page.context.expect_page() as found:
        page.locator(".walk a").nth(STORY).click(modifiers=["Control"])
    assert output_story in found.value.url
    expect(opened(page)).to_have_count(0)


@pytest.fixture
def output_story() -> str:
    return PANELS[STORY][1][0]
