"""What tasks asked and were answered: traces, and whether they still hold.

In: recorded questions with the digests of their answers, and the layers as they are today. Out:
which tasks would do the same work again, and what a question depends on, in words.
"""

__all__ = (
    "checking",
    "dependencies",
    "traces",
    "verifying",
)
