"""The site: entries related to each other, visible at a moment, with their addresses.

In: entries, settings, a moment. Out: the library of what may be shown, the plan of all files, and
the questions that can be asked of them.
"""

__all__ = (
    "addresses",
    "belongings",
    "collect",
    "expiry",
    "facets",
    "feed_names",
    "feeds",
    "freshness",
    "history",
    "languages",
    "library",
    "links",
    "model",
    "naming",
    "navigation",
    "nearby",
    "panel_displays",
    "prints",
    "queries",
    "reading",
    "recall",
    "relations",
    "rights",
    "route",
    "routes",
    "sitemap",
    "speakers",
    "status",
    "tags",
    "taxonomy",
    "titles",
    "visibility",
)
