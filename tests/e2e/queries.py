"""Many queries on one page of a browser, by the scripts that the search page uses itself."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Browser

from tests.e2e.visits import visit

FIND = """
async (queries) => {
  const address = document.querySelector("[data-pagefind]").dataset.pagefind;
  const pagefind = await finding.engine(new URL(address, location.href).href);
  const urls = new Map(), found = {};
  for (const query of queries) {
    found[query] = [];
    for (const page of await finding.find(pagefind, query)) {
      if (!urls.has(page.id)) urls.set(page.id, (await page.data()).url);
      found[query].push(urls.get(page.id));
    }
  }
  return found;
}
"""


def ask(browser: Browser, host: str, lang: str, queries: Iterable[str]) -> dict[str, list[str]]:
    """Search for all queries on one page of a browser."""
    with visit(browser, host) as guest:
        guest.open("/search/" if lang == "en" else f"/{lang}/search/")
        guest.page.wait_for_function("() => window.finding")
        found: dict[str, list[str]] = guest.page.evaluate(FIND, list(dict.fromkeys(queries)))
        assert guest.complaints == []
    return found
