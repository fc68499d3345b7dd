"""Feeds, calendars, structured files, and the site map against the pages."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.audit.site import BuiltSite, Finding

SITE_MAP = "sitemap.xml"


def forms(site: BuiltSite) -> Iterator[Finding]:
    """Report files that aren't as their formats have them."""
    for path, facts in site.others.items():
        yield from (Finding("feed", path, message) for message in facts.wrong)


def site_map(site: BuiltSite) -> Iterator[Finding]:
    """Report pages that the site map lacks, and addresses that it shouldn't name."""
    facts = site.others.get(SITE_MAP)
    if facts is None:
        return
    named = {site.target(r.address, SITE_MAP).path for r in facts.references if r.place == "loc"}
    for path, page in site.pages.items():
        wanted = not (page.unindexed or page.refresh)
        if wanted and path not in named:
            yield Finding("sitemap", path, f"the site map doesn't name /{shown(path)}")
        elif not wanted and path in named:
            why = "leads on to another" if page.refresh else "asks searchers to leave it out"
            yield Finding("sitemap", path, f"the site map names /{shown(path)}, a page that {why}")


def shown(path: str) -> str:
    """Give an output's path as its address has it."""
    return path.removesuffix("index.html")
