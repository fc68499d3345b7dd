"""What the kinds tell, as pages and feeds ask for it: by a kind's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sitegen.feeds.subjects import Subject
from sitegen.kinds.episode import EPISODE
from sitegen.kinds.event import EVENT
from sitegen.kinds.exhibition import EXHIBITION
from sitegen.kinds.news import NEWS
from sitegen.kinds.season import SEASON
from sitegen.kinds.show import SHOW
from sitegen.kinds.story import STORY
from sitegen.render.kinds import episode, event, exhibition, news, season, show, story
from sitegen.render.kinds.calendars import CalendarItems
from sitegen.render.kinds.pages import PageTold
from sitegen.site.model import Summary

SubjectOf = Callable[[Any, Summary, PageTold], Subject | None]

SUBJECTS: Mapping[str, SubjectOf] = {
    NEWS.name: news.subject,
    STORY.name: story.subject,
    SHOW.name: show.subject,
    SEASON.name: season.subject,
    EPISODE.name: episode.subject,
    EXHIBITION.name: exhibition.subject,
    EVENT.name: event.subject,
}
"""What a page is about, in schema.org's words; a kind that isn't here is a plain page."""

CALENDARS: Mapping[str, CalendarItems] = {
    EVENT.name: event.calendar_items,
    EXHIBITION.name: exhibition.calendar_items,
}
"""What an entry has for a calendar."""
