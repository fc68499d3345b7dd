"""What a show tells machines."""

from __future__ import annotations

from sitegen.feeds.addresses import encode_address
from sitegen.feeds.records import Record, named_record
from sitegen.kinds.show import Show
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def record(show: Show, summary: Summary, page: PageTold) -> Record:
    """Give a show as a series; one that readers can't see yet has no feed."""
    feed = "" if summary.unpublished else f"{page.canonical}feed.xml"
    return {
        "@type": "PodcastSeries",
        "webFeed": encode_address(feed),
        "author": named_record("Organization", show.author),
    }
