"""HTML from elsewhere becomes Markdown of ours, each block with a proof that nothing was lost.

In: HTML as others wrote it. Out: a text for an entry, and for each block what became of it and why.
"""

__all__ = ("matching", "prose", "wordpress")
