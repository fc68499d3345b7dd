"""What may leave the site folder: one normal form of text, one matcher of names, one gate.

In: the bytes of a file that would be kept or published, and the names that may not be shown. Out:
the same bytes, or a refusal that doesn't repeat the name.
"""

__all__ = (
    "everyday",
    "font_words",
    "gate",
    "normal",
    "passages",
    "pdf_streams",
    "pdf_words",
    "people",
    "sought",
)
