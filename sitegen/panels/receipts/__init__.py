"""What a storyteller agreed to, on a page for herself: from a consent's record to HTML and PDF.

In: a story as it is written, its name included. Out: two files, for nobody's eyes but hers.
"""

__all__ = ("making",)
