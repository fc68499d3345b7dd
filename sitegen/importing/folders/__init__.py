"""Folders of other generators, Hugo's and Jekyll's, become entries of a site.

In: a folder of texts with front matter, the generator's settings. Out: items and entries of an
import.
"""

__all__ = ("bringing", "values")
