"""New files: an entry, a translation, a recipe, a whole site, each where a build will look for it.

In: a kind, a title, a language. Out: a file with every field explained, which is never one that is
there already.
"""

__all__ = (
    "answers",
    "archetypes",
    "entry_paths",
    "recipes",
    "scaffold",
    "site",
    "surroundings",
)
