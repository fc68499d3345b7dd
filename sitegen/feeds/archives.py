"""Feeds of several documents: what is newest, and archives that stay as they are (RFC 5005)."""

from __future__ import annotations

from math import ceil

from sitegen.values import Value

ARCHIVED = 100
"""Entries of an archive."""


class Volume(Value):
    """The entries of one document by their places among all, the newest first.

    `number` is 0 for the document that is subscribed to, 1 for the oldest archive; `previous` is
    the number of the archive with what is older, 0 for none.
    """

    number: int
    begin: int
    end: int
    previous: int


def archives_of(count: int, limit: int) -> int:
    """Give how many archives there are of `count` entries, where a feed holds at most `limit`.

    Archives are full, so that a new entry changes none of them; the feed holds the rest, which is
    more than `limit` less the entries of an archive.
    """
    return ceil((count - limit) / ARCHIVED) if count > limit else 0


def volume_of(count: int, limit: int, number: int) -> Volume:
    """Give what is in a document (RFC 5005, section 4).

    Archives are counted from the oldest entry, so that each holds the same for ever.
    """
    archives = archives_of(count, limit)
    if not number:
        return Volume(number=0, begin=0, end=count - archives * ARCHIVED, previous=archives)
    end = count - (number - 1) * ARCHIVED
    return Volume(number=number, begin=end - ARCHIVED, end=end, previous=number - 1)


def archive_name(number: int) -> str:
    """Give the name of an archive's file, beside the feed's."""
    return f"feed-archive-{number}.xml"
