"""Letters of twice the size on a phone: all that is read and all that is pressed stays in reach.

That nothing is wider than the window then is asked of every page in the tests of each language;
here an accessibility checker looks at a few kinds of pages, and in the long run at all of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.pages import KINDS, LANGUAGES, pages_by_kind
from tests.e2e.visits import visit
from tests.tools.browser import accessibility_violations

pytestmark = pytest.mark.browser

FEW = (("home", "en"), ("story", "he"), ("episode", "ar"), ("search", "he"), ("exhibition", "en"))
ALL = [(kind, lang) for kind in KINDS for lang in LANGUAGES]


@pytest.mark.parametrize(("kind", "lang"), FEW)
def test_large_letters_break_no_rule(
    browser: Browser, host: str, output: Path, kind: str, lang: str
) -> None:
    with visit(browser, host) as guest:
        guest.open(pages_by_kind(output)[lang, kind])
        with guest.large_letters(390):
            assert accessibility_violations(guest.page) == []
            guest.measure("390 px")
            assert guest.complaints == []


@pytest.mark.soak
@pytest.mark.parametrize(("kind", "lang"), ALL)
def test_no_kind_of_page_breaks_a_rule_at_any_size(
    browser: Browser, host: str, output: Path, kind: str, lang: str
) -> None:
    with visit(browser, host) as guest:
        guest.open(pages_by_kind(output)[lang, kind])
        for width in (1280, 390):
            guest.resize(width)
            assert accessibility_violations(guest.page) == [], f"{width} px"
        with guest.large_letters(390):
            assert accessibility_violations(guest.page) == [], "390 px, letters of 200 %"
            guest.measure("390 px, letters of 200 %")
        assert guest.complaints == []
