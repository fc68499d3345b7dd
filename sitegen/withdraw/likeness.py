"""How a picture looks, as a number: of two that look alike most digits are the same.

Each of two small grey copies of a picture is compared with itself, one place to the right and one
below: brighter or not. What is scaled, saved anew or recoloured keeps that; what is cropped does
not, so that each crop that a site makes is looked at (Neal Krawetz, "Kind of Like That", dHash).
"""

from __future__ import annotations

import io
from itertools import pairwise

SIDE = 8
LEAST_CONTRAST = 12
"""Steps of grey between the darkest and the brightest part, below which everything looks alike."""

SMALLEST = 24
"""Pixels below which a picture shows nobody."""

ALIKE = 10
"""Of 128 digits, how many may differ. Two photos of one person on one day differ in some 30."""


def likeness(data: bytes) -> str | None:
    """Give how a picture looks, None for what is none, is flat or too small to show a face."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if min(picture.size) < SMALLEST:
                return None
            picture.draft("L", (SIDE * 8, SIDE * 8))
            grey = picture.convert("L")
            rows = _rows(grey.resize((SIDE + 1, SIDE), Image.Resampling.BOX).tobytes(), SIDE + 1)
            columns = grey.resize((SIDE, SIDE + 1), Image.Resampling.BOX)
            turned = columns.transpose(Image.Transpose.TRANSPOSE)
            rows += _rows(turned.tobytes(), SIDE + 1)
    except Exception:  # noqa: BLE001 Whatever a damaged or hostile picture raises, it shows nobody.
        return None
    every = [value for row in rows for value in row]
    if max(every) - min(every) < LEAST_CONTRAST:
        return None
    bits = "".join("01"[left < right] for row in rows for left, right in pairwise(row))
    return f"{int(bits, 2):032x}"


def _rows(data: bytes, width: int) -> list[bytes]:
    return [data[start : start + width] for start in range(0, len(data), width)]


def are_alike(one: str, other: str) -> bool:
    """True for two pictures that look alike."""
    return (int(one, 16) ^ int(other, 16)).bit_count() <= ALIKE
