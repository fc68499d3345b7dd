"""Entries: the files of one, read together, in all its languages.

In: files and their front matter. Out: one value a language, with what a translation takes from its
original, and the names that may not be shown.
"""

__all__ = (
    "entries",
    "entry",
    "entry_files",
    "inheritance",
    "linked",
    "named_files",
    "pictures",
    "privacy",
    "strays",
)
