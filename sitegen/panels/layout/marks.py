"""Crop marks as thin boxes in the slug.

WeasyPrint's own `marks: crop` writes RGB inside the bleed and caps the bleed box at 10 pt.
"""

from __future__ import annotations

from sitegen.panels.layout.frame import Box
from sitegen.schema.formats import Format, Sheet

STROKE = 0.1
MARK_LENGTH = 6.0
CLEARANCE = 1.0


def crop_marks(size: Format, sheet: Sheet) -> tuple[Box, ...]:
    """Eight marks at the trim's corners, in mm from the page's top left corner.

    They end before the bleed begins, so that none can be cut into the panel. Empty when the slug
    is too narrow for them.
    """
    reach = sheet.slug - CLEARANCE
    length = min(MARK_LENGTH, reach)
    if length < 2:
        return ()
    width, height = size.width + 2 * sheet.margin, size.height + 2 * sheet.margin
    columns = (sheet.margin, width - sheet.margin)
    rows = (sheet.margin, height - sheet.margin)
    upright = [
        Box(left=x - STROKE / 2, top=top, width=STROKE, height=length)
        for x in columns
        for top in (reach - length, height - reach)
    ]
    lying = [
        Box(left=left, top=y - STROKE / 2, width=length, height=STROKE)
        for y in rows
        for left in (reach - length, width - reach)
    ]
    return (*upright, *lying)
