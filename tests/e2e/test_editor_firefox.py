"""The editor's main way in Firefox: a post with a picture, a mistake, its mend, its translation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.media import png
from tests.sites import make_site
from tests.tools.firefox import Tab, firefox
from tests.tools.serving import Served, serving

SAVED = "document.querySelector('p.saved')"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """A small site, served with drafts."""
    site = make_site(tmp_path_factory.mktemp("edited"))
    with serving(site, "--drafts") as server:
        server.until(lambda: server.get("/about/").status == 200)
        yield server, site


@pytest.fixture
def tab(tmp_path: Path) -> Iterator[Tab]:
    """A tab of Firefox."""
    with firefox(tmp_path / "profile") as tab:
        yield tab


def press(tab: Tab, selector: str) -> None:
    """Press a button."""
    tab.evaluate(f"document.querySelector({selector!r}).click()")


def test_a_post_is_written_mended_illustrated_and_translated_in_firefox(
    served: tuple[Served, Path], tab: Tab, tmp_path: Path
) -> None:
    server, site = served
    photo = tmp_path / "Our Photo (1).PNG"
    photo.write_bytes(png(5, width=1200, height=800))
    tab.go(f"http://127.0.0.1:{server.port}/admin/new?ui=en")
    tab.evaluate("document.querySelector('select[name=kind]').value = 'news'")
    tab.type_into("input[name=title]", "Olives in Firefox")
    press(tab, "main form button")
    tab.until("document.querySelector('#f-summary')")
    tab.type_into("#f-summary", "One line.")
    tab.type_into("#f-date", "20.11.2026")
    tab.choose_file("#f-image + input[type=file]", photo)
    tab.until("document.querySelector('#f-image').value === 'our-photo-1.png'")
    tab.type_into("#f-alt", "Olive trees")
    tab.type_into("#f-body", "And we went.")
    press(tab, ".save button")
    tab.until("document.querySelector('#f-date-help .problem')")
    assert "2026-11-20" in tab.evaluate("document.querySelector('#f-date-help .problem').innerText")
    assert tab.evaluate("document.querySelector('#f-summary').value") == "One line."
    tab.type_into("#f-date", "2024-11-20")
    press(tab, ".save button")
    tab.until(SAVED)
    file = next((site / "content/news").rglob("olives-in-firefox*.md"), None) or next(
        (site / "content/news").rglob("olives-in-firefox/index.md")
    )
    text = file.read_text("utf-8")
    assert "\ndate: 2024-11-20\n" in text
    assert "\nimage: our-photo-1.png\nalt: Olive trees\n" in text
    assert text.endswith("---\n\nAnd we went.\n")
    press(tab, "form:has(input[name=lang][value=ar]) button")
    tab.until("document.querySelector('h1').innerText.endsWith('.ar.md')")
    tab.type_into("#f-title", "زيتون")
    press(tab, ".save button")
    tab.until(SAVED)
    translated = file.with_name(f"{file.stem}.ar.md").read_text("utf-8")
    assert "\ntitle: زيتون\n" in translated
