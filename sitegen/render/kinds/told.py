"""What the kinds tell, as pages and feeds ask for it: by a kind's name."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.kinds.episode import EPISODE
from sitegen.kinds.event import EVENT
from sitegen.kinds.exhibition import EXHIBITION
from sitegen.kinds.news import NEWS
from sitegen.kinds.season import SEASON
from sitegen.kinds.show import SHOW
from sitegen.kinds.story import STORY
from sitegen.render.kinds import episode, event, exhibition, news, season, show, story
from sitegen.render.kinds.calendars import CalendarItems
from sitegen.render.kinds.pages import RecordOf

RECORDS: Mapping[str, RecordOf] = {
    NEWS.name: news.record,
    STORY.name: story.record,
    SHOW.name: show.record,
    SEASON.name: season.record,
    EPISODE.name: episode.record,
    EXHIBITION.name: exhibition.record,
    EVENT.name: event.record,
}
"""What a page is about, in schema.org's words; a kind that isn't here is a plain page."""

CALENDARS: Mapping[str, CalendarItems] = {
    EVENT.name: event.calendar_items,
    EXHIBITION.name: exhibition.calendar_items,
}
"""What an entry has for a calendar."""
