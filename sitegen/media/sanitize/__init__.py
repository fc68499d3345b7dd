"""Files that are published under their own name: the same file without its secrets.

In: a file of a theme, of `static/`, or a download. Out: its bytes without metadata, notes and
names.
"""

__all__ = ("files", "within")
