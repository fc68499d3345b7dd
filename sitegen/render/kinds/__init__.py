"""What each kind of entry tells machines, one a file: structured data, items for calendars.

In: an entry's front matter and summary, as it may be shown. Out: values that feeds are made from.
"""

__all__ = (
    "calendars",
    "pages",
    "posters",
    "told",
)
