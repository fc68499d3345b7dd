"""Small figures for the placeholder drawings: head and shoulders, from the front or from above."""

from __future__ import annotations

import math
from dataclasses import dataclass

import sample_canvas as c
from sample_canvas import Canvas, Point, both, without


@dataclass(frozen=True)
class Guise:
    """The colours of one small figure."""

    light: str
    shade: str
    hair: str
    garment: str
    stripe: str


GUISES = (
    Guise(c.LIGHT_TERRACOTTA, c.CLAY, c.DEEP_SEA, c.SEA, c.LIGHT_SEA),
    Guise(c.WHEAT, c.BRONZE, c.DUSK, c.OLIVE, c.MOSS),
    Guise(c.BRONZE, c.EARTH, c.NIGHT, c.AMBER, c.WHEAT),
    Guise(c.LIGHT_TERRACOTTA, c.CLAY, c.NIGHT, c.TERRACOTTA, c.LIGHT_TERRACOTTA),
    Guise(c.WHEAT, c.BRONZE, c.PAPER, c.DEEP_SEA, c.SAND),
    Guise(c.BRONZE, c.EARTH, c.FOREST, c.CLAY, c.WHEAT),
    Guise(c.LIGHT_TERRACOTTA, c.RUST, c.EARTH, c.MOSS, c.SAND),
)


def draw_figure(
    canvas: Canvas, guise: Guise, at: Point, size: float, turned: bool = False, away: bool = False
) -> None:
    """A head and shoulders; `at` is where the shoulders end, `size` the width across them.

    `turned` lights the other side; `away` shows the back of the head.
    """
    x, y = at
    lit = canvas.box(0, 0, x, 3000) if turned else canvas.box(x, 0, 3000, 3000)
    body = both(canvas.ellipse((x, y), size * 0.5, size * 0.62), canvas.box(0, 0, 3000, y))
    canvas.fill(body, guise.garment)
    side = x - size * 0.5 if turned else x + size * 0.5
    for reach in (0.62, 0.42):
        band = canvas.ring((side, y), size * reach, size * (reach - 0.09))
        canvas.fill(both(body, band), guise.stripe)
    canvas.fill(
        canvas.box(x - size * 0.09, y - size * 0.78, x + size * 0.09, y - size * 0.5), guise.shade
    )
    canvas.fill(
        both(body, canvas.ellipse((x, y - size * 0.6), size * 0.13, size * 0.1)), guise.shade
    )
    hair = canvas.ellipse((x, y - size * 0.9), size * 0.235, size * 0.27)
    head = canvas.ellipse((x, y - size * 0.86), size * 0.19, size * 0.25)
    canvas.fill(hair, guise.hair)
    if away:
        return
    canvas.fill(without(head, canvas.ellipse((x, y - size * 1.16), size * 0.2)), guise.light)
    canvas.fill(
        without(both(head, lit), canvas.ellipse((x, y - size * 1.16), size * 0.2)), guise.shade
    )


def draw_from_above(
    canvas: Canvas, guise: Guise, centre: Point, angle: float, reach: float, size: float
) -> None:
    """One person of the ring: shoulders, stripe and crown of the head, turned to the middle."""

    def place(along: float, across: float) -> Point:
        x = centre[0] + along * math.cos(angle) - across * math.sin(angle)
        return x, centre[1] + along * math.sin(angle) + across * math.cos(angle)

    shoulders = canvas.curve(
        [
            place(reach + a * size, b * size)
            for a, b in ((0.5, 0), (0.3, 0.78), (-0.2, 0.7), (-0.28, 0), (-0.2, -0.7), (0.3, -0.78))
        ]
    )
    canvas.fill(shoulders, guise.garment)
    canvas.fill(
        both(shoulders, canvas.ellipse(place(reach, -size * 0.7), size * 0.34)), guise.stripe
    )
    canvas.fill(canvas.ellipse(place(reach - size * 0.08, 0), size * 0.37), guise.light)
    canvas.fill(canvas.ellipse(place(reach + size * 0.02, 0), size * 0.33), guise.hair)
