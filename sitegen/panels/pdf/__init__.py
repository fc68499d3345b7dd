"""The PDF file of a panel: set, tagged, with a text layer, output intent and boxes.

In: HTML with the bytes that it names. Out: PDF/X-4 and PDF/UA-1 in one file, the same bytes each
time.
"""

__all__ = (
    "finish",
    "joining",
    "metadata",
    "painted",
    "shared_fonts",
    "structure",
    "typesetter",
)
