"""A drawing surface for the sample pictures: flat shapes, smooth edges, the same bytes each time.

Every shape is a mask; masks are combined like sets and filled with one colour. The surface is
drawn at twice its size and reduced at the end, which smooths the edges.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]
Mask = Image.Image
OVERSAMPLING = 2
SPLINE_STEPS = 24

PAPER = "#FAF6EE"
INK = "#1D2B2A"
SAND = "#E9DFCC"
SEA = "#1F5B66"
TERRACOTTA = "#A03F28"
OLIVE = "#4B5D2A"
AMBER = "#E3A63F"
NIGHT = "#10201F"
LIGHT_SEA = "#8CC9D3"
LIGHT_TERRACOTTA = "#F0A48F"
CLAY = "#C9744F"
WHEAT = "#F1CE8A"
MOSS = "#8B9A5B"
DUSK = "#5E2A22"
DEEP_SEA = "#123C45"
RUST = "#B2563A"
BRONZE = "#C98F4E"
EARTH = "#9A5F36"
FOREST = "#2E3B1E"


class Canvas:
    """A picture of `units` across, whose shapes are given in units from its top left corner."""

    def __init__(self, size: tuple[int, int], units: float, ground: str) -> None:
        self.size = size
        self.inner = (size[0] * OVERSAMPLING, size[1] * OVERSAMPLING)
        self.scale = self.inner[0] / units
        self.image = Image.new("RGB", self.inner, ground)

    def fill(self, mask: Mask, colour: str) -> None:
        """Paint everything inside the mask."""
        self.image.paste(colour, (0, 0), mask)

    def everything(self) -> Mask:
        """The whole surface."""
        return Image.new("L", self.inner, 255)

    def ellipse(self, centre: Point, across: float, down: float | None = None) -> Mask:
        """An ellipse with its two radii; a circle where only one is given."""
        mask, draw = self._blank()
        x, y = centre
        height = across if down is None else down
        box = [x - across, y - height, x + across, y + height]
        draw.ellipse([value * self.scale for value in box], fill=255)
        return mask

    def ring(self, centre: Point, outer: float, inner: float) -> Mask:
        """A circle without a smaller one around the same centre."""
        return without(self.ellipse(centre, outer), self.ellipse(centre, inner))

    def polygon(self, points: Iterable[Point]) -> Mask:
        """A shape with straight sides."""
        mask, draw = self._blank()
        draw.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=255)
        return mask

    def curve(self, points: Sequence[Point]) -> Mask:
        """A closed shape with a smooth outline through the points."""
        return self.polygon(smooth(points))

    def box(self, left: float, top: float, right: float, bottom: float) -> Mask:
        """An upright rectangle."""
        return self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)])

    def stroke(self, points: Sequence[Point], width: float) -> Mask:
        """A smooth open line with round ends."""
        mask, draw = self._blank()
        radius = width * self.scale / 2
        line = [(x * self.scale, y * self.scale) for x, y in smooth(points, closed=False)]
        draw.line(line, fill=255, width=max(1, round(2 * radius)))
        for x, y in line:
            draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=255)
        return mask

    def star(self, centre: Point, radius: float) -> Mask:
        """The eight-pointed star of two squares laid across each other."""
        points = []
        for turn in range(16):
            reach = radius if turn % 2 == 0 else radius * 0.765
            angle = math.pi * turn / 8
            points.append(
                (centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle))
            )
        return self.polygon(points)

    def inlay(self, other: Canvas, left: float, top: float, width: float) -> None:
        """Lay another drawing, made `width` units wide, over this one."""
        across = round(width * self.scale)
        down = round(across * other.size[1] / other.size[0])
        small = other.image.resize((across, down), Image.Resampling.LANCZOS)
        self.image.paste(small, (round(left * self.scale), round(top * self.scale)))

    def mirror(self) -> None:
        """Turn the picture left to right."""
        self.image = self.image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)

    def save(self, path: Path, quality: int = 88) -> None:
        """Write the picture as a JPEG without metadata."""
        path.parent.mkdir(parents=True, exist_ok=True)
        reduced = self.image.reduce(OVERSAMPLING)
        reduced.save(path, "JPEG", quality=quality, subsampling=0, optimize=True, progressive=True)

    def _blank(self) -> tuple[Mask, ImageDraw.ImageDraw]:
        mask = Image.new("L", self.inner, 0)
        return mask, ImageDraw.Draw(mask)


def both(first: Mask, *others: Mask) -> Mask:
    """What lies in all of the masks."""
    for other in others:
        first = ImageChops.multiply(first, other)
    return first


def either(first: Mask, *others: Mask) -> Mask:
    """What lies in any of the masks."""
    for other in others:
        first = ImageChops.lighter(first, other)
    return first


def without(first: Mask, *others: Mask) -> Mask:
    """What lies in the first mask and in none of the others."""
    for other in others:
        first = ImageChops.subtract(first, other)
    return first


def smooth(points: Sequence[Point], *, closed: bool = True) -> list[Point]:
    """Lay a Catmull-Rom spline through the points."""
    count = len(points)
    spans = count if closed else count - 1
    line: list[Point] = []
    for index in range(spans):
        four = [_at(points, index + step, closed) for step in (-1, 0, 1, 2)]
        line += [_between(four, step / SPLINE_STEPS) for step in range(SPLINE_STEPS)]
    return line if closed else [*line, points[-1]]


def _at(points: Sequence[Point], index: int, closed: bool) -> Point:
    if closed:
        return points[index % len(points)]
    return points[min(max(index, 0), len(points) - 1)]


def _between(four: Sequence[Point], t: float) -> Point:
    def axis(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t * t * t
        )

    return axis(*(p[0] for p in four)), axis(*(p[1] for p in four))
