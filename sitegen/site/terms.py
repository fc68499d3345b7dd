"""Terms: the tags of a language with their entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitegen.content.entries.entry import Entry
from sitegen.content.settings.tagnames import Row, language_of
from sitegen.site.library import TermEntries
from sitegen.site.tags import tag_slug


def collect_terms(
    entries: Iterable[Entry], lang: str, rows: Mapping[str, Row]
) -> Mapping[str, TermEntries]:
    """Give the terms of entries of one language, by slug; entries keep the order given.

    A term is named as the first entry in the order of ids writes it, or as its row of `rows` does.
    """
    ids: dict[str, list[str]] = defaultdict(list)
    names: dict[str, tuple[str, str, str]] = {}
    for entry in entries:
        for name in entry.meta.tags:
            slug = tag_slug(name)
            if entry.id not in ids[slug][-1:]:
                ids[slug].append(entry.id)
            named = (entry.id, name, entry.tags_in)
            names[slug] = min(names.get(slug, named), named)
    return {
        slug: TermEntries(
            names[slug][1], slug, tuple(members), language_of(*names[slug][1:], lang, rows)
        )
        for slug, members in sorted(ids.items())
    }
