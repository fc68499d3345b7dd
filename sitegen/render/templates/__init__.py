"""Jinja2 as templates meet it: escaping, filters, and mistakes with file and line.

In: the theme's templates. Out: an environment in which nothing reaches a page unescaped or unseen.
"""

__all__ = (
    "compiled",
    "environment",
    "filters",
    "hot",
    "stretches",
    "times",
)
