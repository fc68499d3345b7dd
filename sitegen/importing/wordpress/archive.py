"""Several exports as one archive: each post once, whatever part of the site it came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from sitegen.engine.digest import sha256_hex
from sitegen.importing.values import Item, Remark
from sitegen.importing.wordpress.export import Author, Export, Post, Term

SYSTEM = "wordpress"
ATTACHMENT = "attachment"
MENU_ITEM = "nav_menu_item"
REUSABLE = "wp_block"

NEVER_CONTENT = {
    "revision": "a former version of a post",
    "customize_changeset": "settings of the theme",
    "custom_css": "a style sheet of the theme",
    "oembed_cache": "a copy of what another site showed",
    "user_request": "a request for somebody's data",
    "wp_template": "a template of the theme",
    "wp_template_part": "a template of the theme",
    "wp_global_styles": "styles of the theme",
    "wp_navigation": "a menu of the theme's",
    "wp_font_family": "a font of the theme",
    "wp_font_face": "a font of the theme",
    "elementor_library": "a template of Elementor",
    "elementor_snippet": "code of Elementor",
    "wpcf7_contact_form": "a form, which sends mail from a server",
    "acf-field": "the declaration of a field",
    "acf-field-group": "the declaration of fields",
    "shop_order": "an order of a customer",
}
"""Types of items that no site shows as a page, and what each is."""

UNFINISHED = ("draft", "pending", "private", "future")
NOT_KEPT = {"trash": "it is in the bin", "auto-draft": "WordPress began it, and nobody wrote in it"}


@dataclass(frozen=True, slots=True)
class Known:
    """A post with the name that it has for ever."""

    source: str
    post: Post


@dataclass(frozen=True)
class Archive:
    """What several exports hold together. `base` is the site's address, as far as they say.

    `items` are what is told of already: second copies and pieces that could not be read.
    """

    base: str
    title: str
    description: str
    language: str
    posts: tuple[Known, ...]
    terms: tuple[Term, ...]
    authors: tuple[Author, ...]
    items: tuple[Item, ...]
    remarks: tuple[Remark, ...]

    @property
    def by_id(self) -> Mapping[str, Known]:
        """Give posts by WordPress's number; of several, the first."""
        found: dict[str, Known] = {}
        for known in self.posts:
            if known.post.id:
                found.setdefault(known.post.id, known)
        return found


def archive_of(exports: Sequence[Export]) -> Archive:
    """Put exports together; those that were refused leave a remark."""
    taken = [export for export in exports if not export.refused]
    base = next((export.base for export in taken if export.base), "")
    posts, copies = _posts(taken)
    return Archive(
        base=base,
        title=next((export.title for export in taken if export.title), ""),
        description=next((export.description for export in taken if export.description), ""),
        language=next((export.language for export in taken if export.language), ""),
        posts=posts,
        terms=_terms(taken),
        authors=_authors(taken),
        items=(*copies, *_lost(taken)),
        remarks=tuple(_remarks(exports)),
    )


def _posts(exports: Sequence[Export]) -> tuple[tuple[Known, ...], tuple[Item, ...]]:
    """Give each post once, and an item for each second copy of one."""
    found: dict[str, Known] = {}
    copies: list[Item] = []
    hosts = [urlsplit(export.base).netloc for export in exports]
    several = len({host for host in hosts if host}) > 1
    for export, host in zip(exports, hosts, strict=True):
        for post in export.posts:
            source = f"{SYSTEM}:{host}:{_name(post)}" if several else f"{SYSTEM}:{_name(post)}"
            known = found.get(source)
            if known is None:
                found[source] = Known(source, post)
                continue
            number = 2
            while f"{source}+{number}" in found:
                number += 1
            other = f"{source}+{number}"
            if _same(known.post, post):
                why = f"the same as at {known.post.where}"
                copies.append(_item(f"{other}", post, why))
                found[other] = known
            else:
                found[other] = Known(other, post)
    sources = {copy.source for copy in copies}
    return tuple(each for source, each in found.items() if source not in sources), tuple(copies)


def _name(post: Post) -> str:
    """Give the name of a post: its type and number, else a digest of where it stood."""
    if post.id:
        return f"{post.type}:{post.id}"
    told = post.guid or post.link or f"{post.title}\n{post.date}\n{post.content}"
    return f"{post.type}:{sha256_hex(told.encode())[:12]}"


def _same(one: Post, other: Post) -> bool:
    return replace(one, file=0, where="", lang="") == replace(other, file=0, where="", lang="")


def _item(source: str, post: Post, why: str) -> Item:
    return Item(
        source, post.type, post.title, "left out", why=why, where=post.where, state=post.status
    )


def _lost(exports: Iterable[Export]) -> Iterable[Item]:
    for export in exports:
        for each in export.lost:
            yield Item(
                f"{SYSTEM}:unread:{each.where}",
                each.name,
                "",
                "left out",
                why=each.why,
                where=each.where,
                remarks=(Remark("to look at", f"could not be read: {each.why}"),),
            )


def _remarks(exports: Sequence[Export]) -> Iterable[Remark]:
    for export in exports:
        if export.refused:
            yield Remark("left out", f"{export.name}: {export.refused}")
        for what, line in export.notes:
            yield Remark("changed", f"{export.name}:{line}: {what}")
        if not export.refused and export.version not in ("1.0", "1.1", "1.2"):
            said = f"version {export.version}" if export.version else "no version"
            yield Remark("changed", f"{export.name}: it says {said} of the format; read as 1.2")


def _terms(exports: Sequence[Export]) -> tuple[Term, ...]:
    """Give each term once: every part of an export names those of its posts."""
    found: dict[tuple[str, str], Term] = {}
    for export in exports:
        for term in export.terms:
            if term.domain and term.slug:
                found.setdefault((term.domain, term.slug), term)
    return tuple(found.values())


def _authors(exports: Sequence[Export]) -> tuple[Author, ...]:
    found: dict[str, Author] = {}
    for export in exports:
        for author in export.authors:
            if author.login:
                found.setdefault(author.login, author)
    return tuple(found.values())
