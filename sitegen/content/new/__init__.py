"""New files: an entry, a translation, a recipe, at the place where a build will look for them.

In: a kind, a title, a language. Out: a file with every field explained, which is never one that is
there already.
"""

__all__ = (
    "archetypes",
    "recipes",
)
