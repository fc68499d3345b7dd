"""The site folder: which files there are, by identity, and what is in them, read once.

In: a folder. Out: a survey of its files, their bytes by digest, and which of them is which entry.
"""

__all__ = (
    "covers",
    "layout",
    "left_behind",
    "redirect_rules",
    "repository",
    "sources",
    "static",
    "survey",
    "textfile",
    "walk",
)
