"""A page of a browser, driven the same way whichever it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page

from tests.tools.firefox import SECONDS, firefox


class Driver(Protocol):
    """What a person does with a page: Firefox's tab can do it, and so can Chromium's."""

    def go(self, address: str) -> None:
        """Open an address, and wait until it is loaded."""

    def evaluate(self, expression: str) -> Any:
        """Give what an expression is worth on the page: a text, a number, true or false."""

    def until(self, expression: str) -> None:
        """Wait until an expression is true on the page."""

    def type_into(self, selector: str, text: str) -> None:
        """Write over what stands in a field, as from a keyboard."""

    def choose_file(self, selector: str, path: Path) -> None:
        """Choose a file in a field for files."""


@dataclass(frozen=True)
class ChromiumTab:
    """A page that is open in Chromium."""

    page: Page

    def go(self, address: str) -> None:
        """Open an address, and wait until it is loaded."""
        self.page.goto(address)

    def evaluate(self, expression: str) -> Any:
        """Give what an expression is worth on the page: a text, a number, true or false."""
        return self.page.evaluate(expression)

    def until(self, expression: str) -> None:
        """Wait until an expression is true on the page."""
        self.page.wait_for_function(f"() => Boolean({expression})", timeout=SECONDS * 1000)

    def type_into(self, selector: str, text: str) -> None:
        """Write over what stands in a field, as from a keyboard."""
        self.page.evaluate("selector => document.querySelector(selector).select()", selector)
        self.page.keyboard.type(text)

    def choose_file(self, selector: str, path: Path) -> None:
        """Choose a file in a field for files."""
        self.page.locator(selector).set_input_files(path)


@contextmanager
def chromium_tab(browser: Browser) -> Iterator[Driver]:
    """Give a page of a running Chromium, which is closed at the end."""
    page = browser.new_page()
    try:
        yield ChromiumTab(page)
    finally:
        page.close()


@contextmanager
def firefox_tab(folder: Path) -> Iterator[Driver]:
    """Give a tab of a running Firefox, which is closed at the end; its profile is in a folder."""
    with firefox(folder / "profile") as tab:
        yield tab
