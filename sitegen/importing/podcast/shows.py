"""The fields of a show's entry."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.addresses import is_mailbox
from sitegen.content.editing.values import Bare, Wanted
from sitegen.feeds.apple_categories import is_category
from sitegen.importing.podcast.files import Folder
from sitegen.importing.podcast.places import guid_of_feed
from sitegen.importing.podcast.values import ReadShow
from sitegen.importing.values import Remark
from sitegen.kinds.show import SHOW


def show_fields(show: ReadShow, folder: Folder, summary: str) -> tuple[dict[str, Wanted], str]:
    """Give the fields of a show's entry, and its guid: its own, else that of its feed's address."""
    guid = show.guid or guid_of_feed(show.feed or show.link or show.title)
    artwork = folder.take(show.artwork, "artwork") if show.artwork else ""
    fields: dict[str, Wanted] = {
        "title": show.title,
        "summary": summary or None,
        "guid": guid,
        "author": show.author or None,
        "owner": _owner(show),
        "category": tuple(_categories(show)),
        "explicit": Bare("true") if show.explicit else None,
        "artwork": {"file": artwork, "alt": show.title} if artwork else None,
    }
    return fields | dict(_further(show)), guid


def _owner(show: ReadShow) -> Wanted:
    if not is_mailbox(show.owner_email):
        return None
    return {"name": show.owner_name or show.author or show.title, "email": show.owner_email}


def _categories(show: ReadShow) -> Iterator[str]:
    names = (name for pair in show.categories for name in pair if name)
    yield from (name for name in dict.fromkeys(names) if is_category(name))


def _further(show: ReadShow) -> Iterator[tuple[str, Wanted]]:
    """Give what a show's kind has room for, and others don't need."""
    if SHOW.has("type") and show.type == "serial":
        yield "type", show.type
    if SHOW.has("locked") and show.locked:
        yield "locked", Bare("true")
    if SHOW.has("complete") and show.complete:
        yield "complete", Bare("true")
    if SHOW.has("copyright") and show.rights:
        yield "copyright", show.rights


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
    said: dict[str, object] = {
        "type": show.type if show.type == "serial" else "",
        "locked": show.locked,
        "complete": show.complete,
        "copyright": show.rights,
    }
    for name, value in said.items():
        if value and not SHOW.has(name):
            yield Remark("left out", f"{name}: {value}")
    for address, words in show.funding:
        yield Remark("left out", f"podcast:funding: {address} {words}".rstrip())
    if show.medium not in ("", "podcast"):
        yield Remark("left out", f"podcast:medium: {show.medium}")
    if show.blocked:
        yield Remark("to look at", "itunes:block: directories were asked not to list the show")
    for name in show.unread:
        yield Remark("left out", f"{name}: has no place in an entry")
