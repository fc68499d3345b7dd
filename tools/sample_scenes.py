"""Placeholder drawings for news and exhibitions, and the podcast's artwork."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import sample_canvas as c
from sample_canvas import Canvas, Mask, Point, both, either, without
from sample_gatherings import GATHERINGS
from sample_outdoors import PLACES
from sample_people import PEOPLE
from sample_portraits import PORTRAITS, draw_portrait
from sample_poses import bust
from sample_rooms import ROOMS

WIDE = (1800, 1200)
UNITS = 1500.0
PANEL_PORTRAIT = (400, 500)
SITTERS = tuple(PORTRAITS)
VISITORS = tuple(PEOPLE.values())


def draw_figure(
    canvas: Canvas, number: int, at: Point, size: float, turned: bool = False, away: bool = False
) -> None:
    """A head and shoulders; `at` is where the shoulders end, `size` the width across them."""
    u = size * 0.49
    neck = (at[0], at[1] - size * 0.62)
    person = VISITORS[number % len(VISITORS)]
    bust(canvas, person, neck, u, look=-0.6 if turned else 0.6, away=away, depth=1.27)


def draw_hills(canvas: Canvas, window: Mask, base: float) -> None:
    """Hills with houses of stone, as seen through a window."""
    canvas.fill(window, c.WHEAT)
    canvas.fill(both(window, canvas.ellipse((980, base - 150), 90)), c.PAPER)
    canvas.fill(both(window, canvas.ellipse((420, base + 260), 620, 330)), c.MOSS)
    canvas.fill(both(window, canvas.ellipse((1180, base + 250), 560, 290)), c.OLIVE)
    for x, height, tone in (
        (330, 84, c.PAPER),
        (400, 118, c.SAND),
        (478, 72, c.PAPER),
        (1090, 92, c.SAND),
        (1160, 66, c.PAPER),
    ):
        canvas.fill(both(window, canvas.box(x, base - height, x + 66, base + 60)), tone)
        canvas.fill(
            both(window, canvas.box(x + 24, base - height + 26, x + 42, base - height + 52)), c.SEA
        )


def draw_meeting_in_ramallah() -> Canvas:
    """Colleagues around a long table, before a wide window."""
    canvas = Canvas(WIDE, UNITS, c.SAND)
    draw_hills(canvas, canvas.box(200, 110, 1300, 520), 420)
    for x in (200, 567, 933, 1300):
        canvas.fill(canvas.box(x - 8, 102, x + 8, 528), c.CLAY)
    canvas.fill(canvas.box(192, 512, 1308, 530), c.CLAY)
    for number, x in enumerate((170, 400, 630, 870, 1100, 1330)):
        draw_figure(canvas, number, (x, 760), 270, turned=x > 750)
    table = either(canvas.ellipse((750, 860), 760, 150), canvas.box(0, 860, 1500, 1000))
    canvas.fill(table, c.TERRACOTTA)
    canvas.fill(canvas.ellipse((750, 848), 720, 124), c.CLAY)
    draw_table_things(canvas, 820)
    return canvas


def draw_table_things(canvas: Canvas, y: float) -> None:
    """Papers and cups."""
    for x, lean in ((250, -18), (1010, 14), (1210, -12), (430, 16)):
        paper = [(x, y), (x + 120, y + lean), (x + 150, y + 50 + lean), (x + 26, y + 52)]
        canvas.fill(canvas.polygon(paper), c.PAPER)
    for x in (200, 610, 930, 1190):
        canvas.fill(canvas.ellipse((x, y + 14), 34, 13), c.PAPER)
        canvas.fill(canvas.box(x - 24, y - 28, x + 24, y + 10), c.SEA)
        canvas.fill(canvas.ellipse((x, y - 28), 24, 9), c.DUSK)


def draw_meeting_in_jerusalem() -> Canvas:
    """Colleagues in a half circle, before arched windows."""
    canvas = Canvas(WIDE, UNITS, c.WHEAT)
    for x in (330, 1170):
        arch = either(canvas.ellipse((x, 330), 170), canvas.box(x - 170, 330, x + 170, 640))
        inner = either(canvas.ellipse((x, 336), 140), canvas.box(x - 140, 336, x + 140, 640))
        canvas.fill(arch, c.SAND)
        canvas.fill(inner, c.LIGHT_SEA)
        canvas.fill(both(inner, canvas.ellipse((x + 40, 760), 300, 250)), c.OLIVE)
        canvas.fill(canvas.box(x - 5, 196, x + 5, 640), c.SAND)
    canvas.fill(canvas.box(0, 760, 1500, 1000), c.CLAY)
    canvas.fill(canvas.box(610, 200, 890, 520), c.PAPER)
    for number, y in enumerate((262, 322, 382, 442)):
        canvas.fill(
            canvas.box(650, y, 850 - 40 * (number % 2), y + 16),
            c.TERRACOTTA if number == 0 else c.SEA,
        )
    for number, (x, y, size) in enumerate(
        (
            (630, 860, 260),
            (870, 860, 260),
            (390, 880, 280),
            (1110, 880, 280),
            (150, 920, 310),
            (1350, 920, 310),
        )
    ):
        draw_figure(canvas, 6 + number, (x, y), size, turned=x > 750)
    canvas.fill(canvas.ellipse((750, 1030), 1100, 170), c.TERRACOTTA)
    canvas.fill(canvas.ellipse((750, 1050), 1060, 160), c.RUST)
    return canvas


def draw_trees(canvas: Canvas, ground: float, trees: tuple[tuple[float, float], ...]) -> None:
    """Trees with round crowns, half in light."""
    for x, reach in trees:
        canvas.fill(canvas.box(x - 12, ground - 420, x + 12, ground), c.EARTH)
        canvas.fill(canvas.ellipse((x, ground - 520), reach), c.OLIVE)
        canvas.fill(
            without(
                canvas.ellipse((x, ground - 520), reach),
                canvas.ellipse((x + reach * 0.45, ground - 490), reach),
            ),
            c.MOSS,
        )


def draw_panel(canvas: Canvas, index: int, left: float, top: float, width: float) -> None:
    """One standing panel with a portrait, lines of text and a code at its foot."""
    height = width * 2.3
    canvas.fill(canvas.box(left - 6, top - 6, left + width + 6, top + height + 6), c.INK)
    canvas.fill(canvas.box(left, top, left + width, top + height), c.PAPER)
    canvas.inlay(draw_portrait(SITTERS[index], PANEL_PORTRAIT), left, top, width)
    for line in range(4):
        y = top + width * (1.38 + 0.13 * line)
        end = left + width * (0.88 if line % 2 else 0.74)
        canvas.fill(
            canvas.box(left + width * 0.1, y, end, y + width * 0.05),
            c.TERRACOTTA if line == 0 else c.INK,
        )
    code = width * 0.26
    x, y = left + width * 0.1, top + width * 1.94
    canvas.fill(canvas.box(x, y, x + code, y + code), c.INK)
    for spot in ((0.15, 0.15), (0.6, 0.15), (0.15, 0.6), (0.62, 0.62)):
        canvas.fill(
            canvas.box(
                x + code * spot[0],
                y + code * spot[1],
                x + code * (spot[0] + 0.24),
                y + code * (spot[1] + 0.24),
            ),
            c.PAPER,
        )


def draw_promenade() -> Canvas:
    """Panels in a row under trees, and people who walk along them."""
    canvas = Canvas(WIDE, UNITS, c.SAND)
    canvas.fill(canvas.ellipse((1180, 250), 150), c.AMBER)
    canvas.fill(canvas.box(0, 690, 1500, 1000), c.WHEAT)
    draw_trees(canvas, 720, ((90, 190), (520, 170), (960, 200), (1400, 180)))
    for number, left in enumerate((150, 430, 710, 990, 1270)):
        draw_panel(canvas, (0, 3, 1, 5, 2)[number], left, 300, 178)
    canvas.fill(canvas.ellipse((750, 1040), 1100, 170), c.CLAY)
    for number, (x, y, size) in enumerate(
        (
            (120, 1000, 230),
            (390, 1000, 190),
            (560, 1000, 240),
            (930, 1000, 220),
            (1110, 1000, 170),
            (1390, 1000, 230),
        )
    ):
        draw_figure(
            canvas,
            number * 5 + 2,
            (x, y),
            size,
            turned=number % 2 == 1,
            away=number % 3 == 1,
        )
    return canvas


def draw_panels_in_the_park() -> Canvas:
    """Three panels from close by, with a grown-up visitor and a child."""
    canvas = Canvas(WIDE, UNITS, c.LIGHT_SEA)
    canvas.fill(canvas.box(0, 800, 1500, 1000), c.WHEAT)
    draw_trees(canvas, 820, ((40, 260), (510, 230), (990, 250), (1470, 270)))
    for number, left in enumerate((150, 596, 1042)):
        draw_panel(canvas, (1, 0, 2)[number], left, 110, 308)
    draw_figure(canvas, 9, (470, 1000), 310, away=True)
    draw_figure(canvas, 7, (985, 1000), 230, turned=True, away=True)
    return canvas


def draw_artwork() -> Canvas:
    """The podcast's cover: layers of earth, and rings of sound that rise from them."""
    canvas = Canvas((3000, 3000), 1000, c.SAND)
    rings = (c.AMBER, c.SAND, c.CLAY, c.SAND, c.TERRACOTTA, c.SAND, c.DEEP_SEA)
    for reach, tone in zip(range(430, 80, -55), rings, strict=False):
        canvas.fill(canvas.ellipse((500, 560), reach), tone)
    layers = (
        (600, c.SEA, 0.0),
        (672, c.AMBER, 1.1),
        (744, c.TERRACOTTA, 2.3),
        (816, c.OLIVE, 3.4),
        (888, c.DUSK, 4.6),
    )
    for top, tone, phase in layers:
        edge = [(x, top + 34 * math.sin(x / 150 + phase)) for x in range(-20, 1041, 20)]
        canvas.fill(canvas.polygon([*edge, (1020, 1020), (-20, 1020)]), tone)
    for number in range(5):
        top, tone, phase = layers[number]
        x = 140 + 180 * number
        strand = [(x + 40 * math.sin(y / 70 + phase), float(y)) for y in range(640, 1060, 30)]
        canvas.fill(
            canvas.stroke(strand, 24), layers[(number + 2) % 5][1] if number % 2 else c.WHEAT
        )
    return canvas


SCENES: dict[str, Callable[[], Canvas]] = {
    "news/2024/first-journey-since-october/regional-team-ramallah.jpg": draw_meeting_in_ramallah,
    "news/2024/first-journey-since-october/regional-team-jerusalem.jpg": draw_meeting_in_jerusalem,
    "news/2022/storytellers-in-geneva/promenade.jpg": draw_promenade,
    "exhibitions/geneva-2022/panels-in-the-park.jpg": draw_panels_in_the_park,
    "podcast/groundwork/artwork.jpg": draw_artwork,
    **ROOMS,
    **PLACES,
    **GATHERINGS,
}


def write_scenes(content: Path) -> None:
    """Draw every scene and write it into the content folder."""
    for path, draw in SCENES.items():
        draw().save(content / path)
