"""Pages: the variables of a template, the head, what a browser may do, and the last look.

In: a route to a page. Out: its HTML.
"""

__all__ = (
    "fragments",
    "heads",
    "last_look",
    "pages",
    "policy",
)
