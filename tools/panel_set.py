"""Draw docs/pictures/panels-set.png and panels-documents.png: Geneva's panels and documents, as
`make site` made them.

    make site
    python tools/panel_set.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
MADE = ROOT / "output-print" / "geneva-2022"
PICTURES = ROOT / "docs" / "pictures"
WALL = "#d3ccbf"
MARGIN = 14
COLOURS = 200

SHOWN = {
    "panels-set.png": (520, ("01_*", "02_*", "03_*", "04_*", "05_*", "06_*", "10_*")),
    "panels-documents.png": (
        600,
        (
            "labels_a4_*",
            "large-print_*_ar",
            "press-sheet_*_en",
            "hanging-plan_*",
            "contact-sheet_*",
        ),
    ),
}
"""How many pixels high each picture's sheets are, and which: the parts of their names."""


def main() -> int:
    """Write the pictures. Raises SystemExit where nothing was made yet."""
    for name, (height, wanted) in SHOWN.items():
        files = [found for each in wanted for found in preview_of(each)]
        if len(files) != len(wanted):
            raise SystemExit(f"{MADE}: panels are missing; `make site` makes them")
        picture = side_by_side([scaled(file, height) for file in files])
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / name, optimize=True)
    return 0


def preview_of(part: str) -> list[Path]:
    """Give the one preview of which the name has a part, an empty list for none."""
    return sorted(MADE.glob(f"geneva-2022_{part}_preview.png"))[:1]


def scaled(file: Path, height: int) -> Image.Image:
    """Give a preview as high as wanted, in pixels."""
    with Image.open(file) as picture:
        size = (round(picture.width * height / picture.height), height)
        return picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """Put pictures of one height beside each other, with a margin around each."""
    width = sum(picture.width + MARGIN for picture in pictures) + MARGIN
    wall = Image.new("RGB", (width, pictures[0].height + 2 * MARGIN), WALL)
    left = MARGIN
    for picture in pictures:
        wall.paste(picture, (left, MARGIN))
        left += picture.width + MARGIN
    return wall


if __name__ == "__main__":
    sys.exit(main())
