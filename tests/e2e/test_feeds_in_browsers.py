"""A feed that somebody opens in a browser is a page that people can read, without any script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.tools.firefox import firefox

NOTES = {"": "This is a feed", "he/": "זוהי הזנה", "ar/": "هذه خلاصة"}
SHOWN = """() => {
  const seen = (node) => node && getComputedStyle(node).display === "block";
  const first = (name) => document.getElementsByTagName(name)[0];
  const entry = first("item") ?? first("entry");
  return {
    note: getComputedStyle(document.documentElement, "::before").content,
    direction: getComputedStyle(document.documentElement).direction,
    titles: [first("title"), entry.getElementsByTagName("title")[0]].every(seen),
    hidden: [...entry.querySelectorAll("guid, id, category, content, duration, enclosure")]
      .filter(seen).length,
    twice: [...entry.children].filter((each) => each.localName === "title" && seen(each)).length,
    width: document.documentElement.scrollWidth <= innerWidth,
  };
}"""


def assert_readable(found: dict[str, object], prefix: str) -> None:
    """Compare what a browser shows."""
    assert NOTES[prefix] in str(found.pop("note"))
    assert found == {
        "direction": "rtl" if prefix else "ltr",
        "titles": True,
        "hidden": 0,
        "twice": 1,
        "width": True,
    }


@pytest.mark.parametrize("prefix", NOTES)
@pytest.mark.parametrize("path", ["feed.xml", "podcast/groundwork/feed.xml"])
def test_chromium_shows_a_feed_to_people(
    browser: Browser, host: str, prefix: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    try:
        page.goto(f"{host}/{prefix}{path}")
        assert_readable(page.evaluate(SHOWN), prefix)
    finally:
        page.close()


@pytest.mark.soak
def test_firefox_shows_a_feed_to_people(host: str, tmp_path: Path) -> None:
    with firefox(tmp_path / "profile") as tab:
        for prefix in NOTES:
            tab.go(f"{host}/{prefix}podcast/groundwork/feed.xml")
            assert_readable(json.loads(tab.evaluate(f"JSON.stringify(({SHOWN})())")), prefix)
