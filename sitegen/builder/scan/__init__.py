"""What a build begins with: the sources as they are, and what the last build left.

In: the site folder and the cache. Out: whether anything changed, what was read, what is still
known, and what has to be removed from the caches before anything else is done.
"""

__all__ = (
    "covering",
    "departed",
    "freshness",
    "inputs",
    "previous_build",
    "previous_site",
    "previous_state",
    "theming",
)
