"""What a story tells machines: nobody's name but the one that it shows."""

from __future__ import annotations

from sitegen.feeds.subjects import StorySubject
from sitegen.kinds.story import Story
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary


def subject(story: Story, summary: Summary, _: PageTold) -> StorySubject:
    """Give a story's structured data."""
    return StorySubject(
        display_name=summary.person,
        award=story.award or "",
        place=summary.place,
        quote=story.quote,
    )
