"""Drawings: SVG rewritten from an allow-list; nothing in it acts, calls out or tells tales.

In: the bytes of an SVG. Out: a tree of allowed parts, and the drawing written anew.
"""

__all__ = (
    "svg",
    "tree",
)
