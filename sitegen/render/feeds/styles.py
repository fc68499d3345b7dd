"""The style sheet by which browsers show a feed to people."""

from __future__ import annotations

from sitegen.render.pages.pages import PageTask
from sitegen.render.queries.theme import AssetAddress
from sitegen.site.navigation import SiteInfo

SHEET = "feed.css"


def style_for_people(task: PageTask, site: SiteInfo) -> str:
    """Give the address of the theme's style sheet for feeds, "" where it has none."""
    path = task.reader.fetch(AssetAddress(name=SHEET))
    return site.root + path if path else ""
