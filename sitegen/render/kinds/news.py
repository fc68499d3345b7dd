"""What a news post tells machines."""

from __future__ import annotations

from sitegen.feeds.records import Record, organization_record
from sitegen.kinds.news import News
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def record(post: News, _: Summary, page: PageTold) -> Record:
    """Give a post as an article by its authors, the organisation where it names none."""
    us = organization_record(page.organization)
    authors = [
        us if name == page.organization.name else {"@type": "Person", "name": name}
        for name in post.authors
    ]
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "dateline": post.dateline,
        "author": authors or [us],
    }
