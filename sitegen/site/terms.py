"""Tags: how names become terms with addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitegen.content.entries import Entry
from sitegen.engine.digest import digest_value
from sitegen.site.library import TermEntries
from sitegen.text import normalize, slugify


def tag_slug(name: str) -> str:
    """Give a tag's slug. Names that differ by more than case and spaces have different slugs."""
    plain = " ".join(normalize(name).casefold().split())
    slug = slugify(plain)
    if slug and slug == plain.replace(" ", "-"):
        return slug
    mark = digest_value(plain).hex()[:6]
    return f"{slug}-{mark}" if slug else mark


def collect_terms(entries: Iterable[Entry]) -> Mapping[str, TermEntries]:
    """Give the terms of entries of one language, by slug; entries keep the order given.

    A term is named as the first entry in the order of ids writes it.
    """
    ids: dict[str, list[str]] = defaultdict(list)
    names: dict[str, tuple[str, str]] = {}
    for entry in entries:
        for name in entry.meta.tags:
            slug = tag_slug(name)
            if entry.id not in ids[slug][-1:]:
                ids[slug].append(entry.id)
            names[slug] = min(names.get(slug, (entry.id, name)), (entry.id, name))
    return {
        slug: TermEntries(names[slug][1], slug, tuple(members))
        for slug, members in sorted(ids.items())
    }
