"""How near files are to their photo: `judge.py FOLDER PHOTO…` prints `FORMAT WIDTH SSIM BYTES`.

The mean structural similarity (Wang et al. 2004) of the brightness, in windows of 8 × 8 pixels,
with the photo scaled by Lanczos' filter in one step.
"""

import sys
from collections import defaultdict
from pathlib import Path

import numpy
from PIL import Image

FIRST, SECOND = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def brightness(picture):
    """Give a picture's brightness as numbers."""
    return numpy.asarray(picture.convert("RGB"), dtype=float) @ (0.299, 0.587, 0.114)


def windows(values, size=8):
    """Give the mean of every window."""
    sums = numpy.pad(values, ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    return (
        sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]
    ) / (size * size)


def similarity(one, other):
    """Give the mean structural similarity of two pictures' brightness."""
    mean, other_mean = windows(one), windows(other)
    spread = windows(one * one) - mean**2
    other_spread = windows(other * other) - other_mean**2
    together = windows(one * other) - mean * other_mean
    return (
        ((2 * mean * other_mean + FIRST) * (2 * together + SECOND))
        / ((mean**2 + other_mean**2 + FIRST) * (spread + other_spread + SECOND))
    ).mean()


def main():
    """Judge all files of a folder that belong to the photos."""
    folder, *photos = sys.argv[1:]
    found = defaultdict(list)
    for photo in photos:
        source = Image.open(photo).convert("RGB")
        for width in (400, 800, 1600):
            size = (width, round(width * source.height / source.width))
            wanted = brightness(source.resize(size, Image.Resampling.LANCZOS))
            for path in sorted(Path(folder).glob(f"*{Path(photo).stem}*-{width}.*")):
                kind = {".jpg": "jpeg"}.get(path.suffix, path.suffix[1:])
                made = similarity(wanted, brightness(Image.open(path)))
                found[kind, width].append((made, path.stat().st_size))
    for (kind, width), figures in sorted(found.items()):
        mean, size = (sum(each) / len(figures) for each in zip(*figures, strict=True))
        print(kind, width, f"{mean:.4f}", round(size))


main()
