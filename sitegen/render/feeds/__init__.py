"""Outputs that are no pages: feeds, calendars, the site map, a show's podcast.

In: a route to such a file. Out: its bytes.
"""

__all__ = ("documents",)
