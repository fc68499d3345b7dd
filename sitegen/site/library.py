"""The library: all entries that may be shown, in their orders, with their addresses.

Ids in `failed` are those of entries with mistakes: nothing is shown, but links to them are no
mistakes of their own. `hidden` are the ids and addresses of entries that are there and not shown,
`withdrawn` knows those of entries that must not come back.
`rights` are those over files of people who did not agree to everything.
`tag_rows` are the rows of `tags` in the settings, by each of their names. `summaries`, `places`,
`years`, `known_terms`, `shared_titles`, `standing` (entries by address) and `outputs` (the
addresses of all that is written) keep what was asked for already; they follow from the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.content.entries.entry import Entry
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.tagnames import Row
from sitegen.content.settings.tombstones import NOTHING_WITHDRAWN, Tombstones
from sitegen.kinds.registry import KINDS, Kinds
from sitegen.kinds.story import Story
from sitegen.site.model import Language, Summary, Term
from sitegen.site.rights import NOTHING, FileRights, Rights, rights_over
from sitegen.site.summaries import summarize
from sitegen.site.tags import tag_slug
from sitegen.site.visibility import Moment, is_unpublished, may_hang

Pair = tuple[str, str]
"""A name and a language: (id, lang), (kind, lang)."""


@dataclass(frozen=True)
class Library:
    """Entries by (id, lang), as they may be shown at a moment; ids by (kind, lang) in order."""

    settings: Settings
    languages: tuple[Language, ...]
    moment: Moment
    entries: Mapping[Pair, Entry]
    addresses: Mapping[Pair, str]
    order: Mapping[Pair, tuple[str, ...]]
    terms: Mapping[str, Mapping[str, TermEntries]]
    written_in: Mapping[str, tuple[str, ...]]
    by_path: Mapping[str, Pair]
    failed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    rights: FileRights = field(default_factory=dict)
    withdrawn: Tombstones = NOTHING_WITHDRAWN
    kinds: Kinds = field(default=KINDS, repr=False)
    tag_rows: Mapping[str, Row] = field(default_factory=dict, repr=False)
    summaries: dict[Pair, Summary] = field(default_factory=dict, repr=False)
    places: dict[Pair, dict[str, Pair]] = field(default_factory=dict, repr=False)
    years: dict[Pair, dict[int, list[str]]] = field(default_factory=dict, repr=False)
    known_terms: dict[Pair, Term] = field(default_factory=dict, repr=False)
    shared_titles: dict[Pair, frozenset[str]] = field(default_factory=dict, repr=False)
    standing: dict[str, Pair] = field(default_factory=dict, repr=False)
    outputs: set[str] = field(default_factory=set, repr=False)

    def is_hidden(self, name: str) -> bool:
        """True for the id or address of an entry that is there and not shown, or was withdrawn."""
        return name in self.hidden or self.withdrawn.hold(name)

    def rights_over(self, path: str) -> Rights:
        """Give what may be shown of a file, from the site folder: nothing of what was withdrawn."""
        return NOTHING if self.withdrawn.hold(path) else rights_over(self.rights, path)

    def entry(self, id_: str, lang: str) -> Entry | None:
        """Give an entry in a language, None where it is not shown in it."""
        return self.entries.get((id_, lang))

    def summary(self, id_: str, lang: str) -> Summary | None:
        """Give an entry's summary, with the site's path in front of its address."""
        known = self.summaries.get((id_, lang))
        if known is None and (entry := self.entries.get((id_, lang))):
            url = self.link(self.addresses[id_, lang])
            known = self.summaries[id_, lang] = summarize(
                entry, self.kinds[entry.kind], url, self.moment
            )
        return known

    def listed(self, kind: str, lang: str) -> tuple[str, ...]:
        """Give the ids of a kind's entries in a language, in the order of their list."""
        return self.order.get((kind, lang), ())

    def published(self, kind: str, lang: str) -> tuple[str, ...]:
        """Give those of a list that readers may see: all, unless the build shows drafts."""
        ids = self.listed(kind, lang)
        return tuple(each for each in ids if not self.is_unpublished(each, lang))

    def is_unpublished(self, id_: str, lang: str) -> bool:
        """True for an entry that is shown only because drafts are wanted."""
        if not self.moment.drafts:
            return False
        return is_unpublished(self.entries[id_, lang].meta, self.moment)

    def beside(self, kind: str, lang: str, id_: str) -> tuple[str, str] | None:
        """Give the ids above and below an entry among its own ("" for none), None for no entry.

        That is the list of its kind; an episode has its neighbours in its show, of all seasons.
        """
        places = self.places.get((kind, lang))
        if places is None:
            places = self.places[kind, lang] = {}
            among, last = self.kinds[kind].among, dict[str, str]()
            for each in self.listed(kind, lang):
                above = last.get(among(each), "")
                if above:
                    places[above] = (places[above][0], each)
                places[each] = (above, "")
                last[among(each)] = each
        return places.get(id_)

    def by_year(self, kind: str, lang: str) -> Mapping[int, list[str]]:
        """Give the ids of a kind's entries by year (0: unknown), each in the order of its list."""
        years = self.years.get((kind, lang))
        if years is None:
            years = self.years[kind, lang] = {}
            year_of = self.kinds[kind].year
            for id_ in self.listed(kind, lang):
                years.setdefault(year_of(self.entries[id_, lang]), []).append(id_)
        return years

    def namesakes(self, kind: str, lang: str) -> frozenset[str]:
        """Give the ids of a kind's entries that are titled as another of them is."""
        known = self.shared_titles.get((kind, lang))
        if known is None:
            by_title: dict[str, list[str]] = {}
            for id_ in self.listed(kind, lang):
                by_title.setdefault(self.entries[id_, lang].meta.title.casefold(), []).append(id_)
            known = self.shared_titles[kind, lang] = frozenset(
                id_ for ids in by_title.values() if len(ids) > 1 for id_ in ids
            )
        return known

    def term(self, slug: str, lang: str) -> Term | None:
        """Give a tag as templates show it, None where no entry has it."""
        known = self.known_terms.get((slug, lang))
        if known is None and (entries := self.terms.get(lang, {}).get(slug)):
            known = self.known_terms[slug, lang] = entries.term(self, lang)
        return known

    def standing_at(self, address: str) -> Pair | None:
        """Give the entry that stands at an address (with or without the slash at its end)."""
        if not self.standing:
            self.standing.update((place, pair) for pair, place in self.addresses.items())
        return self.standing.get(address) or self.standing.get(f"{address.rstrip('/')}/")

    def tag_slugs(self, entry: Entry) -> tuple[str, ...]:
        """Give the slugs of an entry's tags."""
        return tuple(tag_slug(name) for name in entry.meta.tags)

    def may_hang(self, story: str, exhibition: str) -> bool:
        """True unless the story's consent names other venues only."""
        languages = self.written_in.get(story, ())
        entry = self.entries.get((story, languages[0])) if languages else None
        consent = entry.meta.consent if entry and isinstance(entry.meta, Story) else None
        return may_hang(consent, exhibition)

    def link(self, address: str) -> str:
        """Put the path of the site's own address in front of an address."""
        return self.settings.root[:-1] + address

    def language(self, code: str) -> Language:
        """Give a language of the site by its code. Raises LookupError where it has no such one."""
        for language in self.languages:
            if language.code == code:
                return language
        raise LookupError(f"{code} is no language of the site")


@dataclass(frozen=True, slots=True)
class TermEntries:
    """A tag in one language: its name, slug and the ids that have it, newest first.

    `lang` is the language of the name, another one where it has none in this.
    """

    name: str
    slug: str
    ids: tuple[str, ...]
    lang: str

    def term(self, library: Library, lang: str) -> Term:
        """Give it as templates show it."""
        url = library.link(f"{library.language(lang).prefix}/tags/{self.slug}/")
        return Term(name=self.name, slug=self.slug, url=url, count=len(self.ids), lang=self.lang)
