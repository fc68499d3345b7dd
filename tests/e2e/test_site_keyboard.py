"""Everything can be reached, seen and used with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.visits import Visit, visit

pytestmark = pytest.mark.browser

NEWS = "news/2024/first-journey-since-october/"
EPISODE = "podcast/groundwork/season-2/what-moves-people-to-act/"
PREFIXES = {"en": "/", "he": "/he/", "ar": "/ar/"}

FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getBoundingClientRect();
    const card = one.closest(".teaser, .person") || one;
    const outlined = [one, card].some(each => {
        const style = getComputedStyle(each);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    });
    return {
        name: one.tagName + "." + one.className + " " + one.textContent.trim().slice(0, 30),
        shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
        marked: outlined,
    };
}"""


@pytest.fixture(params=["en", "he"])
def prefix(request: pytest.FixtureRequest) -> str:
    """The beginning of the addresses in a language."""
    return PREFIXES[request.param]


@pytest.fixture
def guest(browser: Browser, host: str) -> Iterator[Visit]:
    with visit(browser, host) as found:
        yield found
        assert found.complaints == []


def focused(page: Page) -> str:
    """Return a selector-like name of what has the focus."""
    return str(page.evaluate("document.activeElement.className || document.activeElement.id"))


def test_the_first_stop_leads_past_the_menu(guest: Visit, prefix: str) -> None:
    guest.open(prefix + NEWS)
    guest.page.keyboard.press("Tab")
    assert focused(guest.page) == "skip-link"
    expect(guest.page.locator(".skip-link")).to_be_in_viewport()
    guest.page.keyboard.press("Enter")
    expect(guest.page).to_have_url(re.compile("#main$"))
    guest.page.keyboard.press("Tab")
    assert guest.page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("address", ["", NEWS, EPISODE, "stories/", "search/"])
@pytest.mark.parametrize("width", [360, 1440])
def test_every_stop_is_seen(guest: Visit, prefix: str, address: str, width: int) -> None:
    guest.resize(width)
    guest.page.emulate_media(reduced_motion="reduce")  # no scrolling that takes its time
    guest.open(prefix + address)
    stops = []
    for _ in range(200):
        guest.page.keyboard.press("Tab")
        stop = guest.page.evaluate(FOCUSED)
        if stop is None or (stops and stop["name"].startswith("A.skip-link")):
            break
        stops.append(stop)
    assert 10 < len(stops) < 200
    assert [stop["name"] for stop in stops if not (stop["shown"] and stop["marked"])] == []


def test_the_menu_of_a_phone_opens_and_closes(guest: Visit, prefix: str) -> None:
    guest.resize(360)
    guest.open(prefix)
    menu = guest.page.locator("[data-menu]")
    menu.locator("summary").focus()
    guest.page.keyboard.press("Enter")
    expect(menu.locator("nav a").first).to_be_visible()
    guest.page.keyboard.press("Tab")
    assert menu.locator("nav a").first.evaluate("link => link === document.activeElement")
    guest.page.keyboard.press("Escape")
    expect(menu.locator("nav a").first).to_be_hidden()
    assert menu.locator("summary").evaluate("one => one === document.activeElement")


@pytest.mark.parametrize("lang", ["he", "ar"])
def test_the_language_switch_leads_to_the_same_page(guest: Visit, lang: str) -> None:
    guest.open("/" + NEWS)
    guest.page.locator(f".languages a[lang={lang}]").focus()
    guest.page.keyboard.press("Enter")
    guest.page.wait_for_url(f"**{PREFIXES[lang]}{NEWS}")
    assert guest.page.locator("html").get_attribute("lang") == lang
    assert guest.page.locator("html").get_attribute("dir") == "rtl"


def test_the_language_switch_says_what_is_not_translated(guest: Visit) -> None:
    guest.open("/stories/2021/a-bench-at-the-bus-stop/")
    missing = guest.page.locator(".languages a.is-missing[hreflang=he]")
    expect(missing).to_contain_text("not in Hebrew yet")
    missing.focus()
    guest.page.keyboard.press("Enter")
    guest.page.wait_for_url("**/he/stories/")


@pytest.mark.parametrize(("lang", "word"), [("en", "peace"), ("he", "שלום"), ("ar", "سلام")])
def test_the_search_is_used_by_keys(guest: Visit, lang: str, word: str) -> None:
    asked: list[str] = []
    guest.page.on("request", lambda request: asked.append(request.url))
    guest.open(PREFIXES[lang] + NEWS)
    assert [url for url in asked if "pagefind" in url or "search" in url] == []
    guest.page.keyboard.press("/")
    dialog = guest.page.locator("dialog[open]")
    expect(dialog.locator("input")).to_be_focused()
    guest.page.keyboard.type(word)
    expect(dialog.locator(".search-results a").first).to_be_visible()
    expect(dialog.locator("[role=status]")).not_to_be_empty()
    expect(dialog.locator(".search-results mark").first).to_be_visible()
    assert "^" not in dialog.locator(".search-results").inner_text()
    guest.page.keyboard.press("Tab")
    guest.page.keyboard.press("Tab")
    first = dialog.locator(".search-results a").first
    expect(first).to_be_focused()
    address = str(first.get_attribute("href"))
    assert address.startswith(PREFIXES[lang])
    guest.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    guest.page.keyboard.press("/")
    guest.page.locator("dialog[open] .search-results a").first.focus()
    guest.page.keyboard.press("Enter")
    guest.page.wait_for_url(f"**{address}")
    assert guest.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_player_plays_jumps_and_keeps_its_place(guest: Visit, prefix: str) -> None:
    guest.open(prefix + EPISODE)
    page = guest.page
    sound = page.locator("[data-player] audio")
    page.locator("[data-play]").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => !document.querySelector('audio').paused")
    assert page.evaluate("localStorage.length") == 0
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('audio').paused")
    page.locator("[data-seek]").focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => Math.round(document.querySelector('audio').currentTime) === 7")
    page.locator("[data-speed]").focus()
    page.keyboard.press("ArrowDown")
    assert sound.evaluate("one => one.playbackRate") == 1.25
    page.locator("[data-play]").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 7.2")
    page.keyboard.press("Space")
    page.reload()
    assert page.locator("[data-now]").inner_text() == "0:07"
    assert page.locator("[data-speed]").input_value() == "1.25"


def test_chapters_and_transcript_jump_in_the_recording(guest: Visit, prefix: str) -> None:
    guest.open(prefix + EPISODE)
    page = guest.page
    page.locator("[data-chapters] a").nth(2).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('audio').currentTime >= 10")
    expect(page.locator("[data-chapters] a").nth(2)).to_have_attribute("aria-current", "true")
    page.locator(".cue-time").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('audio').currentTime < 9")
    expect(page.locator(".cue").nth(1)).to_have_attribute("aria-current", "true")


def test_an_address_leads_to_a_moment_of_the_recording(guest: Visit, prefix: str) -> None:
    guest.open(f"{prefix}{EPISODE}#t=0:10.5")
    page = guest.page
    expect(page.locator("[data-now]")).to_have_text("0:10")
    page.locator("[data-play]").click()
    page.wait_for_function("() => document.querySelector('audio').currentTime >= 10")
    page.evaluate("location.hash = '#t=3'")
    page.wait_for_function("() => document.querySelector('audio').currentTime < 9")


def test_the_choice_of_dark_colours_is_kept_and_nothing_else(guest: Visit) -> None:
    guest.open("/")
    guest.page.locator("[data-theme-toggle]").focus()
    guest.page.keyboard.press("Enter")
    assert guest.page.evaluate("Object.entries(localStorage)") == [["theme", "dark"]]
    guest.open("/" + NEWS)
    assert guest.page.locator("html").get_attribute("data-theme") == "dark"
