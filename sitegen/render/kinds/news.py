"""What a news post tells machines."""

from __future__ import annotations

from sitegen.feeds.subjects import NewsSubject
from sitegen.kinds.news import News
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def subject(post: News, _: Summary, __: PageTold) -> NewsSubject:
    """Give a post's structured data."""
    return NewsSubject(dateline=post.dateline, authors=post.authors)
