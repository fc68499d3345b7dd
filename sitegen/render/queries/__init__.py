"""Questions on what stands beside the entries: files, panels that were made, the theme.

In: a question and the one layer that it may see. Out: its answer, a value with a digest.
"""

__all__ = (
    "blocks",
    "files",
    "prints",
    "theme",
    "transcripts",
)
