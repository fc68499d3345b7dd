"""What became of authors, categories, tags and other terms: an account of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sitegen.importing.values import Item, Outcome, Remark
from sitegen.importing.wordpress.archive import SYSTEM, Archive
from sitegen.importing.wordpress.export import Term
from sitegen.importing.wordpress.languages import POLYLANG, POLYLANG_GROUP
from sitegen.importing.wordpress.places import Place
from sitegen.importing.wordpress.rules import Map

CATEGORY, TAG, MENU = "category", "post_tag", "nav_menu"
OF_LANGUAGES = (POLYLANG, POLYLANG_GROUP, "term_language", "term_translations")
OF_THEMES = {"post_format": "a look of the theme", "wp_theme": "a name of the theme"}


def items_of_terms(archive: Archive, placed: Sequence[Place], map_: Map) -> Iterator[Item]:
    """Give the account of each author and term of an archive."""
    used = Counter(
        (label.domain, label.slug) for place in placed for label in place.version.post.labels
    )
    writers = {
        place.version.post.creator
        for place in placed
        if place.is_original and place.kind.has("authors")
    }
    for author in archive.authors:
        name = map_.author(author.login)
        is_named = bool(name) and author.login in writers
        why = "" if is_named else _unnamed(bool(name))
        outcome: Outcome = "merged" if is_named else "left out"
        yield Item(
            f"{SYSTEM}:author:{author.login}", "author", author.name, outcome,
            into="authors" if is_named else "", why=why, where=author.where,
        )  # fmt: skip
    for term in archive.terms:
        yield _of_term(term, used[(term.domain, term.slug)], map_)


def _unnamed(is_name: bool) -> str:
    return "nothing that came over names its author by them" if is_name else "the map leaves it out"


def _of_term(term: Term, uses: int, map_: Map) -> Item:
    outcome, into, why = _became(term, uses, map_)
    remarks: Iterable[Remark] = ()
    if term.description.strip() and term.domain in (CATEGORY, TAG):
        said = f"its description is left out: {' '.join(term.description.split())[:200]}"
        remarks = (Remark("left out", said),)
    return Item(
        f"{SYSTEM}:{term.domain}:{term.slug}",
        term.domain,
        term.name,
        outcome,
        into=into,
        why=why,
        where=term.where,
        remarks=tuple(remarks),
    )


def _became(term: Term, uses: int, map_: Map) -> tuple[Outcome, str, str]:
    """Say what became of a term: the outcome, what it is part of, why it is not."""
    if term.domain in OF_LANGUAGES:
        return "merged", "the languages of entries", ""
    if term.domain == MENU:
        menu = map_.menus.get(term.slug, "none")
        why = "" if menu != "none" else "the map makes no menu of it"
        return ("merged" if not why else "left out"), ("" if why else f"menu: {menu}"), why
    if term.domain in OF_THEMES:
        return "left out", "", OF_THEMES[term.domain]
    rule = next((rule for rule in map_.rules if rule.category == term.slug and rule.kind), None)
    if rule and term.domain not in (TAG,) and uses:
        return "merged", f"the kind {rule.kind}", ""
    if term.domain not in (CATEGORY, TAG):
        return "left out", "", f"terms of {term.domain} become nothing; a rule of the map may"
    if not uses:
        return "left out", "", "nothing that came over has it"
    name = map_.tag(term.slug, term.name) if term.domain == CATEGORY else term.name
    if name:
        return "merged", f"the tag {name}", ""
    return "left out", "", "the map makes no tag of it"
