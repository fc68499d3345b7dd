"""What independent tools say of a PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.tools.needs import run, start

POINTS_PER_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Font:
    """A font as `pdffonts` lists it."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    has_unicode: bool


@dataclass(frozen=True)
class Picture:
    """An image as `pdfimages -list` lists it; `colour` is gray, rgb, cmyk, icc …"""

    page: int
    kind: str
    width: int
    height: int
    colour: str
    horizontal_ppi: int
    vertical_ppi: int


def complaints(path: Path) -> list[str]:
    """Return what `qpdf --check` finds wrong with a PDF: nothing, for a sound one."""
    done = start("qpdf", "--check", path)
    return done.stderr.splitlines() if done.returncode else []


def fonts(path: Path) -> list[Font]:
    """Return the fonts of a PDF."""
    lines = run("pdffonts", path).splitlines()[2:]
    return [read_font(line) for line in lines]


def read_font(line: str) -> Font:
    """Return the font in one line of `pdffonts`, whose first columns have spaces in them."""
    *front, embedded, subset, has_unicode, _, _ = line.split()
    name, kind = front[0], " ".join(front[1:-1])
    return Font(name, kind, embedded == "yes", subset == "yes", has_unicode == "yes")


def pictures(path: Path) -> list[Picture]:
    """Return the images of a PDF, masks left out."""
    rows = [line.split() for line in run("pdfimages", "-list", path).splitlines()[2:]]
    return [
        Picture(int(row[0]), row[2], int(row[3]), int(row[4]), row[5], int(row[12]), int(row[13]))
        for row in rows
        if row[2] not in ("smask", "mask", "stencil")
    ]


def text(path: Path) -> str:
    """Return the text layer of a PDF in reading order."""
    return run("pdftotext", "-enc", "UTF-8", path, "-")


def boxes(path: Path) -> dict[str, tuple[float, float, float, float]]:
    """Return the boxes of the first page ("MediaBox", "TrimBox" …) in millimetres."""
    printed = run("pdfinfo", "-box", path)
    found = re.findall(r"^(\w+Box):\s+(.+)$", printed, re.MULTILINE)
    return {name: in_millimetres(numbers) for name, numbers in found}


def in_millimetres(numbers: str) -> tuple[float, float, float, float]:
    """Return a box that is written as four numbers in points."""
    left, bottom, right, top = (float(word) / POINTS_PER_MILLIMETRE for word in numbers.split())
    return left, bottom, right, top


def draw(path: Path, folder: Path, *, ppi: int) -> list[Path]:
    """Draw each page of a PDF as a PNG into `folder`; return the pictures in page order."""
    run("pdftoppm", "-png", "-r", str(ppi), path, folder / path.stem)
    return sorted(folder.glob(f"{path.stem}-*.png"))


def heaviest_ink(path: Path, folder: Path, *, ppi: int = 25) -> float:
    """Return the most ink on any pixel of the first page in percent, drawn by Ghostscript."""
    target = folder / f"{path.stem}.tif"
    run(
        "gs",
        *("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dLastPage=1", "-sDEVICE=tiff32nc"),
        *(f"-r{ppi}", f"-sOutputFile={target}", path),
    )
    with Image.open(target) as picture:
        planes = [plane.tobytes() for plane in picture.split()]
    return max(map(sum, zip(*planes, strict=True))) / 255 * 100
