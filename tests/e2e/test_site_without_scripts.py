"""Without scripts everything that matters is there: menus, lists, recordings, transcripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

EPISODE = "podcast/groundwork/season-2/what-moves-people-to-act/"


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, base_url=host)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("home", ["/", "/he/", "/ar/"])
def test_the_menu_of_a_phone_opens(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(home)
    page.locator("[data-menu] summary").click()
    page.locator("[data-menu] nav a").first.click()
    expect(page).to_have_url(f"{page.url.partition(home)[0]}{home}news/")


@pytest.mark.parametrize("home", ["/", "/he/", "/ar/"])
def test_the_search_is_a_page_that_leads_on(page: Page, home: str) -> None:
    page.goto(home)
    page.locator("[data-search-open]:visible").first.click()
    expect(page.locator("noscript p")).to_be_visible()
    page.locator("main nav a").first.click()
    expect(page.locator("main h1")).to_be_visible()


def test_stories_are_chosen_by_links(page: Page) -> None:
    page.goto("/stories/")
    expect(page.locator("[data-filter-form]")).to_be_hidden()
    page.locator("[data-filter-links] a").first.click()
    expect(page.locator("main h1")).to_contain_text("2022")


@pytest.mark.parametrize("home", ["/", "/he/"])
def test_the_browsers_own_player_plays(page: Page, home: str) -> None:
    page.goto(home + EPISODE)
    sound = page.locator("[data-player] audio")
    expect(sound).to_be_visible()
    expect(sound).to_have_attribute("controls", "")
    expect(page.locator("[data-play]")).to_have_count(0)
    expect(page.locator(".cue").first).to_be_visible()
    assert "#t=" in str(page.locator("[data-chapters] a").nth(1).get_attribute("href"))


def test_nothing_is_offered_that_needs_scripts(page: Page) -> None:
    page.goto("/")
    expect(page.locator("[data-theme-choice]")).to_be_hidden()


def test_members_are_all_listed(page: Page) -> None:
    page.goto("/members/")
    expect(page.locator("[data-filter-form]")).to_be_hidden()
    assert page.locator("[data-filter-items] [data-kind]:visible").count() > 5
