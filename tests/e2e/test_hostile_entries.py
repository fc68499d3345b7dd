"""An entry by somebody who means harm: its pages run no script, whoever opens them.

The browser is told to take no notice of the pages' Content-Security-Policy, which would stop
scripts anyway, so that what is held against them here is the pages alone.
"""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.sites import CONSENT, SETTINGS, make_site, run_sitegen
from tests.unit.markdown.site import conversion_of
from tests.unit.markdown.test_second_opinion import PAYLOADS

WATCH = "window.harm = []; window.ran = () => harm.push(document.title || location.href);"
IN_FIELDS = (
    "</title><script>ran()</script>",
    '"><img src=x onerror=ran()>',
    "'onmouseover='ran()",
    "</script><script>ran()</script>",
    "]]><script>ran()</script>",
    "--><svg onload=ran()>",
    "{{ ran() }}{% include '/etc/passwd' %}{{ ''.__class__ }}",
    "&lt;script&gt;ran()&lt;/script&gt;",
    "\u202e<script>ran()</script>",
)


def quoted(text: str) -> str:
    """Give a text as a value of YAML."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def entries() -> dict[str, str]:
    """Give entries of several kinds with a payload in every field that takes words."""
    found = {}
    for number, text in enumerate(IN_FIELDS):
        said = quoted(text)
        found[f"content/news/2024/hostile-{number}.md"] = (
            f"---\ntitle: {said}\nsummary: {said}\ndate: 2024-07-12\ndateline: {said}\n"
            f"authors: [{said}]\ntags: [{said}]\nextra: {{any: {said}}}\n---\n\n"
            f"Words of {number}, and `{text}`.\n"
        )
        found[f"content/stories/2022/hostile-{number}/index.md"] = (
            f"---\ntitle: {said}\nstoryteller: {{name: {said}, role: {said}, place: {said}}}\n"
            f"quote: {said}\n{CONSENT}\n---\n\nA story.\n"
        )
    return found


@pytest.fixture
def pages(browser: Browser, tmp_path: Path) -> list[Path]:
    """The pages of a site of hostile entries."""
    settings = SETTINGS.replace("theme: tiny", "theme: base")
    site = make_site(tmp_path / "site", {"site.yaml": settings, **entries()})
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err
    return sorted((site / "output").rglob("*.html"))


def test_fields_run_no_script_in_any_page(browser: Browser, pages: list[Path]) -> None:
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    harm: list[str] = []
    page.on("dialog", lambda dialog: dialog.dismiss())
    assert any("hostile-0" in path.as_posix() for path in pages)
    for path in pages:
        text = path.read_text("utf-8")
        assert "root:" not in text
        if not any(mark in text for mark in ("ran()", "hostile-")):
            continue
        page.goto(path.as_uri(), wait_until="load")
        harm += page.evaluate("window.harm")
    assert harm == []
    context.close()


def test_texts_run_no_script(browser: Browser) -> None:
    """Each payload in a page of its own, also where its mistakes would stop the build."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.set_content("<script>ran()</script>")
    assert page.evaluate("window.harm"), "a script that runs is seen"
    for payload in PAYLOADS:
        page.evaluate("window.harm = []")
        body = conversion_of(payload).body.html
        page.set_content(f"<!DOCTYPE html><title>{html.escape(payload)}</title>{body}")
        page.evaluate(
            """() => document.querySelectorAll("a, summary, [title]").forEach((each) => {
                each.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
                if (!(each.getAttribute("href") || "").startsWith("http")) each.click();
            })"""
        )
        assert page.evaluate("window.harm") == [], payload
    context.close()
