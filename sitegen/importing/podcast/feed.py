"""A feed of one file or of several: its show, and the items of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from sitegen.errors import Location, Problem, UsageError
from sitegen.importing.podcast.channel import read_show
from sitegen.importing.podcast.items import read_item
from sitegen.importing.podcast.reading import read_feed
from sitegen.importing.podcast.values import ReadItem, ReadShow


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed of one or more files: its show, its items in the feed's order, what can't be read.

    `next_page` is the address of the page that holds older ones, "" where all are here.
    """

    name: str
    show: ReadShow
    items: tuple[ReadItem, ...]
    problems: tuple[Problem, ...] = ()
    next_page: str = ""

    def told(self, message: str) -> ReadFeed:
        """Give the feed with a problem that stands in no line of it."""
        problem = Problem(Location(self.name), message)
        return replace(self, problems=(*self.problems, problem), next_page="")


def joined(feed: ReadFeed, older: ReadFeed) -> ReadFeed:
    """Give a feed with the items of a page that holds older ones."""
    return replace(
        feed,
        items=(*feed.items, *older.items),
        problems=(*feed.problems, *older.problems),
        next_page=older.next_page,
    )


def read_podcast(files: Sequence[tuple[str, bytes]]) -> ReadFeed:
    """Read a feed's files, the newest page first, each with the name that messages call it.

    The first says what the show is. Raises ContentError for what is no feed.
    """
    shows: list[ReadShow] = []
    items: list[ReadItem] = []
    problems: list[Problem] = []
    for name, data in files:
        file = read_feed(data, name)
        problems += file.problems
        show = read_show(file.channel)
        shows.append(show)
        base = show.link or show.feed
        items += (read_item(each.element, f"{name}:{each.line}", base) for each in file.items)
    guided = (_with_guid(item) for item in items)
    return ReadFeed(files[0][0], shows[0], tuple(guided), tuple(problems), shows[-1].next_page)


def _with_guid(item: ReadItem) -> ReadItem:
    """Give an item a guid that it lacks: the address of its sound, as apps do, else its page."""
    if item.guid:
        lines = item.guid.splitlines()
        if len(lines) == 1:
            return item
        plain = " ".join(line.strip() for line in lines if line.strip())
        doubt = "guid: ends of lines in it become spaces; apps may download the episode anew"
        return msgspec.structs.replace(item, guid=plain, doubts=(*item.doubts, doubt))
    guid = item.sound.url if item.sound else item.link or item.title or item.place
    doubt = f"guid: missing; {guid} is taken, as apps do"
    return msgspec.structs.replace(item, guid=guid, doubts=(*item.doubts, doubt))


def feed_files(paths: Sequence[Path]) -> list[tuple[str, bytes]]:
    """Read a feed's files. Raises UsageError for one that can't be read."""
    found = []
    for path in paths:
        try:
            found.append((path.name, path.read_bytes()))
        except OSError as error:
            raise UsageError(f"{path}: can't be read: {error.strerror}") from None
    return found
