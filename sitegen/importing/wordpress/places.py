"""Where each post goes: its kind by the map, its file in `content/`, its new address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from sitegen.content.folder.layout import SLUG, as_folder
from sitegen.content.settings.settings import Settings
from sitegen.importing.wordpress.archive import Archive
from sitegen.importing.wordpress.export import Post
from sitegen.importing.wordpress.languages import Version
from sitegen.importing.wordpress.recordings import has_recording
from sitegen.importing.wordpress.rules import Map, Rule, Surroundings, rule_for
from sitegen.kinds.kind import Kind
from sitegen.kinds.page import PAGE
from sitegen.kinds.registry import Kinds, kinds_of
from sitegen.kinds.section import SECTION
from sitegen.schema.dates import PartialDate, parse_partial_date
from sitegen.site.addresses import address_of
from sitegen.site.languages import languages_of
from sitegen.text import is_device, normalize, slugify

LONGEST_SLUG = 80
"""Letters: file systems take 255 bytes, in any script."""

DEEPEST = 6
"""Pages that a page may stand below: ids have at most eight parts."""

NO_DATE = "1970-01-01"
WITH_FILES = ("<img", "/uploads/", "[gallery", "[audio", "[video", "wp:image", "wp:file")
RESERVED = ("tags", "search", "members", "media", "assets", "pagefind", "feed", "page", "404")
"""First parts of addresses at which sitegen puts something of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a version of a post goes. `id` is its entry's, `address` where it will be read.

    `stem` is the file without language and ending; `is_original` tells it from translations.
    """

    version: Version
    kind: Kind
    rule: Rule
    id: str
    stem: str
    path: str
    slug: str
    address: str
    is_original: bool
    date: str


@dataclass
class Places:
    """All places; `out` are the posts that no rule lets in, with the reason."""

    placed: list[Place] = field(default_factory=list)
    out: list[tuple[Version, str]] = field(default_factory=list)


def places_for(
    versions: Sequence[Version], archive: Archive, map_: Map, settings: Settings
) -> Places:
    """Give the place of each version, those of one entry beside each other."""
    groups: dict[str, list[Version]] = {}
    found = Places()
    for version in versions:
        if version.lang:
            groups.setdefault(version.group, []).append(version)
        else:
            why = f"its language, {version.foreign}, is none of the site's"
            found.out.append((version, why))
    placing = _Placing(archive, map_, settings)
    for group in groups.values():
        placing.place(group, found)
    return found


class _Placing:
    """Places are given one after the other: no two entries get the same."""

    def __init__(self, archive: Archive, map_: Map, settings: Settings) -> None:
        self._archive, self._map, self._settings = archive, map_, settings
        self._kinds: Kinds = kinds_of(settings.kinds)
        self._languages = {each.code: each for each in languages_of(settings)}
        self._by_id = archive.by_id
        self._taken: set[str] = set()
        self._home = _path_key(archive.base)

    def place(self, group: Sequence[Version], found: Places) -> None:
        """Place the versions of one entry."""
        order = list(self._languages)
        ordered = sorted(group, key=lambda version: order.index(version.lang))
        original, spare = ordered[0], []
        versions: dict[str, Version] = {}
        for version in ordered:
            if version.lang in versions:
                spare.append(version)
            else:
                versions[version.lang] = version
        post = original.post
        rule = self._rule(post)
        if rule is None or rule.leave_out:
            why = "the map leaves it out" if rule else f"no rule of the map is for {post.type}"
            found.out += [(version, why) for version in ordered]
            return
        kind = self._kinds[rule.kind]
        with_files = any(_has_files(version.post) for version in versions.values())
        kind, id_, stem = self._stem(kind, rule, post, with_files=with_files)
        for version in versions.values():
            found.placed.append(self._placed(version, original, kind, rule, id_, stem))
        for version in spare:
            # A second one in the language: an entry of its own.
            self.place([version], found)

    def _rule(self, post: Post) -> Rule | None:
        above = tuple(self._above(post))
        return rule_for(self._map, post, Surroundings(above, has_recording(post)))

    def _above(self, post: Post) -> Iterable[str]:
        """Give the slugs of the pages that a page stands below, the nearest first."""
        seen = {post.id}
        while post.parent and post.parent not in seen and post.parent in self._by_id:
            seen.add(post.parent)
            post = self._by_id[post.parent].post
            yield slug_of(post)

    def _stem(
        self, kind: Kind, rule: Rule, post: Post, *, with_files: bool
    ) -> tuple[Kind, str, str]:
        """Give kind, id and the file without language and ending."""
        parts = self._folders(kind, rule, post)
        slug = slug_of(post)
        if kind == PAGE:
            speaking = self._list_at(parts[1:], slug, post)
            if speaking is not None and self._free(f"{speaking}_index"):
                return SECTION, f"{speaking}_index", f"content/{speaking}_index"
            if len(parts) == 1 and slug.casefold() in (*RESERVED, *self._languages):
                slug = f"{slug}-page"
        base, number = "/".join(parts), 2
        chosen = slug
        while not self._free(f"{base}/{chosen}"):
            chosen, number = f"{slug}-{number}", number + 1
        id_ = f"{base}/{chosen}"
        is_folder = with_files or kind.file == "index"
        return kind, id_, f"content/{id_}/index" if is_folder else f"content/{id_}"

    def _list_at(self, above: Sequence[str], slug: str, post: Post) -> str | None:
        """Give the folder for whose list a page speaks: the front page, or one that stands at the
        address of a list; None for any other."""
        if above:
            return None
        if post.link and _path_key(post.link) == self._home and not urlsplit(post.link).query:
            return ""
        return f"{slug}/" if slug in self._kinds.sections else None

    def _free(self, id_: str) -> bool:
        key = normalize(id_).casefold()
        if key in self._taken:
            return False
        self._taken.add(key)
        return True

    def _folders(self, kind: Kind, rule: Rule, post: Post) -> list[str]:
        if rule.into:
            return [rule.into.strip("/")]
        if kind == PAGE:
            above = [as_folder(slug) for slug in self._above(post)][:DEEPEST]
            return [kind.folder, *reversed(above)]
        year = str(rule.fields.get("year") or date_of(post)[:4])
        return [kind.folder, year] if kind.yearly else [kind.folder]

    def _placed(
        self, version: Version, original: Version, kind: Kind, rule: Rule, id_: str, stem: str
    ) -> Place:
        post, lang = version.post, version.lang
        is_original = version is original
        path = f"{stem}.md" if is_original else f"{stem}.{lang}.md"
        own = id_.rpartition("/")[2]
        slug = own if is_original or kind == SECTION else translated_slug(post, own)
        date = date_of(original.post)
        address = self._address(kind, id_, slug, rule, date, lang)
        return Place(
            version=version,
            kind=kind,
            rule=rule,
            id=id_,
            stem=stem,
            path=path,
            slug="" if slug == own else slug,
            address=address,
            is_original=is_original,
            date=date,
        )

    def _address(self, kind: Kind, id_: str, slug: str, rule: Rule, date: str, lang: str) -> str:
        language = self._languages[lang]
        if kind == SECTION:
            folder = id_.removesuffix("_index")
            return f"{language.prefix}/{folder}"
        meta = SimpleNamespace(
            slug="" if slug == id_.rpartition("/")[2] else slug,
            url=str(rule.fields.get("url") or ""),
            date=parsed(date),
            year=int(rule.fields.get("year") or 0),
        )
        return address_of(cast(Any, SimpleNamespace(id=id_, meta=meta)), kind, language)


def _has_files(post: Post) -> bool:
    return bool(post.fact("_thumbnail_id") or post.fact("_elementor_data")) or any(
        sign in post.content for sign in WITH_FILES
    )


def slug_of(post: Post) -> str:
    """Give a post's slug as an address can hold it: WordPress's, else one of its title."""
    plain = normalize(unquote(post.slug)).strip()
    slug = plain if SLUG.fullmatch(plain) else slugify(plain) or slugify(post.title)
    slug = slug or f"{slugify(post.type) or 'item'}-{post.id or 'x'}"
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return f"{slug}-1" if is_device(slug) else slug


def translated_slug(post: Post, own: str) -> str:
    """Give the slug of a translation: its own in WordPress, where it has one."""
    slug = slug_of(post) if post.slug else ""
    # WordPress puts a number behind the second of two that are called the same.
    return own if not slug or slug.rpartition("-")[0] == own else slug


def date_of(post: Post) -> str:
    """Give the day of a post, `2019-10-01`: when it came out, else when it was changed."""
    for moment in (post.date, post.date_gmt, post.modified):
        if parsed(moment[:10]):
            return moment[:10]
    return NO_DATE


def parsed(text: str) -> PartialDate | None:
    """Give a day, None for what is none."""
    try:
        return parse_partial_date(text)
    except ValueError:
        return None


def _path_key(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc.lower()}{unquote(parts.path).rstrip('/')}"
