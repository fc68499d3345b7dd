"""What a season tells machines."""

from __future__ import annotations

from sitegen.feeds.records import Record, named_record
from sitegen.kinds.season import Season
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def record(_: Season, summary: Summary, page: PageTold) -> Record:
    """Give a season of its show."""
    show = page.crumbs[0].title if page.crumbs else ""
    return {
        "@type": "PodcastSeason",
        "seasonNumber": summary.number,
        "partOfSeries": named_record("PodcastSeries", show),
    }
