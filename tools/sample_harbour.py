"""A scene for the opening in Geneva: a lake, a steamer, an old town on its hill."""

from __future__ import annotations

import sample_canvas as c
from sample_canvas import Canvas
from sample_people import PEOPLE
from sample_poses import standing
from sample_things import (
    houses,
    scene,
)

P = PEOPLE


def draw_harbour() -> Canvas:
    """A lake, a steamer, an old town on its hill, and people on the quay."""
    canvas = scene("#BFDCDC")
    canvas.fill(canvas.ellipse((1230, 230), 110), c.WHEAT)
    canvas.fill(
        canvas.curve([(-60, 470), (220, 250), (520, 220), (800, 420), (820, 560), (-60, 560)]),
        c.MOSS,
    )
    for at, heights in (
        ((60, 400), (90, 130, 100)),
        ((270, 330), (120, 170, 110, 140)),
        ((150, 500), (110, 90, 140, 100, 120, 90, 100)),
    ):
        houses(canvas, at, heights, 54)
    canvas.fill(canvas.polygon([(392, 130), (420, 60), (448, 130)]), c.TERRACOTTA)
    canvas.fill(canvas.box(396, 130, 444, 260), c.SAND)
    canvas.fill(canvas.box(0, 540, 1500, 820), c.SEA)
    for y in (600, 650, 710):
        for x in range(40 + y % 110, 1500, 280):
            canvas.fill(canvas.box(x, y, x + 130, y + 7), c.LIGHT_SEA)
    canvas.fill(canvas.polygon([(800, 590), (1430, 590), (1370, 680), (860, 680)]), c.PAPER)
    canvas.fill(canvas.box(800, 582, 1430, 600), c.TERRACOTTA)
    canvas.fill(canvas.box(900, 500, 1310, 584), c.SAND)
    for x in range(930, 1300, 64):
        canvas.fill(canvas.box(x, 522, x + 36, 556), c.DEEP_SEA)
    canvas.fill(canvas.box(1060, 380, 1120, 500), c.TERRACOTTA)
    canvas.fill(canvas.box(1060, 380, 1120, 410), c.NIGHT)
    canvas.fill(canvas.ellipse((1080, 650), 66), c.AMBER)
    canvas.fill(canvas.box(0, 800, 1500, 1000), c.SAND)
    canvas.fill(canvas.box(0, 800, 1500, 822), c.BRONZE)
    for who, x, look in (
        ("scarf", 240, 0.8),
        ("side", 420, -0.7),
        ("grey", 760, 0.7),
        ("youth", 910, -0.8),
    ):
        standing(
            canvas,
            P[who],
            (x, 985),
            86,
            look=look,
            skirt=who in ("scarf", "grey"),
            hands=((None, (0.75, -0.4)) if who == "scarf" else (None, None)),
        )
    return canvas
