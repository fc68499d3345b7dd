"""The fields of a show's entry."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.addresses import is_mailbox
from sitegen.content.editing.values import Bare, Wanted
from sitegen.feeds.apple_categories import is_category
from sitegen.importing.podcast.files import Folder
from sitegen.importing.podcast.further import further_of_show, show_missing
from sitegen.importing.podcast.places import guid_of_feed
from sitegen.importing.podcast.values import ReadShow
from sitegen.importing.values import Remark


def show_fields(show: ReadShow, folder: Folder, summary: str) -> tuple[dict[str, Wanted], str]:
    """Give the fields of a show's entry, and its guid: its own, else that of its feed's address."""
    guid = show.guid or guid_of_feed(show.feed or show.link or show.title)
    artwork = folder.take(show.artwork, "artwork") if show.artwork else ""
    is_large = bool(artwork) and not folder.too_small(show.artwork)
    fields: dict[str, Wanted] = {
        "title": show.title,
        "summary": summary or None,
        "guid": guid,
        "author": show.author or None,
        "owner": _owner(show),
        "category": tuple(_categories(show)),
        "explicit": Bare("true") if show.explicit else None,
        "artwork": {"file": artwork, "alt": show.title} if is_large else None,
        "image": artwork if artwork and not is_large else None,
        "alt": show.title if artwork and not is_large else None,
    }
    return fields | further_of_show(show), guid


def _owner(show: ReadShow) -> Wanted:
    if not is_mailbox(show.owner_email):
        return None
    return {"name": show.owner_name or show.author or show.title, "email": show.owner_email}


def _categories(show: ReadShow) -> Iterator[str]:
    names = (name for pair in show.categories for name in pair if name)
    yield from (name for name in dict.fromkeys(names) if is_category(name))


def show_remarks(show: ReadShow, folder: Folder) -> Iterator[Remark]:
    """Say what of a channel its entry can't have, and what a person has to look at."""
    yield from (Remark("changed", doubt) for doubt in show.doubts)
    if not show.guid:
        of = "the feed's address" if show.feed else "the show's page" if show.link else "the title"
        yield Remark("changed", f"podcast:guid: missing; made of {of}, as apps do")
    unknown = [name for pair in show.categories for name in pair if name and not is_category(name)]
    for name in dict.fromkeys(unknown):
        yield Remark("left out", f'itunes:category: "{name}" is none of Apple\'s list')
    if show.owner_email and not is_mailbox(show.owner_email):
        yield Remark("left out", f'itunes:owner: "{show.owner_email}" is no address of mail')
    if show.artwork and show.artwork not in folder.files.here:
        why = folder.files.absence(show.artwork)
        yield Remark("left out", f"itunes:image: {show.artwork}: {why}")
    if size := folder.too_small(show.artwork):
        why = f"{size}; it is the image of the show, and its feed has none"
        yield Remark("to look at", f"itunes:image: {why}")
    yield from show_missing(show)
    for name in show.unread:
        yield Remark("left out", f"{name}: has no place in an entry")
