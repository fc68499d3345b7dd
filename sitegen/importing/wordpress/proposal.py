"""The map that an import proposes: by the types, categories, menus and authors of the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from sitegen.content.editing.values import sure
from sitegen.importing.wordpress.archive import (
    ATTACHMENT,
    MENU_ITEM,
    NEVER_CONTENT,
    NOT_KEPT,
    REUSABLE,
    Archive,
)
from sitegen.importing.wordpress.recordings import has_recording
from sitegen.importing.wordpress.rules import NOT, Map, Menu, Rule
from sitegen.importing.wordpress.texts import plain
from sitegen.kinds.episode import EPISODE
from sitegen.kinds.kind import Kind
from sitegen.kinds.news import NEWS
from sitegen.kinds.page import PAGE
from sitegen.kinds.registry import Kinds
from sitegen.text import slugify

NO_TAG = ("uncategorized", "uncategorised", "allgemein")
"""The category that WordPress gives to what has none."""

HEAD = """\
# What becomes of what in the old site: change it, and import again (with --dry-run first).
#
# rules: the first one that holds for an item decides. Conditions: type, category, tag (slugs, as in
# WordPress), below (the slug of a page that it stands below), recording (true: a podcast's).
# What becomes of it: kind, into (for an episode: its show and season), fields (that each of them
# gets, such as {{award: winner}}), or leave_out: true. Kinds:
# {kinds}.
"""
MENUS = "# menus: which of WordPress's menus is the site's main or footer menu, or none\n"
TAGS = "# tags: what each category is called as a tag, - for none\n"
AUTHORS = "# authors: how each is named where posts name their authors, - for not at all\n"
BASES = "# bases: what the addresses of WordPress's archives begin with (Settings, Permalinks)\n"
USUAL_BASES = {"category": "category", "post_tag": "tag", "author": "author"}


def proposed(archive: Archive, kinds: Kinds) -> Map:
    """Give a map for an archive."""
    posts = [known.post for known in archive.posts]
    types = Counter(post.type for post in posts if post.status not in NOT_KEPT)
    rules: list[Rule] = []
    if any(has_recording(post) for post in posts):
        show = slugify(archive.title)[:40].strip("-") or "the-show"
        into = f"{EPISODE.folder}/{show}/season-1"
        rules.append(Rule(recording=True, kind=EPISODE.name, into=into))
    categories = [term for term in archive.terms if term.domain == "category"]
    labels = [label for post in posts for label in post.labels if label.domain == "category"]
    slugs = {label.slug for label in labels}
    meant = {}
    for slug in dict.fromkeys((*(term.slug for term in categories), *sorted(slugs))):
        if kind := meant_by(slug, kinds):
            meant[slug] = kind
            rules.append(Rule(category=slug, kind=kind.name))
    rules += _by_type(types, kinds)
    names = {label.slug: plain(label.name) for label in labels if label.name}
    names |= {term.slug: plain(term.name) for term in categories if term.name}
    tags = {slug: NOT for slug in (*meant, *NO_TAG) if slug in slugs}
    tags |= {slug: names.get(slug, slug) for slug in sorted(slugs) if slug not in tags}
    authors = {author.login: author.name for author in archive.authors}
    return Map(
        rules=tuple(rules),
        menus=_menus(archive),
        tags=tags,
        authors=authors,
        bases=dict(USUAL_BASES),
    )


def _by_type(types: Iterable[str], kinds: Kinds) -> Iterator[Rule]:
    never = {*NEVER_CONTENT, ATTACHMENT, MENU_ITEM, REUSABLE}
    own = {"post": NEWS.name, "page": PAGE.name}
    for type_, name in own.items():
        yield Rule(type=type_, kind=name)
    for type_ in sorted({*types} - never - {*own}):
        kind = meant_by(type_, kinds)
        yield Rule(type=type_, kind=kind.name if kind else PAGE.name)


def meant_by(slug: str, kinds: Kinds) -> Kind | None:
    """Give the kind that a category or type is called like, None for none.

    Those that stand in others, or that posts and pages become anyway, are meant by no name.
    """
    plain = slugify(slug)
    for kind in kinds:
        if kind in (NEWS, PAGE) or kind.inside or kind.marked or kind.speaks:
            continue
        names = (kind.name, kind.folder, kind.title, *kind.labels.values())
        if plain in {slugify(name) for name in names} or plain.endswith(f"-{kind.name}"):
            return kind
    return None


def _menus(archive: Archive) -> dict[str, Menu]:
    """Give the menus: the fullest is the main one, one that is called so the footer's."""
    items = Counter(
        label.slug
        for known in archive.posts
        if known.post.type == MENU_ITEM
        for label in known.post.labels
        if label.domain == "nav_menu"
    )
    found: dict[str, Menu] = {
        slug: "footer" if "foot" in slug else "none" for slug in sorted(items)
    }
    others = [slug for slug, _ in items.most_common() if found[slug] == "none"]
    if others:
        found[others[0]] = "main"
    return found


def map_text(map_: Map, names: Collection[str]) -> str:
    """Give a map as a file with remarks; `names` are those of the kinds."""
    rules = "".join(f"  - {{{_rule(rule)}}}\n" for rule in map_.rules)
    parts = [HEAD.format(kinds=", ".join(names)), f"rules:\n{rules}" if rules else "rules: []\n"]
    for head, name, table in (
        (MENUS, "menus", map_.menus),
        (TAGS, "tags", map_.tags),
        (AUTHORS, "authors", map_.authors),
        (BASES, "bases", map_.bases),
    ):
        lines = "".join(f"  {_text(key)}: {_text(value)}\n" for key, value in table.items())
        parts.append(f"\n{head}{name}:\n{lines}" if lines else f"\n{head}#{name}: {{}}\n")
    return "".join(parts)


def _rule(rule: Rule) -> str:
    names = ("type", "category", "tag", "below", "kind", "into")
    said = [f"{name}: {_text(getattr(rule, name))}" for name in names if getattr(rule, name)]
    return ", ".join(["recording: true", *said] if rule.recording else said)


def _text(value: str) -> str:
    return sure(value, 0, inline=True)
