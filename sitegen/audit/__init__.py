"""Auditing a finished output: its files come in, findings with the source to mend go out.

`page` and `other` read one file each into facts, which are kept by the file's digest; `rules`
judge facts alone; `sources` finds the line that an author would change. Nothing here prints, or
writes into the output.
"""
