"""What machines read: feeds, podcasts, calendars, site maps and structured data.

In: values: titles, addresses, moments. Out: the text of a format, as its standard has it.
"""

__all__ = (
    "addresses",
    "apple_categories",
    "archives",
    "atom",
    "calendar",
    "chapters",
    "feed",
    "json_feed",
    "manifest",
    "page_data",
    "podcast",
    "records",
    "security",
    "show",
    "sitemap",
    "structured_data",
)
