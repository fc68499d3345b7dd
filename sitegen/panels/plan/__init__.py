"""Which panels there are, in which order, with which words.

In: the library of what may be printed, the exhibition's entry, the names that may not be shown.
Out: panels and documents as plain values, complete before anything is drawn.
"""

__all__ = (
    "gate",
    "letters",
    "loading",
    "names",
    "plan",
    "planned",
    "sources",
)
