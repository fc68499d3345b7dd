"""Things that stand about in the sample drawings: windows, trees, chairs, plants, panels, cups."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import sample_canvas as c
from sample_canvas import Canvas, Mask, Point, both, either, without
from sample_people import Person, dark
from sample_poses import bust

WIDE = (1200, 800)
UNITS = 1500.0


def scene(ground: str) -> Canvas:
    """An empty drawing, 1500 units wide and 1000 high."""
    return Canvas(WIDE, UNITS, ground)


def arch(canvas: Canvas, x: float, top: float, bottom: float, half: float) -> Mask:
    """An opening with a round head."""
    return either(
        canvas.ellipse((x, top + half), half), canvas.box(x - half, top + half, x + half, bottom)
    )


def hills(
    canvas: Canvas, inside: Mask, base: float, tones: Sequence[str] = (c.WHEAT, c.MOSS, c.OLIVE)
) -> None:
    """Three ridges behind one another."""
    for number, tone in enumerate(tones):
        top = base + number * 60
        edge = [(x, top + 46 * math.sin(x / 190 + 1.9 * number)) for x in range(-40, 1561, 20)]
        canvas.fill(both(inside, canvas.polygon([*edge, (1560, 1100), (-40, 1100)])), tone)


def houses(canvas: Canvas, at: Point, heights: Sequence[float], width: float = 58) -> None:
    """Houses of pale stone, side by side on a slope."""
    x, base = at
    for number, height in enumerate(heights):
        left = x + number * (width + 6)
        tone = (c.PAPER, c.SAND, "#F5E7CE")[number % 3]
        canvas.fill(canvas.box(left, base - height, left + width, base + 40), tone)
        canvas.fill(
            canvas.box(left + width * 0.68, base - height, left + width, base + 40),
            dark(tone, 0.93),
        )
        for row in range(int(height // 48)):
            y = base - height + 18 + row * 46
            canvas.fill(canvas.box(left + 12, y, left + 26, y + 22), c.SEA)


def tree(
    canvas: Canvas, at: Point, height: float, crown: float, tone: str = c.OLIVE, light: str = c.MOSS
) -> None:
    """A tree with a round crown of three clouds."""
    x, ground = at
    canvas.fill(canvas.box(x - crown * 0.08, ground - height, x + crown * 0.08, ground), c.EARTH)
    top = ground - height
    for dx, dy, part in ((-0.5, 0.1, 0.66), (0.5, 0.05, 0.7), (0, -0.35, 0.78)):
        canvas.fill(canvas.ellipse((x + dx * crown, top + dy * crown), crown * part), tone)
    for dx, dy, part in ((-0.6, -0.05, 0.4), (-0.12, -0.55, 0.45)):
        canvas.fill(canvas.ellipse((x + dx * crown, top + dy * crown), crown * part), light)


def cypress(canvas: Canvas, at: Point, height: float) -> None:
    """A slender evergreen."""
    x, ground = at
    canvas.fill(
        canvas.curve(
            [
                (x, ground - height),
                (x + height * 0.13, ground - height * 0.4),
                (x, ground),
                (x - height * 0.13, ground - height * 0.4),
            ]
        ),
        c.FOREST,
    )


def plant(canvas: Canvas, at: Point, u: float, pot: str = c.TERRACOTTA) -> None:
    """A plant in a pot."""
    x, ground = at
    for lean, reach in ((-0.9, 1.5), (-0.4, 2.1), (0.1, 2.4), (0.55, 2.0), (1.0, 1.4)):
        tip = (x + lean * u, ground - reach * u)
        canvas.fill(
            canvas.curve(
                [
                    (x, ground - 0.6 * u),
                    (x + lean * 0.3 * u - 0.2 * u, ground - reach * 0.65 * u),
                    tip,
                    (x + lean * 0.75 * u + 0.12 * u, ground - reach * 0.55 * u),
                ]
            ),
            c.OLIVE if lean < 0.2 else c.MOSS,
        )
    canvas.fill(
        canvas.polygon(
            [
                (x - 0.5 * u, ground - 0.8 * u),
                (x + 0.5 * u, ground - 0.8 * u),
                (x + 0.36 * u, ground),
                (x - 0.36 * u, ground),
            ]
        ),
        pot,
    )


def chair(canvas: Canvas, at: Point, u: float, tone: str = c.CLAY) -> None:
    """A chair seen from the front; `at` is between its feet."""
    x, ground = at
    for side in (-1, 1):
        canvas.fill(
            canvas.box(
                x + side * 0.72 * u - 0.07 * u,
                ground - 1.5 * u,
                x + side * 0.72 * u + 0.07 * u,
                ground,
            ),
            dark(tone),
        )
    canvas.fill(
        canvas.curve(
            [
                (x - 0.8 * u, ground - 3.2 * u),
                (x + 0.8 * u, ground - 3.2 * u),
                (x + 0.74 * u, ground - 1.6 * u),
                (x - 0.74 * u, ground - 1.6 * u),
            ]
        ),
        tone,
    )
    canvas.fill(
        canvas.box(x - 0.84 * u, ground - 1.6 * u, x + 0.84 * u, ground - 1.3 * u), dark(tone)
    )


def cup(canvas: Canvas, at: Point, u: float, tone: str = c.PAPER) -> None:
    """A cup on its saucer."""
    x, y = at
    canvas.fill(canvas.ellipse((x, y), u * 0.9, u * 0.22), dark(tone))
    canvas.fill(
        canvas.polygon(
            [
                (x - u * 0.52, y - u * 0.8),
                (x + u * 0.52, y - u * 0.8),
                (x + u * 0.36, y),
                (x - u * 0.36, y),
            ]
        ),
        tone,
    )
    canvas.fill(canvas.ellipse((x, y - u * 0.8), u * 0.52, u * 0.14), c.DUSK)


def paper(canvas: Canvas, at: Point, u: float, lean: float = 0.2) -> None:
    """A sheet that lies on a table, with lines of writing."""
    x, y = at
    canvas.fill(
        canvas.polygon(
            [
                (x, y),
                (x + 2 * u, y + lean * u),
                (x + 2.3 * u, y + (1 + lean) * u),
                (x + 0.2 * u, y + u),
            ]
        ),
        c.PAPER,
    )
    for line in (0.3, 0.6):
        canvas.fill(
            canvas.stroke(
                [(x + 0.4 * u, y + (line + 0.02) * u), (x + 1.7 * u, y + (line + lean * 0.8) * u)],
                0.07 * u,
            ),
            c.LIGHT_SEA,
        )


def hung(
    canvas: Canvas, person: Person, left: float, top: float, width: float, ground: str
) -> None:
    """A standing panel: a portrait, lines of text, a code at its foot."""
    height = width * 2.2
    canvas.fill(canvas.box(left - 5, top - 5, left + width + 5, top + height + 5), c.INK)
    canvas.fill(canvas.box(left, top, left + width, top + height), c.PAPER)
    inner = Canvas((300, 360), 100, ground)
    bust(inner, person, (50, 92), 62, look=0.5 if person.glasses else -0.4)
    canvas.inlay(inner, left, top, width)
    for line in range(3):
        y = top + width * (1.34 + 0.14 * line)
        canvas.fill(
            canvas.box(
                left + width * 0.1, y, left + width * (0.86 - 0.16 * (line % 2)), y + width * 0.05
            ),
            c.TERRACOTTA if line == 0 else c.INK,
        )
    x, y, code = left + width * 0.1, top + width * 1.84, width * 0.24
    canvas.fill(canvas.box(x, y, x + code, y + code), c.INK)
    for a, b in ((0.14, 0.14), (0.6, 0.14), (0.14, 0.6), (0.62, 0.62)):
        canvas.fill(
            canvas.box(x + code * a, y + code * b, x + code * (a + 0.24), y + code * (b + 0.24)),
            c.PAPER,
        )


def headphones(canvas: Canvas, x: float, y: float, across: float, down: float, tone: str) -> None:
    """Headphones on a head with its middle at x, y."""
    band = without(
        canvas.ellipse((x, y), across * 1.3, down * 1.24),
        canvas.ellipse((x, y), across * 1.16, down * 1.12),
    )
    canvas.fill(both(band, canvas.box(-900, -900, 9000, y)), tone)
    for side in (-1, 1):
        canvas.fill(
            canvas.ellipse((x + side * across * 1.14, y + down * 0.08), across * 0.3, down * 0.36),
            tone,
        )


def lamps(canvas: Canvas, points: Sequence[Point], sag: float = 60) -> None:
    """A string of round lamps from point to point."""
    for (x1, y1), (x2, y2) in pairwise(points):
        line = [
            (x1 + (x2 - x1) * n / 8, y1 + (y2 - y1) * n / 8 + sag * math.sin(math.pi * n / 8))
            for n in range(9)
        ]
        canvas.fill(canvas.stroke(line, 4), c.INK)
        for x, y in line[1:8]:
            canvas.fill(canvas.ellipse((x, y + 12), 13), c.AMBER)
