"""The theme: its templates, words, options and files, found along the chain of its parents.

In: theme folders, the site's own before the built-in. Out: values; style sheets and scripts made
small and named by their content.
"""

__all__ = (
    "assets",
    "catalogs",
    "icons",
    "idle_words",
    "sheets",
    "theme",
    "words",
)
