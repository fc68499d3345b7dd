"""What goes with the panels on office paper: lists, labels, large print, plans, the press sheet.

In: the plan of a set. Out: arrangements of pages, drawn as panels are.
"""

__all__ = ("documents",)
