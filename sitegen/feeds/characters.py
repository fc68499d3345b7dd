"""The characters that every format here can carry."""

from __future__ import annotations

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is outside XML 1.0's Char (section 2.2): most control characters, surrogates alone."""


def drop_forbidden(text: str) -> str:
    """Give a text without the characters that XML 1.0 (section 2.2, Char) has no place for.

    Everything else stays as it is: marks of direction, joiners, private use.
    """
    return FORBIDDEN.sub("", text)
