"""Crop marks and the slug line, as a drawing behind the panel.

WeasyPrint's own `marks: crop` writes RGB inside the bleed and caps the bleed box at 10 pt.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from sitegen.panels.formats import Format, Sheet

STROKE = 0.1
MARK_LENGTH = 6.0


def marks_svg(size: Format, sheet: Sheet, line: str, ink: str) -> str:
    """Eight crop marks in the slug and one line of text that names the file.

    The marks stop where the bleed begins (ISO 15930: nothing but bleed inside the bleed box).
    The drawing is as large as the whole page; its unit is the millimetre.
    """
    width, height = size.width + 2 * sheet.margin, size.height + 2 * sheet.margin
    left, top = sheet.margin, sheet.margin
    right, bottom = width - sheet.margin, height - sheet.margin
    reach = sheet.slug - 1.0
    start = max(0.0, reach - MARK_LENGTH)
    strokes = [
        f"M{x:.3f} {begin:.3f}V{end:.3f}"
        for x in (left, right)
        for begin, end in ((start, reach), (height - reach, height - start))
    ] + [
        f"M{begin:.3f} {y:.3f}H{end:.3f}"
        for y in (top, bottom)
        for begin, end in ((start, reach), (width - reach, width - start))
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.3f}mm" height="{height:.3f}mm" '
        f'viewBox="0 0 {width:.3f} {height:.3f}">'
        f'<path d="{"".join(strokes)}" fill="none" stroke="{ink}" stroke-width="{STROKE}"/>'
        f'<text x="{left + 12:.3f}" y="{height - sheet.slug / 2 + 1:.3f}" font-family="Rubik" '
        f'font-size="2.6" fill="{ink}">{escape(line)}</text></svg>'
    )
