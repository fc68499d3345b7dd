"""Feeds, calendars, structured files, and the site map against the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.audit.site import BuiltSite, Finding

SITE_MAP = re.compile(r"sitemap(-\d+)?\.xml")
"""The site map; on a large site that is an index, with parts that are numbered."""

LATER_PART = re.compile(r"(.*/)?page/\d+/index\.html")
"""The second part of a list and those after it: searchers come to them from the first."""


def forms(site: BuiltSite) -> Iterator[Finding]:
    """Report files that aren't as their formats have them."""
    for path, facts in site.others.items():
        yield from (Finding("feed", path, message) for message in facts.wrong)


def site_map(site: BuiltSite) -> Iterator[Finding]:
    """Report pages that the site map lacks, and addresses that it shouldn't name."""
    maps = {path: facts for path, facts in site.others.items() if SITE_MAP.fullmatch(path)}
    if not maps:
        return
    named = {
        site.target(each.address, path).path
        for path, facts in maps.items()
        for each in facts.references
        if each.use == "link"
    }
    for path, page in site.pages.items():
        wanted = not (page.unindexed or page.refresh)
        if wanted and path not in named and not LATER_PART.fullmatch(path):
            yield Finding("sitemap", path, f"the site map doesn't name /{shown(path)}")
        elif not wanted and path in named:
            why = "leads on to another" if page.refresh else "asks searchers to leave it out"
            yield Finding("sitemap", path, f"the site map names /{shown(path)}, a page that {why}")


def shown(path: str) -> str:
    """Give an output's path as its address has it."""
    return path.removesuffix("index.html")
