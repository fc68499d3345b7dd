"""What a season tells machines."""

from __future__ import annotations

from sitegen.feeds.records import Record
from sitegen.kinds.episode import EPISODE
from sitegen.kinds.season import Season
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def record(_: Season, summary: Summary, page: PageTold) -> Record:
    """Give a season of its show."""
    return {
        "@type": "PodcastSeason",
        "seasonNumber": summary.number,
        "numberOfEpisodes": len(page.asking.inside(EPISODE.name)),
        "partOfSeries": page.above("PodcastSeries", 0),
    }
