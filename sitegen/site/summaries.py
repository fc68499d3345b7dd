"""From an entry to its summary."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.content.entries.entry import Entry
from sitegen.kinds.kind import Kind, slug_of
from sitegen.site.model import Summary
from sitegen.site.rights import consents_of
from sitegen.site.visibility import Moment, held_until
from sitegen.values import texts_of


def summarize(entry: Entry, kind: Kind, url: str, moment: Moment) -> Summary:
    """Give an entry as other pages may show it at a moment."""
    meta = entry.meta
    summary = Summary(
        id=entry.id,
        lang=entry.lang,
        kind=entry.kind,
        section=kind.section,
        url=url,
        slug=slug_of(entry),
        title=meta.title,
        summary=meta.summary,
        date=meta.date,
        updated=meta.updated,
        tags=meta.tags,
        image=meta.image,
        sample=meta.sample,
        social=all(consent.social for _, consent in consents_of(meta)),
        draft=meta.draft,
        held_until=held_until(meta, moment),
        **kind.summary(entry, moment.at, moment.zone),
    )
    if not entry.inherited:
        return summary
    shown = set(texts_of(summary))
    return replace(summary, inherited=tuple(each for each in entry.inherited if each[0] in shown))
