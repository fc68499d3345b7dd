"""What a translation is of: the words of its original, and the version of them that it says.

In: front matter and text of an original, as they are or were. Out: its words by field, the digest
that names this version of them, and what differs between two.
"""

__all__ = (
    "differences",
    "renewing",
    "wording",
    "words",
)
