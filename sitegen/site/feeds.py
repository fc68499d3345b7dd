"""Questions on feeds: what is in one, and on which day each entry appeared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time

from sitegen.content.entries.entry import Entry, Group
from sitegen.content.settings.tagnames import plain_tag
from sitegen.errors import Location, Problem
from sitegen.kinds.episode import EPISODE, show_of
from sitegen.kinds.kind import Kind
from sitegen.kinds.program import PROGRAM
from sitegen.schema.dates import PartialDate
from sitegen.site.library import Library
from sitegen.site.model import Summary
from sitegen.site.queries import LibraryQuery, summaries
from sitegen.site.relations import ListedOn
from sitegen.site.visibility import Moment
from sitegen.values import Value

UNDATED = (
    "date: missing; feeds tell when something appeared, and leave this one out; "
    "expected the day on which it was first told of, such as 2024-07-12"
)


class Dated(Value):
    """An entry of a feed, and when it appeared."""

    summary: Summary
    date: PartialDate | datetime


class Release(Value):
    """An episode that readers may hear, and the season that it stands in."""

    episode: Summary
    season: Summary
    date: PartialDate | datetime


class NewestOf(LibraryQuery[tuple[Dated, ...]]):
    """The newest entries of several kinds: what a feed holds. Nothing unpublished is one."""

    kinds: tuple[str, ...]
    count: int

    def answer(self, layer: Library) -> tuple[Dated, ...]:
        """Give the entries, newest first; what has no day yet is left out."""
        ids = [id_ for kind in self.kinds for id_ in layer.listed(kind, self.lang)]
        return newest(layer, ids, self.lang, self.count)


class NewestTagged(LibraryQuery[tuple[Dated, ...]]):
    """The newest entries with a tag, of the kinds that feeds hold."""

    slug: str
    count: int

    def answer(self, layer: Library) -> tuple[Dated, ...]:
        """Give the entries, newest first."""
        term = layer.terms.get(self.lang, {}).get(self.slug)
        return newest(layer, term.ids if term else (), self.lang, self.count)


class NewestOn(LibraryQuery[tuple[Dated, ...]]):
    """The newest of what a program's page lists, of the kinds that feeds hold."""

    program: str
    count: int

    def answer(self, layer: Library) -> tuple[Dated, ...]:
        """Give the entries, newest first."""
        all_of_them = len(layer.entries)
        listed = ListedOn(lang=self.lang, program=self.program, count=all_of_them).answer(layer)
        return newest(layer, [each.id for each in listed], self.lang, self.count)


class FeedOwner(Value):
    """What a feed is of: its title, and the address of its page from the host on."""

    title: str
    url: str


class HasOwnFeed(LibraryQuery[FeedOwner | None]):
    """A tag or program as far as it has a feed of its own; `name` is its slug or id.

    `page` is the type of its page.
    """

    page: str
    name: str

    def answer(self, layer: Library) -> FeedOwner | None:
        """Give what the feed is of, None where the site asked for none, or nothing is in it."""
        if self.page == PROGRAM.name:
            summary = layer.summary(self.name, self.lang)
            if summary is None or summary.unpublished:
                return None
            asked = is_named(self.name, layer.settings.feeds.programs)
            found = NewestOn(lang=self.lang, program=self.name, count=1).answer(layer)
            return FeedOwner(title=summary.title, url=summary.url) if asked and found else None
        term = layer.term(self.name, self.lang)
        names = [plain_tag(each) for each in names_of_tag(layer, term.name)] if term else []
        asked = any(is_named(each, layer.settings.feeds.tags) for each in names)
        found = NewestTagged(lang=self.lang, slug=self.name, count=1).answer(layer)
        return FeedOwner(title=term.name, url=term.url) if term and asked and found else None


def names_of_tag(library: Library, name: str) -> tuple[str, ...]:
    """Give all names of a tag, in any language."""
    row = library.tag_rows.get(plain_tag(name))
    return tuple(row.values()) if row else (name,)


def is_named(name: str, patterns: Iterable[str]) -> bool:
    """True where one of the patterns, with `*` for any letters, is a name in its plain form."""
    return any(
        re.fullmatch(".*".join(re.escape(plain_tag(part)) for part in each.split("*")), name)
        for each in patterns
    )


def newest(library: Library, ids: Iterable[str], lang: str, count: int) -> tuple[Dated, ...]:
    """Give those of some entries that a feed holds: published, with a day, the newest first."""
    found = [
        (date, id_)
        for id_ in ids
        if library.kinds[library.entries[id_, lang].kind].feed
        and not library.is_unpublished(id_, lang)
        and (date := appeared_in(library, id_, lang))
    ]
    found.sort(key=lambda pair: (-day_of(pair[0], library.moment), pair[1]))
    chosen = {id_: date for date, id_ in found[:count]}
    shown = summaries(library, chosen, lang)
    return tuple(Dated(summary=each, date=chosen[each.id]) for each in shown)


class HasFeed(LibraryQuery[bool]):
    """Whether there is a feed of a kind: of published entries of which it is known when they
    appeared."""

    kind: str

    def answer(self, layer: Library) -> bool:
        """True where readers may see one of them."""
        ids = layer.published(self.kind, self.lang)
        return any(appeared_in(layer, id_, self.lang) for id_ in ids)


class HasCalendar(LibraryQuery[bool]):
    """Whether there is a calendar of a kind: of published entries of which the day is known."""

    kind: str

    def answer(self, layer: Library) -> bool:
        """True where readers may see one of them."""
        found = (layer.summary(id_, self.lang) for id_ in layer.published(self.kind, self.lang))
        return any(each and each.start for each in found)


class Releases(LibraryQuery[tuple[Release, ...]]):
    """The episodes of a show that have come out, of all seasons, the newest first."""

    id: str

    def answer(self, layer: Library) -> tuple[Release, ...]:
        """Give the episodes in the order of their list."""
        ids = layer.published(EPISODE.name, self.lang)
        mine = [id_ for id_ in ids if show_of(id_) == self.id]
        outer = {id_.rpartition("/")[0] for id_ in mine}
        seasons = {id_: found for id_ in outer if (found := season_of(layer, id_, self.lang))}
        return tuple(
            Release(episode=each, season=seasons[season], date=date)
            for each in summaries(layer, mine, self.lang)
            if (season := each.id.rpartition("/")[0]) in seasons
            and (date := appeared_in(layer, each.id, self.lang))
        )


def season_of(library: Library, id_: str, lang: str) -> Summary | None:
    """Give a season as readers of a language see it: one that isn't translated, in its own.

    None where it isn't published.
    """
    languages = library.written_in.get(id_, ())
    shown = library.summary(id_, lang if lang in languages else languages[0]) if languages else None
    return shown if shown and not shown.unpublished else None


def appeared_in(library: Library, id_: str, lang: str) -> PartialDate | datetime | None:
    """Give when an entry appeared, None where that isn't known."""
    entry = library.entries[id_, lang]
    return appeared(entry, library.kinds[entry.kind], library.moment)


def appeared(entry: Entry, kind: Kind, moment: Moment) -> PartialDate | datetime | None:
    """Give when an entry appeared: its `date`, the moment from which readers may see it, else the
    day on which it happened, once that has come. A moment on the day of `date` says its time.

    What is still to come didn't appear on that day. No date is made up for it: one that follows
    from the time of the build would make it new in every reader after every build.
    """
    date, publish = entry.meta.date, entry.meta.publish
    is_same = date and date.day and publish and day_of(publish, moment) == day_of(date, moment)
    if written := publish if is_same else date or publish:
        day: PartialDate | datetime = written
        return day
    happened = kind.happened(entry, moment.zone)
    return happened if happened and begin_of(happened, moment) <= moment.at else None


def begin_of(date: PartialDate | datetime, moment: Moment) -> datetime:
    """Give the moment at which a day begins in the site's zone; a moment is itself."""
    if isinstance(date, PartialDate):
        return datetime.combine(date.first_day, time(), moment.zone)
    return date if date.tzinfo else date.replace(tzinfo=moment.zone)


def day_of(date: PartialDate | datetime, moment: Moment) -> int:
    """Give the number of a date's first day in the site's zone."""
    if isinstance(date, PartialDate):
        return date.first_day.toordinal()
    return begin_of(date, moment).astimezone(moment.zone).toordinal()


def check_dates(
    group: Group, kind: Kind, moment: Moment
) -> Iterator[tuple[Problem, datetime | None]]:
    """Report an entry that is published without what its kind needs, or a day that feeds need.

    With the problem comes the moment from which there is none. A draft still lacks what it likes.
    """
    original = next((entry for entry in group.entries if entry.original), None)
    if original is None or original.meta.draft:
        return
    lacks = [*kind.missing(original)]
    yield from ((Problem(at(original), each), None) for each in lacks)
    if kind.feed and not lacks and not appeared(original, kind, moment):
        happens = kind.happened(original, moment.zone)
        ends = begin_of(happens, moment) if happens else None
        yield Problem(at(original), UNDATED, "warning"), ends


def at(entry: Entry) -> Location:
    """Give where an entry begins."""
    return Location(entry.path)
