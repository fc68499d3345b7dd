"""The search: what readers can find, as records, and the index that Pagefind makes of them.

In: converted texts and titles. Out: records by language, and the files of an index.
"""

__all__ = (
    "pagefind",
    "records",
)
