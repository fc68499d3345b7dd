"""A podcast's feed, of any host, becomes a show with its seasons and episodes.

In: the bytes of a feed and of what it names. Out: items and entries of an import.
"""

__all__ = ("bringing", "feed", "fetched", "files")
