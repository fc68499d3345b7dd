"""Abstract portraits for the sample stories: a head and shoulders of interlaced planes and bands.

Nobody is meant by them. A face is two halves, one in light and one in shade, whose border is at the
same time a profile; the garment is woven from two sets of bands that come from two sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sample_canvas as c
import sample_palettes as palettes
from sample_canvas import Canvas, Point, both, without
from sample_hair import FACE, HAIR
from sample_palettes import Palette

LARGE = (3440, 4300)  # 860 mm (a roll-up with its bleed) at 100 pixels an inch need 3386 pixels
REGULAR = (2400, 3000)
UNITS = 1000.0

PROFILE = (
    (520, 190), (508, 300), (494, 380), (480, 440), (446, 540), (462, 566), (490, 574),
    (484, 602), (464, 626), (488, 644), (474, 672), (498, 704), (505, 790), (760, 800), (760, 190),
)  # fmt: skip
NECK = ((424, 600), (576, 600), (578, 770), (604, 846), (500, 918), (396, 846), (422, 770))


@dataclass(frozen=True)
class Portrait:
    """Where a portrait goes, how large it is, and how its head is dressed."""

    folder: str
    palette: Palette
    hair: str
    disc: Point
    size: tuple[int, int] = REGULAR
    mirrored: bool = False


def draw_portrait(portrait: Portrait, size: tuple[int, int]) -> Canvas:
    """Draw one portrait in pixels of the given size (4:5)."""
    canvas = Canvas(size, UNITS, portrait.palette.ground)
    draw_ground(canvas, portrait)
    behind, before = HAIR[portrait.hair]
    behind(canvas, portrait.palette)
    draw_shoulders(canvas, portrait.palette)
    draw_neck(canvas, portrait.palette)
    draw_face(canvas, portrait.palette)
    before(canvas, portrait.palette)
    if portrait.mirrored:
        canvas.mirror()
    return canvas


def write_portraits(stories: Path) -> None:
    """Draw every portrait and write it beside its story."""
    for portrait in PORTRAITS:
        drawn = draw_portrait(portrait, portrait.size)
        drawn.save(stories / portrait.folder / "portrait.jpg")


def draw_ground(canvas: Canvas, portrait: Portrait) -> None:
    """A low sun or moon over a horizon, and its light on the ground."""
    palette = portrait.palette
    below = canvas.box(0, 770, 1000, 1250)
    sun = canvas.ellipse(portrait.disc, 340)
    canvas.fill(below, palette.far)
    canvas.fill(sun, palette.disc)
    canvas.fill(both(sun, below), palette.disc_below)


def draw_shoulders(canvas: Canvas, palette: Palette) -> None:
    """Two sets of bands, one from each side, woven over and under each other."""
    body = canvas.ellipse((500, 1330), 500, 480)
    canvas.fill(body, palette.line)
    left = [canvas.ring((90, 1330), 300 + 105 * n, 212 + 105 * n) for n in range(-1, 8)]
    right = [canvas.ring((910, 1330), 300 + 105 * n, 212 + 105 * n) for n in range(-1, 8)]
    for number, band in enumerate(left):
        canvas.fill(both(body, band), palette.bands[number % 3])
    for number, band in enumerate(right):
        over = [other for index, other in enumerate(left) if (index + number) % 2]
        canvas.fill(without(both(body, band), *over), palette.weave[number % 3])


def draw_neck(canvas: Canvas, palette: Palette) -> None:
    """The neck, with the shade that the head throws on it."""
    neck = canvas.curve(NECK)
    canvas.fill(neck, palette.light)
    canvas.fill(both(neck, canvas.box(500, 600, 700, 950)), palette.shade)
    canvas.fill(both(neck, canvas.ellipse((500, 560), 190, 225)), palette.glow)


def draw_face(canvas: Canvas, palette: Palette) -> None:
    """Two halves of a face in light and shade, with lowered lids and a calm mouth."""
    face = canvas.curve(FACE)
    shaded = both(face, canvas.curve(PROFILE))
    canvas.fill(face, palette.light)
    canvas.fill(shaded, palette.shade)
    canvas.fill(without(shaded, canvas.ellipse((400, 430), 238, 330)), palette.glow)
    for brow in (
        [(354, 398), (398, 378), (446, 380), (480, 394)],
        [(526, 394), (562, 378), (610, 376), (650, 396)],
    ):
        canvas.fill(canvas.stroke(brow, 13), palette.line)
    draw_eye(canvas, palette, 415, palette.shade)
    draw_eye(canvas, palette, 592, palette.light)
    lips = both(canvas.ellipse((500, 588), 76), canvas.ellipse((500, 676), 70))
    canvas.fill(lips, palette.lips)
    smile = [(436, 626), (456, 635), (482, 640), (500, 637), (520, 640), (546, 635), (566, 626)]
    canvas.fill(canvas.stroke(smile, 5), palette.line)


def draw_eye(canvas: Canvas, palette: Palette, x: float, lid: str) -> None:
    """An eye whose lid is half lowered."""
    eye = both(canvas.ellipse((x, 434), 58), canvas.ellipse((x, 496), 58))
    canvas.fill(eye, c.PAPER)
    canvas.fill(both(eye, canvas.ellipse((x, 468), 21)), palette.line)
    lowered = both(eye, canvas.box(x - 70, 430, x + 70, 451))
    canvas.fill(lowered, lid)
    canvas.fill(
        canvas.stroke([(x - 50, 464), (x - 22, 453), (x + 22, 453), (x + 50, 464)], 7), palette.line
    )


PORTRAITS = (
    Portrait(
        "2022/a-classroom-in-two-languages",
        palettes.CLASSROOM,
        "bob",
        (230, 320),
        LARGE,
    ),
    Portrait(
        "2022/a-courtyard-with-open-doors",
        palettes.COURTYARD,
        "short",
        (760, 300),
        LARGE,
    ),
    Portrait(
        "2022/the-night-shift",
        palettes.NIGHT_SHIFT,
        "knot",
        (280, 420),
        LARGE,
        True,
    ),
    Portrait(
        "2021/a-phone-call-every-friday",
        palettes.FRIDAY,
        "curls",
        (720, 360),
    ),
    Portrait(
        "2021/the-pitch-at-dusk",
        palettes.PITCH,
        "short",
        (240, 400),
        REGULAR,
        True,
    ),
    Portrait(
        "2020/seeds-on-a-shared-roof",
        palettes.ROOF,
        "long",
        (760, 340),
    ),
    Portrait(
        "2020/a-choir-before-words",
        palettes.CHOIR,
        "rings",
        (240, 330),
        REGULAR,
        True,
    ),
)
