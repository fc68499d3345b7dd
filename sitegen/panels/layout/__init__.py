"""The arrangement of a panel: boxes, type sizes, and text that fits them.

In: a panel's values and its format, in millimetres. Out: an arrangement: everything decided but the
colours and the pictures' pixels.
"""

__all__ = (
    "arrangement",
    "cells",
    "context",
    "frame",
    "hosts",
    "lines",
    "marks",
    "placeholder",
    "plans",
    "portrait",
    "quotations",
    "settling",
    "typography",
    "winners",
)
