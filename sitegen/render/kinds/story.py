"""What a story tells machines: a storyteller is never made a Person; a name only as it is shown."""

from __future__ import annotations

from sitegen.feeds.records import Record, named_record
from sitegen.kinds.story import Story
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def record(story: Story, summary: Summary, page: PageTold) -> Record:
    """Give a story as a work."""
    return {
        "@type": "CreativeWork",
        "headline": page.title,
        "creditText": summary.person,
        "award": story.award or "",
        "contentLocation": named_record("Place", summary.place),
        "hasPart": {"@type": "Quotation", "text": story.quote} if story.quote else {},
    }
