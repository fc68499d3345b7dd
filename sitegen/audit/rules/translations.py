"""Translations: missing ones, and those older than their original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sitegen.audit.site import BuiltSite, Finding
from sitegen.content.entries.entry import Entry
from sitegen.site.freshness import Translation


def state(site: BuiltSite) -> Iterator[Finding]:
    """Report entries that a language of the site lacks, or whose original was changed since.

    A translation names the version of its original that it says. Of one that names none it is
    guessed: an original says by `updated:` when it changed in a way that readers should know, and
    its translation may be older where its own `updated:` is earlier, or, where it has none and
    inherits the original's, where the history of its file ends before that day.
    """
    library = site.library
    codes = [language.code for language in library.languages]
    for id_, written in library.written_in.items():
        entries = [entry for lang in written if (entry := library.entry(id_, lang))]
        first = next((entry for entry in entries if entry.original), entries[0])
        if library.kinds[first.kind].speaks:
            continue
        if missing := [code for code in codes if code not in written]:
            yield translation(first.path, f"no translation into {', '.join(missing)}")
        for other in entries:
            if other is first:
                continue
            found = site.translations.get(other.path)
            if found and found.state == "older":
                yield translation(other.path, f"the translation is out of date: {change(found)}")
            elif not (found and found.names) and is_older(other, first, site.changed):
                when = f"{first.path} was updated on {first.meta.updated}"
                yield translation(other.path, f"the translation may be out of date: {when}")


def change(found: Translation) -> str:
    """Say what was changed since an original was translated."""
    when = f" on {found.since.day} (commit {found.since.name})" if found.since else ""
    return f"{found.original} was changed{when or ' since it was translated'}"


def is_older(other: Entry, first: Entry, changed: Mapping[str, date]) -> bool:
    """True where a translation is known to be older than its original."""
    if first.meta.updated is None or other.meta.updated is None:
        return False
    day = first.meta.updated.first_day
    own = other.meta.updated.first_day
    return own < day or (own == day and changed.get(other.path, day) < day)


def translation(source: str, message: str) -> Finding:
    """Give the finding for an entry's file."""
    return Finding("translation", "", message, severity="warning", source=source)
