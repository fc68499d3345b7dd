"""The whole way: export files, uploads and the map → items, entries and redirects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sitegen.content.settings.settings import Settings
from sitegen.errors import ContentError, Location, Problem
from sitegen.importing.prose.wordpress import convert_wordpress
from sitegen.importing.values import Imported, Redirect
from sitegen.importing.wordpress.accounts import (
    merged,
    of_reusable,
    of_uploads,
    of_version,
    sorted_out,
)
from sitegen.importing.wordpress.aliases import aliases_of
from sitegen.importing.wordpress.archive import SYSTEM, Archive, archive_of
from sitegen.importing.wordpress.archives import lists_of
from sitegen.importing.wordpress.drafts import reasons
from sitegen.importing.wordpress.entries import Making, tags_of
from sitegen.importing.wordpress.languages import versions_of
from sitegen.importing.wordpress.making import Progress, made_of
from sitegen.importing.wordpress.menus import menus_of
from sitegen.importing.wordpress.numbers import redirects_of_numbers
from sitegen.importing.wordpress.places import Place, places_for
from sitegen.importing.wordpress.resolving import Addresses, by_address, by_number
from sitegen.importing.wordpress.rules import Map
from sitegen.importing.wordpress.shows import shows_for
from sitegen.importing.wordpress.stock import Stock
from sitegen.importing.wordpress.terms import items_of_terms
from sitegen.importing.wordpress.texts import plain, reusable_in
from sitegen.importing.wordpress.uploads import bare, uploads_of
from sitegen.importing.wordpress.wxr import read_export
from sitegen.kinds.registry import kinds_of


@dataclass(frozen=True)
class Wishes:
    """How an archive is brought in: what the import is called, the site, the map, what is at hand.

    `alternates` are groups of addresses of one page in several languages.
    """

    name: str
    settings: Settings
    map: Map
    stock: Stock
    alternates: tuple[tuple[str, ...], ...] = ()


def read_archive(exports: Sequence[tuple[Path, str]]) -> Archive:
    """Read export files as one archive, each with its language, "" for that of its posts.

    Raises ContentError where nothing can be taken of any, OSError where one can't be read.
    """
    read = [read_export(file, number, lang) for number, (file, lang) in enumerate(exports)]
    if all(export.refused for export in read):
        raise ContentError(Problem(Location(each.name), each.refused) for each in read)
    return archive_of(read)


def name_of(archive: Archive) -> str:
    """Give what an import is called by itself: the old site's host."""
    host = re.sub(r"[^a-z0-9.-]+", "-", bare(urlsplit(archive.base).netloc)).strip(".-")
    return host or SYSTEM


def imported_from(
    archive: Archive, wishes: Wishes, progress: Progress = lambda *_: None
) -> Imported:
    """Give all that is in an archive: each item once, entries, redirects."""
    settings = wishes.settings
    content, items = sorted_out(archive)
    versions = versions_of(archive, content, tuple(settings.languages), wishes.alternates)
    places = places_for(versions, archive, wishes.map, settings)
    placed = places.placed
    menus = menus_of(archive.posts, by_number(placed), wishes.map)
    uploads = uploads_of(archive.posts, archive.base)
    public = shown(placed)
    lists = lists_of(archive, public, wishes.map, settings, tags_in(public, placed, wishes))
    addresses = Addresses(
        base=archive.base,
        places=by_address(placed),
        numbers=by_number(placed),
        lists=lists.by_key,
        uploads=uploads,
        stock=wishes.stock,
        stays=bare(urlsplit(archive.base).netloc) != bare(urlsplit(settings.url).netloc),
    )
    claimed = claimed_by(placed, settings)
    making = Making(
        settings=settings,
        map=wishes.map,
        convert=convert_wordpress,
        plain=plain,
        reusable=reusable_in(archive.posts),
        menus=menus.places,
        aliases=aliases_of(placed, claimed, settings.root),
    )
    made = made_of(placed, addresses, making, progress)
    shows = list(shows_for(placed, archive))
    used = {source: each.place for each in reversed(made) for source in each.made.used}
    wanted = {source: why for each in made for source, why in each.wanted.items()}
    paths = {source: place.path for source, place in used.items()}
    items += [*menus.items, *items_of_terms(archive, placed, wishes.map)]
    items += [each.made.item for each in made]
    items += [of_version(version, why) for version, why in places.out]
    items += [*of_uploads(uploads, paths, wanted, archive), *of_reusable(archive, paths)]
    items += [item for _, item in shows]
    known = {upload.source: upload for upload in uploads.by_id.values()}
    numbers = redirects_of_numbers(placed, known, used, archive.base, settings.root)
    return Imported(
        name=wishes.name,
        items=(*archive.items, *merged(items)),
        entries=(*(entry for entry, _ in shows), *(each.made.entry for each in made)),
        redirects=tuple(free((*lists.redirects, *numbers), claimed, settings.root)),
        remarks=(*archive.remarks, *menus.remarks),
    )


def shown(placed: Sequence[Place]) -> list[Place]:
    """Give the places of what may be shown at once: of no draft, nor of one's translation."""
    return [place for place in placed if not reasons(place)]


def tags_in(
    public: Sequence[Place], placed: Sequence[Place], wishes: Wishes
) -> Iterator[tuple[str, str]]:
    """Give the tags that the lists of each language show: those of the originals, as site.yaml
    calls them there."""
    by_id = {place.id: place for place in placed if place.is_original}
    names = {
        (each[lang].casefold(), other): called
        for each in wishes.settings.tags
        for lang in each
        for other, called in each.items()
    }
    for place in public:
        lang = place.version.lang
        for tag in tags_of(by_id[place.id].version.post, wishes.map, plain):
            yield lang, names.get((tag.casefold(), lang), tag)


def claimed_by(placed: Iterable[Place], settings: Settings) -> dict[str, str]:
    """Give every address that something has: entries, lists, what each site has."""
    languages = ["", *(f"/{code}" for code in tuple(settings.languages)[1:])]
    lists = ("", *kinds_of(settings.kinds).sections, "tags", "search", "members", "404.html")
    claimed = {f"{start}/{name}".rstrip("/"): "a list" for start in languages for name in lists}
    return claimed | {_key(place.address): place.version.source for place in placed}


def _key(address: str) -> str:
    return address.rstrip("/").casefold()


def free(redirects: Iterable[Redirect], claimed: dict[str, str], root: str) -> Iterator[Redirect]:
    """Give the redirects at whose addresses nothing else stands; of several for one, the first."""
    seen: set[tuple[str, str, bool]] = set()
    for each in redirects:
        path = "/" + each.path.removeprefix(root)
        is_taken = not each.query and not each.below and _key(path) in claimed
        key = (_key(each.path), each.query, each.below)
        if not is_taken and key not in seen:
            seen.add(key)
            yield each
