"""How the people of the sample drawings stand, sit and hold their hands."""

from __future__ import annotations

from collections.abc import Sequence

from sample_canvas import Canvas, Point, both, without
from sample_people import Head, Person, back_of, dark, draw_head, hair_behind, head_of


def bust(
    canvas: Canvas,
    person: Person,
    at: Point,
    u: float,
    *,
    look: float = 0.0,
    away: bool = False,
    depth: float = 1.7,
) -> Head:
    """A head and shoulders; `at` is the foot of the neck, `depth` how far down the body is seen."""
    x, neck = at
    head = head_of(person, x, neck, u, look)
    if not away:
        hair_behind(canvas, person, head, neck, u)
    body = canvas.curve(
        [
            (x - 0.2 * u, neck - 0.04 * u), (x + 0.2 * u, neck - 0.04 * u),
            (x + 0.82 * u, neck + 0.24 * u), (x + 1.0 * u, neck + 0.8 * u),
            (x + 1.02 * u, neck + depth * u), (x - 1.02 * u, neck + depth * u),
            (x - 1.0 * u, neck + 0.8 * u), (x - 0.82 * u, neck + 0.24 * u),
        ]
    )  # fmt: skip
    canvas.fill(both(body, canvas.box(-4000, -4000, 9000, neck + depth * u)), person.top)
    if away:
        back_of(canvas, person, head, neck, u)
        return head
    canvas.fill(
        canvas.box(x - 0.15 * u, neck - 0.32 * u, x + 0.15 * u, neck + 0.02 * u), dark(person.skin)
    )
    canvas.fill(
        both(body, canvas.ellipse((x, neck - 0.02 * u), 0.26 * u, 0.2 * u)), dark(person.skin)
    )
    collar = without(
        canvas.ellipse((x, neck), 0.36 * u, 0.3 * u),
        canvas.ellipse((x, neck - 0.03 * u), 0.26 * u, 0.21 * u),
    )
    canvas.fill(both(body, collar), person.trim)
    draw_head(canvas, person, head, u)
    return head


def standing(
    canvas: Canvas,
    person: Person,
    at: Point,
    u: float,
    *,
    look: float = 0.0,
    away: bool = False,
    hands: Sequence[Point | None] = (None, None),
    skirt: bool = False,
) -> Head:
    """Somebody who stands: `at` is between the feet, `hands` in heads from the shoulders."""
    x, ground = at
    hip, neck = ground - 2.5 * u, ground - 4.55 * u
    if skirt:
        canvas.fill(
            canvas.polygon(
                [
                    (x - 0.5 * u, hip - 0.2 * u),
                    (x + 0.5 * u, hip - 0.2 * u),
                    (x + 0.8 * u, ground - 0.12 * u),
                    (x - 0.8 * u, ground - 0.12 * u),
                ]
            ),
            person.legs,
        )
    for side in (-1, 1):
        if not skirt:
            leg = [
                (x + side * 0.1 * u, hip - 0.2 * u),
                (x + side * 0.52 * u, hip - 0.2 * u),
                (x + side * 0.42 * u, ground),
                (x + side * 0.14 * u, ground),
            ]
            canvas.fill(canvas.polygon(leg), person.legs)
        canvas.fill(
            canvas.ellipse((x + side * 0.32 * u, ground - 0.04 * u), 0.24 * u, 0.1 * u), person.line
        )
    if not away:
        hair_behind(canvas, person, head_of(person, x, neck, u, look), neck, u)
    for side, hand in zip((-1, 1), hands, strict=True):
        arm(canvas, person, (x + side * 0.62 * u, neck + 0.34 * u), hand or (side * 0.22, 1.75), u)
    torso = [
        (x - 0.22 * u, neck - 0.03 * u),
        (x + 0.22 * u, neck - 0.03 * u),
        (x + 0.74 * u, neck + 0.22 * u),
        (x + 0.66 * u, neck + 1.1 * u),
        (x + 0.58 * u, hip + 0.1 * u),
        (x - 0.58 * u, hip + 0.1 * u),
        (x - 0.66 * u, neck + 1.1 * u),
        (x - 0.74 * u, neck + 0.22 * u),
    ]
    canvas.fill(canvas.curve(torso), person.top)
    head = head_of(person, x, neck, u, look)
    if away:
        back_of(canvas, person, head, neck, u)
        return head
    canvas.fill(
        canvas.box(x - 0.14 * u, neck - 0.3 * u, x + 0.14 * u, neck + 0.02 * u), dark(person.skin)
    )
    canvas.fill(canvas.ellipse((x, neck), 0.24 * u, 0.15 * u), dark(person.skin))
    draw_head(canvas, person, head, u)
    return head


def sitting(
    canvas: Canvas,
    person: Person,
    at: Point,
    u: float,
    *,
    look: float = 0.0,
    hands: tuple[Point, Point] = ((0.02, 1.6), (-0.02, 1.6)),
) -> Head:
    """Somebody who sits and faces us: `at` is the middle of the seat."""
    x, seat = at
    neck = seat - 2.15 * u
    hair_behind(canvas, person, head_of(person, x, neck, u, look), neck, u)
    torso = [
        (x - 0.22 * u, neck - 0.03 * u),
        (x + 0.22 * u, neck - 0.03 * u),
        (x + 0.74 * u, neck + 0.22 * u),
        (x + 0.64 * u, seat),
        (x - 0.64 * u, seat),
        (x - 0.74 * u, neck + 0.22 * u),
    ]
    canvas.fill(canvas.curve(torso), person.top)
    for side in (-1, 1):
        knee = (x + side * 0.5 * u, seat + 0.15 * u)
        foot = (x + side * 0.45 * u, seat + 1.55 * u)
        canvas.fill(
            canvas.stroke([(x + side * 0.28 * u, seat - 0.1 * u), knee, foot], 0.44 * u),
            person.legs,
        )
        canvas.fill(
            canvas.ellipse((foot[0] + side * 0.08 * u, foot[1] + 0.16 * u), 0.3 * u, 0.12 * u),
            person.line,
        )
    for side, hand in zip((-1, 1), hands, strict=True):
        arm(canvas, person, (x + side * 0.62 * u, neck + 0.34 * u), hand, u, 0.3)
    canvas.fill(
        canvas.box(x - 0.14 * u, neck - 0.3 * u, x + 0.14 * u, neck + 0.02 * u), dark(person.skin)
    )
    canvas.fill(canvas.ellipse((x, neck), 0.24 * u, 0.15 * u), dark(person.skin))
    head = head_of(person, x, neck, u, look)
    draw_head(canvas, person, head, u)
    return head


def arm(
    canvas: Canvas, person: Person, shoulder: Point, hand: Point, u: float, bend: float = 0.25
) -> None:
    """An arm from the shoulder to a hand, given in heads from it."""
    end = (shoulder[0] + hand[0] * u, shoulder[1] + hand[1] * u)
    way = 1 if hand[0] >= 0 else -1
    elbow = (
        (shoulder[0] + end[0]) / 2 + way * bend * u,
        (shoulder[1] + end[1]) / 2 + bend * u * 0.6,
    )
    canvas.fill(canvas.ellipse(end, 0.15 * u), person.skin)
    sleeve = [shoulder, elbow, (end[0] * 0.88 + elbow[0] * 0.12, end[1] * 0.88 + elbow[1] * 0.12)]
    canvas.fill(canvas.stroke(sleeve, 0.3 * u), dark(person.top))
