"""The walk over a parsed tree, which writes its HTML from an allow-list.

In: a tree of elements. Out: safe HTML: figures, links, players, tables, footnotes, stable anchors.
"""

__all__ = (
    "anchors",
    "attributes",
    "content",
    "elements",
    "figures",
    "left_out",
    "notes",
    "players",
    "running_text",
    "second_opinion",
    "writer",
)
