"""Accessibility by axe-core in Chromium, where both are there: what only a drawn page shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sitegen.audit.site import BuiltSite, Finding
from sitegen.audit.sources import pieces
from sitegen.engine.mediatypes import media_type
from sitegen.errors import MissingToolError

AXE = "node_modules/axe-core/axe.min.js"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
WIDTHS = (1280, 390)
"""Pixels of a window: a desk's and a phone's."""

LAY_ALL_OUT = """() => {
    for (const each of document.body.querySelectorAll("*")) {
        if (getComputedStyle(each).contentVisibility === "auto")
            each.style.contentVisibility = "visible"
    }
}"""
"""Sections that a browser lays out when they come near have no place yet: axe would guess one."""

QUESTION = """tags => axe.run(document, {
    runOnly: {type: "tag", values: tags},
    rules: {"target-size": {enabled: true}},
    resultTypes: ["violations"],
})"""


def violations(
    folder: Path, output: Path, site: BuiltSite, paths: Sequence[str]
) -> Iterator[Finding]:
    """Report what axe holds against pages by WCAG 2.2 A and AA.

    Raises MissingToolError without Chromium, its driver or axe. The browser gets the site's own
    files only, so that nothing is asked of anybody.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        line = "pip install sitegen[browser]"
        raise MissingToolError(f"--browser needs playwright; type: {line}") from None
    chromium = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if chromium is None:
        raise MissingToolError("--browser needs Chromium; type: apt-get install chromium")
    script = folder / AXE
    if not script.is_file():
        raise MissingToolError(f"--browser needs axe-core; type in {folder}: npm install axe-core")
    axe = script.read_text("utf-8")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page()
        page.route("**/*", lambda route: answer(route, output, site))
        for path in paths:
            if site.pages[path].refresh:
                continue
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(site.address_of(path))
                page.evaluate(LAY_ALL_OUT)
                page.evaluate(axe)
                yield from told(page.evaluate(QUESTION, list(WCAG)), path)
        browser.close()


def answer(route: Any, output: Path, site: BuiltSite) -> None:
    """Give the browser a file of the output; anything else isn't there."""
    found = site.target(route.request.url, "index.html").path
    if found is None:
        route.abort()
        return
    route.fulfill(body=(output / found).read_bytes(), content_type=media_type(found))


def told(report: Any, path: str) -> Iterator[Finding]:
    """Give the findings in a report of axe."""
    for violation in report["violations"]:
        for node in violation["nodes"]:
            target = " ".join(map(str, node["target"]))
            message = f"{violation['help']} ({violation['id']}): {target}"
            yield Finding("axe", path, message, pieces(node["html"]))
