"""Photos to measure with: 24 megapixels each, made of gradients, shapes and grain."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = (6000, 4000)
COUNT = 50


def paths_of_photos(folder: Path, count: int) -> list[Path]:
    """Give the photos' paths."""
    return [folder / f"photo-{number:02}.jpg" for number in range(count)]


def write_photos(folder: Path, count: int) -> None:
    """Write the photos that aren't there yet; the same number gives the same photo."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(paths_of_photos(folder, count)):
        if not path.exists():
            write_photo(path, number)


def write_photo(path: Path, number: int) -> None:
    """Draw one photo, as a camera saves it: quality 92, half the colours."""
    from PIL import Image, ImageDraw, ImageFilter

    random = Random(number)
    width, height = SIZE
    ground = Image.merge("RGB", [gradient(random) for _ in range(3)])
    draw = ImageDraw.Draw(ground)
    for _ in range(400):
        x, y, size = random.randrange(width), random.randrange(height), random.randrange(15, 500)
        colour = tuple(random.randrange(256) for _ in range(3))
        box = (x, y, x + size, y + size * random.random() + 1)
        random.choice((draw.ellipse, draw.rectangle))(box, fill=colour)
    soft = ground.filter(ImageFilter.GaussianBlur(2))
    grain = Image.frombytes("L", (width // 2, height // 2), random.randbytes(width * height // 4))
    coarse = grain.resize(SIZE, Image.Resampling.BICUBIC).convert("RGB")
    photo = Image.blend(soft, coarse, 0.12)
    part = path.with_suffix(".part")
    photo.save(part, "JPEG", quality=92, subsampling="4:2:0")
    part.replace(path)


def gradient(random: Random) -> Image:
    """One channel: light that falls from somewhere to somewhere else."""
    import PIL.Image

    ramp = PIL.Image.linear_gradient("L").rotate(random.choice((0, 90, 180, 270)))
    round_light = PIL.Image.radial_gradient("L")
    return PIL.Image.blend(ramp, round_light, random.random()).resize(SIZE)


if __name__ == "__main__":
    write_photos(Path(sys.argv[1]), int(sys.argv[2]))
