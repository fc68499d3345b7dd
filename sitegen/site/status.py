"""How a site's entries stand at a moment: shown or not and why, what changes by itself and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sitegen.content.entries.entry import Entry, Group
from sitegen.content.settings.settings import Settings
from sitegen.kinds.registry import Kinds
from sitegen.schema.dates import end_of_day
from sitegen.site.collect import collect
from sitegen.site.freshness import Translation
from sitegen.site.library import Library
from sitegen.site.rights import consents_of
from sitegen.site.visibility import Moment, why_hidden

IS_PUBLISHED, IS_TAKEN_AWAY = "is published", "is taken away (expires:)"
CONSENT_ENDS = "consent ends"
"""What happens by itself."""

WITHDRAWN = "it was withdrawn (withdrawn: in site.yaml); its files should be gone"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Something that happens by itself: when, to which file, what."""

    at: datetime
    path: str
    what: str


@dataclass(frozen=True, slots=True)
class Status:
    """How entries stand at a moment.

    `shown` counts entries by kind and language; `hidden` has the reason by file; `changes` are
    those to come, the soonest first; `missing` has the languages that an entry lacks; `next_build`
    is the first moment from which a build would give another site, None for never; `drafts` and
    `samples` are files that still have to be finished or written; `translations` are those that
    there are, where they were looked at.
    """

    shown: tuple[tuple[str, str, int], ...]
    hidden: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    next_build: datetime | None
    drafts: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()


def status_of(groups: Sequence[Group], settings: Settings, moment: Moment) -> Status:
    """Say how the entries of a site stand at a moment."""
    collection = collect(groups, settings, moment)
    library = collection.library
    counts = Counter((entry.kind, entry.lang) for entry in library.entries.values())
    entries = [
        entry for group in groups for entry in group.entries if entry.lang in settings.languages
    ]
    reasons = [(entry.path, reason_of(entry, library, moment)) for entry in entries]
    changes = [change for entry in entries for change in changes_of(entry, moment)]
    return Status(
        shown=tuple((*kind, number) for kind, number in sorted(counts.items())),
        hidden=tuple(sorted((path, reason) for path, reason in reasons if reason)),
        changes=tuple(sorted(set(changes))),
        missing=tuple(missing_of(groups, settings, library.kinds)),
        next_build=collection.period.end,
        drafts=tuple(sorted(entry.path for entry in entries if entry.meta.draft)),
        samples=tuple(sorted(e.path for e in entries if e.meta.sample and e.original)),
    )


def reason_of(entry: Entry, library: Library, moment: Moment) -> str:
    """Say why readers don't see an entry, "" where they do."""
    return WITHDRAWN if library.withdrawn.hold(entry.id) else why_hidden(entry, "web", moment)


def changes_of(entry: Entry, moment: Moment) -> Iterator[Change]:
    """Give what happens to an entry by itself after a moment."""
    meta = entry.meta
    times = [(meta.publish, IS_PUBLISHED), (meta.expires, IS_TAKEN_AWAY)]
    for _, consent in consents_of(meta) if entry.original else ():
        if consent.until:
            times.append((end_of_day(consent.until, moment.zone), CONSENT_ENDS))
    for time, what in times:
        if time and time > moment.at and not meta.draft:
            yield Change(time.astimezone(moment.zone), entry.path, what)


def missing_of(
    groups: Sequence[Group], settings: Settings, kinds: Kinds
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the languages of the site that entries lack, by the file of the original."""
    for group in groups:
        written = {entry.lang for entry in group.entries}
        lacking = tuple(code for code in settings.languages if code not in written)
        original = next((entry for entry in group.entries if entry.original), None)
        if lacking and original and not kinds[original.kind].speaks:
            yield original.path, lacking
