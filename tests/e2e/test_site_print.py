"""Every kind of page can be printed: its words, without menus, on paper of its own colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.pages import KINDS, pages_by_kind
from tests.e2e.visits import SHOTS, visit
from tests.tools.pdf import text

pytestmark = pytest.mark.browser

NOT_READ = ("404", "search")


@pytest.mark.parametrize("lang", ["en", "he", "ar"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in NOT_READ])
def test_a_page_prints(browser: Browser, host: str, output: Path, kind: str, lang: str) -> None:
    sheet = SHOTS / f"print/{lang}/{kind}.pdf"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    with visit(browser, host, "dark", 768) as guest:
        guest.open(pages_by_kind(output)[lang, kind])
        guest.page.emulate_media(media="print")
        for unread in (".main-menu", "[data-menu]", ".site-footer-menu", ".share", ".search-link"):
            for place in guest.page.locator(unread).all():
                expect(place).to_be_hidden()
        heading = guest.page.locator("main h1").first.inner_text()
        paper = guest.page.evaluate("getComputedStyle(document.body).backgroundColor")
        guest.page.pdf(path=sheet, format="A4")
        assert guest.complaints == []
    *_, last, after = text(sheet).split("\f")
    assert last.strip()
    assert not after
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    if lang == "en":
        assert " ".join(heading.split()) in " ".join(text(sheet).split())
