"""Posters: the cards that services show beside a link, each kind of page with a look of its own.

In: words, colours, a picture's pixels. Out: pixels of 1200 × 630.
"""

__all__ = (
    "drawing",
    "lines",
    "looks",
)
