"""The block stage: a text, line by line, becomes a tree of blocks (CommonMark 0.31.2).

In: the lines of a text. Out: a tree whose leaves hold text that was not looked into yet.
"""

__all__ = (
    "leaves",
    "parser",
    "raw_html",
)
