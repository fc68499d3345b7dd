"""The graphics state of a content stream (ISO 32000-1, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sitegen.preflight.pdf.geometry import IDENTITY, Box, Matrix, apply, enclose, multiply
from sitegen.preflight.pdf.spaces import GRAY, Space

BLACK = (0.0,)
# A map has many parts; beyond these they are taken together.
MOST_PARTS = 200


@dataclass
class Graphics:
    """What `q` keeps and `Q` gives back, as far as a judgement needs it."""

    matrix: Matrix = IDENTITY
    fill_space: Space = GRAY
    fill: tuple[float, ...] = BLACK
    fill_pattern: Any = None
    stroke_space: Space = GRAY
    stroke: tuple[float, ...] = BLACK
    stroke_pattern: Any = None
    overprints_fill: bool = False
    overprints_stroke: bool = False
    text_mode: int = 0
    font: str = ""
    line_width: float = 1.0

    def kept(self) -> Graphics:
        """A copy that later changes don't reach."""
        return replace(self)


class Path:
    """The path under construction, of which only the boxes around its parts are of use."""

    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []
        self._boxes: list[Box] = []

    def begin(self) -> None:
        """Begin another part: crop marks of one path stand at four corners."""
        if not self.points:
            return
        box, self.points = enclose(self.points), []
        if len(self._boxes) < MOST_PARTS:
            self._boxes.append(box)
        else:
            self._boxes[-1] = self._boxes[-1].joined(box)

    def add(self, matrix: Matrix, *coordinates: float) -> None:
        """Add points given as x, y, x, y … in user space."""
        pairs = zip(coordinates[::2], coordinates[1::2], strict=True)
        self.points.extend(apply(matrix, x, y) for x, y in pairs)
        if len(self.points) > 1000:
            box = enclose(self.points)
            self.points = [(box.left, box.bottom), (box.right, box.top)]

    def take(self) -> list[Box]:
        """The boxes of the path's parts, which is then empty."""
        self.begin()
        boxes, self._boxes = self._boxes, []
        return boxes


@dataclass
class TextPlace:
    """Where text stands: the matrices of 9.4.2, without the widths of glyphs."""

    matrix: Matrix = IDENTITY
    line: Matrix = IDENTITY
    leading: float = 0.0

    def begin(self) -> None:
        """Start at the origin (`BT`)."""
        self.matrix = self.line = IDENTITY

    def set(self, matrix: Matrix) -> None:
        """Set the matrix of text and of its line (`Tm`)."""
        self.matrix = self.line = matrix

    def move(self, x: float, y: float) -> None:
        """Move to the next line (`Td`)."""
        self.set(multiply((1, 0, 0, 1, x, y), self.line))

    def point(self, matrix: Matrix) -> Box:
        """The place on the page, as a box without area."""
        x, y = apply(multiply(self.matrix, matrix), 0, 0)
        return Box(left=x, bottom=y, right=x, top=y)
