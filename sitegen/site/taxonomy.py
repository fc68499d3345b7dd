"""Questions on tags."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from sitegen.site.facets import ENTRY, MEMBERS, SHOWN, TERMS
from sitegen.site.library import Library
from sitegen.site.model import Term
from sitegen.site.queries import LibraryQuery, Summaries, summaries


class Terms(LibraryQuery[tuple[Term, ...]]):
    """All tags of a language, by name."""

    def answer(self, layer: Library) -> tuple[Term, ...]:
        """Give the tags with their counts."""
        found = (term.term(layer, self.lang) for term in layer.terms.get(self.lang, {}).values())
        return tuple(sorted(found, key=lambda term: (term.name.casefold(), term.slug)))


class TermOf(LibraryQuery[Term | None]):
    """A tag by its slug."""

    slug: str

    def answer(self, layer: Library) -> Term | None:
        """Give the tag, None where no entry has it."""
        return layer.term(self.slug, self.lang)


class TermsOf(LibraryQuery[tuple[Term, ...]]):
    """The tags of an entry, in the order in which it names them."""

    follows_from: ClassVar[tuple[str, ...]] = (ENTRY, TERMS)
    id: str

    def answer(self, layer: Library) -> tuple[Term, ...]:
        """Give the tags, with counts left out: a page doesn't show them."""
        entry = layer.entry(self.id, self.lang)
        if entry is None:
            return ()
        found = (layer.term(slug, self.lang) for slug in dict.fromkeys(layer.tag_slugs(entry)))
        return tuple(replace(term, count=0) for term in found if term)


class Tagged(LibraryQuery[Summaries]):
    """A stretch of the entries that have a tag, newest first."""

    follows_from: ClassVar[tuple[str, ...]] = (SHOWN, MEMBERS)
    slug: str
    count: int
    offset: int = 0

    def shown(self, layer: Library) -> tuple[str, ...]:
        """Give the ids of the entries in the stretch."""
        term = layer.terms.get(self.lang, {}).get(self.slug)
        return term.ids[self.offset : self.offset + self.count] if term else ()

    def answer(self, layer: Library) -> Summaries:
        """Give the summaries."""
        return summaries(layer, self.shown(layer), self.lang)
