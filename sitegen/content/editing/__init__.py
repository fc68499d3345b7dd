"""Changing an entry's file by hand of a program, as if it had been done by hand in an editor.

In: a file's text, and what its fields shall say. Out: the file's text, in which no other line,
remark, quotation mark or order differs: only what a value occupies is replaced.
"""

__all__ = (
    "document",
    "values",
)
