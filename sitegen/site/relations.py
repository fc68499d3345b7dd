"""Questions on how entries hang together: neighbours, related ones, programs and exhibitions."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import ClassVar

from sitegen.kinds.exhibition import EXHIBITION, Exhibition
from sitegen.kinds.news import NEWS, News
from sitegen.kinds.program import Program
from sitegen.kinds.story import StoryQuery
from sitegen.site.facets import BESIDE, MEMBERS, ORDER, SHOWN
from sitegen.site.library import Library
from sitegen.site.model import Neighbours, Summary
from sitegen.site.queries import LibraryQuery, Stories, Summaries, newest_summary_first, summaries


class ListedOn(LibraryQuery[Summaries]):
    """What a program's page lists: entries of its `feeds`, and news posts that name it."""

    program: str
    count: int

    def answer(self, layer: Library) -> Summaries:
        """Give the summaries, newest first."""
        entry = layer.entry(self.program, self.lang)
        if entry is None or not isinstance(entry.meta, Program):
            return ()
        feeds = entry.meta.feeds
        kinds = (
            [layer.kinds.by_folder[section].name for section in feeds.kinds] if feeds.tags else []
        )
        tags = set(feeds.tags)
        found = [
            id_
            for kind in kinds
            for id_ in layer.listed(kind, self.lang)
            if tags & set(layer.entries[id_, self.lang].meta.tags)
        ]
        found += [id_ for id_ in layer.listed(NEWS.name, self.lang) if self._names_it(layer, id_)]
        chosen = summaries(layer, sorted(set(found)), self.lang)
        return tuple(sorted(chosen, key=newest_summary_first)[: self.count])

    def _names_it(self, layer: Library, id_: str) -> bool:
        meta = layer.entries[id_, self.lang].meta
        return isinstance(meta, News) and self.program in meta.programs


class NeighboursOf(LibraryQuery[Neighbours]):
    """The entries beside one in the list of its kind."""

    follows_from: ClassVar[tuple[str, ...]] = (BESIDE, ORDER)
    id: str
    kind: str

    def answer(self, layer: Library) -> Neighbours:
        """Give the newer and the older one (the next and the one before), as far as there are."""
        above, below = layer.beside(self.kind, self.lang, self.id) or ("", "")
        newer, older = (below, above) if layer.kinds[self.kind].in_turn else (above, below)
        return Neighbours(
            newer=layer.summary(newer, self.lang), older=layer.summary(older, self.lang)
        )


RELATED_CANDIDATES = 40
"""How many entries a tag are looked at: enough for a choice, and bounded on large sites."""


class RelatedTo(LibraryQuery[Summaries]):
    """Entries that share most tags with one; the newest first among equals."""

    follows_from: ClassVar[tuple[str, ...]] = (SHOWN, MEMBERS)
    id: str
    count: int

    def shown(self, layer: Library) -> tuple[str, ...]:
        """Give the ids of the entry and of all that are looked at, once for each tag they share."""
        entry = layer.entry(self.id, self.lang)
        terms = layer.terms.get(self.lang, {})
        slugs = layer.tag_slugs(entry) if entry else ()
        found = (terms[slug].ids[:RELATED_CANDIDATES] for slug in slugs if slug in terms)
        return (self.id, *chain.from_iterable(found))

    def answer(self, layer: Library) -> Summaries:
        """Give the summaries, without the entry itself."""
        shared = Counter(self.shown(layer))
        del shared[self.id]
        alike: dict[int, list[str]] = {}
        for id_, tags in shared.items():
            alike.setdefault(tags, []).append(id_)
        ranked: list[Summary] = []
        for _, ids in sorted(alike.items(), reverse=True):
            if len(ranked) < self.count:
                ranked += sorted(summaries(layer, ids, self.lang), key=newest_summary_first)
        return tuple(ranked[: self.count])


class ExhibitionsOf(LibraryQuery[Summaries]):
    """The exhibitions that hang a story."""

    id: str

    def answer(self, layer: Library) -> Summaries:
        """Give the exhibitions' summaries, newest first."""
        listed = layer.listed(EXHIBITION.name, self.lang)
        hung = (id_ for id_ in listed if self.id in hung_stories(layer, id_, self.lang))
        return summaries(layer, hung, self.lang)


class StoriesIn(LibraryQuery[Summaries]):
    """The stories that an exhibition hangs, in hanging order."""

    id: str

    def answer(self, layer: Library) -> Summaries:
        """Give the stories' summaries, those that are shown in the language."""
        return summaries(layer, hung_stories(layer, self.id, self.lang), self.lang)


def hung_stories(library: Library, exhibition: str, lang: str) -> tuple[str, ...]:
    """Give the ids of an exhibition's stories in hanging order; consent by venue is kept."""
    entry = library.entry(exhibition, lang)
    if entry is None or not isinstance(entry.meta, Exhibition):
        return ()
    chosen = entry.meta.stories
    if isinstance(chosen, StoryQuery):
        query = Stories(lang=lang, year=chosen.year, award=chosen.award or "", tag=chosen.tag)
        chosen = tuple(summary.id for summary in query.answer(library))
    return tuple(id_ for id_ in chosen if library.may_hang(id_, exhibition))
