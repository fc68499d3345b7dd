"""The parts of a large face for the sample portraits: each is drawn for one person alone."""

from __future__ import annotations

from collections.abc import Sequence

import sample_canvas as c
from sample_canvas import Canvas, Mask, Point, both, without
from sample_people import dark, darker


def ring_of(centre: Point, half: Sequence[Point]) -> list[Point]:
    """A closed outline from its right half, given from the top down beside its middle."""
    x, y = centre
    right = [(x + a, y + b) for a, b in half]
    return [*right, *((x - a, y + b) for a, b in reversed(half) if a > 0)]


def outline(canvas: Canvas, centre: Point, half: Sequence[Point]) -> Mask:
    """A face of the same shape on both sides."""
    return canvas.curve(ring_of(centre, half))


def open_eye(canvas: Canvas, at: Point, width: float, lid: str, line: str, look: float = 0) -> None:
    """An open eye; `look` moves the pupil."""
    x, y = at
    shape = canvas.curve(
        [
            (x - width, y + width * 0.1),
            (x - width * 0.3, y - width * 0.52),
            (x + width * 0.5, y - width * 0.46),
            (x + width, y + width * 0.08),
            (x + width * 0.3, y + width * 0.44),
            (x - width * 0.4, y + width * 0.42),
        ]
    )
    canvas.fill(shape, c.PAPER)
    canvas.fill(
        both(shape, canvas.ellipse((x + look * width * 0.4, y - width * 0.04), width * 0.46)),
        c.EARTH if line == c.NIGHT else line,
    )
    canvas.fill(
        both(shape, canvas.ellipse((x + look * width * 0.4, y - width * 0.04), width * 0.25)),
        c.NIGHT,
    )
    canvas.fill(
        canvas.ellipse((x + look * width * 0.4 + width * 0.14, y - width * 0.2), width * 0.09),
        c.PAPER,
    )
    canvas.fill(
        canvas.stroke(
            [
                (x - width, y + width * 0.1),
                (x - width * 0.3, y - width * 0.52),
                (x + width * 0.5, y - width * 0.46),
                (x + width, y + width * 0.08),
            ],
            width * 0.16,
        ),
        c.NIGHT,
    )
    canvas.fill(
        canvas.stroke(
            [
                (x - width * 0.8, y - width * 0.62),
                (x, y - width * 0.84),
                (x + width * 0.8, y - width * 0.6),
            ],
            width * 0.08,
        ),
        darker(lid),
    )


def closed_eye(canvas: Canvas, at: Point, width: float, *, smiling: bool = True) -> None:
    """A closed eye: an arc, with lashes."""
    x, y = at
    bow = -width * 0.42 if smiling else width * 0.42
    arc = [
        (x - width, y),
        (x - width * 0.5, y + bow * 0.8),
        (x, y + bow),
        (x + width * 0.5, y + bow * 0.8),
        (x + width, y),
    ]
    canvas.fill(canvas.stroke(arc, width * 0.18), c.NIGHT)
    for turn in (-0.7, 0.0, 0.7):
        foot = (x + turn * width, y + bow * (1 - turn * turn * 0.6))
        tip = (
            foot[0] + turn * width * 0.3,
            foot[1] + (width * 0.3 if not smiling else -width * 0.26),
        )
        canvas.fill(canvas.stroke([foot, tip], width * 0.1), c.NIGHT)


def brow(
    canvas: Canvas, at: Point, width: float, weight: float, tone: str, tilt: float = 0
) -> None:
    """An eyebrow; `tilt` lowers its right end."""
    x, y = at
    canvas.fill(
        canvas.stroke(
            [
                (x - width, y + weight * 0.5 - tilt),
                (x - width * 0.2, y - weight * 0.8),
                (x + width, y + weight * 0.5 + tilt),
            ],
            weight,
        ),
        tone,
    )


def nose(
    canvas: Canvas, top: Point, foot: Point, breadth: float, tone: str, *, way: int = 1
) -> None:
    """A nose from the brow down, seen a little from one side."""
    line = [
        top,
        (top[0] + way * breadth * 0.2, (top[1] + foot[1]) / 2),
        (foot[0] + way * breadth, foot[1] - breadth * 0.3),
        (foot[0] + way * breadth * 0.6, foot[1] + breadth * 0.2),
        (foot[0] - way * breadth * 0.3, foot[1] + breadth * 0.25),
    ]
    canvas.fill(canvas.stroke(line, breadth * 0.26), darker(tone))


def lips(canvas: Canvas, at: Point, width: float, tone: str, smile: float = 0.3) -> None:
    """Closed lips."""
    x, y = at
    line = [
        (x - width, y - width * smile),
        (x - width * 0.4, y + width * 0.02),
        (x, y - width * 0.04),
        (x + width * 0.4, y + width * 0.02),
        (x + width, y - width * smile),
    ]
    canvas.fill(
        canvas.curve(
            [*line, (x + width * 0.5, y + width * 0.36), (x - width * 0.5, y + width * 0.36)]
        ),
        tone,
    )
    canvas.fill(
        canvas.curve(
            [
                *line,
                (x + width * 0.25, y - width * 0.24),
                (x, y - width * 0.16),
                (x - width * 0.25, y - width * 0.24),
            ]
        ),
        dark(tone),
    )
    canvas.fill(canvas.stroke(line, width * 0.07), c.DUSK)


def laughing(canvas: Canvas, at: Point, width: float) -> None:
    """A mouth that laughs or sings."""
    x, y = at
    mouth = canvas.curve(
        [
            (x - width, y - width * 0.3),
            (x, y - width * 0.1),
            (x + width, y - width * 0.3),
            (x + width * 0.62, y + width * 0.62),
            (x - width * 0.62, y + width * 0.62),
        ]
    )
    canvas.fill(mouth, c.DUSK)
    canvas.fill(both(mouth, canvas.box(x - width, y - width, x + width, y + width * 0.1)), c.PAPER)
    canvas.fill(
        both(mouth, canvas.ellipse((x, y + width * 0.75), width * 0.6, width * 0.42)), c.RUST
    )


def spectacles(
    canvas: Canvas, left: Point, right: Point, size: float, tone: str, *, square: bool = False
) -> None:
    """Glasses around two eyes, with their arms."""
    for x, y in (left, right):
        if square:
            canvas.fill(
                without(
                    canvas.box(x - size * 1.15, y - size * 0.85, x + size * 1.15, y + size * 0.85),
                    canvas.box(x - size, y - size * 0.7, x + size, y + size * 0.7),
                ),
                tone,
            )
        else:
            canvas.fill(canvas.ring((x, y), size, size * 0.86), tone)
    canvas.fill(
        canvas.stroke(
            [
                (left[0] + size * 0.9, left[1] - size * 0.1),
                ((left[0] + right[0]) / 2, left[1] - size * 0.3),
                (right[0] - size * 0.9, right[1] - size * 0.1),
            ],
            size * 0.16,
        ),
        tone,
    )


def ears(canvas: Canvas, centre: Point, apart: float, height: float, tone: str) -> None:
    """Two ears at the sides of a head."""
    for side in (-1, 1):
        x = centre[0] + side * apart
        canvas.fill(
            canvas.ellipse((x, centre[1]), height * 0.55, height), dark(tone) if side > 0 else tone
        )
        canvas.fill(
            canvas.ellipse((x + side * height * 0.06, centre[1]), height * 0.26, height * 0.55),
            darker(tone),
        )


def neck(canvas: Canvas, x: float, top: float, foot: float, half: float, tone: str) -> None:
    """A neck with the shade of the chin."""
    shape = canvas.curve(
        [
            (x - half, top),
            (x + half, top),
            (x + half * 1.02, foot - half * 0.5),
            (x + half * 1.7, foot + half * 0.4),
            (x, foot + half * 1.1),
            (x - half * 1.7, foot + half * 0.4),
            (x - half * 1.02, foot - half * 0.5),
        ]
    )
    canvas.fill(shape, dark(tone))
    canvas.fill(both(shape, canvas.box(0, (top + foot) / 2 + half * 0.2, 2000, 3000)), tone)


def shoulders(canvas: Canvas, x: float, top: float, half: float, slope: float = 120) -> Mask:
    """Shoulders and chest down to the edge of the drawing."""
    return canvas.curve(
        [
            (x - half * 0.3, top),
            (x + half * 0.3, top),
            (x + half * 0.82, top + slope),
            (x + half, top + slope * 2.4),
            (x + half * 1.06, 1420),
            (x - half * 1.06, 1420),
            (x - half, top + slope * 2.4),
            (x - half * 0.82, top + slope),
        ]
    )


def hand(canvas: Canvas, at: Point, size: float, tone: str, *, fingers: Sequence[Point]) -> None:
    """A palm with fingers that end at the points given."""
    x, y = at
    canvas.fill(canvas.ellipse(at, size, size * 1.15), tone)
    for number, (tip_x, tip_y) in enumerate(fingers):
        canvas.fill(
            canvas.stroke(
                [(x, y), ((x + tip_x) / 2, (y + tip_y) / 2), (tip_x, tip_y)], size * 0.46
            ),
            tone if number % 2 else dark(tone, 0.94),
        )
