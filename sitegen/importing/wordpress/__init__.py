"""WordPress: its export (WXR 1.0 to 1.2), its uploads, its addresses.

In: export files, the folder of uploads, the map of what becomes of what. Out: items, entries,
pictures and redirects as values; nothing is written here but the map that is proposed.
"""

__all__ = (
    "archive",
    "download",
    "languages",
    "proposal",
    "reading",
    "rules",
    "stock",
)
