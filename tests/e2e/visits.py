"""What every page promises, looked at in a browser: no complaint is a kept promise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from tests.tools.browser import accessibility_violations
from tests.tools.needs import ROOT

Scheme = Literal["light", "dark"]
PATIENCE = 15_000
"""Milliseconds: on a busy machine the first search loads for longer than the usual five seconds."""
PATIENCE_FOR_PICTURES = 60_000
"""Milliseconds: a picture of a whole long page waits for each of its photographs to be drawn."""

expect.set_options(timeout=PATIENCE)

WIDTHS = (360, 768, 1440)
HEIGHTS = {320: 640, 360: 740, 390: 844, 768: 1024, 1280: 800, 1440: 900}
SHOTS = ROOT / "tests/.artefacts"

LOAD_EVERYTHING = """async () => {
    const pictures = Array.from(document.images);
    pictures.forEach(picture => { picture.loading = "eager"; });
    await Promise.all(pictures.map(picture => picture.decode().catch(() => {})));
    await document.fonts.ready;
    for (const each of document.querySelectorAll("main *")) {
        if (getComputedStyle(each).contentVisibility === "auto") {
            each.style.contentVisibility = "visible";
        }
    }
}"""
TOO_WIDE = """() => {
    const root = document.documentElement, width = root.clientWidth;
    if (root.scrollWidth <= width) return "";
    const out = Array.from(document.body.querySelectorAll("*")).filter(each => {
        const box = each.getBoundingClientRect();
        return box.width && (box.right > width + 1 || box.left < -1);
    });
    const named = out.slice(0, 3).map(each => each.tagName + "." + each.getAttribute("class"));
    return `${root.scrollWidth} px in ${width} px: ${named.join(", ")}`;
}"""
# A control that lies beyond the edge, or that a finger would miss (WCAG 2.2, 2.5.8: 24 px, but for
# words in a sentence). What stands in a part of its own that scrolls can be reached there.
OUT_OF_REACH = """() => {
    const width = document.documentElement.clientWidth;
    const apart = ".skip-link, .hidden, .walk *, .table *, details:not([open]) > :not(summary) *";
    const controls = "a[href], button, input, select, textarea, summary, audio";
    const alone = "nav *, button, input, select, summary";
    return Array.from(document.querySelectorAll(controls)).filter(each => {
        const box = each.getBoundingClientRect();
        if (!box.width || each.matches(apart)) return false;
        if (box.left < -1 || box.right > width + 1) return true;
        return each.matches(alone) && Math.min(box.width, box.height) < 24;
    }).map(each => {
        const box = each.getBoundingClientRect(), named = `${each.tagName}.${each.className}`;
        return `${named}: ${box.left}…${box.right}, ${box.height} px high`;
    });
}"""
LETTERS = "size => { document.documentElement.style.fontSize = size; }"
KEPT = "() => Object.keys(localStorage).concat(Object.keys(sessionStorage))"


@dataclass
class Visit:
    """An open page, and what was heard of it."""

    page: Page
    host: str
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Go to an address of the host and wait for its pictures and letters, to its very end."""
        self.page.goto(self.host + address)
        self.page.evaluate(LOAD_EVERYTHING)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def watch(self, request: Request) -> None:
        if not request.url.startswith((self.host, "data:", "blob:")):
            self.complaints.append(f"asks another host: {request.url}")

    def judge(self, response: Response) -> None:
        if response.status >= 400 and not response.url.endswith("404.html"):
            self.complaints.append(f"{response.status}: {response.url}")

    def look(self, width: int, shot: Path | None = None) -> None:
        """Look at the page at a width: accessibility, nothing beyond the edge, a picture of it."""
        self.resize(width)
        self.complaints += [f"{width} px: {found}" for found in accessibility_violations(self.page)]
        self.measure(f"{width} px")
        if shot:
            shot.parent.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(
                path=shot, full_page=True, type="jpeg", quality=60, timeout=PATIENCE_FOR_PICTURES
            )

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})

    def measure(self, what: str) -> None:
        """Complain where the page is wider than its window."""
        if said := self.page.evaluate(TOO_WIDE):
            self.complaints.append(f"{what}: wider than the window, {said}")

    def narrow(self) -> None:
        """Look whether all fits at 320 px, and with letters that the reader made twice as large."""
        self.resize(320)
        self.measure("320 px")
        self.resize(768)
        debugger = self.page.context.new_cdp_session(self.page)
        debugger.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        self.measure("letters of 200 %")
        debugger.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        for width in (320, 1280):
            with self.large_letters(width):
                self.measure(f"letters of 200 % at {width} px")
                found = self.page.evaluate(OUT_OF_REACH)
                self.complaints += [f"letters of 200 % at {width} px: {each}" for each in found]

    @contextmanager
    def large_letters(self, width: int) -> Iterator[None]:
        """Make letters twice as large at a width, and no more than the letters."""
        self.resize(width)
        self.page.evaluate(LETTERS, "200%")
        yield
        self.page.evaluate(LETTERS, "")

    def leave(self) -> None:
        """Complain of anything that the page left behind in the browser."""
        if kept := self.page.evaluate(KEPT):
            self.complaints.append(f"keeps {kept}")
        if cookies := self.page.context.cookies():
            self.complaints.append(f"sets cookies: {cookies}")


@contextmanager
def visit(
    browser: Browser, host: str, scheme: Scheme = "light", width: int = 1440
) -> Iterator[Visit]:
    """Give an empty page of a browser that has never been here."""
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": HEIGHTS[width]}
    )
    context.set_default_timeout(PATIENCE)
    try:
        guest = Visit(context.new_page(), host)
        guest.page.on("console", guest.hear)
        guest.page.on("pageerror", lambda error: guest.complaints.append(f"script: {error}"))
        guest.page.on("request", guest.watch)
        guest.page.on("response", guest.judge)
        yield guest
    finally:
        context.close()


def look_at_page(browser: Browser, host: str, address: str, scheme: Scheme, shot: str) -> list[str]:
    """Return all complaints of a page in one colour scheme, at every width."""
    with visit(browser, host, scheme) as guest:
        guest.open(address)
        for width in WIDTHS:
            guest.look(width, SHOTS / f"{shot}-{width}-{scheme}.jpg")
        guest.narrow()
        guest.leave()
        return guest.complaints
