"""Scenes under the sky and in halls: where people meet, where portraits were shown."""

from __future__ import annotations

import math

import sample_canvas as c
from sample_canvas import Canvas, both, without
from sample_harbour import draw_harbour
from sample_people import PEOPLE
from sample_poses import bust, standing
from sample_things import (
    arch,
    chair,
    cup,
    cypress,
    hills,
    hung,
    lamps,
    paper,
    plant,
    scene,
    tree,
)

P = PEOPLE


def draw_roundtable() -> Canvas:
    """A round table in a hall of stone; papers, cups, and nobody at its head."""
    canvas = scene("#E2CBA6")
    for x in (250, 750, 1250):
        inner = arch(canvas, x, 70, 470, 150)
        canvas.fill(arch(canvas, x, 44, 480, 178), c.SAND)
        canvas.fill(inner, c.LIGHT_SEA)
        hills(canvas, inner, 330)
        canvas.fill(canvas.box(x - 5, 70, x + 5, 470), c.SAND)
        canvas.fill(canvas.box(x - 150, 260, x + 150, 270), c.SAND)
    canvas.fill(canvas.box(0, 480, 1500, 1000), c.RUST)
    for number, (who, x) in enumerate(
        (("side", 250), ("sand", 450), ("beard", 650), ("grey", 850), ("cap", 1050), ("bob", 1250))
    ):
        bust(
            canvas,
            P[who],
            (x, 560 - (18, 0, -10, -10, 0, 18)[number]),
            118,
            look=(0.8, 0.5, 0.9, -0.8, -0.4, -0.8)[number],
        )
    canvas.fill(canvas.ellipse((750, 760), 720, 150), c.DUSK)
    canvas.fill(canvas.ellipse((750, 740), 720, 146), c.EARTH)
    canvas.fill(canvas.ellipse((750, 734), 690, 132), c.BRONZE)
    for x, y, lean in (
        (240, 690, -0.2),
        (560, 660, 0.1),
        (830, 662, -0.1),
        (1120, 690, 0.2),
        (400, 790, 0.2),
        (960, 790, -0.2),
    ):
        paper(canvas, (x, y), 56, lean)
    for x, y in ((470, 700), (760, 680), (1040, 712), (640, 810)):
        cup(canvas, (x, y), 34)
    for who, x in (("elder", 190), ("long", 560), ("curly", 930), ("scarf", 1300)):
        bust(canvas, P[who], (x, 900), 142, away=True)
    return canvas


def draw_evening_on_stage() -> Canvas:
    """New storytellers stand on a small stage under lamps; the audience is in the dark."""
    canvas = scene(c.DEEP_SEA)
    for x, tone in ((300, "#2A6A74"), (750, "#34757E"), (1200, "#2A6A74")):
        canvas.fill(
            canvas.polygon([(x - 60, 0), (x + 60, 0), (x + 270, 700), (x - 270, 700)]), tone
        )
    lamps(canvas, [(-20, 90), (380, 60), (760, 80), (1140, 60), (1520, 90)])
    canvas.fill(canvas.box(0, 690, 1500, 1000), c.EARTH)
    canvas.fill(canvas.box(0, 690, 1500, 722), c.BRONZE)
    for number, (who, x, look) in enumerate(
        (
            ("bun", 270, 0.6),
            ("elder", 470, -0.3),
            ("curly", 670, 0.4),
            ("scarf", 880, -0.5),
            ("youth", 1080, -0.6),
            ("long", 1270, -0.8),
        )
    ):
        standing(
            canvas,
            P[who],
            (x, 715),
            94,
            look=look,
            skirt=who == "scarf",
            hands=((None, (0.5, 0.2)) if number == 2 else (None, None)),
        )
    canvas.fill(canvas.box(770, 470, 780, 715), c.NIGHT)
    canvas.fill(canvas.ellipse((770, 452), 20, 26), c.NIGHT)
    for number, x in enumerate(range(60, 1500, 230)):
        who = ("bob", "cap", "scarf", "beard", "grey", "sand", "side")[number]
        bust(canvas, P[who], (x, 930 - 24 * (number % 2)), 118, away=True)
    return canvas


def draw_conference_hall() -> Canvas:
    """Portraits among the people of a conference; outside, terraces with trees."""
    canvas = scene(c.PAPER)
    window = canvas.box(0, 60, 1500, 560)
    canvas.fill(window, c.WHEAT)
    canvas.fill(both(window, canvas.ellipse((1260, 190), 80)), c.AMBER)
    for number, tone in enumerate((c.BRONZE, c.MOSS, c.BRONZE, c.OLIVE)):
        edge = [
            (x, 330 + 66 * number + 22 * math.sin(x / 240 + number * 1.3))
            for x in range(-20, 1541, 20)
        ]
        canvas.fill(both(window, canvas.polygon([*edge, (1540, 560), (-20, 560)])), tone)
        for x in range(70 + 90 * number, 1500, 330):
            cypress(canvas, (x, 360 + 66 * number), 70)
    canvas.fill(canvas.box(0, 560, 1500, 1000), c.SEA)
    for x in (0, 375, 750, 1125, 1500):
        canvas.fill(canvas.box(x - 9, 60, x + 9, 560), c.PAPER)
    for who, left, ground in (
        ("youth", 190, c.LIGHT_TERRACOTTA),
        ("bun", 650, c.AMBER),
        ("elder", 1110, c.MOSS),
    ):
        hung(canvas, P[who], left, 190, 210, ground)
    standing(canvas, P["sand"], (520, 960), 112, look=0.8, hands=(None, (0.8, 0.3)), skirt=True)
    standing(canvas, P["side"], (960, 950), 114, look=-0.8, hands=((-0.3, 1.4), None))
    standing(canvas, P["curly"], (80, 970), 116, away=True)
    standing(canvas, P["cap"], (1400, 970), 116, look=-0.7)
    bust(canvas, P["bob"], (760, 920), 130, away=True)
    return canvas


def draw_school() -> Canvas:
    """Pupils in a foyer before portraits; behind the glass a lake and mountains."""
    canvas = scene("#DCE6DD")
    window = canvas.box(760, 60, 1500, 700)
    canvas.fill(window, c.LIGHT_SEA)
    for points, tone in (
        (
            [
                (700, 480),
                (880, 230),
                (1000, 360),
                (1160, 170),
                (1360, 400),
                (1560, 260),
                (1560, 520),
                (700, 520),
            ],
            "#6F9FA6",
        ),
        ([(1085, 255), (1160, 170), (1232, 252), (1190, 240), (1160, 262), (1120, 236)], c.PAPER),
    ):
        canvas.fill(both(window, canvas.polygon(points)), tone)
    canvas.fill(both(window, canvas.box(760, 480, 1500, 700)), c.SEA)
    canvas.fill(both(window, canvas.polygon([(1290, 590), (1290, 420), (1385, 575)])), c.PAPER)
    canvas.fill(
        both(window, canvas.polygon([(1250, 600), (1400, 600), (1375, 630), (1275, 630)])),
        c.TERRACOTTA,
    )
    for x in (760, 1130):
        canvas.fill(canvas.box(x - 8, 60, x + 8, 700), c.DEEP_SEA)
    canvas.fill(canvas.box(0, 720, 1500, 1000), c.AMBER)
    canvas.fill(canvas.box(0, 700, 1500, 724), c.DEEP_SEA)
    for who, left, ground in (
        ("scarf", 70, c.SAND),
        ("beard", 310, c.CLAY),
        ("grey", 550, c.LIGHT_TERRACOTTA),
    ):
        hung(canvas, P[who], left, 110, 180, ground)
    standing(canvas, P["youth"], (300, 970), 92, away=True)
    standing(canvas, P["long"], (460, 980), 96, away=True, hands=(None, (0.7, -0.6)))
    standing(canvas, P["bun"], (930, 960), 92, look=-0.8)
    standing(canvas, P["side"], (1100, 970), 96, look=-0.9, hands=((-0.5, 1.0), None))
    plant(canvas, (1380, 880), 80)
    return canvas


def draw_river() -> Canvas:
    """Panels on the bank of a wide river, trees in blossom, a bridge with five arches."""
    canvas = scene(c.LIGHT_TERRACOTTA)
    canvas.fill(canvas.ellipse((330, 300), 130), c.PAPER)
    canvas.fill(canvas.box(0, 430, 1500, 760), c.SEA)
    for y in (520, 570, 640):
        for x in range(60 + y % 90, 1500, 260):
            canvas.fill(canvas.box(x, y, x + 120, y + 7), c.LIGHT_SEA)
    bridge = without(
        canvas.box(0, 330, 1500, 470),
        *(canvas.ellipse((150 + 300 * n, 480), 112, 104) for n in range(5)),
    )
    canvas.fill(bridge, c.SAND)
    canvas.fill(canvas.box(0, 318, 1500, 338), c.PAPER)
    for x in range(0, 1500, 150):
        canvas.fill(canvas.box(x - 4, 250, x + 4, 320), c.INK)
        canvas.fill(canvas.ellipse((x, 246), 13), c.WHEAT)
    canvas.fill(
        canvas.curve(
            [(-100, 740), (400, 690), (900, 720), (1600, 680), (1600, 1100), (-100, 1100)]
        ),
        c.MOSS,
    )
    tree(canvas, (90, 760), 380, 230, "#E9B9AD", "#F6DAD2")
    tree(canvas, (1430, 740), 340, 210, "#E9B9AD", "#F6DAD2")
    for who, left, ground in (
        ("curly", 470, c.AMBER),
        ("sand", 720, c.LIGHT_SEA),
        ("cap", 970, c.SAND),
    ):
        hung(canvas, P[who], left, 430, 170, ground)
    standing(canvas, P["elder"], (370, 980), 92, look=0.8)
    standing(canvas, P["bob"], (1220, 990), 94, look=-0.7, hands=((-0.7, 0.8), None))
    standing(canvas, P["bun"], (1330, 970), 70, look=-0.7, skirt=True)
    return canvas


def draw_room_ready() -> Canvas:
    """A room in the morning: chairs in a circle, water and cups, nobody there yet."""
    canvas = scene("#EAD9B8")
    for x in (380, 1120):
        inner = arch(canvas, x, 60, 560, 190)
        canvas.fill(inner, c.WHEAT)
        canvas.fill(both(inner, canvas.ellipse((x + 40, 380), 100)), c.AMBER)
        hills(canvas, inner, 430, (c.LIGHT_TERRACOTTA, c.CLAY, c.MOSS))
        canvas.fill(canvas.box(x - 6, 60, x + 6, 560), c.PAPER)
    canvas.fill(canvas.box(0, 600, 1500, 1000), c.CLAY)
    canvas.fill(canvas.polygon([(250, 600), (560, 600), (760, 1000), (160, 1000)]), "#D98A63")
    canvas.fill(canvas.ellipse((750, 830), 560, 130), c.DEEP_SEA)
    canvas.fill(canvas.ellipse((750, 830), 520, 114), c.SEA)
    canvas.fill(canvas.ring((750, 830), 70, 52), c.LIGHT_SEA)
    for x, ground, u, tone in (
        (560, 760, 62, c.OLIVE),
        (750, 740, 60, c.TERRACOTTA),
        (940, 760, 62, c.OLIVE),
        (340, 830, 74, c.DUSK),
        (1160, 830, 74, c.DUSK),
    ):
        chair(canvas, (x, ground), u, tone)
    canvas.fill(canvas.box(690, 800, 810, 880), c.EARTH)
    canvas.fill(canvas.ellipse((750, 800), 110, 26), c.BRONZE)
    cup(canvas, (715, 800), 24)
    cup(canvas, (790, 804), 24, c.LIGHT_TERRACOTTA)
    for x, ground, u in ((200, 985, 96), (1300, 985, 96)):
        chair(canvas, (x, ground), u, c.OLIVE)
    plant(canvas, (750, 600), 60)
    return canvas


PLACES = {
    "news/2022/diplomats-roundtable-in-jerusalem.jpg": draw_roundtable,
    "news/2021/second-cohort-of-storytellers.jpg": draw_evening_on_stage,
    "exhibitions/unite-the-field-2022.jpg": draw_conference_hall,
    "exhibitions/international-school-geneva-2021.jpg": draw_school,
    "exhibitions/washington-2022.jpg": draw_river,
    "events/quarterly-strategic-sessions.jpg": draw_room_ready,
    "events/geneva-opening.jpg": draw_harbour,
}
"""Where each scene goes in the content folder."""
