"""How much room names and running text have where they stand beside each other."""

from __future__ import annotations

import math

from sitegen.panels.layout.frame import NAME_ASIDE, TEXT_ASIDE, Frame
from sitegen.panels.layout.said import FULL
from sitegen.panels.layout.typography import MM_PER_POINT

# More characters than the eye finds its way back from (Smithsonian Guidelines for Accessible
# Exhibition Design) are set in columns.
LONGEST_LINE = 55


def name_room(frame: Frame, kind: str) -> float:
    """How many mm a name, and what is said of its person, have for a line on a kind of panel."""
    is_beside = frame.arrangement == "aside" and kind == "story"
    return frame.line * (NAME_ASIDE if is_beside else 1.0)


def text_room(frame: Frame) -> float:
    """How many mm running text has for a line."""
    return frame.line * (TEXT_ASIDE if frame.arrangement == "aside" else 1.0)


def text_columns(frame: Frame, character: float, widest: float, size: float) -> int:
    """In how many columns a language's text of `size` points is set, so that no line is too long.

    `character` is how wide its characters are on average, `widest` its widest word, in parts of
    the type size. Beside its name it takes two thirds of the panel: two columns there stand in a
    grid of three.
    """
    if frame.arrangement != "aside":
        return 1
    room, mm = text_room(frame), size * MM_PER_POINT
    columns = math.ceil(room / (LONGEST_LINE * character * mm))
    while columns > 1:
        line = (room - frame.gap * (columns - 1)) / columns
        if widest * mm <= line * FULL:
            break
        columns -= 1
    return columns
