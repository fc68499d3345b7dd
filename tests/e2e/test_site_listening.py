"""Listening on a page and in lists: one sound at once, moments to send on, a phone that knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.visits import Visit, visit
from tests.tools.browser import accessibility_violations
from tests.tools.codes import codes_in

pytestmark = pytest.mark.browser

SHOW = "podcast/groundwork/"
SEASON = f"{SHOW}season-1/"
EPISODE = f"{SEASON}haifa/"
PLAYING = "Array.from(document.querySelectorAll('audio'), one => !one.paused)"
HEARD = "() => document.querySelector('audio').currentTime"


@pytest.fixture(params=["/", "/ar/"], ids=["en", "ar"])
def prefix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def guest(browser: Browser, host: str) -> Iterator[Visit]:
    with visit(browser, host) as guest:
        yield guest
        assert guest.complaints == []


def test_episodes_play_where_they_are_listed_one_at_once(guest: Visit, prefix: str) -> None:
    guest.open(prefix + SEASON)
    page = guest.page
    plays = page.locator(".teaser-episode [data-play]")
    expect(plays).to_have_count(3)
    titles = page.locator(".teaser-episode .teaser-title").all_inner_texts()
    for play, title in zip(plays.all(), titles, strict=True):
        assert title in play.inner_text()
    expect(page.locator("[data-seek]").first).to_be_hidden()
    plays.nth(0).focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => {PLAYING}.join() === 'true,false,false'")
    expect(page.locator("[data-seek]").first).to_be_visible()
    expect(plays.nth(0)).to_be_focused()
    plays.nth(1).click()
    page.wait_for_function(f"() => {PLAYING}.join() === 'false,true,false'")
    assert accessibility_violations(page) == []
    guest.resize(360)
    guest.measure("360 px while playing")
    page.locator(".teaser-title a").nth(1).click()
    page.wait_for_url(f"**{prefix}{EPISODE}")


def test_a_locked_phone_knows_what_is_heard(guest: Visit, prefix: str) -> None:
    guest.open(prefix + EPISODE)
    page = guest.page
    page.evaluate(
        """() => {
            window.actions = {};
            const media = navigator.mediaSession;
            const heard = media.setActionHandler.bind(media);
            media.setActionHandler = (name, action) => {
                heard(name, action);
                window.actions[name] = action;
            };
        }"""
    )
    page.locator("[data-play]").click()
    page.wait_for_function("() => navigator.mediaSession.metadata")
    told = page.evaluate(
        "(({title, artist, album, artwork}) => [title, artist, album, artwork.length])"
        "(navigator.mediaSession.metadata)"
    )
    assert told[0] == page.locator("h1").inner_text()
    assert told[1] and told[2:] == ["Groundwork", 1]
    page.evaluate("actions.pause()")
    page.evaluate("actions.seekto({seekTime: 4})")
    page.wait_for_function(f"{HEARD} === 4")
    page.evaluate("actions.seekforward({seekOffset: 2})")
    page.wait_for_function(f"{HEARD} === 6")
    page.evaluate("actions.nexttrack()")
    page.wait_for_function(f"{HEARD} === 10")
    page.evaluate("actions.previoustrack()")
    page.wait_for_function(f"{HEARD} === 3")


def test_a_moment_is_sent_on_and_found_again(guest: Visit, prefix: str) -> None:
    page = guest.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    guest.open(f"{prefix}{EPISODE}#t=0:12")
    expect(page.locator("[data-play]")).to_be_focused()
    expect(page.locator("[data-now]")).to_have_text("0:12")
    assert page.evaluate(PLAYING) == [False]
    said = page.locator("[data-moment-said]")
    expect(said).to_have_text("")
    page.locator("[data-moment]").click()
    expect(said).not_to_have_text("")
    address = str(page.evaluate("navigator.clipboard.readText()"))
    assert address.endswith(f"{prefix}{EPISODE}#t=12")
    page.goto("about:blank")
    guest.open(f"{prefix}{EPISODE}#t=12")
    page.keyboard.press("Enter")
    page.wait_for_function(f"{HEARD} >= 12")


def test_chapters_come_before_the_transcript_on_a_phone(guest: Visit, prefix: str) -> None:
    guest.resize(360)
    guest.open(prefix + EPISODE)
    page = guest.page
    chapters, transcript = page.locator("[data-chapters]"), page.locator("[data-transcript]")
    places = [each.bounding_box() for each in (chapters, transcript)]
    assert places[0] and places[1] and places[0]["y"] < places[1]["y"]
    assert transcript.get_attribute("open") is None
    transcript.locator("summary").click()
    expect(transcript.locator(".cue").first).to_be_visible()
    guest.measure("360 px")


def test_a_show_is_followed_with_a_phone_from_a_large_screen_only(
    guest: Visit, prefix: str, tmp_path: Path
) -> None:
    guest.open(prefix + SHOW)
    code = guest.page.locator(".subscribe-code svg")
    code.screenshot(path=tmp_path / "code.png")
    canonical = guest.page.locator("link[rel=canonical]").get_attribute("href")
    assert codes_in(tmp_path / "code.png") == [canonical]
    assert guest.page.locator(".subscribe li").last.locator("a").get_attribute("type")
    guest.resize(768)
    expect(code).to_be_hidden()
