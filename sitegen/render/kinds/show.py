"""What a show tells machines."""

from __future__ import annotations

from sitegen.feeds.subjects import SeriesSubject
from sitegen.kinds.show import Show
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def subject(show: Show, summary: Summary, page: PageTold) -> SeriesSubject:
    """Give a show's structured data; one that readers can't see yet has no feed."""
    feed = "" if summary.unpublished else f"{page.canonical}feed.xml"
    return SeriesSubject(feed=feed, author=show.author)
