"""The walk through an exhibition's panels: in the direction of reading, by keyboard, unscripted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.hanging import PANELS, STORIES
from tests.e2e.visits import LOAD_EVERYTHING
from tests.tools.browser import accessibility_violations

pytestmark = pytest.mark.browser

ADDRESS = "exhibitions/geneva-2022/"
SCROLLED = "walk => walk.scrollLeft"
ROUNDED = 2  # pixels that snapping may leave
OUTLINE = "one => parseFloat(getComputedStyle(one).outlineWidth)"


@dataclass(frozen=True)
class Reading:
    """How a language reads: where its pages are, which way is on, what the panels are called."""

    prefix: str
    onwards: int
    key_on: str
    key_back: str
    title: str
    languages: str
    third: str


READINGS = {
    "en": Reading(
        "/", 1, "ArrowRight", "ArrowLeft", "The exhibition panel", "English, Hebrew", "3 of 8"
    ),
    "he": Reading(
        "/he/", -1, "ArrowLeft", "ArrowRight", "לוח התערוכה", "אנגלית, עברית", "3 מתוך 8"
    ),
    "ar": Reading(
        "/ar/", -1, "ArrowLeft", "ArrowRight", "لوحة المعرض", "الإنجليزية، العبرية", "3 من 8"
    ),
}


@pytest.fixture(params=sorted(READINGS))
def reading(request: pytest.FixtureRequest) -> Reading:
    return READINGS[request.param]


@pytest.fixture
def page(browser: Browser, hung_host: str, reading: Reading) -> Iterator[Page]:
    """The exhibition's page, on a screen that shows two of its panels, without motion."""
    context = browser.new_context(
        viewport={"width": 768, "height": 1024}, reduced_motion="reduce", base_url=hung_host
    )
    page = context.new_page()
    page.goto(reading.prefix + ADDRESS)
    page.evaluate(LOAD_EVERYTHING)
    yield page
    context.close()


@pytest.fixture
def walk(page: Page) -> Locator:
    return page.locator(".walk")


def scrolled(walk: Locator) -> float:
    """Return how far the walk has gone, in pixels; negative is to the left."""
    return float(walk.evaluate(SCROLLED))


def test_every_panel_hangs_in_order_and_says_what_it_shows(
    page: Page, walk: Locator, reading: Reading
) -> None:
    pictures = walk.locator("img").all()
    assert len(pictures) == len(PANELS)
    for picture in pictures:
        said = str(picture.get_attribute("alt"))
        assert said.startswith(reading.title), said
        assert reading.languages in said, said
    captions = walk.locator("figcaption").all_inner_texts()
    assert len(captions) == len(PANELS)
    assert all(caption.strip() for caption in captions)
    assert reading.third in captions[2]
    links = walk.locator("a").all()
    addresses = [str(link.get_attribute("href")) for link in links]
    told = [stories[0] for kind, stories, _ in PANELS if kind in ("story", "quote")]
    assert [each for each in addresses if "/stories/" in each] == [
        f"{reading.prefix}{story}/" for story in told
    ]
    assert accessibility_violations(page) == []


def test_the_first_panel_stands_where_reading_begins(walk: Locator, reading: Reading) -> None:
    boxes = [panel.bounding_box() for panel in walk.locator(".walk-panel").all()]
    places = [box["x"] for box in boxes if box]
    assert len(places) == len(PANELS)
    assert places == sorted(places, reverse=reading.onwards < 0)


def test_buttons_lead_on_and_back(page: Page, walk: Locator, reading: Reading) -> None:
    back, on = page.locator("[data-walk='-1']"), page.locator("[data-walk='1']")
    assert scrolled(walk) == 0
    on.focus()
    page.keyboard.press("Enter")
    gone = scrolled(walk) * reading.onwards
    assert gone > 200
    expect(walk.locator(".walk-panel").first).not_to_be_in_viewport(ratio=0.9)
    page.keyboard.press("Space")
    assert scrolled(walk) * reading.onwards > gone
    page.keyboard.press("Shift+Tab")
    expect(back).to_be_focused()
    assert back.evaluate(OUTLINE) >= 2
    for _ in range(6):
        page.keyboard.press("Enter")
    assert abs(scrolled(walk)) <= ROUNDED


def test_a_button_that_leads_nowhere_says_so(page: Page, walk: Locator) -> None:
    back, on = page.locator("[data-walk='-1']"), page.locator("[data-walk='1']")
    expect(back).to_have_attribute("aria-disabled", "true")
    expect(on).to_have_attribute("aria-disabled", "false")
    on.focus()
    for _ in range(2 * len(PANELS)):
        page.keyboard.press("Enter")
    expect(on).to_have_attribute("aria-disabled", "true")
    expect(on).to_be_focused()
    expect(back).to_have_attribute("aria-disabled", "false")
    expect(walk.locator(".walk-panel").last).to_be_in_viewport()


def test_buttons_point_where_they_lead(page: Page, reading: Reading) -> None:
    places = [page.locator(f"[data-walk='{way}']").bounding_box() for way in (-1, 1)]
    back, on = (box["x"] if box else 0 for box in places)
    assert (on - back) * reading.onwards > 0
    mirrored = "one => new DOMMatrix(getComputedStyle(one).transform).a"
    assert page.locator("[data-walk='1'] svg").evaluate(mirrored) == reading.onwards


def test_arrow_keys_lead_on_and_back(page: Page, walk: Locator, reading: Reading) -> None:
    page.locator("[data-walk='1']").focus()
    page.keyboard.press("Tab")
    expect(walk).to_be_focused()
    assert walk.evaluate(OUTLINE) >= 2
    fourth = walk.locator(".walk-panel").nth(3)
    expect(fourth).not_to_be_in_viewport()
    for _ in range(3):
        page.keyboard.press(reading.key_on)
    expect(fourth).to_be_in_viewport()
    assert scrolled(walk) * reading.onwards > 0
    for _ in range(3):
        page.keyboard.press(reading.key_back)
    expect(walk.locator(".walk-panel").first).to_be_in_viewport()
    expect(fourth).not_to_be_in_viewport()


def test_a_panel_that_has_the_focus_is_seen(page: Page, walk: Locator) -> None:
    walk.focus()
    for link in walk.locator("a").all():
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        expect(link.locator("img")).to_be_in_viewport(ratio=0.5)
        assert link.evaluate(OUTLINE) >= 2


def test_without_scripts_the_walk_is_scrolled(
    browser: Browser, hung_host: str, reading: Reading
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}, base_url=hung_host
    )
    page = context.new_page()
    page.goto(reading.prefix + ADDRESS)
    expect(page.locator("[data-walk-steps]")).to_be_hidden()
    panels = page.locator(".walk-panel")
    panels.first.scroll_into_view_if_needed()
    expect(panels.first).to_be_in_viewport()
    expect(panels.last).not_to_be_in_viewport()
    panels.last.scroll_into_view_if_needed()
    expect(panels.last).to_be_in_viewport()
    page.locator(".walk a").nth(2).click()
    expect(page).to_have_url(f"{hung_host}{reading.prefix}{STORIES[0]}/")
    context.close()
