"""People for the sample drawings: heads of several shapes, hair, scarves, beards, glasses, poses.

Nobody is meant by them. A figure is measured in heads: `u` is the height of its head.
"""

from __future__ import annotations

from dataclasses import dataclass

import sample_canvas as c
from sample_canvas import Canvas, Mask, Point, both, without


@dataclass(frozen=True)
class Person:
    """What somebody looks like: colours, the shape of the head, hair, clothes."""

    skin: str
    hair: str
    top: str
    trim: str
    style: str = "short"
    shape: tuple[float, float, float] = (0.36, 0.47, 0.62)  # half width, half height, jaw
    beard: bool = False
    glasses: bool = False
    legs: str = c.INK
    line: str = c.NIGHT


@dataclass(frozen=True)
class Head:
    """Where a head is on the drawing: its middle, half sizes, jaw, and which way it looks."""

    x: float
    y: float
    across: float
    down: float
    jaw: float
    look: float

    def at(self, across: float, down: float) -> Point:
        """A place on the head, in half widths and half heights from its middle."""
        return self.x + across * self.across, self.y + down * self.down


def head_of(person: Person, x: float, neck: float, u: float, look: float) -> Head:
    """Place a head above the foot of the neck."""
    across, down, jaw = person.shape
    return Head(x + look * 0.1 * u, neck - (down + 0.12) * u, across * u, down * u, jaw, look)


def face_mask(canvas: Canvas, head: Head) -> Mask:
    """The outline of a face."""
    half = [(0.0, -1.0), (0.72, -0.74), (1.0, -0.12), (0.94, 0.34), (head.jaw, 0.8)]
    right = [head.at(a, d) for a, d in half]
    left = [head.at(-a, d) for a, d in reversed(half[1:])]
    return canvas.curve([*right, head.at(0, 1), *left])


def draw_head(canvas: Canvas, person: Person, head: Head, u: float) -> None:
    """A face with its features, and what lies over it."""
    if person.style not in ("scarf", "long", "bob"):
        for side in (-1, 1):
            canvas.fill(
                canvas.ellipse(head.at(side * 0.98, 0.05), 0.09 * u, 0.13 * u), dark(person.skin)
            )
    face = face_mask(canvas, head)
    canvas.fill(face, person.skin)
    side = canvas.box(head.x + (0.2 + 0.5 * head.look) * head.across, 0, 9000, 9000)
    turned = (
        side
        if head.look <= 0
        else canvas.box(-900, 0, head.x - (0.2 - 0.5 * head.look) * head.across, 9000)
    )
    canvas.fill(
        both(
            face,
            without(
                turned,
                canvas.ellipse(
                    head.at(-0.2 if head.look <= 0 else 0.2, -0.1), head.across, head.down * 1.05
                ),
            ),
        ),
        dark(person.skin),
    )
    if person.beard:
        chin = both(face, canvas.box(0, head.at(0, 0.22)[1], 9000, 9000))
        canvas.fill(
            without(
                chin,
                canvas.ellipse(
                    head.at(0.12 * head.look, 0.02), head.across * 0.86, head.down * 0.46
                ),
            ),
            person.hair,
        )
    features(canvas, person, head, u)
    hair_before(canvas, person, head, u)


def features(canvas: Canvas, person: Person, head: Head, u: float) -> None:
    """Brows, eyes, a nose and a mouth, moved to where the head looks."""
    shift = 0.3 * head.look
    for side in (-1, 1):
        ex, ey = head.at(shift + side * 0.4, 0.02)
        canvas.fill(canvas.ellipse((ex, ey), 0.035 * u, 0.042 * u), person.line)
        inner, outer = (ex - side * 0.09 * u, ey - 0.115 * u), (ex + side * 0.1 * u, ey - 0.085 * u)
        brow = [inner, (ex + side * 0.02 * u, ey - 0.145 * u), outer]
        canvas.fill(
            canvas.stroke(brow, 0.03 * u),
            person.line if person.hair in (c.PAPER, c.SAND) else person.hair,
        )
        if person.glasses:
            canvas.fill(canvas.ring((ex, ey), 0.13 * u, 0.105 * u), person.line)
    if person.glasses:
        bridge = [head.at(shift - 0.1, -0.01), head.at(shift, -0.03), head.at(shift + 0.1, -0.01)]
        canvas.fill(canvas.stroke(bridge, 0.025 * u), person.line)
    way = 1 if head.look >= 0 else -1
    nose = [
        head.at(shift, 0.06),
        head.at(shift + 0.13 * way, 0.34),
        head.at(shift - 0.02 * way, 0.37),
    ]
    canvas.fill(canvas.stroke(nose, 0.028 * u), darker(person.skin))
    mouth = [head.at(shift - 0.28, 0.53), head.at(shift, 0.64), head.at(shift + 0.28, 0.53)]
    canvas.fill(canvas.stroke(mouth, 0.035 * u), c.DUSK)


def hair_behind(canvas: Canvas, person: Person, head: Head, neck: float, u: float) -> None:
    """What of the hair lies behind the head."""
    if person.style == "long":
        fall = [
            head.at(0, -1.15),
            head.at(1.1, -0.6),
            head.at(1.32, 0.6),
            head.at(1.2, 1.5),
            head.at(-1.2, 1.5),
            head.at(-1.32, 0.6),
            head.at(-1.1, -0.6),
        ]
        canvas.fill(canvas.curve(fall), person.hair)
    elif person.style == "bob":
        canvas.fill(
            canvas.ellipse(head.at(0, 0.02), head.across * 1.3, head.down * 1.14), person.hair
        )
    elif person.style == "curls":
        for a, d in (
            (-1.05, 0.25),
            (-1.15, -0.2),
            (-0.95, -0.65),
            (-0.5, -1.0),
            (0, -1.12),
            (0.5, -1.0),
            (0.95, -0.65),
            (1.15, -0.2),
            (1.05, 0.25),
        ):
            canvas.fill(canvas.ellipse(head.at(a, d), 0.19 * u), person.hair)
    elif person.style == "bun":
        canvas.fill(canvas.ellipse(head.at(0.2, -1.22), 0.17 * u), person.hair)
    elif person.style == "scarf":
        drape = [
            head.at(0, -1.2),
            head.at(1.2, -0.55),
            head.at(1.3, 0.6),
            head.at(1.7, 1.6),
            head.at(0, 1.95),
            head.at(-1.7, 1.6),
            head.at(-1.3, 0.6),
            head.at(-1.2, -0.55),
        ]
        canvas.fill(canvas.curve(drape), person.hair)


def hair_before(canvas: Canvas, person: Person, head: Head, u: float) -> None:
    """What of the hair, or of a scarf or cap, lies over the face."""
    crown = canvas.ellipse(head.at(0, -0.04), head.across * 1.09, head.down * 1.08)
    upper = canvas.box(-900, -900, 9000, head.at(0, 0.05)[1])
    free = canvas.ellipse(head.at(0.25 * head.look, 0.42), head.across * 1.0, head.down * 1.0)
    if person.style == "scarf":
        whole = canvas.ellipse(head.at(0, 0.05), head.across * 1.28, head.down * 1.22)
        opening = canvas.ellipse(
            head.at(0.08 * head.look, 0.1), head.across * 0.9, head.down * 0.92
        )
        canvas.fill(without(whole, opening), person.hair)
        fold = [head.at(-0.95, 0.55), head.at(-0.3, 1.18), head.at(0.8, 1.3)]
        canvas.fill(canvas.stroke(fold, 0.07 * u), dark(person.hair))
    elif person.style == "cap":
        canvas.fill(both(crown, canvas.box(-900, -900, 9000, head.at(0, -0.42)[1])), person.trim)
        canvas.fill(canvas.box(*head.at(-1.08, -0.55), *head.at(1.08, -0.33)), dark(person.trim))
    elif person.style == "curls":
        for a, d in ((-0.7, -0.62), (-0.25, -0.8), (0.25, -0.8), (0.7, -0.62)):
            canvas.fill(canvas.ellipse(head.at(a, d), 0.16 * u), person.hair)
    elif person.style == "side":
        free = canvas.ellipse(head.at(-0.4, 0.5), head.across * 1.3, head.down * 1.16)
        canvas.fill(without(both(crown, upper), free), person.hair)
    elif person.style != "bald":
        canvas.fill(without(both(crown, upper), free), person.hair)


def back_of(canvas: Canvas, person: Person, head: Head, neck: float, u: float) -> None:
    """The head of somebody who looks away from us."""
    canvas.fill(
        canvas.box(head.x - 0.15 * u, neck - 0.32 * u, head.x + 0.15 * u, neck + 0.04 * u),
        dark(person.skin),
    )
    skull = canvas.ellipse(head.at(0, -0.05), head.across * 1.08, head.down * 1.06)
    for side in (-1, 1):
        canvas.fill(canvas.ellipse(head.at(side * 1.05, 0.05), 0.07 * u, 0.12 * u), person.skin)
    canvas.fill(skull, person.skin if person.style == "bald" else person.hair)
    if person.style == "scarf":
        drape = [
            head.at(0, -1.2),
            head.at(1.25, -0.4),
            head.at(1.5, 1.5),
            head.at(0, 1.9),
            head.at(-1.5, 1.5),
            head.at(-1.25, -0.4),
        ]
        canvas.fill(canvas.curve(drape), person.hair)
    elif person.style in ("long", "bob"):
        low = 1.6 if person.style == "long" else 0.95
        fall = [
            head.at(0, -1.1),
            head.at(1.15, -0.4),
            head.at(1.2, low),
            head.at(-1.2, low),
            head.at(-1.15, -0.4),
        ]
        canvas.fill(canvas.curve(fall), person.hair)
    elif person.style == "curls":
        for a, d in (
            (-0.9, 0.1),
            (-0.85, -0.5),
            (-0.4, -0.9),
            (0.1, -0.95),
            (0.6, -0.75),
            (0.95, -0.3),
            (0.9, 0.25),
            (0, 0),
        ):
            canvas.fill(canvas.ellipse(head.at(a, d), 0.22 * u), person.hair)
    elif person.style == "bun":
        canvas.fill(canvas.ellipse(head.at(0, -0.75), 0.2 * u), dark(person.hair))
    elif person.style == "cap":
        canvas.fill(both(skull, canvas.box(-900, -900, 9000, head.at(0, 0.0)[1])), person.trim)


def dark(colour: str, part: float = 0.84) -> str:
    """The colour in shade."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return (
        f"#{round(red * part):02x}{round(green * part * 0.97):02x}{round(blue * part * 0.98):02x}"
    )


def darker(colour: str) -> str:
    """The colour in deep shade."""
    return dark(colour, 0.66)


OVAL, ROUND, LONG, BROAD, NARROW = (
    (0.36, 0.47, 0.62),
    (0.41, 0.45, 0.74),
    (0.34, 0.52, 0.6),
    (0.42, 0.49, 0.82),
    (0.32, 0.47, 0.5),
)
PALE, ROSY, TAN, OLIVE_SKIN, BROWN, DEEP = (
    "#F0C9A8",
    "#E8AE8C",
    "#D49A6A",
    "#C48858",
    "#9C623C",
    "#6E4128",
)

PEOPLE = {
    "beard": Person(TAN, c.NIGHT, c.SEA, c.SAND, "short", LONG, beard=True),
    "scarf": Person(ROSY, c.OLIVE, c.AMBER, c.WHEAT, "scarf", OVAL, legs=c.DUSK),
    "curly": Person(BROWN, c.NIGHT, c.TERRACOTTA, c.LIGHT_TERRACOTTA, "curls", ROUND),
    "elder": Person(
        PALE, c.PAPER, c.DEEP_SEA, c.LIGHT_SEA, "bald", BROAD, beard=True, glasses=True
    ),
    "bob": Person(PALE, c.DUSK, c.OLIVE, c.MOSS, "bob", ROUND, glasses=True),
    "long": Person(OLIVE_SKIN, c.EARTH, c.CLAY, c.WHEAT, "long", NARROW, legs=c.DEEP_SEA),
    "cap": Person(DEEP, c.NIGHT, c.MOSS, c.AMBER, "cap", BROAD, legs=c.DUSK),
    "bun": Person(TAN, c.NIGHT, c.LIGHT_SEA, c.PAPER, "bun", NARROW, legs=c.OLIVE),
    "side": Person(ROSY, c.RUST, c.DUSK, c.SAND, "side", LONG, legs=c.FOREST),
    "sand": Person(
        OLIVE_SKIN, c.SAND, c.SEA, c.PAPER, "scarf", ROUND, glasses=True, legs=c.DEEP_SEA
    ),
    "grey": Person(TAN, c.PAPER, c.RUST, c.SAND, "curls", OVAL, legs=c.DUSK),
    "youth": Person(BROWN, c.NIGHT, c.WHEAT, c.TERRACOTTA, "short", ROUND, legs=c.SEA),
}
"""Those who appear in the scenes, by what one sees first of them."""
