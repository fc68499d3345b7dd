"""Withdrawing an entry for good: out of the site, every copy that can be reached, and the proof.

In: an entry, or a name; the site's folder, its last build, its targets. Out: the site without it,
and what is left to do by hand. Data goes one way: find → case → steps → proof.
"""

__all__ = (
    "archive",
    "begin",
    "beyond",
    "case",
    "find",
    "names",
    "rehearse",
    "rewriting",
    "steps",
    "targets",
)
