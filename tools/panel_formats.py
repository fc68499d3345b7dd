"""Draw docs/pictures/panels-formats.png: Geneva's panels in every format, as they would hang.

Each is made by sitegen itself, with the text fitted to it. Larger formats are drawn larger, but
not to scale: beside a roll-up a sheet of A4 would be a stamp.

    python tools/panel_formats.py
"""

from __future__ import annotations

import io
import math
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from msgspec import structs
from PIL import Image, ImageDraw, ImageFont

from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.plan import plan_exhibition
from sitegen.panels.plan.planned import ExhibitionPlan
from sitegen.panels.production.making import Task, make
from sitegen.panels.values import Panel
from sitegen.schema.formats import Orientation, parse_format

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "pictures" / "panels-formats.png"
FONT = ROOT / "themes" / "base" / "panels" / "fonts" / "medium.ttf"
WALL, SHADOW, INK = "#efe9df", "#d9d1c2", "#55615e"
PIXELS_PER_ROOT = 12.4
MARGIN, GAP, LABEL = 36, 40, 44
COLOURS = 200


class Hung(NamedTuple):
    """One panel of the picture: what hangs in which format, and in which languages."""

    kind: str
    story: int
    size: str
    languages: tuple[str, ...]
    distance: float = 1.0
    orientation: Orientation = ""


ROWS = (
    (
        Hung("story", 0, "rollup-850x2000", ("en", "he", "ar"), 1.5),
        Hung("story", 1, "a0", ("he", "ar", "en")),
        Hung("story", 2, "1000x1000", ("en", "ar"), 1.5),
        Hung("story", 0, "a1", ("ar", "he", "en")),
        Hung("story", 2, "24x36in", ("en", "he", "ar")),
    ),
    (
        Hung("winners", 0, "a1", ("en", "he", "ar"), 1.0, "landscape"),
        Hung("story", 1, "a1", ("he", "en"), 1.0, "landscape"),
        Hung("story", 0, "a2", ("ar",)),
        Hung("story", 2, "a3", ("he",), 0.75),
        Hung("story", 1, "a4", ("en",), 0.5),
    ),
)


def main() -> int:
    """Make the panels and write the picture."""
    plan = plan_exhibition("exhibitions/geneva-2022", load_sources(ROOT))
    rows = [[(hung, preview(plan, hung)) for hung in row] for row in ROWS]
    picture = on_a_wall(rows)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET, optimize=True)
    return 0


def preview(plan: ExhibitionPlan, hung: Hung) -> Image.Image:
    """Give a panel as it hangs; SystemExit with the reason where it can't be made."""
    with TemporaryDirectory() as cache:
        task = Task(
            panel=panel_of(plan, hung),
            theme=plan.theme,
            profile=plan.profiles[0],
            site=str(ROOT),
            cache=cache,
        )
        made = make(task)
    if made.problem:
        raise SystemExit(made.problem)
    picture = Image.open(io.BytesIO(made.files["_preview.png"]))
    width, height = task.panel.format.width, task.panel.format.height
    scale = PIXELS_PER_ROOT / math.sqrt(math.sqrt(width * height))
    return picture.resize((round(width * scale), round(height * scale)), Image.Resampling.LANCZOS)


def panel_of(plan: ExhibitionPlan, hung: Hung) -> Panel:
    """Give a panel of the plan in another format, in some of its languages."""
    panel = [each for each in plan.panels if each.kind == hung.kind][hung.story]
    return structs.replace(
        panel,
        format=parse_format(hung.size, hung.orientation),
        distance=hung.distance,
        texts=tuple(text for lang in hung.languages for text in panel.texts if text.lang == lang),
    )


def on_a_wall(rows: list[list[tuple[Hung, Image.Image]]]) -> Image.Image:
    """Hang rows of panels, each row by its middle, every panel with its name below."""
    widths = [sum(picture.width + GAP for _, picture in row) - GAP for row in rows]
    heights = [max(picture.height for _, picture in row) for row in rows]
    size = (max(widths) + 2 * MARGIN, sum(heights) + len(rows) * LABEL + (len(rows) + 1) * MARGIN)
    wall = Image.new("RGB", size, WALL)
    top = MARGIN
    for row, width, height in zip(rows, widths, heights, strict=True):
        spare = (max(widths) - width) // max(1, len(row) - 1)
        left = MARGIN
        for hung, picture in row:
            hang(wall, picture, hung, left, top + (height - picture.height))
            left += picture.width + GAP + spare
        top += height + LABEL + MARGIN
    return wall


def hang(wall: Image.Image, picture: Image.Image, hung: Hung, left: int, top: int) -> None:
    """Put one panel on the wall, with a soft edge below it and its name."""
    draw = ImageDraw.Draw(wall)
    right, bottom = left + picture.width, top + picture.height
    draw.rectangle((left + 3, top + 3, right + 3, bottom + 3), fill=SHADOW)
    wall.paste(picture, (left, top))
    name = hung.size.replace("rollup-", "roll-up ").replace("x", " × ").replace("in", " in")
    told = name.upper() if hung.size in ("a0", "a1", "a2", "a3", "a4") else name
    if hung.orientation:
        told += ", lying"
    draw.text((left, bottom + 12), told, fill=INK, font=ImageFont.truetype(FONT, 17))


if __name__ == "__main__":
    sys.exit(main())
