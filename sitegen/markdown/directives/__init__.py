"""The blocks between `/// name` and `///`, charts among them.

In: a directive's name, options and content. Out: elements of the tree.
"""

__all__ = (
    "chart_table",
    "charts",
    "directives",
    "extras",
    "options",
)
