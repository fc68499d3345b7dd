"""Questions on the library: what a page may ask of other entries.

Each answers with exactly what is shown, so that a change elsewhere leaves it as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import ClassVar, Generic, TypeVar

from sitegen.content.entries.entry import Entry
from sitegen.content.entries.named_files import images_of
from sitegen.engine.query import Query
from sitegen.kinds.news import NEWS, News
from sitegen.kinds.program import PROGRAM
from sitegen.kinds.story import STORY
from sitegen.site.facets import ENTRY, ORDER, SHOWN
from sitegen.site.library import Library
from sitegen.site.model import Summary
from sitegen.site.rights import EVERYTHING, Rights, rights_in

T = TypeVar("T")

Summaries = tuple[Summary, ...]


class LibraryQuery(Query[T], Generic[T]):
    """A question on the library."""

    follows_from: ClassVar[tuple[str, ...]] = ()
    """What the answer follows from, together with the settings: facets of the library, the entry
    whose id is in the question, those beside it. It can't be another as long as these are the same.
    Empty where any entry may make a difference."""

    lang: str

    @classmethod
    def layer(cls) -> str:
        """The layer that is asked: the library."""
        return "library"


def summaries(library: Library, ids: Iterable[str], lang: str) -> Summaries:
    """Give the summaries of entries that are shown in a language, in the order given."""
    found = (library.summary(id_, lang) for id_ in ids)
    return tuple(summary for summary in found if summary)


def published(found: Summaries) -> Summaries:
    """Give those of them that readers may see: what leaves the site as a feed names no other."""
    return tuple(summary for summary in found if not summary.unpublished)


class EntryOf(LibraryQuery[Entry | None]):
    """An entry's own front matter, as it may be shown."""

    follows_from: ClassVar[tuple[str, ...]] = (ENTRY,)
    id: str

    def answer(self, layer: Library) -> Entry | None:
        """Give the entry, None where it is not shown in the language."""
        return layer.entry(self.id, self.lang)


class RightsOf(LibraryQuery[Rights]):
    """What an entry's text may show of the entry's own files."""

    follows_from: ClassVar[tuple[str, ...]] = (ENTRY,)
    id: str

    def answer(self, layer: Library) -> Rights:
        """Give a story's rights; others are bound by nothing, nor is what isn't shown."""
        entry = layer.entry(self.id, self.lang)
        return rights_in(entry) if entry else EVERYTHING


class RightsOver(LibraryQuery[Rights]):
    """What anything may show of a file: what its owners agreed to."""

    path: str

    def answer(self, layer: Library) -> Rights:
        """Give the rights."""
        return layer.rights_over(self.path)


class CreditOf(LibraryQuery[str]):
    """The credit that an entry's front matter has for a picture, "" where it has none."""

    follows_from: ClassVar[tuple[str, ...]] = (ENTRY,)
    id: str
    file: str

    def answer(self, layer: Library) -> str:
        """Give the credit of the first image that names the file."""
        entry = layer.entry(self.id, self.lang)
        images = images_of(entry.meta) if entry else iter(())
        return next((image.credit for image in images if image.file == self.file), "")


class SummaryOf(LibraryQuery[Summary | None]):
    """An entry as other pages show it."""

    follows_from: ClassVar[tuple[str, ...]] = (ENTRY,)
    id: str

    def answer(self, layer: Library) -> Summary | None:
        """Give the summary, None where the entry is not shown in the language."""
        return layer.summary(self.id, self.lang)


class Latest(LibraryQuery[Summaries]):
    """A stretch of a list: `count` entries of a kind from `offset` on (all where count is 0)."""

    follows_from: ClassVar[tuple[str, ...]] = (SHOWN, ORDER)
    kind: str
    count: int
    offset: int = 0

    def shown(self, layer: Library) -> tuple[str, ...]:
        """Give the ids of the entries in the stretch."""
        end = self.offset + self.count if self.count else None
        return layer.listed(self.kind, self.lang)[self.offset : end]

    def answer(self, layer: Library) -> Summaries:
        """Give the summaries in the order of their list."""
        return summaries(layer, self.shown(layer), self.lang)


class Featured(LibraryQuery[Summary | None]):
    """The news post that leads the home page: the newest featured one, else the newest."""

    def answer(self, layer: Library) -> Summary | None:
        """Give the post's summary, None where there is no news."""
        ids = layer.listed(NEWS.name, self.lang)
        chosen = next((id_ for id_ in ids if self._is_featured(layer, id_)), ids[0] if ids else "")
        return layer.summary(chosen, self.lang)

    def _is_featured(self, layer: Library, id_: str) -> bool:
        entry = layer.entry(id_, self.lang)
        return entry is not None and isinstance(entry.meta, News) and entry.meta.featured


class InYear(LibraryQuery[Summaries]):
    """The entries of a year, news posts by date, stories by cohort, or a stretch of them.

    That is `count` entries from `offset` on (all where count is 0).
    """

    kind: str
    year: int
    count: int = 0
    offset: int = 0

    def answer(self, layer: Library) -> Summaries:
        """Give the summaries in the order of their list."""
        ids = layer.by_year(self.kind, self.lang).get(self.year, ())
        end = self.offset + self.count if self.count else None
        return summaries(layer, ids[self.offset : end], self.lang)


class Years(LibraryQuery[tuple[int, ...]]):
    """The years in which there are entries of a kind, newest first."""

    kind: str

    def answer(self, layer: Library) -> tuple[int, ...]:
        """Give the years."""
        years = layer.by_year(self.kind, self.lang).keys()
        return tuple(sorted(years - {0}, reverse=True))


class Stories(LibraryQuery[Summaries]):
    """Stories chosen by year, award and tag; what is empty chooses nothing."""

    year: int = 0
    award: str = ""
    tag: str = ""

    def answer(self, layer: Library) -> Summaries:
        """Give the stories' summaries, newest cohort and winners first."""
        listed = summaries(layer, layer.listed(STORY.name, self.lang), self.lang)
        return tuple(
            s
            for s in listed
            if (not self.year or s.year == self.year)
            and (not self.award or s.award == self.award)
            and (not self.tag or self.tag in s.tags)
        )


class Within(LibraryQuery[Summaries]):
    """What stands directly inside an entry: seasons of a show, episodes of a season."""

    id: str
    kind: str

    def answer(self, layer: Library) -> Summaries:
        """Give the summaries by number."""
        ids = layer.listed(self.kind, self.lang)
        inside = (id_ for id_ in ids if id_.rpartition("/")[0] == self.id)
        return tuple(sorted(summaries(layer, inside, self.lang), key=lambda s: (s.number, s.id)))


class Programs(LibraryQuery[Summaries]):
    """The programs below a parent ("" for those at the top), in their order.

    One whose parent isn't shown stands at the top.
    """

    parent: str = ""

    def answer(self, layer: Library) -> Summaries:
        """Give the programs' summaries."""
        listed = summaries(layer, layer.listed(PROGRAM.name, self.lang), self.lang)
        there = {summary.id for summary in listed}
        return tuple(s for s in listed if self.parent == (s.parent if s.parent in there else ""))


def newest_summary_first(summary: Summary) -> tuple[int, str]:
    """Order summaries by date, newest first and undated last; ties by id."""
    return (-summary.date.first_day.toordinal() if summary.date else 0, summary.id)


class Timely(LibraryQuery[Summaries]):
    """Events or exhibitions that are past, or still to come: the nearest first, those
    without a date last."""

    kind: str
    past: bool

    def answer(self, layer: Library) -> Summaries:
        """Give the summaries."""
        listed = summaries(layer, layer.listed(self.kind, self.lang), self.lang)
        chosen = tuple(s for s in listed if s.past == self.past)
        if self.past:
            return chosen
        nearest_first = chosen[::-1]
        return tuple(sorted(nearest_first, key=lambda each: (is_undated(each), next_start(each))))


def next_start(summary: Summary) -> float:
    """Give the moment at which an event takes place next; those without any are the last."""
    start = summary.dates[0].start if summary.dates else summary.start
    return start.timestamp() if start else inf


def is_undated(summary: Summary) -> bool:
    """True for an event or exhibition of which no day or year is known yet."""
    starts = [venue.start for venue in summary.venues if venue.start]
    return not (starts or summary.start or summary.date)
