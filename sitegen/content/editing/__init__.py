"""Changing an entry's file by hand of a program, as if it had been done by hand in an editor.

`document` changes what a file says, `moving` moves files, `bin` keeps what was deleted,
`references` finds and rewrites what leads to what moves.

In: a file's text, and what its fields shall say. Out: the file's text, in which no other line,
remark, quotation mark or order differs: only what a value occupies is replaced.
"""

__all__ = (
    "bin",
    "document",
    "moving",
    "references",
    "values",
)
