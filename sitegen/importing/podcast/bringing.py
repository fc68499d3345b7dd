"""A feed's file becomes an import: read, placed, accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from sitegen.content.new.entry_paths import check_slug, slug_for
from sitegen.content.settings.settings import Settings
from sitegen.importing.podcast.entries import (
    Target,
    made_of_items,
    made_of_seasons,
    made_of_show,
)
from sitegen.importing.podcast.feed import ReadFeed
from sitegen.importing.podcast.files import Files
from sitegen.importing.podcast.values import ReadShow
from sitegen.importing.values import Imported, Remark
from sitegen.kinds.registry import kinds_of
from sitegen.kinds.show import SHOW
from sitegen.text import slugify


def target_of(settings: Settings, show: ReadShow, slug: str | None) -> Target:
    """Say where a show goes; without a slug, where its title says. Raises UsageError for a name
    that can't be part of an address."""
    name = slug_for(show.title or SHOW.folder) if slug is None else slug
    check_slug(name, kinds_of(settings.kinds))
    first = next(iter(settings.languages))
    lang = language_among(show.lang, tuple(settings.languages))
    return Target(
        slug=name,
        address=settings.url,
        zone=str(settings.timezone),
        written_in=lang or first,
        lang=lang if lang != first else "",
    )


def language_among(said: str, languages: Sequence[str]) -> str:
    """Give the site's language that a feed's is, `en` for `en-GB` too; "" for none of them."""
    wanted = said.lower()
    same = next((each for each in languages if each.lower() == wanted), "")
    return same or next((each for each in languages if each == wanted.partition("-")[0]), "")


def imported_podcast(feed: ReadFeed, target: Target, files: Files, name: str = "") -> Imported:
    """Give all that a feed becomes. Two imports of a feed give the same."""
    show, guid = made_of_show(feed.show, target, files, f"{feed.name}:1")
    items = list(made_of_items(feed.items, feed.show, target, files))
    written = [item for item, made in zip(feed.items, items, strict=True) if made.entry]
    seasons = list(made_of_seasons(written, guid, target, f"{feed.name}:1"))
    made = [show, *seasons, *items]
    return Imported(
        name=name or f"{SHOW.folder}-{slugify(target.slug)}",
        items=tuple(each.item for each in made),
        entries=tuple(each.entry for each in made if each.entry),
        redirects=tuple(_redirects(feed.show, target)),
        remarks=tuple(_remarks(feed, target)),
    )


def _redirects(show: ReadShow, target: Target) -> Sequence[str]:
    """Lead the feed's former address to the new one, where it stood on the site's own host."""
    old, own = urlsplit(show.feed), urlsplit(target.address)
    new = f"/{SHOW.folder}/{target.slug}/feed.xml"
    if not old.netloc or old.netloc.lower() != own.netloc.lower() or old.path == new:
        return ()
    return (f"{old.path} {new} 301",)


def _remarks(feed: ReadFeed, target: Target) -> Sequence[Remark]:
    remarks = [
        Remark("changed" if each.severity == "warning" else "left out", str(each))
        for each in feed.problems
    ]
    said = feed.show.lang
    if said and language_among(said, (target.written_in,)) == "":
        words = f"the feed is in {said}, no language of the site; taken for {target.written_in}"
        remarks.append(Remark("to look at", words))
    if feed.next_page:
        words = f"the feed has older pages, which are not among the files: {feed.next_page}"
        remarks.append(Remark("to look at", words))
    return remarks
