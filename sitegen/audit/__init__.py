"""Auditing a finished output before it is published.

In: the output folder and what the build remembers of it. Out: findings with the source to mend.
`page` and `other` read one file each into facts, which are kept by the file's digest; `rules`
judge facts alone; `sources` finds the line that an author would change. Nothing here prints, or
writes into the output.
"""

__all__ = (
    "asking",
    "audit",
    "facts",
    "live",
    "page",
    "report",
)
