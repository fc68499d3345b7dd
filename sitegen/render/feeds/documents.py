"""Outputs that are no pages: feeds, calendars, the site map and what hosts read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from html import escape

from msgspec.structs import replace

from sitegen.content.folder.static import STATIC
from sitegen.feeds.atom import atom_feed
from sitegen.feeds.calendar import Calendar, CalendarEvent, calendar_file
from sitegen.feeds.chapters import chapters_file, parse_chapter
from sitegen.feeds.feed import Author, Feed, FeedEntry
from sitegen.feeds.json_feed import json_feed
from sitegen.feeds.sitemap import robots_text, sitemap_files
from sitegen.kinds.episode import Episode
from sitegen.render.bodies import BodyOf
from sitegen.render.feeds.podcast import podcast_document
from sitegen.render.helpers.linked import entry_shown
from sitegen.render.kinds.calendars import CalendarTask
from sitegen.render.kinds.told import CALENDARS
from sitegen.render.pages.heads import absolute
from sitegen.render.pages.pages import PageTask, name_of, spoken_for
from sitegen.render.pages.policy import headers_file
from sitegen.render.queries.files import OwnText
from sitegen.schema.dates import PartialDate
from sitegen.site.model import Summary
from sitegen.site.navigation import Setting, SiteIn, SiteInfo
from sitegen.site.queries import EntryOf, Latest, NewestOf, SummaryOf, published
from sitegen.site.sitemap import PublishedPages

FEED_LENGTH = 20
"""Entries in a feed: readers poll, so that more are never missed."""


def site_of(task: PageTask) -> SiteInfo:
    """Give the site's facts in a task's language."""
    return task.reader.fetch(SiteIn(lang=task.lang))


def feed_of(task: PageTask, suffix: str) -> tuple[Feed, tuple[FeedEntry, ...]]:
    """Gather a section's feed (of all sections where it is "")."""
    site, section = site_of(task), task.route.args[0]
    kinds = tuple(
        kind.name
        for kind in task.kinds
        if kind.feed and (not section or (kind.feed == "own" and kind.folder == section))
    )
    newest = task.reader.fetch(NewestOf(lang=task.lang, kinds=kinds, count=FEED_LENGTH))
    page = f"{site.home}{section}/" if section else site.home
    title = f"{site.title} – {section_title(task, section)}" if section else site.title
    zone = task.reader.fetch(Setting(lang=task.lang, name="timezone"))
    feed = Feed(
        url=site.url + task.route.address.removesuffix(".xml").removesuffix(".json") + suffix,
        page=absolute(site, page),
        title=title,
        lang=task.lang,
        author=Author(name=site.title, url=absolute(site, site.home)),
        subtitle=site.description,
        time_zone=str(zone),
    )
    return feed, tuple(feed_entry(task, site, summary) for summary in newest)


def section_title(task: PageTask, section: str) -> str:
    """Give what a section is called: by its `_index.md`, else by the theme."""
    kind = task.kinds.by_folder[section]
    own = task.reader.fetch(EntryOf(lang=task.lang, id=spoken_for(kind)))
    if own:
        return own.meta.title
    return name_of(task, kind)


def feed_entry(task: PageTask, site: SiteInfo, summary: Summary) -> FeedEntry:
    """Gather an entry of a feed, with its whole text."""
    body = task.reader.fetch(BodyOf(id=summary.id, lang=task.lang))
    show = task.reader.fetch(SummaryOf(lang=task.lang, id=summary.show)) if summary.show else None
    disclaimer = f"<p>{escape(show.disclaimer)}</p>" if show and show.disclaimer else ""
    return FeedEntry(
        url=absolute(site, summary.url),
        title=summary.title,
        date=summary.date or summary.start or year_of(summary),
        updated=summary.updated,
        summary=summary.summary,
        content=body.html + disclaimer,
        tags=summary.tags,
        inherited=summary.inherited,
    )


def year_of(summary: Summary) -> PartialDate | None:
    """Give the year of an entry that says no more, such as a story of a cohort."""
    return PartialDate(year=summary.year) if summary.year else None


def atom_document(task: PageTask) -> bytes:
    """A section's Atom feed."""
    return atom_feed(*feed_of(task, ".xml"))


def json_document(task: PageTask) -> bytes:
    """A section's JSON Feed."""
    return json_feed(*feed_of(task, ".json"))


def calendar_document(task: PageTask) -> bytes:
    """The calendar of all events, or of one event or exhibition."""
    site = site_of(task)
    shared = (kind.name for kind in task.kinds if kind.calendar == "shared")
    lists = (Latest(lang=task.lang, kind=name, count=0) for name in shared)
    ids = task.route.args or tuple(
        summary.id for each in lists for summary in published(task.reader.fetch(each))
    )
    events = [event for id_ in ids for event in calendar_events(task, site, id_)]
    whole = Calendar(
        lang=task.lang,
        title=site.title,
        url="" if task.route.args else site.url + task.route.address,
    )
    return calendar_file(whole, tuple(events))


def calendar_events(task: PageTask, site: SiteInfo, id_: str) -> tuple[CalendarEvent, ...]:
    """Gather what an entry has for a calendar: an event, or each venue of an exhibition."""
    entry = entry_shown(task.reader, task.lang, id_)
    summary = task.reader.fetch(SummaryOf(lang=task.lang, id=id_))
    items = CALENDARS.get(entry.kind) if entry else None
    if entry is None or summary is None or items is None:
        return ()
    zone = task.reader.fetch(Setting(lang=task.lang, name="timezone"))
    at = partial(absolute, site)
    found = items(entry.meta, summary, CalendarTask(at(summary.url), str(zone), at))
    return tuple(replace(event, inherited=entry.inherited) for event in found)


def chapters_document(task: PageTask) -> bytes:
    """The chapters of an episode, for podcast apps."""
    entry = task.reader.fetch(EntryOf(lang=task.lang, id=task.route.args[0]))
    lines = entry.meta.chapters if entry and isinstance(entry.meta, Episode) else ()
    return chapters_file(tuple(parse_chapter(line) for line in lines))


def sitemap_document(task: PageTask) -> bytes:
    """The site map: its first file, which names the others where there are any."""
    return sitemap_parts(task)[0][1]


def sitemap_parts(task: PageTask) -> list[tuple[str, bytes]]:
    """Give the files of the site map by name."""
    pages = task.reader.fetch(PublishedPages(lang=task.lang))
    files = sitemap_files(site_of(task).url, pages, task.lang)
    return [(file.name, file.data) for file in files]


def robots_document(task: PageTask) -> bytes:
    """What robots may read: everything, unless the site's own file says something else."""
    own = task.reader.fetch(OwnText(path=f"{STATIC}/robots.txt"))
    return (robots_text(f"{site_of(task).url}/sitemap.xml") if own is None else own).encode()


def headers_document(task: PageTask) -> bytes:
    """Headers for static hosts; the site's own come behind, so that none of ours is lost."""
    own = task.reader.fetch(OwnText(path=f"{STATIC}/_headers"))
    return "\n".join(filter(None, (headers_file(site_of(task).root), own))).encode()


DOCUMENTS: Mapping[str, Callable[[PageTask], bytes]] = {
    "feed_xml": atom_document,
    "feed_json": json_document,
    "podcast_feed": podcast_document,
    "calendar": calendar_document,
    "chapters": chapters_document,
    "sitemap": sitemap_document,
    "robots": robots_document,
    "headers": headers_document,
}
"""What makes the outputs that have no template."""
