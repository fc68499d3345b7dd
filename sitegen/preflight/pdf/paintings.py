"""What a page paints: its colours, pictures, fonts and effects, as a walk over it notes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sitegen.preflight.pdf.geometry import Box, Matrix, sides, unit_square
from sitegen.preflight.pdf.spaces import Space
from sitegen.values import Value


class Ink(Value):
    """A colour that something is painted with; colours of patterns have no parts."""

    space: Space
    parts: tuple[float, ...] = ()
    overprint: bool = False
    is_text: bool = False
    in_shading: bool = False


@dataclass(frozen=True)
class Picture:
    """An image as it is placed: its stream, where the matrix puts it, its colours and its mask."""

    name: str
    stream: Any
    matrix: Matrix
    space: Space
    width: int
    height: int
    bits: int
    is_stencil: bool
    is_inline: bool = False

    @property
    def box(self) -> Box:
        """Where it stands, in points of the page."""
        return unit_square(self.matrix)

    def ppi(self, unit: float) -> float:
        """The smaller of the two effective resolutions; `unit` is the page's UserUnit."""
        across, upward = sides(self.matrix)
        found = [
            pixels * 72 / (length * unit)
            for pixels, length in ((self.width, across), (self.height, upward))
            if length > 0
        ]
        return min(found, default=float("inf"))


@dataclass
class Paintings:
    """All that a walk over one page noted; boxes are in points of the page.

    `inks` are those within the `wet` part, trim and bleed; `beside` those of marks and bars that
    are cut off. Of the `fonts` that are named, letters are seen of `shown_fonts`. Of `off_layers`,
    which nobody prints, nothing is noted. `thinnest` is the finest line of the wet part in points,
    with its place.
    """

    wet: Box | None = None
    beside: dict[Ink, Box] = field(default_factory=dict)
    thinnest: tuple[float, Box] | None = None
    inks: dict[Ink, Box] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    fonts: dict[str, Any] = field(default_factory=dict)
    shown_fonts: set[str] = field(default_factory=set)
    off_layers: set[str] = field(default_factory=set)
    spaces: dict[Space, str] = field(default_factory=dict)
    group_spaces: dict[Space, str] = field(default_factory=dict)
    blend_modes: set[str] = field(default_factory=set)
    alphas: set[float] = field(default_factory=set)
    soft_masks: int = 0
    overprints: int = 0
    unknown_shadings: int = 0
    mistakes: int = 0
    cut_short: bool = False

    def add_ink(self, ink: Ink, box: Box) -> None:
        """Note a colour and where it stands; the same colour's boxes are joined."""
        inks = self.inks if self.wet is None or self.wet.meets(box) else self.beside
        before = inks.get(ink)
        inks[ink] = box if before is None else before.joined(box)

    def add_line(self, width: float, box: Box) -> None:
        """Note a line of a width in points."""
        is_wet = self.wet is None or self.wet.meets(box)
        if is_wet and (self.thinnest is None or width < self.thinnest[0]):
            self.thinnest = (width, box)

    @property
    def has_transparency(self) -> bool:
        """Whether anything on the page shines through."""
        return bool(self.soft_masks or self.alphas or self.blend_modes)
