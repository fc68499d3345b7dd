"""Facets of a library: the parts that many questions ask for, each with a digest.

A title edit leaves all of them as they were, so that thousands of answers needn't be given again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sitegen.engine.digest import Digest, digest_value
from sitegen.site.library import Library

ADDRESSES: Final = "addresses"
"""Where entries stand, by which files they are named, and which are there and not shown."""

TERMS: Final = "terms"
"""What tags are called."""

MEMBERS: Final = "members"
"""Which entries have a tag, in the order of its pages."""

ORDER: Final = "order"
"""Which entries are listed, and in which order."""

NAMESAKES: Final = "namesakes"
"""Which entries of a kind are titled alike."""

ENTRY: Final = "entry"
"""No facet: the one entry whose id is in the question."""

BESIDE: Final = "beside"
"""No facet: the entry whose id is in the question, and those beside it in the lists."""

SHOWN: Final = "shown"
"""No facet: the entries that a list's answer holds, which the question names by `shown`."""

OF_ENTRIES: Final = (ENTRY, BESIDE, SHOWN)


def facets_of(library: Library) -> Mapping[str, Digest]:
    """Give the digest of each facet; the settings are in none of them."""
    terms = sorted(
        (lang, slug, term) for lang, terms in library.terms.items() for slug, term in terms.items()
    )
    places = [
        sorted(library.addresses.items()),
        sorted(library.by_path.items()),
        sorted(library.written_in.items()),
        sorted(library.failed),
        sorted(library.hidden),
    ]
    return {
        ADDRESSES: digest_value(places),
        TERMS: digest_value([(lang, slug, term.name, term.lang) for lang, slug, term in terms]),
        MEMBERS: digest_value([(lang, slug, term.ids) for lang, slug, term in terms]),
        ORDER: digest_value(sorted(library.order.items())),
        NAMESAKES: digest_value(
            [(pair, sorted(library.namesakes(*pair))) for pair in sorted(library.order)]
        ),
    }


def beside(library: Library, ids: frozenset[str]) -> frozenset[str]:
    """Give the ids of the entries that stand beside some in the lists, and these themselves."""
    found = set(ids)
    for kind, lang in library.order:
        for id_ in ids:
            found.update(library.beside(kind, lang, id_) or ())
    return frozenset(found - {""})
