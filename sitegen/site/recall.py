"""A collection as it is kept between builds: what follows from entries that are as they were.

To relate ten thousand entries takes a good part of a build in which one text was edited, and texts
decide nothing of it. So what was found is kept beside the entries: which of them are shown, in
which order, under which address. The entries themselves are named by their places among all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from sitegen.content.entries.entry import Entry, Group
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.tagnames import rows_by_name
from sitegen.content.settings.tombstones import tombstones_of
from sitegen.engine.digest import Digest, digest_value
from sitegen.engine.period import Period
from sitegen.errors import Problem
from sitegen.kinds.registry import kinds_of
from sitegen.site.collect import Collection
from sitegen.site.languages import languages_of
from sitegen.site.library import Library, TermEntries
from sitegen.site.rights import Rights
from sitegen.site.visibility import Moment
from sitegen.values import Value


class Kept(Value, array_like=True, tag=False):
    """A collection without its entries: `shown` are their places, `altered` those of them that show
    less than they say, or call their tags otherwise, by place.

    `under` is the digest of what it was related under, `at` the time for which that was done,
    `start` and `end` are its period.
    """

    under: Digest = b""
    at: datetime | None = None
    start: datetime | None = None
    end: datetime | None = None
    problems: tuple[Problem, ...] = ()
    shown: list[int] = msgspec.field(default_factory=list)
    altered: dict[int, Entry] = msgspec.field(default_factory=dict)
    addresses: list[str] = msgspec.field(default_factory=list)
    order: list[tuple[str, str, tuple[str, ...]]] = msgspec.field(default_factory=list)
    terms: dict[str, dict[str, TermEntries]] = msgspec.field(default_factory=dict)
    written_in: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    rights: dict[str, Rights] = msgspec.field(default_factory=dict)

    def holds(self, settings: Settings, moment: Moment) -> bool:
        """True where the same entries would be related in the same way now.

        What is over may have been left out of the period: of an earlier time nothing is known.
        """
        if self.at is None or moment.at < self.at or self.under != conditions(settings, moment):
            return False
        return Period(self.start, self.end).includes(moment.at)


def conditions(settings: Settings, moment: Moment) -> Digest:
    """Give the digest of what decides how entries are related, but for the time."""
    return digest_value([settings, moment.drafts])


def kept(collection: Collection, groups: Sequence[Group]) -> Kept:
    """Give what is to be kept of a collection of groups, none of which has mistakes."""
    library, period = collection.library, collection.period
    written = every(groups)
    places = {(entry.id, entry.lang): at for at, entry in enumerate(written)}
    shown = [places[pair] for pair in library.entries]
    return Kept(
        under=conditions(library.settings, library.moment),
        at=library.moment.at,
        start=period.start,
        end=period.end,
        problems=collection.problems,
        shown=shown,
        altered={
            at: entry
            for at, entry in zip(shown, library.entries.values(), strict=True)
            if entry is not written[at]
        },
        addresses=[library.addresses[pair] for pair in library.entries],
        order=[(kind, lang, ids) for (kind, lang), ids in library.order.items()],
        terms={lang: dict(terms) for lang, terms in library.terms.items()},
        written_in=dict(library.written_in),
        hidden=library.hidden,
        rights=dict(library.rights),
    )


def recalled(
    known: Kept, groups: Sequence[Group], settings: Settings, moment: Moment
) -> Collection:
    """Give the collection of groups as `collect` would, from what is kept of one of equal ones.

    What is kept has to hold for the settings and the moment (`Kept.holds`).
    """
    written = every(groups)
    entries = {}
    for at in known.shown:
        entry = known.altered.get(at) or written[at]
        entries[entry.id, entry.lang] = entry
    library = Library(
        settings=settings,
        languages=languages_of(settings),
        moment=moment,
        entries=entries,
        addresses=dict(zip(entries, known.addresses, strict=True)),
        order={(kind, lang): ids for kind, lang, ids in known.order},
        terms=known.terms,
        written_in=known.written_in,
        by_path={entry.path: pair for pair, entry in entries.items()},
        hidden=known.hidden,
        rights=known.rights,
        withdrawn=tombstones_of(settings.withdrawn),
        kinds=kinds_of(settings.kinds),
        tag_rows=rows_by_name(settings.tags),
    )
    ends = (each and each.astimezone(moment.zone) for each in (known.start, known.end))
    return Collection(library, Period(*ends), known.problems)


def every(groups: Sequence[Group]) -> list[Entry]:
    """Give the entries of all groups, in order."""
    return [entry for group in groups for entry in group.entries]
