"""Template helpers: the functions that templates receive; each fetches a question.

In: a reader and the page's language. Out: values and safe markup in that language, whose addresses
lead where they say.
"""

__all__ = (
    "directory",
    "helpers",
    "linked",
    "member_rows",
    "placeholders",
    "tables",
)
