"""Front matter as people type it: found, looked at by line, and parsed into nodes with places.

In: the text of a file. Out: YAML nodes that know their line and column, the text below them, and
what was typed otherwise than it was meant.
"""

__all__ = (
    "date_guess",
    "frontmatter",
    "items",
    "lines",
    "nodes",
    "quoting",
    "swallowed",
)
