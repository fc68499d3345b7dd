"""What goes with the panels on office paper: labels, large print, lists, the press sheet."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sitegen.panels.documents.hanging_plan import EYE_LEVEL, LINE_LENGTH, foot_of, hang, wall_svg
from sitegen.panels.layout.arrangement import Arrangement, PictureSlot
from sitegen.panels.layout.cells import fit_cells, grid, within_lines
from sitegen.panels.layout.context import person_context
from sitegen.panels.layout.frame import Box
from sitegen.panels.layout.lines import bound
from sitegen.panels.layout.typography import Overflow, TextTooLongError, TypeRange, WordTooWideError
from sitegen.panels.theme.fonts import STRONG
from sitegen.panels.theme.scripts import script_of
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, Person

MARGIN = 16.0
# Labels are read from half a metre; large print begins at 18 pt (RNIB Clear Print guidelines).
LABEL_SIZES = TypeRange(smallest=12.0, largest=20.0)
# As the template sets it.
LABEL_NAME = 1.25
LARGE_PRINT = 20.0
LIST_TEXT = 12.0
# As many labels on a sheet as the longest of them allows.
LABELS_ON_A_SHEET = (3, 2, 1)
CUT = 5.0
# A panel's picture on the contact sheet is at most so wide and high (mm): three beside each other.
THUMB = (54.0, 82.0)
PRESS_PICTURE = (52.0, 65.0)

Arranger = Callable[[Panel, Toolkit], Arrangement]


def arrange_labels(panel: Panel, toolkit: Toolkit) -> Arrangement:
    """Wall labels, three on each sheet, or fewer where the longest needs that, with cut marks in
    the margin. Languages stand beside each other, or under each other where a word is too wide.

    Raises TextTooLongError when a label's text does not fit a sheet at the smallest size.
    """
    ways = [(count, side) for side in (len(panel.texts), 1) for count in LABELS_ON_A_SHEET]
    overflows: tuple[Overflow, ...] = ()
    for count, columns in dict.fromkeys(ways):
        try:
            return _arrange_labels(panel, toolkit, count, columns)
        except WordTooWideError as error:
            if columns == 1:
                raise
            overflows = error.overflows
        except TextTooLongError as error:
            overflows = error.overflows
    mend = "shorten the quotation or the name; no sheet is larger"
    place = f"{panel.slug} ({panel.format.name})"
    raise TextTooLongError(place, LABEL_SIZES.smallest, overflows, mend)


def _arrange_labels(panel: Panel, toolkit: Toolkit, count: int, columns: int) -> Arrangement:
    """Wall labels, so many on each sheet, with their languages in so many columns."""
    area = Box(
        left=MARGIN,
        top=MARGIN,
        width=panel.format.width - 2 * MARGIN,
        height=panel.format.height - 2 * MARGIN,
    )
    cells = grid(area, 1, count, 0.0)
    inner = CUT + 3
    gap = 6.0
    width = area.width - 2 * inner

    column = math.floor((width - gap * (columns - 1)) / columns * 100) / 100
    sizes = within_lines(panel, toolkit, column, LABEL_SIZES, LABEL_NAME)

    def values(size: float, people: Sequence[Person]) -> dict[str, Any]:
        return {
            **_plain(panel),
            "sheets": [
                [
                    {"person": person_context(panel, person, toolkit), "cell": cell}
                    for person, cell in zip(people[start : start + count], cells, strict=False)
                ]
                for start in range(0, len(people), count)
            ],
            "cut": {
                "rows": sorted({round(cell.top, 3) for cell in cells} | {area.top + area.height})
            },
            "area": area,
            "inner": inner,
            "column": column,
            "gap": gap if columns > 1 else 0,
            "stacked": columns == 1,
        }

    room = cells[0].height - 2 * inner
    size = fit_cells(panel, toolkit, "labels.html", values, room, sizes)
    return Arrangement(template="labels.html", size=size, values=values(size, panel.people))


def arrange_large_print(panel: Panel, toolkit: Toolkit) -> Arrangement:
    """All stories of the exhibition in one language, at 20 pt, flowing over tagged pages."""
    people = [person_context(panel, person, toolkit) for person in panel.people]
    head = bound(panel.texts[0].exhibition, panel.texts[0].lang)
    values = {**_plain(panel), "people": people, "head": head}
    return Arrangement(template="large-print.html", size=LARGE_PRINT, values=values)


def arrange_contact_sheet(panel: Panel, toolkit: Toolkit) -> Arrangement:
    """Every panel as a small picture with its number and name."""
    slots = tuple(
        PictureSlot(
            asset=f"panel-{listed.number}.jpg",
            slug=listed.stem,
            width=min(THUMB[0], THUMB[1] * _ratio(listed)),
            height=min(THUMB[1], THUMB[0] / _ratio(listed)),
            photo=listed.preview,
        )
        for listed in panel.listed
    )
    pictures = {
        slot.asset: {"width": round(slot.width, 2), "height": round(slot.height, 2)}
        for slot in slots
    }
    values = {**_plain(panel), "pictures": pictures}
    return Arrangement(template="contact-sheet.html", size=LIST_TEXT, values=values, pictures=slots)


def _ratio(listed: Any) -> float:
    return float(listed.width / listed.height)


def arrange_hanging_plan(panel: Panel, toolkit: Toolkit) -> Arrangement:
    """The walls to scale, from right to left where the plan is read so, and a table of sizes and
    heights."""
    width = panel.format.width - 2 * MARGIN
    mirrored = script_of(panel.texts[0].lang).direction == "rtl"
    slots = []
    for number, wall in enumerate(hang(panel.listed)):
        drawing = wall_svg(wall, STRONG, mirrored=mirrored)
        tall = float(drawing.split('viewBox="0 0 ')[1].split('"')[0].split()[1])
        height = width * tall / LINE_LENGTH
        slots.append(
            PictureSlot(
                asset=f"wall-{number}.svg",
                slug=panel.slug,
                width=width,
                height=height,
                drawing=drawing,
            )
        )
    values = {
        **_plain(panel),
        "walls": [
            {"asset": slot.asset, "width": round(slot.width, 2), "height": round(slot.height, 2)}
            for slot in slots
        ],
        "eye_level": round(EYE_LEVEL),
        "feet": {listed.stem: round(foot_of(listed)) for listed in panel.listed},
    }
    return Arrangement(
        template="hanging-plan.html", size=LIST_TEXT, values=values, pictures=tuple(slots)
    )


def arrange_packing_list(panel: Panel, toolkit: Toolkit) -> Arrangement:
    """A table of what travels, to be ticked."""
    return Arrangement(template="packing-list.html", size=LIST_TEXT, values=_plain(panel))


def arrange_press_sheet(panel: Panel, toolkit: Toolkit) -> Arrangement:
    """What journalists need, with the first portrait that may be shown."""
    shown = next((person for person in panel.people if _may_show(person)), None)
    slots: tuple[PictureSlot, ...] = ()
    if shown:
        width, height = PRESS_PICTURE
        slots = (
            PictureSlot(
                asset="press.jpg", slug=shown.slug, width=width, height=height, photo=shown.photo
            ),
        )
    values = {
        **_plain(panel),
        "people": [person_context(panel, person, toolkit) for person in panel.people],
        "pictured": shown and person_context(panel, shown, toolkit),
        "credit": shown.photo.credit if shown and shown.photo else "",
        "picture": {"width": PRESS_PICTURE[0], "height": PRESS_PICTURE[1]},
    }
    return Arrangement(template="press-sheet.html", size=LIST_TEXT, values=values, pictures=slots)


def _may_show(person: Person) -> bool:
    return person.photo is not None and not person.photo.problem


DOCUMENTS: Mapping[str, Arranger] = {
    "labels": arrange_labels,
    "large-print": arrange_large_print,
    "contact-sheet": arrange_contact_sheet,
    "hanging-plan": arrange_hanging_plan,
    "packing-list": arrange_packing_list,
    "press-sheet": arrange_press_sheet,
}


def packing_csv(panel: Panel, words: Mapping[str, str]) -> bytes:
    """The packing list as CSV (RFC 4180) with a byte order mark, which spreadsheets look for.

    Weights and ticks are left to fill.
    """
    import csv
    import io

    names = ("number", "panel", "file", "size", "copies", "weight", "packed", "returned")
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow([words[name] for name in names])
    for listed in panel.listed:
        size = f"{listed.width:.4g} × {listed.height:.4g} mm"
        file = f"{listed.stem}.pdf"
        writer.writerow([listed.number, listed.title, file, size, listed.copies, "", "", ""])
    return output.getvalue().encode("utf-8-sig")


def _plain(panel: Panel) -> dict[str, Any]:
    return {
        "unit": panel.format.width / 100,
        "margin": MARGIN,
        "gap": 6.0,
        "line": panel.format.width - 2 * MARGIN,
        "quote_size": 2.2 * LIST_TEXT,
        "name_size": 1.8 * LIST_TEXT,
        "page_margin": MARGIN,
        "listed": panel.listed,
        "code": {"side": max(20.0, panel.distance * 100)},
    }
