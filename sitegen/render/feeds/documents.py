"""Outputs that are no pages: feeds, calendars, the site map and what hosts read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from uuid import uuid5

from msgspec.structs import replace

from sitegen.content.folder.static import STATIC
from sitegen.content.settings.feed_settings import FeedSettings
from sitegen.content.settings.machines import SecuritySettings
from sitegen.feeds.atom import atom_feed
from sitegen.feeds.calendar import Calendar, CalendarEvent, calendar_file
from sitegen.feeds.chapters import chapters_file, parse_chapter
from sitegen.feeds.feed import Author, Feed, FeedEntry, direction_of, paragraph
from sitegen.feeds.json_feed import json_feed
from sitegen.feeds.security import SecurityContact, security_text
from sitegen.feeds.sitemap import SitemapPage, robots_text, sitemap_file, sitemap_index
from sitegen.kinds.episode import Episode
from sitegen.kinds.program import PROGRAM
from sitegen.render.bodies import BodyOf
from sitegen.render.feeds.podcast import podcast_document
from sitegen.render.feeds.shows import PODCAST_NAMESPACE
from sitegen.render.feeds.styles import style_for_people
from sitegen.render.files.social import shared_picture
from sitegen.render.helpers.linked import entry_shown
from sitegen.render.kinds.calendars import CalendarTask
from sitegen.render.kinds.told import CALENDARS
from sitegen.render.pages.heads import absolute
from sitegen.render.pages.pages import PageTask, name_of
from sitegen.render.pages.policy import headers_file
from sitegen.render.queries.files import OwnText
from sitegen.site.feeds import Dated, HasOwnFeed, NewestOf, NewestOn, NewestTagged
from sitegen.site.model import Summary
from sitegen.site.navigation import Setting, SiteIn, SiteInfo
from sitegen.site.queries import EntryOf, Latest, SummaryOf, published
from sitegen.site.sitemap import PicturedPage, PublishedPages, SiteMapParts
from sitegen.site.speakers import speaker_of_kind

FEED_LENGTH = 20
"""Entries in a feed: readers poll, so that more are never missed."""


def site_of(task: PageTask) -> SiteInfo:
    """Give the site's facts in a task's language."""
    return task.reader.fetch(SiteIn(lang=task.lang))


def feed_of(task: PageTask, suffix: str) -> tuple[Feed, tuple[FeedEntry, ...]]:
    """Gather the feed of a section (of all sections where it is ""), of a tag or a program."""
    site, args = site_of(task), task.route.args
    page, title, newest = section_feed(task, site, args[0]) if len(args) == 1 else own_feed(task)
    feed = Feed(
        url=site.url + task.route.address.removesuffix(".xml").removesuffix(".json") + suffix,
        page=absolute(site, page),
        title=f"{site.title} – {title}" if title else site.title,
        lang=task.lang,
        author=Author(name=site.title, url=absolute(site, site.home)),
        dir=direction_of(site.language.dir),
        subtitle=site.description,
        style=style_for_people(task, site),
        time_zone=str(task.reader.fetch(Setting(lang=task.lang, name="timezone"))),
    )
    return feed, tuple(feed_entry(task, site, each) for each in newest)


def section_feed(
    task: PageTask, site: SiteInfo, section: str
) -> tuple[str, str, tuple[Dated, ...]]:
    """Give the page, the title and the entries of a section's feed."""
    kinds = tuple(
        kind.name
        for kind in task.kinds
        if kind.feed and (not section or (kind.feed == "own" and kind.folder == section))
    )
    newest = task.reader.fetch(NewestOf(lang=task.lang, kinds=kinds, count=FEED_LENGTH))
    if not section:
        return site.home, "", newest
    return f"{site.home}{section}/", section_title(task, section), newest


def own_feed(task: PageTask) -> tuple[str, str, tuple[Dated, ...]]:
    """Give the page, the title and the entries of the feed of a tag or a program."""
    page, name = task.route.args
    owner = task.reader.fetch(HasOwnFeed(lang=task.lang, page=page, name=name))
    if owner is None:
        raise ValueError(f"{name} has no feed")
    if page == PROGRAM.name:
        newest = task.reader.fetch(NewestOn(lang=task.lang, program=name, count=FEED_LENGTH))
    else:
        newest = task.reader.fetch(NewestTagged(lang=task.lang, slug=name, count=FEED_LENGTH))
    return owner.url, owner.title, newest


def section_title(task: PageTask, section: str) -> str:
    """Give what a section is called: by its `_index.md`, else by the theme."""
    kind = task.kinds.by_folder[section]
    own = task.reader.fetch(EntryOf(lang=task.lang, id=speaker_of_kind(kind)))
    if own:
        return own.meta.title
    return name_of(task, kind)


def feed_entry(task: PageTask, site: SiteInfo, dated: Dated) -> FeedEntry:
    """Gather an entry of a feed, with its whole text where the site wants that."""
    summary = dated.summary
    settings = task.reader.fetch(Setting(lang=task.lang, name="feeds"))
    whole = not isinstance(settings, FeedSettings) or settings.text == "full"
    return FeedEntry(
        url=absolute(site, summary.url),
        id=lasting_id(summary),
        title=summary.title,
        date=dated.date,
        updated=summary.updated,
        summary=summary.summary,
        content=text_of(task, summary) if whole else "",
        tags=summary.tags,
        inherited=summary.inherited,
    )


def text_of(task: PageTask, summary: Summary) -> str:
    """Give an entry's text, with the disclaimer of the show that it is of."""
    body = task.reader.fetch(BodyOf(id=summary.id, lang=task.lang))
    show = task.reader.fetch(SummaryOf(lang=task.lang, id=summary.show)) if summary.show else None
    if show is None or not show.disclaimer:
        return body.html
    return body.html + paragraph(show.disclaimer, show.inherited)


def lasting_id(summary: Summary) -> str:
    """Give the identifier of an entry that has one of its own, "" for others.

    It follows from the front matter's `guid` and the language, so that a new domain, show, slug or
    file makes nothing new in readers (RFC 4287, section 4.2.6; RFC 4122, section 4.3).
    """
    name = f"{summary.guid}/{summary.lang}"
    return uuid5(PODCAST_NAMESPACE, name).urn if summary.guid else ""


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
    """The site map, or a part of it; where there are parts, the site map names them."""
    number = int(task.route.args[0]) if task.route.args else 0
    newest = () if number else task.reader.fetch(SiteMapParts(lang=task.lang))
    if len(newest) > 1:
        return sitemap_index(site_of(task).url, newest)
    pages = task.reader.fetch(PublishedPages(lang=task.lang, part=number or 1))
    return sitemap_file((with_picture(task, each) for each in pages), task.lang)


def with_picture(task: PageTask, each: PicturedPage) -> SitemapPage:
    """Give a page of the site map with the address of its picture."""
    found = shared_picture(task.reader, each.picture) if each.picture else None
    return replace(each.page, image=site_of(task).url + found.src) if found else each.page


def robots_document(task: PageTask) -> bytes:
    """What robots may read, as the settings say, unless the site's own file says something else."""
    own = task.reader.fetch(OwnText(path=f"{STATIC}/robots.txt"))
    if own is not None:
        return own.encode()
    site = site_of(task)
    rules = task.reader.fetch(Setting(lang=task.lang, name="robots"))
    assert isinstance(rules, tuple)
    root = site.root.rstrip("/")
    below = [(rule.agent, [root + path for path in rule.disallow]) for rule in rules]
    return robots_text(f"{site.url}/sitemap.xml", below).encode()


def security_document(task: PageTask) -> bytes:
    """Whom to tell of a hole."""
    told = task.reader.fetch(Setting(lang=task.lang, name="security"))
    assert isinstance(told, SecuritySettings)
    site = site_of(task)
    contact = SecurityContact(
        contact=told.contact,
        expires=told.expires,
        languages=told.languages,
        policy=told.policy,
        encryption=told.encryption,
        acknowledgments=told.acknowledgments,
        # It is looked for at the root of a host only.
        canonical="" if site.root != "/" else site.url + task.route.address,
    )
    return security_text(contact).encode()


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
    "security": security_document,
    "headers": headers_document,
}
"""What makes the outputs that have no template."""
