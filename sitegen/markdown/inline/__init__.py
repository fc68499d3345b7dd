"""The inline stage: what signs mean within a line (CommonMark 0.31.2, section 6).

In: the text of a leaf. Out: elements: emphasis, links, pictures, code, notes.
"""

__all__ = (
    "addresses",
    "attribute_lists",
    "emphasis",
    "footnotes",
    "parser",
    "scanner",
)
