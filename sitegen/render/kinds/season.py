"""What a season tells machines."""

from __future__ import annotations

from sitegen.feeds.subjects import SeasonSubject
from sitegen.kinds.season import Season
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def subject(_: Season, summary: Summary, page: PageTold) -> SeasonSubject:
    """Give a season's structured data."""
    show = page.crumbs[0].title if page.crumbs else ""
    return SeasonSubject(number=summary.number, show_title=show)
