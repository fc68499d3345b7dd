"""Every kind of page in Hebrew: accessible, fitting, quiet, in light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.pages import looks, pages_by_kind
from tests.e2e.visits import Scheme, look_at_page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("kind", "scheme"), looks("he"))
def test_a_page_keeps_its_promises(
    browser: Browser, host: str, output: Path, kind: str, scheme: Scheme
) -> None:
    address = pages_by_kind(output)["he", kind]
    complaints = look_at_page(browser, host, address, scheme, f"pages/he/{kind}")
    assert not complaints, "\n".join(complaints)
