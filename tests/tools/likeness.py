"""How like a part of any picture is to a planted pattern: decoded by a browser, compared in it.

Nothing of sitegen has a part in it, so that what our own decoder overlooks is seen.
"""

from __future__ import annotations

import base64
import io
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image
from playwright.sync_api import Page

from tests.tools.needs import run

CELLS: Final = 8
SURE: Final = 0.6
"""From here on a picture shows the pattern; what doesn't comes to 0.4 (measured)."""

# Every place and every size is tried: cells as means of an integral image, then correlation.
COMPARE = """
async ([data, signs, longest, sure]) => {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    let picture;
    try {
        picture = await createImageBitmap(new Blob([bytes]));
    } catch {
        return null;
    }
    const share = Math.min(1, longest / Math.max(picture.width, picture.height));
    const width = Math.max(1, Math.round(picture.width * share));
    const height = Math.max(1, Math.round(picture.height * share));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.fillStyle = "gray";
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0, width, height);
    const pixels = context.getImageData(0, 0, width, height).data;
    const sums = new Float64Array((width + 1) * (height + 1));
    for (let y = 0; y < height; y++) {
        let row = 0;
        for (let x = 0; x < width; x++) {
            const at = 4 * (y * width + x);
            row += pixels[at] + pixels[at + 1] + pixels[at + 2];
            sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
        }
    }
    const cells = Math.sqrt(signs.length);
    const sides = Array.from({length: 40}, (_, n) => Math.round(2 * 1.15 ** n));
    let best = 0;
    for (const cell of new Set(sides)) {
        const across = width - cell, down = height - cell;
        if (cell * cells > Math.min(width, height)) break;
        const means = new Float32Array((across + 1) * (down + 1));
        for (let y = 0; y <= down; y++) {
            for (let x = 0; x <= across; x++) {
                const above = y * (width + 1) + x, below = above + cell * (width + 1);
                const sum = sums[below + cell] - sums[above + cell] - sums[below] + sums[above];
                means[y * (across + 1) + x] = sum / (cell * cell);
            }
        }
        const places = signs.map((_, n) => {
            const column = n % cells, row = (n - column) / cells;
            return row * cell * (across + 1) + column * cell;
        });
        const stride = Math.max(1, Math.floor(cell / 3));
        for (let top = 0; top + cell * cells <= height; top += stride) {
            for (let left = 0; left + cell * cells <= width; left += stride) {
                const start = top * (across + 1) + left;
                let total = 0, square = 0, product = 0;
                for (let n = 0; n < signs.length; n++) {
                    const mean = means[start + places[n]];
                    total += mean;
                    square += mean * mean;
                    product += signs[n] * mean;
                }
                const spread = square - total * total / signs.length;
                if (spread > signs.length) {
                    best = Math.max(best, Math.abs(product) / Math.sqrt(spread * signs.length));
                    if (best > sure) return best;
                }
            }
        }
    }
    return best;
}
"""


def pattern() -> list[int]:
    """Give the signs of the pattern, as many dark as light ones."""
    signs = [1, -1] * (CELLS * CELLS // 2)
    Random(7).shuffle(signs)
    return signs


def planted(size: tuple[int, int], box: tuple[int, int, int, int]) -> Image.Image:
    """Give a soft picture with the pattern in a box."""
    shade = Image.linear_gradient("L").resize(size)
    picture = Image.merge("RGB", (shade, shade.rotate(180), Image.new("L", size, 140)))
    cells = Image.new("L", (CELLS, CELLS))
    cells.putdata([60 if sign < 0 else 190 for sign in pattern()])
    across, down = box[2] - box[0], box[3] - box[1]
    picture.paste(cells.resize((across, down), Image.Resampling.NEAREST).convert("RGB"), box)
    return picture


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Give a picture as a file of a kind."""
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def likeness(page: Page, data: bytes, longest: int = 220) -> float | None:
    """Give how like the likest part of a picture is to the pattern, 1 at most; None for no picture.

    The picture is looked at with its longer side at `longest` pixels at most.
    """
    found: float | None = page.evaluate(
        COMPARE, [base64.b64encode(data).decode(), pattern(), longest, SURE]
    )
    return found


def pictures_of(file: Path, folder: Path) -> list[bytes]:
    """Give what may be a picture in a file: itself, or the pages and pictures of a PDF."""
    if file.suffix != ".pdf":
        return [file.read_bytes()]
    folder.mkdir(parents=True)
    run("pdftoppm", "-png", "-r", "50", file, folder / "page")
    run("pdfimages", "-png", file, folder / "image")
    return [path.read_bytes() for path in sorted(folder.iterdir())]
