"""Font files as web pages split them: one family, one file for each script."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.unit.preflight.panel import RUBIK

SCRIPTS = {
    "latin": ([*range(0x20, 0x250)], "U+20-24F"),
    "hebrew": ([0x20, 0x2C, 0x2E, *range(0x590, 0x600), *range(0xFB1D, 0xFB50)], "U+590-5FF"),
    "arabic": (
        [0x20, 0x2C, 0x2E, *range(0x600, 0x700), *range(0xFB50, 0xFDFF), *range(0xFE70, 0xFF00)],
        "U+600-6FF",
    ),
}


def split_family(folder: Path) -> str:
    """Write three parts of Rubik, and return the CSS that calls all of them by one name."""
    faces = []
    for name, (characters, used_for) in SCRIPTS.items():
        path = folder / f"{name}.ttf"
        write_part(characters, path)
        faces.append(
            f"@font-face {{ font-family: Rubik; src: url('{path.as_uri()}'); "
            f"unicode-range: {used_for} }}"
        )
    return "".join(faces)


def write_part(characters: Iterable[int], path: Path) -> None:
    """Write a font file that has these characters only."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.layout_features = ["*"]
    with TTFont(RUBIK) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=characters)
        cutter.subset(font)
        font.save(path)
