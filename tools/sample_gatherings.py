"""Scenes for lists and pages: a house, a square, a table, a path; and the lead of the news."""

from __future__ import annotations

import sample_canvas as c
from sample_canvas import Canvas, both
from sample_people import PEOPLE, dark
from sample_poses import bust, sitting, standing
from sample_things import (
    arch,
    cup,
    cypress,
    headphones,
    hills,
    houses,
    lamps,
    paper,
    plant,
    scene,
    tree,
)

P = PEOPLE


def draw_members_meeting() -> Canvas:
    """A hall full of people, row behind row, who look at one of them who speaks."""
    canvas = scene("#E2CBA6")
    for x in (190, 563, 937, 1310):
        inner = arch(canvas, x, 40, 420, 120)
        canvas.fill(arch(canvas, x, 18, 430, 146), c.SAND)
        canvas.fill(inner, c.WHEAT)
        hills(canvas, inner, 270)
    canvas.fill(canvas.box(0, 420, 1500, 1000), c.TERRACOTTA)
    names = list(P)
    rows = ((470, 84, 11, 0), (580, 98, 9, 5), (710, 116, 8, 2))
    for neck, u, count, first in rows:
        gap = 1500 / count
        for number in range(count):
            who = P[names[(first + number * 5) % 12]]
            x = gap * (number + 0.5) + (gap * 0.18 if first == 5 else 0)
            look = max(-0.9, min(0.9, (750 - x) / 620))
            bust(canvas, who, (x, neck), u, look=look, depth=1.5)
        canvas.fill(canvas.box(0, neck + 1.0 * u, 1500, neck + 1.0 * u + 26), c.EARTH)
        canvas.fill(canvas.box(0, neck + 1.0 * u, 1500, neck + 1.0 * u + 9), c.BRONZE)
    canvas.fill(canvas.box(0, 850, 1500, 1000), c.DUSK)
    for x in (150, 520, 1160):
        paper(canvas, (x, 862), 62, -0.1)
    for x in (420, 760, 1070, 1380):
        cup(canvas, (x, 905), 38, c.SAND)
    return canvas


def draw_house() -> Canvas:
    """A house without its front: in each room somebody does something else."""
    canvas = scene(c.LIGHT_SEA)
    hills(canvas, canvas.everything(), 700, (c.WHEAT, c.MOSS, c.OLIVE))
    canvas.fill(canvas.polygon([(170, 190), (750, 20), (1330, 190)]), c.TERRACOTTA)
    canvas.fill(canvas.box(210, 180, 1290, 960), c.PAPER)
    rooms = [(235 + 348 * column, 205 + 372 * row) for row in (0, 1) for column in (0, 1, 2)]
    grounds = (c.AMBER, c.SEA, c.LIGHT_TERRACOTTA, c.MOSS, c.DUSK, c.WHEAT)
    for (x, y), tone in zip(rooms, grounds, strict=True):
        canvas.fill(canvas.box(x, y, x + 328, y + 350), tone)
        canvas.fill(canvas.box(x, y + 318, x + 328, y + 350), dark(tone))
    canvas.fill(canvas.box(270, 240, 420, 350), c.PAPER)
    canvas.fill(canvas.stroke([(290, 325), (330, 290), (360, 305), (400, 262)], 8), c.TERRACOTTA)
    standing(canvas, P["bob"], (475, 540), 58, look=-0.7, hands=((-0.9, -0.4), None))
    bust(canvas, P["cap"], (665, 430), 78, look=0.7)
    bust(canvas, P["bun"], (835, 430), 78, look=-0.7)
    canvas.fill(canvas.box(600, 500, 900, 522), c.BRONZE)
    cup(canvas, (750, 500), 26)
    sitting(canvas, P["grey"], (1075, 438), 56, look=0.2, hands=((0.45, 0.9), (-0.45, 0.9)))
    canvas.fill(
        canvas.polygon(
            [(1038, 382), (1075, 393), (1112, 382), (1112, 424), (1075, 435), (1038, 424)]
        ),
        c.PAPER,
    )
    canvas.fill(canvas.box(1190, 300, 1200, 540), c.INK)
    canvas.fill(canvas.polygon([(1160, 310), (1230, 310), (1212, 250), (1178, 250)]), c.AMBER)
    standing(canvas, P["scarf"], (350, 915), 58, look=0.8, hands=(None, (0.7, 0.3)), skirt=True)
    standing(canvas, P["side"], (470, 915), 60, look=-0.8, hands=((-0.6, 0.4), None))
    head = bust(canvas, P["curly"], (745, 800), 84, look=0.3)
    headphones(canvas, head.x, head.y, head.across * 1.35, head.down * 1.2, c.AMBER)
    canvas.fill(canvas.box(600, 875, 900, 897), c.BRONZE)
    canvas.fill(canvas.stroke([(850, 875), (850, 800), (815, 770)], 9), c.NIGHT)
    canvas.fill(canvas.ellipse((806, 762), 20, 28), c.NIGHT)
    sitting(canvas, P["youth"], (1010, 812), 56, look=0.6)
    sitting(canvas, P["elder"], (1180, 812), 56, look=-0.6)
    canvas.fill(canvas.box(945, 816, 1245, 832), c.EARTH)
    return canvas


def draw_square() -> Canvas:
    """A square in the evening: lamps between the houses, people at small tables."""
    canvas = scene("#2A5560")
    canvas.fill(canvas.ellipse((1170, 180), 70), c.WHEAT)
    for left, width, top, tone in (
        (0, 260, 250, c.CLAY),
        (250, 210, 330, c.BRONZE),
        (1050, 220, 320, c.RUST),
        (1260, 240, 230, c.BRONZE),
    ):
        canvas.fill(canvas.box(left, top, left + width, 720), tone)
        for row in range(3):
            for column in range(2):
                x, y = left + width * (0.18 + 0.4 * column), top + 40 + row * 120
                canvas.fill(
                    arch(canvas, x + 30, y, y + 78, 26), c.AMBER if (row + column) % 2 else c.DUSK
                )
    hills(canvas, canvas.box(460, 0, 1050, 720), 560, (c.SEA, c.DEEP_SEA, c.FOREST))
    canvas.fill(canvas.box(0, 700, 1500, 1000), c.SAND)
    canvas.fill(canvas.ellipse((750, 900), 820, 190), "#F5E7CE")
    lamps(canvas, [(-10, 320), (400, 250), (1090, 250), (1510, 300)], 90)
    tree(canvas, (750, 760), 260, 180)
    for x in (340, 1150):
        canvas.fill(canvas.box(x - 7, 800, x + 7, 960), c.EARTH)
        canvas.fill(canvas.ellipse((x, 800), 120, 26), c.TERRACOTTA)
        cup(canvas, (x - 46, 800), 24)
        cup(canvas, (x + 46, 802), 24, c.LIGHT_SEA)
    for who, x, look in (
        ("bob", 170, 0.8),
        ("cap", 500, -0.8),
        ("elder", 990, 0.8),
        ("sand", 1320, -0.8),
    ):
        standing(
            canvas,
            P[who],
            (x, 975),
            96,
            look=look,
            skirt=who == "sand",
            hands=(((-0.6, 0.9), None) if look < 0 else (None, (0.6, 0.9))),
        )
    standing(canvas, P["long"], (690, 900), 84, look=0.6, hands=(None, (0.6, 0.5)))
    standing(canvas, P["youth"], (830, 900), 84, look=-0.7)
    return canvas


def draw_listener() -> Canvas:
    """Somebody with headphones at the window of a bus; outside, hills and houses pass."""
    canvas = scene(c.DEEP_SEA)
    window = canvas.box(90, 70, 1500, 720)
    canvas.fill(window, "#F3D9A6")
    canvas.fill(both(window, canvas.ellipse((420, 320), 130), canvas.everything()), c.AMBER)
    hills(canvas, window, 500, (c.CLAY, c.MOSS, c.OLIVE))
    houses(canvas, (180, 600), (90, 140, 70, 110), 62)
    for x in (640, 1420):
        cypress(canvas, (x, 650), 200)
    canvas.fill(canvas.box(90, 712, 1500, 740), c.INK)
    canvas.fill(canvas.box(90, 60, 1500, 78), c.INK)
    canvas.fill(canvas.box(560, 70, 584, 720), c.INK)
    canvas.fill(
        canvas.curve(
            [(1120, 420), (1420, 380), (1520, 520), (1540, 1060), (1040, 1060), (1060, 640)]
        ),
        c.TERRACOTTA,
    )
    canvas.fill(
        canvas.curve([(1150, 450), (1360, 420), (1440, 540), (1450, 700), (1110, 700)]), c.RUST
    )
    head = bust(canvas, P["long"], (1000, 700), 330, look=-0.7)
    headphones(canvas, head.x + 12, head.y, head.across * 1.18, head.down * 1.1, c.DEEP_SEA)
    canvas.fill(canvas.box(0, 860, 600, 1000), c.SEA)
    canvas.fill(canvas.box(0, 850, 600, 866), c.LIGHT_SEA)
    return canvas


def draw_group() -> Canvas:
    """Twelve people stand together as for a photograph, some before, some behind."""
    canvas = scene(c.SAND)
    canvas.fill(canvas.ellipse((750, 620), 690, 480), c.WHEAT)
    canvas.fill(canvas.box(0, 860, 1500, 1000), c.OLIVE)
    canvas.fill(canvas.ellipse((750, 880), 800, 60), c.MOSS)
    back = ("elder", "long", "cap", "grey", "beard", "sand")
    front = ("curly", "scarf", "side", "bun", "youth", "bob")
    for number, who in enumerate(back):
        x = 260 + 196 * number
        standing(canvas, P[who], (x, 850), 118, look=(750 - x) / 900, skirt=who == "sand")
    for number, who in enumerate(front):
        x = 165 + 234 * number
        standing(canvas, P[who], (x, 965), 122, look=(750 - x) / 900, skirt=who in ("scarf", "bob"))
    return canvas


def draw_path() -> Canvas:
    """People walk together on a path through hills, toward a morning."""
    canvas = scene("#F5E2BD")
    canvas.fill(canvas.ellipse((1020, 330), 170), c.AMBER)
    hills(canvas, canvas.everything(), 380, (c.LIGHT_TERRACOTTA, c.CLAY, c.MOSS))
    houses(canvas, (120, 500), (80, 120, 96, 64), 54)
    houses(canvas, (1220, 540), (70, 104, 84), 54)
    canvas.fill(
        canvas.curve([(-60, 660), (400, 560), (900, 620), (1560, 540), (1560, 1100), (-60, 1100)]),
        c.OLIVE,
    )
    canvas.fill(
        canvas.curve([(1000, 590), (1050, 592), (980, 700), (860, 1060), (260, 1060), (700, 760)]),
        c.WHEAT,
    )
    for x, y in ((240, 690), (1200, 660), (1330, 760), (90, 820)):
        tree(canvas, (x, y), 120, 74, c.FOREST, c.MOSS)
    for who, x, ground, u in (
        ("beard", 905, 700, 44),
        ("sand", 960, 704, 44),
        ("cap", 800, 800, 62),
        ("bun", 890, 806, 62),
        ("elder", 560, 955, 88),
        ("scarf", 690, 960, 88),
        ("curly", 820, 965, 90),
    ):
        standing(
            canvas,
            P[who],
            (x, ground),
            u,
            away=True,
            skirt=who in ("scarf", "sand"),
            hands=((None, (0.6, 1.2)) if who == "elder" else (None, None)),
        )
    return canvas


def draw_door() -> Canvas:
    """A door stands open; somebody greets a guest who brings a letter."""
    canvas = scene("#E2CBA6")
    for row in range(6):
        for x in range(-120 * (row % 2), 1500, 240):
            canvas.fill(
                canvas.box(x + 4, row * 160 + 4, x + 236, row * 160 + 156),
                ("#E9D6B6", "#E5CFAC", "#EDDCC0")[(x // 120 + row) % 3],
            )
    canvas.fill(arch(canvas, 640, 70, 900, 270), c.PAPER)
    canvas.fill(arch(canvas, 640, 110, 900, 232), c.DEEP_SEA)
    canvas.fill(both(arch(canvas, 640, 110, 900, 232), canvas.ellipse((640, 340), 190)), c.AMBER)
    canvas.fill(canvas.polygon([(872, 250), (1040, 190), (1040, 960), (872, 900)]), c.SEA)
    for top in (330, 620):
        canvas.fill(
            canvas.polygon([(900, top + 6), (1010, top - 20), (1010, top + 210), (900, top + 196)]),
            c.DEEP_SEA,
        )
    canvas.fill(canvas.ellipse((895, 580), 12), c.AMBER)
    canvas.fill(canvas.box(0, 900, 1500, 1000), c.CLAY)
    canvas.fill(canvas.box(380, 884, 900, 912), c.SAND)
    canvas.fill(canvas.box(1170, 330, 1370, 480), c.TERRACOTTA)
    canvas.fill(canvas.box(1196, 360, 1344, 378), c.DUSK)
    plant(canvas, (160, 920), 110, c.DEEP_SEA)
    standing(
        canvas, P["grey"], (640, 890), 128, look=0.6, hands=((-0.3, 1.6), (0.8, 0.5)), skirt=True
    )
    standing(canvas, P["youth"], (1180, 975), 138, look=-0.9, hands=((-1.1, 0.7), (0.2, 1.7)))
    canvas.fill(canvas.polygon([(870, 520), (985, 500), (1000, 575), (885, 595)]), c.PAPER)
    canvas.fill(canvas.stroke([(876, 524), (938, 560), (982, 506)], 5), c.BRONZE)
    return canvas


GATHERINGS = {
    "news/2025/members-meeting-in-beit-jala/members-meeting.jpg": draw_members_meeting,
    "programs/programs.jpg": draw_house,
    "events/events.jpg": draw_square,
    "podcast/listener.jpg": draw_listener,
    "members/members.jpg": draw_group,
    "pages/about.jpg": draw_path,
    "pages/contact.jpg": draw_door,
}
"""Where each scene goes in the content folder."""
