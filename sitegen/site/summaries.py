"""From an entry to its summary."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from sitegen.content.entries import Entry
from sitegen.content.fields import LocalMoment
from sitegen.content.kinds import Episode, Event, Exhibition, News, Program, Season, Show, Story
from sitegen.content.parts import Storyteller
from sitegen.site.addresses import SECTIONS, slug_of, year_of
from sitegen.site.model import Summary
from sitegen.site.visibility import Moment, end_of_day, held_until
from sitegen.values import texts_of


def summarize(entry: Entry, url: str, moment: Moment) -> Summary:
    """Give an entry as other pages may show it at a moment."""
    meta = entry.meta
    summary = Summary(
        id=entry.id,
        lang=entry.lang,
        kind=entry.kind,
        section=SECTIONS.get(entry.kind, ""),
        url=url,
        slug=slug_of(entry),
        title=meta.title,
        summary=meta.summary,
        date=meta.date,
        updated=meta.updated,
        tags=meta.tags,
        image=meta.image,
        sample=meta.sample,
        draft=meta.draft,
        held_until=held_until(meta, moment),
        **_particulars(entry, moment),
    )
    if not entry.inherited:
        return summary
    shown = set(texts_of(summary))
    return replace(summary, inherited=tuple(each for each in entry.inherited if each[0] in shown))


def display_name(teller: Storyteller) -> str:
    """Give the name that a storyteller is shown by: the agreed one, else the role."""
    return teller.name or teller.pseudonym or teller.role


def _particulars(entry: Entry, moment: Moment) -> dict[str, Any]:
    meta = entry.meta
    match meta:
        case News():
            return {"dateline": meta.dateline, "featured": meta.featured}
        case Story():
            return _of_story(meta, year_of(entry))
        case Show():
            return {"artwork": meta.artwork, "disclaimer": meta.disclaimer}
        case Season():
            return {"number": meta.number, "show": entry.id.rpartition("/")[0]}
        case Episode():
            return _of_episode(entry.id, meta)
        case Program():
            return {"order": meta.order, "parent": meta.parent, "status": meta.status}
        case Exhibition():
            return _of_exhibition(meta, moment)
        case Event():
            return _of_event(meta, moment)
    return {"order": getattr(meta, "order", 0)}


def _of_story(story: Story, year: int) -> dict[str, Any]:
    teller = story.storyteller
    return {
        "year": year,
        "award": story.award,
        "person": display_name(teller),
        "role": teller.role,
        "organisation": teller.organisation,
        "place": teller.place,
        "quote": story.quote,
        "portrait": story.portrait,
        "has_voice": story.voice is not None,
        "social": bool(story.consent and story.consent.social),
    }


def _of_episode(entry_id: str, episode: Episode) -> dict[str, Any]:
    return {
        "number": episode.number,
        "show": "/".join(entry_id.split("/")[:2]),
        "duration": episode.duration,
        "type": episode.type,
        "audio": episode.audio,
    }


def _of_exhibition(exhibition: Exhibition, moment: Moment) -> dict[str, Any]:
    over = exhibition_end(exhibition, moment.zone)
    past = over is not None and over <= moment.at
    # A map is for the exhibition's own page, which looks up where its address leads.
    venues = tuple(replace(venue, map="") for venue in exhibition.venues)
    return {"venues": venues, "past": past, "upcoming": not past}


def exhibition_end(exhibition: Exhibition, zone: tzinfo) -> datetime | None:
    """Give the moment from which an exhibition is past: after its last venue, else its date."""
    ends = [venue.end or venue.start for venue in exhibition.venues]
    dated = [end_of_day(end, zone) for end in ends if end]
    if len(dated) < len(ends) or not dated:
        return end_of_day(exhibition.date, zone) if exhibition.date else None
    return max(dated)


def event_times(event: Event, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """Give an event's start and end with their zone (the event's own, else the site's)."""
    own = ZoneInfo(event.time_zone) if event.time_zone else zone

    def moment(local: LocalMoment | None) -> datetime | None:
        return local.naive.replace(tzinfo=own) if local else None

    return moment(event.start), moment(event.end)


def event_end(event: Event, zone: tzinfo) -> datetime | None:
    """Give the moment from which an event is past; a day or a start alone lasts until midnight."""
    start, end = event_times(event, zone)
    last = event.end or event.start
    if last is None or start is None:
        return None
    if event.end and event.end.has_time:
        return end
    return end_of_day(last.day, start.tzinfo or zone)


def _of_event(event: Event, moment: Moment) -> dict[str, Any]:
    start, end = event_times(event, moment.zone)
    over = event_end(event, moment.zone)
    past = over is not None and over <= moment.at
    return {
        "start": start,
        "end": end,
        "time_zone": event.time_zone or str(moment.zone),
        "place": event.place,
        "past": past,
        "upcoming": not past,
        "to_be_announced": start is None,
    }
