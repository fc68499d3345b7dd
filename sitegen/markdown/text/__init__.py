"""Texts as a language sets them: direction, numbers, punctuation, runs of other scripts.

In: words and the language around them. Out: the same words with marks, isolates and their scripts.
"""

__all__ = (
    "isolates",
    "language_codes",
    "numbers",
    "punctuation",
    "scripts",
    "typesetting",
)
