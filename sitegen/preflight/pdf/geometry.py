"""Lengths and places on a page: matrices, boxes, millimetres, points."""

from __future__ import annotations

import math
from collections.abc import Iterable

from sitegen.values import Value

POINTS_PER_MM = 72 / 25.4

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Box(Value):
    """A rectangle in points of the page's own coordinates (origin at the bottom left)."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """The width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The height in points."""
        return self.top - self.bottom

    def holds(self, inner: Box, slack: float = 0.01) -> bool:
        """Whether another box lies inside this one, within `slack` points."""
        return (
            inner.left >= self.left - slack
            and inner.bottom >= self.bottom - slack
            and inner.right <= self.right + slack
            and inner.top <= self.top + slack
        )

    def meets(self, other: Box) -> bool:
        """Whether two boxes share an area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def shared(self, other: Box) -> Box:
        """The part that both boxes hold; without an area when they don't meet."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Box(left=left, bottom=bottom, right=max(left, right), top=max(bottom, top))

    def joined(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            left=min(self.left, other.left),
            bottom=min(self.bottom, other.bottom),
            right=max(self.right, other.right),
            top=max(self.top, other.top),
        )

    def grown(self, points: float) -> Box:
        """The box with each side moved outwards."""
        return Box(
            left=self.left - points,
            bottom=self.bottom - points,
            right=self.right + points,
            top=self.top + points,
        )


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies `first`, then `second` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point after a matrix."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def enclose(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box that holds the points."""
    across, upward = zip(*points, strict=True)
    return Box(left=min(across), bottom=min(upward), right=max(across), top=max(upward))


def unit_square(matrix: Matrix) -> Box:
    """Where a matrix puts the unit square, in which images are drawn (ISO 32000-1, 8.9.5)."""
    return enclose(apply(matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)))


def sides(matrix: Matrix) -> tuple[float, float]:
    """The lengths in points of the unit square's two sides after a matrix, turned or not."""
    a, b, c, d, _, _ = matrix
    return (math.hypot(a, b), math.hypot(c, d))


def describe_mm(number: float) -> str:
    """A length in mm as people write it: up to two decimals, no trailing zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def describe_size(size: tuple[float, float]) -> str:
    """Two lengths as `850 × 2000 mm`."""
    return f"{describe_mm(size[0])} × {describe_mm(size[1])} mm"


def describe_metres(mm: float) -> str:
    """A distance as `1.5 m`."""
    return f"{mm / 1000:.2f}".rstrip("0").rstrip(".") + " m"
