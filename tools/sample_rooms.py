"""Scenes for the programs and posts: rooms in which people work with one another."""

from __future__ import annotations

import sample_canvas as c
from sample_canvas import Canvas, both
from sample_people import PEOPLE, dark
from sample_poses import arm, bust, sitting, standing
from sample_things import (
    cup,
    cypress,
    headphones,
    hills,
    houses,
    plant,
    scene,
    tree,
)

P = PEOPLE


def draw_workshop() -> Canvas:
    """Somebody pins one more note to a wall of plans; colleagues look on."""
    canvas = scene("#F5E7CE")
    canvas.fill(canvas.box(0, 760, 1500, 1000), c.CLAY)
    canvas.fill(canvas.box(330, 90, 1240, 600), c.PAPER)
    tones = (c.AMBER, c.LIGHT_SEA, c.LIGHT_TERRACOTTA, c.MOSS, c.WHEAT)
    spots = (
        (390, 140),
        (520, 130),
        (400, 270),
        (545, 280),
        (700, 150),
        (690, 300),
        (820, 240),
        (1000, 140),
        (1120, 170),
        (1010, 300),
        (1130, 330),
        (420, 420),
        (570, 440),
    )
    for number, (x, y) in enumerate(spots):
        canvas.fill(canvas.box(x, y, x + 92, y + 92), tones[number * 2 % 5])
        for line in (28, 48):
            canvas.fill(
                canvas.box(x + 14, y + line, x + 70 - line % 20, y + line + 7),
                dark(tones[number * 2 % 5], 0.6),
            )
    for path in ([(480, 190), (600, 215), (720, 200)], [(745, 350), (880, 370), (1005, 345)]):
        canvas.fill(canvas.stroke(path, 7), c.TERRACOTTA)
    plant(canvas, (1370, 800), 92)
    standing(
        canvas,
        P["scarf"],
        (860, 930),
        128,
        look=-0.6,
        hands=((-1.0, -0.95), (0.3, 1.5)),
        skirt=True,
    )
    canvas.fill(canvas.box(655, 305, 740, 390), c.AMBER)
    standing(canvas, P["beard"], (1150, 940), 130, look=-0.9, hands=((-0.15, 1.2), None))
    for who, x in (("bob", 160), ("cap", 480)):
        bust(canvas, P[who], (x, 800), 150, away=True)
    return canvas


def draw_bus_stop() -> Canvas:
    """People who once knew each other meet again at a bus stop."""
    canvas = scene(c.LIGHT_SEA)
    canvas.fill(canvas.ellipse((240, 300), 120), c.WHEAT)
    hills(canvas, canvas.everything(), 430)
    houses(canvas, (70, 560), (96, 140, 80))
    cypress(canvas, (330, 620), 190)
    canvas.fill(canvas.box(0, 780, 1500, 1000), c.SAND)
    canvas.fill(canvas.box(0, 900, 1500, 1000), c.DEEP_SEA)
    for x in range(40, 1500, 210):
        canvas.fill(canvas.box(x, 946, x + 110, 956), c.WHEAT)
    canvas.fill(canvas.box(470, 250, 486, 850), c.INK)
    canvas.fill(canvas.box(1084, 250, 1100, 850), c.INK)
    canvas.fill(canvas.box(486, 300, 1084, 700), "#CFE3DF")
    canvas.fill(canvas.polygon([(430, 226), (1140, 226), (1120, 274), (450, 274)]), c.TERRACOTTA)
    canvas.fill(canvas.box(520, 730, 760, 752), c.EARTH)
    for x in (540, 726):
        canvas.fill(canvas.box(x, 750, x + 14, 850), c.EARTH)
    sitting(canvas, P["elder"], (640, 728), 78, look=0.8, hands=((0.05, 1.5), (-0.05, 1.5)))
    standing(canvas, P["curly"], (840, 870), 96, look=0.8, hands=((-0.15, 1.5), (0.75, 0.55)))
    standing(
        canvas, P["sand"], (1010, 870), 94, look=-0.8, hands=((-0.72, 0.62), (0.2, 1.6)), skirt=True
    )
    canvas.fill(canvas.box(1240, 340, 1500, 900), c.AMBER)
    canvas.fill(canvas.box(1262, 380, 1500, 610), c.DEEP_SEA)
    bust(canvas, P["side"], (1400, 560), 92, look=-0.6, depth=0.55)
    canvas.fill(canvas.box(1240, 640, 1500, 668), c.PAPER)
    canvas.fill(canvas.ellipse((1420, 900), 78), c.NIGHT)
    canvas.fill(canvas.ellipse((1420, 900), 34), c.SAND)
    standing(canvas, P["bun"], (350, 880), 98, look=0.7, hands=((-0.25, 1.6), (0.85, -0.1)))
    return canvas


def draw_forum() -> Canvas:
    """Four people with cups around a small high table, before a wide window."""
    canvas = scene(c.SEA)
    window = canvas.box(120, 90, 1380, 640)
    canvas.fill(window, c.LIGHT_SEA)
    canvas.fill(both(window, canvas.ellipse((1130, 260), 90)), c.PAPER)
    hills(canvas, window, 430)
    houses(canvas, (880, 560), (110, 70, 130, 90))
    canvas.fill(canvas.box(0, 640, 1500, 1000), c.DEEP_SEA)
    for x in (120, 750, 1380):
        canvas.fill(canvas.box(x - 9, 84, x + 9, 646), c.SAND)
    canvas.fill(canvas.box(90, 630, 1410, 656), c.SAND)
    plant(canvas, (1290, 900), 95, c.AMBER)
    standing(
        canvas, P["grey"], (420, 980), 138, look=0.8, hands=((0.1, 1.45), (0.55, 0.85)), skirt=True
    )
    standing(canvas, P["cap"], (640, 950), 130, look=0.4, hands=((0.2, 1.3), (0.35, 1.15)))
    standing(canvas, P["long"], (880, 950), 130, look=-0.4, hands=((-0.3, 1.1), (0.2, 1.5)))
    standing(canvas, P["side"], (1100, 980), 140, look=-0.9, hands=((-0.6, 0.95), (0.15, 1.5)))
    canvas.fill(canvas.box(742, 700, 766, 1000), c.EARTH)
    canvas.fill(canvas.ellipse((754, 708), 250, 40), c.AMBER)
    canvas.fill(canvas.ellipse((754, 700), 250, 38), c.WHEAT)
    for x, tone in ((590, c.PAPER), (700, c.TERRACOTTA), (830, c.PAPER), (930, c.LIGHT_SEA)):
        cup(canvas, (x, 702), 34, tone)
    return canvas


def draw_steps() -> Canvas:
    """Young people sit on wide steps of stone and talk."""
    canvas = scene(c.WHEAT)
    canvas.fill(canvas.ellipse((1180, 210), 150), c.AMBER)
    tree(canvas, (130, 470), 250, 170)
    for number, tone in enumerate((c.SAND, "#F5E7CE", c.SAND, c.PAPER)):
        top = 430 + 150 * number
        canvas.fill(canvas.box(0, top, 1500, 1000), dark(tone, 0.9))
        canvas.fill(canvas.box(0, top, 1500, top + 40), tone)
    sitting(canvas, P["youth"], (420, 445), 86, look=0.6)
    sitting(canvas, P["bun"], (620, 445), 84, look=-0.6, hands=((0.0, 1.2), (0.3, 0.2)))
    sitting(canvas, P["side"], (1090, 445), 88, look=-0.3)
    sitting(canvas, P["scarf"], (860, 600), 88, look=0.7, hands=((0.4, 1.2), (0.5, 0.9)))
    sitting(canvas, P["cap"], (1060, 600), 88, look=-0.8)
    sitting(canvas, P["curly"], (280, 610), 90, look=0.8, hands=((0.2, 1.3), (0.9, 0.6)))
    sitting(canvas, P["long"], (1330, 750), 92, look=-0.7)
    sitting(canvas, P["bob"], (580, 755), 92, look=0.2, hands=((0.5, 1.1), (-0.5, 1.1)))
    canvas.fill(canvas.polygon([(535, 700), (625, 700), (640, 760), (520, 760)]), c.TERRACOTTA)
    canvas.fill(canvas.box(576, 700, 584, 760), c.PAPER)
    return canvas


def draw_portrait_session() -> Canvas:
    """A storyteller sits before a sheet of paper; somebody takes the portrait, somebody listens."""
    canvas = scene(c.DUSK)
    canvas.fill(canvas.box(0, 820, 1500, 1000), "#4A2019")
    canvas.fill(canvas.box(480, 60, 1060, 830), c.AMBER)
    canvas.fill(canvas.curve([(480, 800), (1060, 800), (1150, 950), (390, 950)]), c.AMBER)
    canvas.fill(canvas.box(460, 44, 1080, 78), c.SAND)
    canvas.fill(canvas.polygon([(60, 120), (250, 60), (300, 330), (110, 370)]), c.PAPER)
    canvas.fill(canvas.polygon([(250, 60), (280, 80), (325, 325), (300, 330)]), c.SAND)
    canvas.fill(canvas.box(198, 350, 212, 920), c.NIGHT)
    for x in (690, 850):
        canvas.fill(canvas.polygon([(762, 690), (778, 690), (x + 8, 930), (x - 8, 930)]), c.EARTH)
    sitting(canvas, P["grey"], (770, 690), 132, look=-0.3, hands=((0.4, 1.2), (0.5, 0.5)))
    canvas.fill(canvas.stroke([(1080, 520), (960, 500), (900, 470)], 9), c.NIGHT)
    canvas.fill(canvas.ellipse((892, 466), 26, 20), c.NIGHT)
    bust(canvas, P["sand"], (1260, 760), 160, look=-0.9)
    headphones(canvas, 1245, 668, 60, 72, c.TERRACOTTA)
    arm(canvas, P["sand"], (1130, 800), (-0.4, -1.6), 160)
    bust(canvas, P["cap"], (400, 850), 165, away=True)
    canvas.fill(canvas.box(420, 640, 560, 740), c.NIGHT)
    canvas.fill(canvas.box(455, 612, 520, 642), c.NIGHT)
    canvas.fill(canvas.ellipse((535, 690), 40), c.SEA)
    return canvas


def draw_studio() -> Canvas:
    """Two people with headphones and microphones at a table, a town at night behind them."""
    canvas = scene(c.DEEP_SEA)
    window = canvas.box(430, 90, 1070, 520)
    canvas.fill(window, c.NIGHT)
    canvas.fill(both(window, canvas.ellipse((940, 190), 54)), c.WHEAT)
    for number, (x, top) in enumerate(
        ((430, 350), (520, 290), (600, 380), (700, 310), (790, 400), (870, 330), (960, 390))
    ):
        tower = both(window, canvas.box(x, top, x + 86, 520))
        canvas.fill(tower, (c.SEA, "#1A4650")[number % 2])
        for row in range(3):
            canvas.fill(
                both(
                    window,
                    canvas.box(
                        x + 16 + 28 * (row % 2),
                        top + 22 + row * 40,
                        x + 32 + 28 * (row % 2),
                        top + 42 + row * 40,
                    ),
                ),
                c.AMBER,
            )
    for left in (60, 200, 1150, 1290):
        for row in range(4):
            tone = (c.TERRACOTTA, c.RUST)[(row + left // 70) % 2]
            canvas.fill(canvas.box(left, 90 + row * 112, left + 128, 190 + row * 112), tone)
    left = bust(canvas, P["scarf"], (420, 640), 235, look=0.9)
    right = bust(canvas, P["beard"], (1080, 640), 240, look=-0.9)
    headphones(canvas, left.x, left.y, left.across * 1.2, left.down * 1.1, c.TERRACOTTA)
    headphones(canvas, right.x, right.y, right.across, right.down, c.AMBER)
    canvas.fill(canvas.ellipse((750, 960), 900, 170), c.EARTH)
    canvas.fill(canvas.ellipse((750, 975), 880, 160), c.BRONZE)
    for x, way in ((655, -1), (845, 1)):
        canvas.fill(
            canvas.stroke([(x, 860), (x - way * 30, 700), (x + way * 36, 620)], 12), c.NIGHT
        )
        canvas.fill(canvas.ellipse((x + way * 46, 596), 34, 50), c.NIGHT)
        canvas.fill(canvas.ellipse((x + way * 46, 588), 25, 36), c.SEA)
        canvas.fill(canvas.ellipse((x, 866), 60, 16), c.NIGHT)
    cup(canvas, (750, 900), 40, c.PAPER)
    return canvas


ROOMS = {
    "programs/capacity-building.jpg": draw_workshop,
    "programs/alumhub.jpg": draw_bus_stop,
    "programs/alumhub-forum.jpg": draw_forum,
    "programs/youth-survey.jpg": draw_steps,
    "programs/storytellers.jpg": draw_portrait_session,
    "programs/groundwork.jpg": draw_studio,
}
"""Where each scene goes in the content folder."""
