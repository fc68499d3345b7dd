"""Photos to measure with: 24 megapixels each, made of gradients, shapes and grain."""

from __future__ import annotations

from pathlib import Path
from random import Random

SIZE = (6000, 4000)
COUNT = 50


def write_photos(folder: Path, count: int = COUNT) -> list[Path]:
    """Write the photos that aren't there yet; the same number gives the same photo."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"photo-{number:02}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        if not path.exists():
            write_photo(path, number)
    return paths


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


def gradient(random: Random):  # type: ignore[no-untyped-def]
    """One channel: light that falls from somewhere to somewhere else."""
    from PIL import Image

    ramp = Image.linear_gradient("L").rotate(random.choice((0, 90, 180, 270)))
    round_light = Image.radial_gradient("L")
    return Image.blend(ramp, round_light, random.random()).resize(SIZE)
