"""What an episode tells machines."""

from __future__ import annotations

from sitegen.feeds.records import Record, named_record
from sitegen.kinds.episode import Episode
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def record(_: Episode, summary: Summary, page: PageTold) -> Record:
    """Give an episode of its season and show."""
    above = [crumb.title for crumb in page.crumbs]
    show, season = (*above, "", "")[:2]
    return {
        "@type": "PodcastEpisode",
        "episodeNumber": summary.number,
        "partOfSeason": named_record("PodcastSeason", season),
        "partOfSeries": named_record("PodcastSeries", show),
    }
