"""What an episode tells machines."""

from __future__ import annotations

from sitegen.feeds.subjects import EpisodeSubject
from sitegen.kinds.episode import Episode
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def subject(_: Episode, summary: Summary, page: PageTold) -> EpisodeSubject:
    """Give an episode's structured data."""
    above = page.crumbs
    return EpisodeSubject(
        number=summary.number,
        show_title=above[0].title if above else "",
        season_title=above[1].title if len(above) > 1 else "",
    )
