"""Why an output is as it is.

In: the traces of the last build. Out: what an output was made from, and why it was made or reused.
"""

__all__ = ("explain",)
